package dev.kinship.plan.schema;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.evidence.Evidence;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.SchemaFacts;
import dev.kinship.plan.WantedSchema;
import dev.kinship.plan.existing.DoubtNotes;
import dev.kinship.plan.existing.ExistingPair;
import dev.kinship.plan.existing.FirstTables;
import dev.kinship.plan.existing.KeylessModels;
import dev.kinship.plan.existing.KnownKeys;
import dev.kinship.plan.existing.NullNotes;
import dev.kinship.plan.existing.PartialIndexes;
import dev.kinship.plan.existing.UncreatedTables;
import dev.kinship.plan.schema.names.NameLengths;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans a migration in two steps. The changes are what is wanted minus what is known. Between the
 * steps the caller has their {@link RowQuestions} answered; then the changes are refused or
 * written.
 */
public record MigrationPlanner(
    WantedSchema wanted, MigrationTarget target, List<Diagnostic> placeNotes) {
  public MigrationPlanner {
    placeNotes = List.copyOf(placeNotes);
  }

  /** Nothing is known of the database yet. */
  public MigrationPlanner(WantedSchema wanted, MigrationTarget target) {
    this(wanted, target, List.of());
  }

  /** The same for the tables of {@code known}. Refuses a table of which it is not clear which. */
  public MigrationPlanner placed(Schema known) {
    TablePlaces places = new TablePlaces(known, wanted.relationships()::models);
    return new MigrationPlanner(
        wanted.placed(places::place), target, places.notes(wanted.entities()));
  }

  /** What the plan of the code must take from the database. */
  public SchemaFacts facts(Evidence evidence) {
    return new SchemaFacts(
        new UniqueKeys(wanted, evidence.known()).ofMany(),
        new KeylessModels(wanted, evidence.known()).ids());
  }

  /**
   * The changes that the database needs, in an order in which they can be made. Refuses a name that
   * cannot be written, a key beside one that may be the same, and a table or column that cannot
   * have the key whatever its rows are.
   */
  public List<SchemaChange> changes(Evidence evidence) {
    NullNotes.requireUse(wanted, target.options().backfill());
    evidence.live().ifPresent(it -> LiveTables.requirePlain(wanted, it));
    requirePlain(evidence.known());
    new KnownKeys(wanted, evidence.known()).require();
    List<SchemaChange> changes =
        new UncreatedTables(wanted, evidence.known())
            .changes(known -> SchemaPlanner.changes(wanted, known, target), target::place);
    new NameLengths(wanted, target.dialect()).require(changes);
    new DoubtNotes(evidence.known()).requireColumns(changes, target::place);
    new KeyTypeChecks(evidence.known(), target.dialect()).require(changes);
    return changes;
  }

  /** Refuses a model whose table is a view or the like in the migrations. */
  private void requirePlain(Schema known) {
    for (String table : wanted.tables()) {
      Optional<String> other = known.table(table).isEmpty() ? known.other(table) : Optional.empty();
      if (other.filter(it -> !it.startsWith("a foreign key of ")).isPresent()) {
        throw new Refused(
            SchemaRules.NO_PLAIN_TABLE,
            "`%s` is %s in the migrations, and it cannot have a key".formatted(table, other.get()),
            "set the model's table: `%s`, or pass --no-migration"
                .formatted(wanted.words().tableCode()));
      }
    }
  }

  /** What these changes ask of the rows of the live database, if there is one. */
  public List<RowQuestion> questions(List<SchemaChange> changes, Evidence evidence) {
    return RowQuestions.of(changes, evidence, target.options().backfill().isPresent());
  }

  /**
   * The migration that makes these changes; {@code evidence} includes the answers about rows.
   * Refuses changes that existing rows violate; orphans become a note if {@code keepOrphans}.
   */
  public PlannedMigration migration(
      List<SchemaChange> changes, Evidence evidence, boolean keepOrphans) {
    List<Diagnostic> notes = new ArrayList<>();
    evidence.live().ifPresent(it -> notes.addAll(LiveTables.notes(wanted, it, evidence.missing())));
    if (changes.isEmpty()) {
      notes.removeIf(it -> it.rule().equals(CommonRules.USELESS_INDEX));
    }
    notes.addAll(new PartialIndexes(evidence.known(), changes).notes());
    notes.addAll(new Objections(evidence, target.dialect(), keepOrphans).notes());
    if (!changes.isEmpty()) {
      notes.addAll(placeNotes);
    }
    if (evidence.live().isEmpty() && target.files().all().isEmpty()) {
      new FirstTables(wanted, changes).note().ifPresent(notes::add);
    }
    notes.addAll(FieldNotes.of(wanted, changes, target.dialect()));
    boolean filled = target.options().backfill().isPresent();
    notes.addAll(new NullNotes(wanted, evidence.known(), changes, filled).notes());
    notes.addAll(pairNotes(changes, evidence.known()));
    notes.addAll(new UniqueKeys(wanted, evidence.known()).notes());
    notes.addAll(new KeylessModels(wanted, evidence.known()).notes());
    notes.addAll(new DoubtNotes(evidence.known()).notes(wanted.tables()));
    return new MigrationWriter(target).write(changes, evidence.known()).after(notes);
  }

  private List<Diagnostic> pairNotes(List<SchemaChange> changes, Schema known) {
    Schema then = known.after(changes);
    return wanted.pairs().stream()
        .flatMap(
            pair ->
                pair.join().table().flatMap(then::table).stream()
                    .map(it -> new ExistingPair(pair, it, known.table(it.name()).isEmpty()))
                    .flatMap(it -> it.note().stream()))
        .toList();
  }
}
