package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.evidence.Evidence;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans a migration in two steps. The changes are what is wanted minus what is known. Between the
 * steps the caller has their {@link RowQuestions} answered; then the changes are refused or
 * written.
 */
public record MigrationPlanner(WantedSchema wanted, MigrationTarget target) {
  /**
   * The changes that the database needs, in an order in which they can be made. Refuses a name that
   * cannot be written, a key beside one that may be the same, and a table or column that cannot
   * have the key whatever its rows are.
   */
  public List<SchemaChange> changes(Evidence evidence) {
    evidence.live().ifPresent(it -> LiveTables.requirePlain(wanted, it));
    new KnownKeys(wanted, evidence.known()).require();
    List<SchemaChange> changes =
        SchemaPlanner.changes(wanted, evidence.known(), target.dialect().wording());
    new KeyTypeChecks(evidence.known(), target.dialect()).require(changes);
    return changes;
  }

  /**
   * The migration that makes these changes; {@code evidence} includes the answers about rows.
   * Refuses changes that existing rows violate; orphans become a note if {@code keepOrphans}.
   */
  public PlannedMigration migration(
      List<SchemaChange> changes, Evidence evidence, boolean keepOrphans) {
    List<Diagnostic> notes = new ArrayList<>();
    evidence.live().ifPresent(it -> notes.addAll(LiveTables.notes(wanted, it, evidence.missing())));
    notes.addAll(new Objections(evidence, target.dialect(), keepOrphans).notes());
    notes.addAll(FieldNotes.of(wanted, changes, target.dialect()));
    notes.addAll(new UniqueKeyNotes(wanted, evidence.known()).notes());
    return new MigrationWriter(target).write(changes, evidence.known()).after(notes);
  }
}
