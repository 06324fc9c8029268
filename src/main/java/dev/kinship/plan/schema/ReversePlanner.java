package dev.kinship.plan.schema;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.existing.DoubtNotes;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans how migrations are reversed: by another one, or by their deletion. */
public final class ReversePlanner {
  private static final String BY_HAND =
      "write a migration that reverses it by hand, then run kin undo --applied --no-migration";

  private final MigrationTarget target;
  private final MadeByCommit made;
  private final Schema undone;
  private final LaterUses uses;
  private final Set<String> names;

  private ReversePlanner(MigrationTarget target, Set<String> names) {
    this.target = target;
    this.names = names;
    this.made = MadeByCommit.of(target, names);
    this.undone = made.undone();
    this.uses = new LaterUses(target.files(), made.later());
  }

  /**
   * A migration that reverses those of these file names, as far as all migrations together still
   * have what they made. Refuses if something else needs that, or if it cannot be told.
   */
  public static PlannedMigration plan(MigrationTarget target, Set<String> names) {
    return new ReversePlanner(target, names).migration();
  }

  /** Refuses to delete the migrations of these file names if a later one uses what they made. */
  public static void requireUnused(MigrationTarget target, Set<String> names) {
    new ReversePlanner(target, names).requireUnused();
  }

  private PlannedMigration migration() {
    if (!made.doubts().isEmpty()) {
      throw unclear(made.doubts().getFirst().said(), List.of());
    }
    List<Diagnostic> notes = new ArrayList<>();
    made.changes().stream().flatMap(it -> gone(it).stream()).distinct().forEach(notes::add);
    List<SchemaChange> changes = SchemaDifference.between(made.known(), undone);
    new Needed(
            made,
            undone,
            uses,
            target.dialect(),
            "drop that in a migration of your own, then run kin undo --applied again")
        .requireNone(changes);
    notes.addAll(
        new DoubtNotes(made.known())
            .plainNotes(changes.stream().map(SchemaChange::table).distinct().toList()));
    return new MigrationWriter(target).write(changes, made.known().told()).after(notes);
  }

  /** A note if what was made is no longer there; refuses if it is not clear why. */
  private Optional<Diagnostic> gone(SchemaChange change) {
    Optional<Table> then = made.then().table(change.table());
    Optional<Table> now = made.known().table(change.table());
    if (then.isPresent() && now.isEmpty()) {
      return Optional.of(gone(List.of(change.table())));
    }
    return change instanceof SchemaChange.AddColumn it
            && then.flatMap(table -> table.column(it.column().name())).isPresent()
            && now.flatMap(table -> table.column(it.column().name())).isEmpty()
        ? Optional.of(gone(List.of(it.table(), it.column().name())))
        : Optional.empty();
  }

  private Diagnostic gone(List<String> names) {
    String what = String.join(".", names);
    String[] parts = names.toArray(String[]::new);
    List<Label> places =
        uses
            .naming(parts)
            .or(() -> uses.naming(names.getFirst()))
            .map(it -> new Label(it.place(), "the last statement about it"))
            .stream()
            .toList();
    boolean renamed = uses.rename(parts);
    if (renamed || !made.known().doubts().equals(made.then().doubts())) {
      throw unclear(
          "it is not clear what became of %s, which a later one %s"
              .formatted(what, renamed ? "renames" : "may have changed"),
          places);
    }
    return new Diagnostic(
        SchemaRules.GONE,
        "%s is no longer there: a later migration dropped it".formatted(what),
        places,
        "nothing is left to reverse");
  }

  private static Refused unclear(String why, List<Label> places) {
    return new Refused(
        CommonRules.NOT_SHOWN, "the migration cannot be written: " + why, places, BY_HAND);
  }

  private void requireUnused() {
    Optional<LaterUses.Use> use = uses.ofAny(made.changes());
    if (use.isEmpty()) {
      use = differently().flatMap(it -> uses.naming(it.table()));
    }
    use.ifPresent(
        it -> {
          throw new Refused(
                  SchemaRules.BUILT_ON,
                  "`%s` cannot be deleted: a later migration uses what it makes"
                      .formatted(
                          String.join(
                              "`, `", names.stream().sorted().map(target.files()::name).toList())),
                  List.of(new Label(it.place(), "here")),
                  "run kin undo --applied: it keeps all migrations and writes one that reverses this one")
              .with(refusal -> refusal.then("kin undo --applied"));
        });
  }

  /** What the other migrations make differently if these are deleted. */
  private Optional<SchemaChange> differently() {
    return SchemaDifference.between(undone, target.schemaWithout(names)).stream().findFirst();
  }
}
