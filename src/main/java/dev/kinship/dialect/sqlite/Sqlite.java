package dev.kinship.dialect.sqlite;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Mark;
import dev.kinship.dialect.Profile;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.Decimals;
import dev.kinship.dialect.sql.Folding;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.Obstacles;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.Types;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SQLite, where a key on a column that exists means building its table again. */
public final class Sqlite implements Dialect {
  private static final List<Mark> MARKS =
      List.of(
          Mark.of(
              "\\b(autoincrement|pragma|without\\s+rowid|sqlite_\\w+)\\b",
              "autoincrement",
              "pragma",
              "rowid",
              "sqlite_"));

  private static final Pattern BORROWED =
      Pattern.compile(
          "(?i)\\b(unsigned|jsonb|timestamptz|bytea|citext|inet|cidr|macaddr8?|hstore|ts(vector|query)|regclass|\\w+range|with(out)?\\s+time\\s+zone|public)\\b");

  private static final Identifiers NAMES =
      new Identifiers(
          '"',
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
          it -> SqliteReserved.WORDS.contains(it),
          Pattern.compile("^(?i)sqlite_"),
          Integer.MAX_VALUE,
          Identifiers.Unit.CHARACTERS,
          Identifiers.Schemas.FILES);

  private static final Profile PROFILE =
      new Profile("sqlite", Wording.USUAL, Bracket.SAVEPOINT, NAMES, MARKS);

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public boolean refusesToLeaveEmpty() {
    return true;
  }

  @Override
  public Optional<Pattern> borrowed() {
    return Optional.of(BORROWED);
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    List<SchemaChange> folded = Folding.keysIntoNewColumns(changes);
    Optional<String> obstacle =
        Obstacles.among(folded, NAMES, known)
            .or(() -> folded.stream().flatMap(it -> wideKey(it).stream()).findFirst())
            .or(() -> keysOf(folded).flatMap(it -> leavesItsFile(it).stream()).findFirst());
    if (obstacle.isPresent()) {
      return new Rendering.Refusal(obstacle.get());
    }
    return new SqliteRun(
            folded, known, new SqlClauses(NAMES, new SqliteTypes(), folded, known), manner)
        .rendering();
  }

  private static Stream<ForeignKey> keysOf(List<SchemaChange> changes) {
    return changes.stream().flatMap(SchemaChange::keys);
  }

  private static Optional<String> leavesItsFile(ForeignKey key) {
    return TableName.together(key.table(), key.parent())
        ? Optional.empty()
        : Optional.of(
            "In SQLite a schema is a file, and no key can lead from %s to %s, which is in another file."
                .formatted(StepComments.path(key), key.parent()));
  }

  private static Optional<String> wideKey(SchemaChange change) {
    return change instanceof AddColumn it
            && it.key().filter(key -> key.columns().size() > 1).isPresent()
        ? Optional.of(
            "SQLite cannot add a column together with a key of several columns: %s."
                .formatted(StepComments.path(it.key().get())))
        : Optional.empty();
  }

  private static final class SqliteTypes implements Types {
    @Override
    public String of(ColumnType type, boolean keyed) {
      return switch (type.kind()) {
        case INTEGER, BOOLEAN -> "INTEGER";
        case BIG_INTEGER -> "BIGINT";
        case STRING -> type.size() > 0 ? "VARCHAR(%d)".formatted(type.size()) : "TEXT";
        case REAL -> "REAL";
        case DECIMAL -> Decimals.sized("DECIMAL", type);
        case DATE -> "DATE";
        case TIME -> "TIME";
        case TIMESTAMP, ZONED_TIMESTAMP -> "TIMESTAMP";
        case UUID, JSON, LIST -> "TEXT";
        case BYTES -> "BLOB";
      };
    }

    @Override
    public String generatedKey(ColumnType type) {
      return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }
  }
}
