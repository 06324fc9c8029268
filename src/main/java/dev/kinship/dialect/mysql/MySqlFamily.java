package dev.kinship.dialect.mysql;

import dev.kinship.dialect.Mark;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.DataLossGuards;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.sql.InPlace;
import dev.kinship.dialect.sql.InPlaceWords;
import dev.kinship.dialect.sql.KeyChange;
import dev.kinship.dialect.sql.OnlineSteps;
import dev.kinship.dialect.sql.OnlineSteps.Provable;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.Fact;
import dev.kinship.dialect.step.Filling;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.Source.Clause;
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

  /** The type and the statement, and a database of that name: PostgreSQL has them too. */
  static final Pattern BORROWED = Pattern.compile("(?i)\\b(serial|create\\s+schema|public)\\b");

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_MESSAGE = 100;

  static final FamilyTypes TYPES = new FamilyTypes();

  /** Too long, ending in a space, or with a character that UTF-8 needs four bytes for. */
  private static final Pattern IMPOSSIBLE = Pattern.compile(".{65}|\\s$|[\\x{10000}-\\x{10FFFF}]");

  private MySqlFamily() {}

  /** As much of a message as SIGNAL takes. */
  static String shortened(String message) {
    return message.substring(0, Math.min(message.length(), LONGEST_MESSAGE));
  }

  /** What both write, in a text without what the other one writes alone. */
  static List<Mark> marks(String alien) {
    return List.of(
        Mark.of(
                "\\b(auto_increment|unsigned|delimiter)\\b|\\bengine\\s*=",
                "auto_increment",
                "unsigned",
                "delimiter",
                "engine")
            .unless("\\b%s\\b".formatted(alien)));
  }

  static Identifiers names(Predicate<String> reserved) {
    return new Identifiers(
        '`',
        Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
        reserved,
        IMPOSSIBLE,
        LONGEST_NAME,
        Identifiers.Unit.CHARACTERS,
        Identifiers.Schemas.NAMESPACES);
  }

  static Rendering render(
      Keyless keyless,
      Identifiers names,
      Server flavour,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    Optional<String> versioned = versioned(changes, known);
    if (versioned.isPresent()) {
      return new Rendering.Refusal(versioned.get());
    }
    boolean copies = manner.safety() == RenderOptions.Safety.NEVER;
    Optional<Rendering.Refusal> refused =
        new ComputedValues(flavour, copies, keyless, known)
            .obstacle(changes)
            .or(() -> new KeyIndexes(known).missing(changes, keyless));
    if (refused.isPresent()) {
      return refused.get();
    }
    return InPlace.render(
            keyless.database(),
            names,
            TYPES,
            new FamilyWords(flavour, new KeyIndexes(known), keyless),
            changes,
            known,
            manner)
        .noting(new FamilyNotes(keyless, names, flavour, known).of(changes, manner));
  }

  /** MariaDB does not change the columns of such a table, not even to undo that. */
  private static Optional<String> versioned(List<SchemaChange> changes, Schema known) {
    return changes.stream()
        .filter(it -> !(it instanceof SchemaChange.CreateIndex))
        .map(SchemaChange::table)
        .filter(it -> known.table(it).filter(table -> table.storage().versioned()).isPresent())
        .findFirst()
        .map(
            "%s is a table WITH SYSTEM VERSIONING, whose columns change only after SET SESSION system_versioning_alter_history = KEEP."
                ::formatted);
  }

  private record FamilyWords(Server flavour, KeyIndexes own, Keyless keyless)
      implements InPlaceWords {
    @Override
    public List<SchemaChange> possible(List<SchemaChange> changes) {
      return changes.stream().flatMap(it -> it.without(keyless::has).stream()).toList();
    }

    @Override
    public String dropKey(String table, String name) {
      return "ALTER TABLE %s DROP FOREIGN KEY %s".formatted(table, name);
    }

    @Override
    public String dropIndex(Index index, String name, SqlClauses writer) {
      return own.replaced(index).isPresent()
          ? own.drop(index, name, writer)
          : "DROP INDEX %s ON %s".formatted(writer.quote(name), writer.quote(index.table()));
    }

    @Override
    public boolean indexesInTable() {
      return true;
    }

    @Override
    public String createIndex(Index index, SqlClauses writer) {
      return own.create(index, writer);
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
                .formatted(query, shortened(message));
        case MYSQL ->
            "SELECT ~0 + lost.`%s` FROM (SELECT EXISTS (%s) AS `%1$s`) AS lost"
                .formatted(message.replace('`', ' '), query);
      };
    }

    @Override
    public Optional<String> trick() {
      return Optional.of("the sum is out of range then").filter(it -> flavour == Server.MYSQL);
    }

    @Override
    public String require(Filling it, boolean required) {
      return "ALTER TABLE %s MODIFY COLUMN %s %s %s"
          .formatted(it.table(), it.definition(), required ? "NOT NULL" : "NULL", it.rest())
          .strip();
    }

    /** Rows would get 0, or an empty text, as their key. */
    @Override
    public Optional<MigrationStep> onlyIfEmpty(AddColumn change, SqlClauses writer) {
      String name = change.column().name();
      String table = change.table();
      String query = "SELECT 1 FROM " + writer.quote(table);
      String message = plain("%s has rows, and none has a value for %s".formatted(table, name));
      return Optional.of(
          new MigrationStep(
              failing(query, message), "", StepComments.onlyIfEmpty(table, change.column())));
    }

    /** Not in a strict mode, MariaDB would make 0 of NULL. */
    @Override
    public List<MigrationStep> requiring(Filling it, String reason) {
      return List.of(
          new MigrationStep(guard(it), "", fails(it)),
          new MigrationStep(require(it, true), require(it, false), reason));
    }

    @Override
    public List<MigrationStep> allowing(Filling it, String reason) {
      String guard = "-- %s\n%s".formatted(fails(it), guard(it));
      return List.of(
          new MigrationStep(require(it, false), require(it, true), reason),
          new MigrationStep("", guard, ""));
    }

    private String fails(Filling it) {
      return "Fails if %s is NULL in a row%s."
          .formatted(it.column(), trick().map(" (%s)"::formatted).orElse(""));
    }

    private String guard(Filling it) {
      return failing(it.empty(), plain(it.column() + " is NULL in a row"));
    }

    private static String plain(String message) {
      return message.replaceAll("['\"\\\\;\\p{Cntrl}`]", " ");
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

    /** There is always a key: the first statement fails, and changes nothing, or both succeed. */
    @Override
    public List<MigrationStep> changing(
        KeyChange change, MigrationStep drop, MigrationStep add, SqlClauses writer) {
      String name = writer.name(change.from());
      Provable original = new Provable(drop.undo(), new Fact.HasKey(change.from(), name));
      return KeySwap.steps(writer, original, change.to()).stream()
          .map(it -> new MigrationStep(it.sql().sql(), it.undo().sql(), it.reason(drop.reason())))
          .toList();
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
    public Optional<OnlineSteps> online(SqlClauses writer, DataLossGuards losses) {
      return Optional.of(
          new MySqlOnline(writer, flavour, this, own, new MySqlFacts(writer), losses));
    }

    @Override
    public Optional<String> dropUnique(String table, String name) {
      return Optional.empty();
    }
  }
}
