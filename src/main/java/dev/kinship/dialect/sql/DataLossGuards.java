package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Column;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a migration or its down migration would lose: the values of columns, the rows of tables.
 * Unless the user allows that, it begins with a statement for each that fails if there is something
 * to lose, before anything is dropped.
 */
public final class DataLossGuards {
  private final SqlClauses writer;
  private final Probe probe;

  /** A database's statement that does nothing, or fails with {@code message}. */
  public interface Probe {
    /**
     * {@code query} is a SELECT; the statement fails if it finds a row. {@code message} has no
     * quotes, backslashes, semicolons or line ends.
     */
    String failing(String query, String message);

    /** What in the statement fails, if that is not plain: {@code the sum is out of range then}. */
    default Optional<String> trick() {
      return Optional.empty();
    }
  }

  public DataLossGuards(SqlClauses writer, Probe probe) {
    this.writer = writer;
    this.probe = probe;
  }

  /** {@code steps}, guarded where {@code manner} does not allow the loss. */
  public List<MigrationStep> guarded(
      List<MigrationStep> steps, List<SchemaChange> changes, RenderOptions manner) {
    if (manner.dropKey()) {
      return steps;
    }
    List<Loss> forward = new ArrayList<>();
    List<Loss> backward = new ArrayList<>();
    for (SchemaChange change : changes) {
      switch (change) {
        case AddColumn it -> backward.add(values(it.table(), it.column()));
        case CreateTable it -> backward.add(rows(it.table()));
        case DropColumn it -> forward.add(values(it.table(), it.column()));
        case DropTable it -> forward.add(rows(it.table()));
        case AlterColumn it -> {}
        case AddForeignKey it -> {}
        case CreateIndex it -> {}
        case DropForeignKey it -> {}
        case DropIndex it -> {}
      }
    }
    List<MigrationStep> all = new ArrayList<>();
    if (!forward.isEmpty()) {
      all.add(new MigrationStep(failing(forward), "", comment(forward)));
    }
    all.addAll(steps);
    return backward.isEmpty() ? all : guardedBehind(all, backward.reversed());
  }

  /**
   * The down migration runs from the last step. If that step shares its file with no other, the
   * guards are the first statements of its undo.
   */
  private List<MigrationStep> guardedBehind(List<MigrationStep> steps, List<Loss> losses) {
    String guards = "-- %s\n%s".formatted(comment(losses), failing(losses));
    List<MigrationStep> all = new ArrayList<>(steps);
    if (steps.isEmpty() || shares(steps.getLast())) {
      all.add(new MigrationStep("", guards, ""));
    } else {
      String undo = steps.getLast().undo();
      String both = undo.isEmpty() ? guards : guards + ";\n" + undo;
      all.set(all.size() - 1, steps.getLast().undoneBy(both));
    }
    return all;
  }

  private static boolean shares(MigrationStep step) {
    return step.transaction() == MigrationStep.Transaction.SHARED;
  }

  /** What would be lost, and a query that finds some of it. */
  private record Loss(String what, String query) {}

  private Loss values(String table, Column column) {
    return new Loss(
        StepComments.lostValues(table, column),
        "SELECT 1 FROM %s WHERE %s IS NOT NULL"
            .formatted(writer.quote(table), writer.quote(column.name())));
  }

  private Loss rows(String table) {
    return new Loss(StepComments.lostRows(table), "SELECT 1 FROM " + writer.quote(table));
  }

  private String failing(List<Loss> losses) {
    return losses.stream().map(this::failing).collect(joining(";\n"));
  }

  private String failing(Loss loss) {
    return probe.failing(loss.query(), loss.what().replaceAll("['\"\\\\;\\p{Cntrl}]", " "));
  }

  private String comment(List<Loss> losses) {
    String trick = probe.trick().map(" (%s)"::formatted).orElse("");
    return losses.size() == 1
        ? "Fails if %s%s, so that no data is lost. --drop-key omits this check."
            .formatted(losses.getFirst().what().replaceAll("\\R|\\p{Cntrl}|;", " "), trick)
        : "These fail if there are rows or values to lose%s. --drop-key omits these checks."
            .formatted(trick);
  }
}
