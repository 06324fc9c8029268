package dev.kinship.dialect.postgresql;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.KeyColumns;
import dev.kinship.dialect.Profile;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.DataLossGuards;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.InPlaceWords;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.Partitions;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.text.SqlIndentation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** PostgreSQL. */
public final class PostgreSql implements Dialect {
  private static final int LONGEST_NAME = 63;

  private static final Identifiers NAMES =
      new Identifiers(
          '"',
          Pattern.compile("[a-z_][a-z0-9_]*"),
          it -> PostgreSqlReserved.WORDS.contains(it),
          Identifiers.NOTHING,
          LONGEST_NAME,
          Identifiers.Unit.BYTES,
          Identifiers.Schemas.NAMESPACES);

  private static final Profile PROFILE =
      new Profile("postgresql", Wording.FOLDED, Bracket.TRANSACTION, NAMES, PgMarks.ALL);

  private static final PgTypes TYPES = new PgTypes();

  /** Whether a transaction can keep others from a table. */
  private final boolean locks;

  public PostgreSql() {
    this(true);
  }

  private PostgreSql(boolean locks) {
    this.locks = locks;
  }

  /** For its relatives that have no {@code LOCK TABLE}. */
  public static PostgreSql withoutTableLocks() {
    return new PostgreSql(false);
  }

  @Override
  public KeyColumns keyColumns() {
    return TYPES;
  }

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    return InPlace.render("PostgreSQL", NAMES, TYPES, new PgWords(locks), changes, known, manner)
        .noting(
            new Partitions(known)
                .among(changes).stream()
                    .map(
                        it ->
                            new Remark(
                                "%s is partitioned: writers wait while PostgreSQL builds an index on it or checks its rows for a new key"
                                    .formatted(it),
                                "run the migration when few write"))
                    .toList());
  }

  private record PgWords(boolean holds) implements InPlaceWords {
    @Override
    public Optional<String> usualName(ForeignKey key) {
      String name =
          "%s_%s_fkey".formatted(TableName.bare(key.table()), String.join("_", key.columns()));
      return Optional.of(name).filter(it -> Identifiers.Unit.BYTES.of(it) <= LONGEST_NAME);
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
    public Optional<String> lockLimit() {
      return Optional.of("SET LOCAL lock_timeout = '2s'");
    }

    @Override
    public String failing(String query, String message) {
      return DoBlock.of(DoBlock.failIf("EXISTS (%s)".formatted(query), message));
    }

    @Override
    public String failing(DataLossGuards.Loss loss) {
      if (!holds) {
        return failing(loss.query(), loss.message());
      }
      return DoBlock.of(SqlIndentation.of(PostgreSqlOnline.check(loss) + ";\n", "    ", '"'));
    }

    @Override
    public Optional<String> trick() {
      return Optional.empty();
    }

    @Override
    public boolean searches() {
      return true;
    }

    @Override
    public Optional<OnlineSteps> online(SqlClauses writer, DataLossGuards losses) {
      return Optional.of(new PostgreSqlOnline(writer, this, losses));
    }
  }
}
