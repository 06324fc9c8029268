package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.KeyColumns;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.StatedType;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.schema.TextForm;
import java.util.List;
import java.util.Optional;

/**
 * Refuses keys that the database would refuse because of the types that the migrations, or the
 * database itself, state for their columns.
 */
record KeyTypeChecks(Schema known, Dialect dialect) {
  /** Refuses the first change that creates such a key. */
  void require(List<SchemaChange> changes) {
    changes.forEach(change -> change.keys().forEach(this::require));
  }

  private void require(ForeignKey key) {
    for (int i = 0; i < key.columns().size(); i++) {
      String column = key.columns().get(i);
      String parentColumn = key.parentColumns().get(i);
      requireNoEnum(key.table(), column);
      requireNoEnum(key.parent(), parentColumn);
      Optional<StatedType> parent =
          known.table(key.parent()).flatMap(it -> it.stated(parentColumn));
      if (parent.isPresent()) {
        requireParent(key, parent.get());
        Optional<Table> child = known.table(key.table());
        Optional<StatedType> own = child.flatMap(it -> it.stated(column));
        own.ifPresent(it -> requireSame(key, column, it, parent.get()));
        own.map(StatedType::texts)
            .or(() -> child.map(it -> added(it, parent.get())))
            .filter(it -> rules().uncertain(it, parent.get()))
            .ifPresent(it -> refuseUncertain(key, it, parent.get().texts()));
      }
    }
  }

  /** PostgreSQL finds no operator that compares the values of such a domain. */
  private void requireNoEnum(String table, String column) {
    Optional<Column> found = known.table(table).flatMap(it -> it.column(column));
    found
        .flatMap(Column::domain)
        .filter(Column.Domain::ofEnum)
        .ifPresent(
            it -> {
              String type = found.get().stated().map(StatedType::words).orElse("");
              throw refused(
                  "`%s.%s` is of the domain %s over the enum type %s: PostgreSQL has no keys of such a type"
                      .formatted(TableName.shown(table), column, it.name(), type),
                  "give it the enum type itself first: ALTER TABLE %s ALTER COLUMN %s TYPE %s"
                      .formatted(dialect.quote(table), dialect.quote(column), type));
            });
  }

  /** How a new column of the table stores texts: like its parent, if that is known. */
  private static TextForm added(Table table, StatedType parent) {
    return parent.texts().isUnknown() ? TextForm.of(table.storage().options()) : parent.texts();
  }

  private static void refuseUncertain(ForeignKey key, TextForm child, TextForm parent) {
    boolean of = parent.isUnknown();
    throw refused(
        "it is not known whether `%s` can be a key to `%s`: the migrations show how texts are stored in `%s`, %s, and not in `%s`"
            .formatted(
                child(key),
                parent(key),
                of ? key.table() : key.parent(),
                of ? child.sql() : parent.sql(),
                of ? key.parent() : key.table()),
        "pass --db URL to look at the database itself, or give both tables one collation first");
  }

  private void requireParent(ForeignKey key, StatedType type) {
    if (!rules().canBeParent(type)) {
      throw refused(
          "`%s` cannot be a key to `%s`, which is %s: no key can lead to that"
              .formatted(child(key), parent(key), rules().shown(type)),
          "give `%s` a type of limited length first, in every table that has its values"
              .formatted(parent(key)));
    }
  }

  private void requireSame(ForeignKey key, String column, StatedType child, StatedType parent) {
    if (!rules().fit(child, parent)) {
      String wanted =
          rules().referringTo(parent, TextForm.UNKNOWN).orElseGet(() -> rules().shown(parent));
      throw refused(
          "`%s` cannot be a key to `%s`: `%s` is %s, and `%s` is %s"
              .formatted(
                  child(key),
                  parent(key),
                  child(key),
                  rules().shown(child),
                  parent(key),
                  rules().shown(parent)),
          "give both the same type first: "
              + rules().retyping(dialect.quote(key.table()), dialect.quote(column), wanted));
    }
  }

  private KeyColumns rules() {
    return dialect.keyColumns();
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
}
