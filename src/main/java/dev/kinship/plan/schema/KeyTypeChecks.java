package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.evidence.StoredTypes;
import dev.kinship.evidence.StoredTypes.Mismatch;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Optional;

/** Refuses keys that the database would refuse because their columns have different types. */
record KeyTypeChecks(StoredTypes types, Dialect dialect) {
  /** Refuses the first change that creates such a key. */
  void require(List<SchemaChange> changes) {
    Optional<Refused> refusal = changes.stream().flatMap(it -> refusal(it).stream()).findFirst();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  private Optional<Refused> refusal(SchemaChange change) {
    return switch (change) {
      case SchemaChange.AddForeignKey it -> types.mismatch(it.key()).map(t -> differ(it.key(), t));
      case SchemaChange.AddColumn it ->
          it.key().flatMap(key -> types.mismatchOfNew(key).map(t -> differOnceAdded(key, t)));
      case SchemaChange.AlterColumn it -> Optional.empty();
      case SchemaChange.CreateTable it -> Optional.empty();
      case SchemaChange.CreateIndex it -> Optional.empty();
      case SchemaChange.DropForeignKey it -> Optional.empty();
      case SchemaChange.DropIndex it -> Optional.empty();
      case SchemaChange.DropColumn it -> Optional.empty();
      case SchemaChange.DropTable it -> Optional.empty();
    };
  }

  private Refused differ(ForeignKey key, Mismatch types) {
    String said =
        "`%s` is %s, and `%s` is %s"
            .formatted(child(key), types.child().words(), parent(key), types.parent().words());
    String help =
        "give both the same type first: ALTER TABLE %s MODIFY %s %s"
            .formatted(table(key), column(key), types.parent().words());
    return refused(
        "`%s` cannot be a key to `%s`: %s".formatted(child(key), parent(key), said), help);
  }

  /** A new text column gets the collation of its table, which must be that of the parent key. */
  private Refused differOnceAdded(ForeignKey key, Mismatch types) {
    return refused(
        "a new `%s` cannot be a key to `%s`: %s, and `%s` is %s"
            .formatted(
                child(key),
                parent(key),
                types.child().words(),
                parent(key),
                types.parent().words()),
        "add the column first: ALTER TABLE %s ADD COLUMN %s %s"
            .formatted(table(key), column(key), types.parent().words()));
  }

  /** The database cannot compare the two columns; {@code reason} is its own message. */
  static Refused incomparable(ForeignKey key, String reason) {
    return refused(
        "`%s` cannot be a key to `%s`: %s".formatted(child(key), parent(key), reason),
        "give both columns the same type first");
  }

  private static Refused refused(String message, String help) {
    return new Refused(SchemaRules.COLUMN_TYPES, message, help);
  }

  private static String child(ForeignKey key) {
    return key.table() + "." + key.columns().getFirst();
  }

  private static String parent(ForeignKey key) {
    return key.parent() + "." + key.parentColumns().getFirst();
  }

  private String table(ForeignKey key) {
    return dialect.quote(key.table());
  }

  private String column(ForeignKey key) {
    return dialect.quote(key.columns().getFirst());
  }
}
