package dev.kinship.dialect.mysql;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.mysql.MySqlOnline.Server;
import dev.kinship.dialect.sql.Decimals;
import dev.kinship.dialect.sql.Filling;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.Types;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** What MySQL and MariaDB have in common. */
final class MySqlFamily {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_MESSAGE = 100;
  private static final int WIDEST_VARCHAR = 16_383;
  private static final int WIDEST_VARBINARY = 65_000;

  /** Too long, ending in a space, or with a character that UTF-8 needs four bytes for. */
  private static final Pattern IMPOSSIBLE = Pattern.compile(".{65}|\\s$|[\\x{10000}-\\x{10FFFF}]");

  private MySqlFamily() {}

  /** What both write, in a text without what the other one writes alone. */
  static Pattern marks(String alien) {
    return Pattern.compile(
        "(?is)^(?!.*\\b%s\\b).*(\\b(auto_increment|unsigned|delimiter)\\b|\\bengine\\s*=)"
            .formatted(alien));
  }

  static Identifiers names(Set<String> reserved) {
    return new Identifiers(
        '`',
        Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
        reserved,
        IMPOSSIBLE,
        LONGEST_NAME,
        Identifiers::characters);
  }

  static Rendering render(
      String database,
      Identifiers names,
      Server flavour,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    return InPlace.render(
        database, names, new FamilyTypes(), new FamilyWords(flavour), changes, known, manner);
  }

  private record FamilyWords(Server flavour) implements InPlace.Words {
    @Override
    public String dropKey(String table, String name) {
      return "ALTER TABLE %s DROP FOREIGN KEY %s".formatted(table, name);
    }

    @Override
    public String dropIndex(String table, String name) {
      return "DROP INDEX %s ON %s".formatted(name, table);
    }

    /**
     * MySQL has no blocks outside of routines: there the sum is out of range, whatever the mode,
     * and the error shows what was added.
     */
    @Override
    public String failing(String query, String message) {
      return switch (flavour) {
        case MARIADB ->
            """
            BEGIN NOT ATOMIC
                IF EXISTS (%s) THEN
                    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s';
                END IF;
            END"""
                .formatted(
                    query, message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)));
        case MYSQL ->
            "SELECT ~0 + lost.`%s` FROM (SELECT EXISTS (%s) AS `%1$s`) AS lost"
                .formatted(message.replace('`', ' '), query);
      };
    }

    @Override
    public String require(Filling it, boolean required) {
      return "ALTER TABLE %s MODIFY COLUMN %s %s %s"
          .formatted(it.table(), it.column(), it.type(), required ? "NOT NULL" : "NULL");
    }

    /**
     * Also a small one: a statement that gave up waiting for its lock would leave the migration
     * half done, since each change ends its transaction.
     */
    @Override
    public boolean careful(RenderOptions manner, OptionalLong rows) {
      return manner.safety() != RenderOptions.Safety.NEVER;
    }

    @Override
    public Optional<OnlineSteps> online(SqlClauses writer) {
      return Optional.of(new MySqlOnline(writer, flavour, this));
    }

    @Override
    public Optional<String> dropUnique(String table, String name) {
      return Optional.empty();
    }
  }

  private static final class FamilyTypes implements Types {
    private static final Pattern NUMBERED = Pattern.compile("(big)?serial\\b.*");
    private static final Pattern COMPARABLE =
        Pattern.compile(
            "(tiny|small|medium|big)?int(eger)?( *\\( *\\d+ *\\))?( +unsigned)?( +zerofill)?"
                + "|(var)?(char|binary) *\\( *\\d+ *\\)");

    @Override
    public String of(ColumnType type, boolean keyed) {
      return switch (type.kind()) {
        case INTEGER -> "INT";
        case BIG_INTEGER -> "BIGINT";
        case STRING -> text(type, keyed);
        case REAL -> "DOUBLE";
        // Without digits it would hold whole numbers only.
        case DECIMAL -> Decimals.fractional("DECIMAL", type);
        case BOOLEAN -> "BOOLEAN";
        case DATE -> "DATE";
        case TIME -> "TIME(6)";
        // TIMESTAMP ends in 2038, drops fractions and in MariaDB may change on its own.
        case TIMESTAMP, ZONED_TIMESTAMP -> "DATETIME(6)";
        case UUID -> "CHAR(36)";
        case BYTES -> bytes(type, keyed);
        case JSON, LIST -> "JSON";
      };
    }

    @Override
    public String generatedKey(ColumnType type) {
      return of(type, true) + " AUTO_INCREMENT PRIMARY KEY";
    }

    /** Both columns of a key must be of the very same type, the sign included. */
    @Override
    public Optional<String> referringTo(String parent) {
      String written = parent.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
      if (NUMBERED.matcher(written).matches()) {
        return Optional.of("BIGINT UNSIGNED");
      }
      return COMPARABLE.matcher(written).matches()
          ? Optional.of(written.toUpperCase(Locale.ROOT))
          : Optional.empty();
    }

    private static String bytes(ColumnType type, boolean keyed) {
      if (type.size() > WIDEST_VARBINARY) {
        return "LONGBLOB";
      }
      if (type.size() > 0) {
        return "VARBINARY(%d)".formatted(type.size());
      }
      return keyed ? "VARBINARY(255)" : "BLOB";
    }

    private static String text(ColumnType type, boolean keyed) {
      if (type.size() > WIDEST_VARCHAR) {
        return "LONGTEXT";
      }
      if (type.size() > 0) {
        return "VARCHAR(%d)".formatted(type.size());
      }
      return keyed ? "VARCHAR(255)" : "TEXT";
    }
  }
}
