package dev.kinship.dialect.mysql;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.mysql.MySqlOnline.Server;
import dev.kinship.dialect.sql.Filling;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What MySQL and MariaDB have in common. */
final class MySqlFamily {
  private static final int LONGEST_NAME = 64;

  static final FamilyTypes TYPES = new FamilyTypes();

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
    return InPlace.render(database, names, TYPES, new FamilyWords(flavour), changes, known, manner);
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

    /** Less than 0 is out of range, and the error shows what was subtracted. */
    @Override
    public String failing(String query, String message) {
      return "SELECT CAST(0 AS UNSIGNED) - lost.`%s` FROM (SELECT EXISTS (%s) AS `%s`) AS lost"
          .formatted(message.replace('`', ' '), query, message.replace('`', ' '));
    }

    @Override
    public String require(Filling it, boolean required) {
      return "ALTER TABLE %s MODIFY COLUMN %s %s %s"
          .formatted(it.table(), it.column(), it.type(), required ? "NOT NULL" : "NULL");
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
}
