package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.RenderOptions;
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
import java.util.stream.Stream;

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
    List<MigrationStep> all = new ArrayList<>();
    List<MigrationStep> behind = new ArrayList<>();
    for (SchemaChange change : changes) {
      switch (change) {
        case AddColumn it -> behind.add(onTheWayBack(values(it.table(), it.column())));
        case CreateTable it -> behind.add(onTheWayBack(rows(it.table())));
        case DropColumn it -> all.add(forth(values(it.table(), it.column())));
        case DropTable it -> all.add(forth(rows(it.table())));
        case AlterColumn it -> {}
        case AddForeignKey it -> {}
        case CreateIndex it -> {}
        case DropForeignKey it -> {}
        case DropIndex it -> {}
      }
    }
    all.addAll(steps);
    return guardedBehind(all, behind);
  }

  /**
   * The down migration runs from the last step. If that step shares its file with no other, the
   * guards are the first statements of its undo.
   */
  private static List<MigrationStep> guardedBehind(
      List<MigrationStep> steps, List<MigrationStep> guards) {
    if (guards.isEmpty()) {
      return steps;
    }
    List<MigrationStep> all = new ArrayList<>(steps);
    if (!steps.isEmpty() && !shares(steps.getLast())) {
      String undos =
          Stream.concat(guards.stream().map(MigrationStep::undo), Stream.of(steps.getLast().undo()))
              .filter(it -> !it.isEmpty())
              .collect(joining(";\n"));
      all.set(all.size() - 1, steps.getLast().undoneBy(undos));
      return all;
    }
    all.addAll(guards);
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

  private MigrationStep forth(Loss loss) {
    return new MigrationStep(failing(loss), "", comment(loss));
  }

  private MigrationStep onTheWayBack(Loss loss) {
    return new MigrationStep("", "-- %s\n%s".formatted(comment(loss), failing(loss)), "");
  }

  private String failing(Loss loss) {
    return probe.failing(loss.query(), loss.what().replaceAll("['\"\\\\;\\p{Cntrl}]", " "));
  }

  private String comment(Loss loss) {
    return "Fails if %s%s, so that no data is lost. --drop-key omits this check."
        .formatted(
            loss.what().replaceAll("\\R|\\p{Cntrl}|;", " "),
            probe.trick().map(" (%s)"::formatted).orElse(""));
  }
}
