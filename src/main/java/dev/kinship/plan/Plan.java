package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.model.Kind;
import dev.kinship.schema.MigrationStep;
import dev.kinship.text.Change;
import dev.kinship.text.Read;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything that a run would write, as a value: what is shown, kept and committed is this. {@code
 * sentences} are what the user asked for, {@code sides} what the models then declare, two for each
 * relationship as a rule, {@code steps} what the migration among the {@code changes} does, and
 * {@code notes} what the user should know before saying yes, and {@code reads} all that it was
 * derived from: it must not be written once one of them has another answer.
 */
public record Plan(
    List<String> sentences,
    List<PlannedSide> sides,
    List<Change> changes,
    List<MigrationStep> steps,
    List<Diagnostic> notes,
    List<Read> reads) {
  public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of(), List.of(), List.of());

  /** 128 bits of the digest: enough that a second plan of one id cannot be made. */
  private static final int ID_LENGTH = 32;

  public Plan {
    sentences = List.copyOf(sentences);
    sides = List.copyOf(sides);
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
    reads = List.copyOf(reads);
  }

  /** A plan whose {@link #reads} are not known yet. */
  public Plan(
      List<String> sentences,
      List<PlannedSide> sides,
      List<Change> changes,
      List<MigrationStep> steps,
      List<Diagnostic> notes) {
    this(sentences, sides, changes, steps, notes, List.of());
  }

  /** One side of a relationship, existing or to be written; {@code meaning} is a plain sentence. */
  public record PlannedSide(
      String model,
      String name,
      Kind kind,
      String target,
      String foreignKey,
      Optional<String> inverse,
      String meaning) {}

  /** The same plan, with a further note. */
  public Plan with(Diagnostic note) {
    List<Diagnostic> more = Stream.concat(notes.stream(), Stream.of(note)).toList();
    return new Plan(sentences, sides, changes, steps, more, reads);
  }

  /** The same plan, with each note as {@code change} makes it. */
  public Plan noting(UnaryOperator<Diagnostic> change) {
    return new Plan(sentences, sides, changes, steps, notes.stream().map(change).toList(), reads);
  }

  /** The same plan with a migration, whose files and notes come last. */
  public Plan with(PlannedMigration migration) {
    return new Plan(
        sentences,
        sides,
        Stream.concat(changes.stream(), migration.changes().stream()).toList(),
        Stream.concat(steps.stream(), migration.steps().stream()).toList(),
        Stream.concat(notes.stream(), migration.notes().stream()).toList(),
        reads);
  }

  /** The same plan, with what it was derived from. */
  public Plan derivedFrom(List<Read> answers) {
    return new Plan(sentences, sides, changes, steps, notes, answers);
  }

  /** What it is kept under: the same wish on the same files has the same id at any time. */
  public String id() {
    return id(digest());
  }

  /** The id of the plan with this {@link #digest}. */
  public static String id(String digest) {
    return digest.substring(0, ID_LENGTH);
  }

  /** Whether the name of a file to be created tells a time, which the digest does not count. */
  public boolean hasStamps() {
    return changes.stream().anyMatch(PlanDigest::hasStamp);
  }

  /** The SHA-256 of all it says, in hexadecimal; the id is its beginning. */
  public String digest() {
    return PlanDigest.of(this);
  }

  /** Whether everything is already in place. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
