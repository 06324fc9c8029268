package dev.kinship.dialect.postgresql;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Profile;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.Decimals;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.Types;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PostgreSQL. */
public final class PostgreSql implements Dialect {
  private static final int LONGEST_NAME = 63;

  private static final Pattern MARKS =
      Pattern.compile(
          "(?i)\\b((big|small)?serial|jsonb|timestamptz|bytea|concurrently|create\\s+extension)\\b|\\$\\w*\\$|::\\w");

  private static final Identifiers NAMES =
      new Identifiers(
          '"',
          Pattern.compile("[a-z_][a-z0-9_]*"),
          PostgreSqlReserved.WORDS,
          Identifiers.NOTHING,
          LONGEST_NAME,
          Identifiers::bytes);

  private static final Profile PROFILE =
      new Profile(
          "postgresql", Wording.FOLDED, Bracket.TRANSACTION, NAMES::quote, Optional.of(MARKS));

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    return InPlace.render(
        "PostgreSQL", NAMES, new PgTypes(), new PgWords(), changes, known, manner);
  }

  private static final class PgWords implements InPlace.Words {
    @Override
    public Optional<String> usualName(ForeignKey key) {
      String name = "%s_%s_fkey".formatted(key.table(), String.join("_", key.columns()));
      return Optional.of(name).filter(it -> Identifiers.bytes(it) <= LONGEST_NAME);
    }

    /** In one statement with its column, which is empty, a key is not checked row by row. */
    @Override
    public Optional<String> inline(ForeignKey key, SqlClauses writer) {
      return key.columns().size() == 1
          ? Optional.of(
              "CONSTRAINT %s %s".formatted(writer.quote(writer.name(key)), writer.references(key)))
          : Optional.empty();
    }

    @Override
    public Optional<OnlineSteps> online(SqlClauses writer) {
      return Optional.of(new PostgreSqlOnline(writer, this));
    }
  }

  private static final class PgTypes implements Types {
    @Override
    public String of(ColumnType type, boolean keyed) {
      return switch (type.kind()) {
        case INTEGER -> "INTEGER";
        case BIG_INTEGER -> Decimals.whole(type);
        case STRING -> type.size() > 0 ? "VARCHAR(%d)".formatted(type.size()) : "VARCHAR";
        case REAL -> "DOUBLE PRECISION";
        case DECIMAL -> Decimals.sized("DECIMAL", type);
        case BOOLEAN -> "BOOLEAN";
        case DATE -> "DATE";
        case TIME -> "TIME";
        case TIMESTAMP -> "TIMESTAMP";
        case ZONED_TIMESTAMP -> "TIMESTAMP WITH TIME ZONE";
        case UUID -> "UUID";
        case BYTES -> "BYTEA";
        case JSON -> "JSONB";
        case LIST -> array(type);
      };
    }

    /** The library hands lists over as arrays; one of JSON only an adapter can. */
    private String array(ColumnType type) {
      Kind element = type.element().orElse(Kind.STRING);
      return element == Kind.JSON || element == Kind.LIST
          ? "JSONB"
          : of(ColumnType.of(element), false) + "[]";
    }

    /** A smaller number would not hold every key. */
    @Override
    public Optional<String> referringTo(String parent) {
      return BIG.matcher(parent).matches() ? Optional.of("BIGINT") : Optional.empty();
    }

    @Override
    public String generatedKey(ColumnType type) {
      return (type.kind() == Kind.BIG_INTEGER ? "BIGSERIAL" : "SERIAL") + " PRIMARY KEY";
    }
  }
}
