package dev.kinship.dialect.mysql;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.mysql.MySqlOnline.Server;
import dev.kinship.dialect.sql.Filling;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.Partitions;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.sql.StepComments;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.Source.Clause;
import dev.kinship.schema.Table;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What MySQL and MariaDB have in common. */
final class MySqlFamily {
  static final Set<String> IDS = Set.of("mysql", "mariadb");

  /** The type, which is PostgreSQL's too. */
  static final Pattern BORROWED = Pattern.compile("(?i)\\bserial\\b");

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_MESSAGE = 100;

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

  static Identifiers names(Predicate<String> reserved) {
    return new Identifiers(
        '`',
        Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
        reserved,
        IMPOSSIBLE,
        LONGEST_NAME,
        Identifiers::characters,
        Identifiers.Schemas.NAMESPACES);
  }

  static Rendering render(
      String database,
      Identifiers names,
      Server flavour,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    Partitions partitions = new Partitions(known);
    List<SchemaChange> possible =
        changes.stream().flatMap(it -> it.without(partitions::has).stream()).toList();
    List<String> notes =
        changes.stream()
            .flatMap(SchemaChange::keys)
            .filter(partitions::has)
            .map(
                it ->
                    "Only the models have the key %s, the database does not: %s allows no foreign keys from or to partitioned tables, such as %s."
                        .formatted(
                            StepComments.path(it),
                            database,
                            partitions.has(it.table()) ? it.table() : it.parent()))
            .toList();
    List<String> copies =
        changes.stream()
            .filter(AddColumn.class::isInstance)
            .map(SchemaChange::table)
            .filter(it -> known.table(it).filter(Table::hasFullText).isPresent())
            .distinct()
            .map(
                "%s has a FULLTEXT index, so writers wait while its new column is added: the table is copied."
                    ::formatted)
            .toList();
    return InPlace.render(database, names, TYPES, new FamilyWords(flavour), possible, known, manner)
        .noting(notes)
        .noting(copies);
  }

  private record FamilyWords(Server flavour) implements InPlace.Words {
    private static final String FAILS = "Fails if %s is NULL in a row.";

    @Override
    public String dropKey(String table, String name) {
      return "ALTER TABLE %s DROP FOREIGN KEY %s".formatted(table, name);
    }

    @Override
    public String dropIndex(Index index, String name, SqlClauses writer) {
      return "DROP INDEX %s ON %s".formatted(writer.quote(name), writer.quote(index.table()));
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
          .formatted(it.table(), it.definition(), required ? "NOT NULL" : "NULL", it.rest())
          .strip();
    }

    /** Not in a strict mode, MariaDB would make 0 of NULL. */
    @Override
    public List<MigrationStep> requiring(Filling it, String reason) {
      return List.of(
          new MigrationStep(guard(it), "", FAILS.formatted(it.column())),
          new MigrationStep(require(it, true), require(it, false), reason));
    }

    @Override
    public List<MigrationStep> allowing(Filling it, String reason) {
      String guard = "-- %s\n%s".formatted(FAILS.formatted(it.column()), guard(it));
      return List.of(
          new MigrationStep(require(it, false), require(it, true), reason),
          new MigrationStep("", guard, ""));
    }

    private String guard(Filling it) {
      return failing(
          it.empty(), it.column().replaceAll("['\"\\\\;\\p{Cntrl}`]", " ") + " is NULL in a row");
    }

    /**
     * A rule that no two values are the same is an index, and MySQL has checks as rules of tables.
     */
    @Override
    public Optional<Set<Clause.Kind>> unrepeated() {
      Set<Clause.Kind> kinds =
          EnumSet.of(
              Clause.Kind.REFERENCES, Clause.Kind.NULLS, Clause.Kind.UNIQUE, Clause.Kind.PLACE);
      if (flavour == Server.MYSQL) {
        kinds.add(Clause.Kind.CHECK);
      }
      return Optional.of(kinds);
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
}
