package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.step.Fact;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a migration or its down migration would lose: the values of columns, the rows of tables.
 * Unless the user allows that, the file that drops them fails if there is something to lose.
 */
public final class DataLossGuards {
  private final SqlClauses writer;
  private final Probe probe;
  private final boolean allowed;

  /** A database's statement that does nothing, or fails with {@code message}. */
  public interface Probe {
    /**
     * {@code query} is a SELECT; the statement fails if it finds a row. {@code message} has no
     * quotes, backslashes, semicolons or line ends.
     */
    String failing(String query, String message);

    /** The same for what is lost, with the lock that {@link #holds} needs. */
    default String failing(Loss loss) {
      return failing(loss.query(), loss.message());
    }

    /** What in the statement fails, if that is not plain: {@code the sum is out of range then}. */
    default Optional<String> trick() {
      return Optional.empty();
    }

    /**
     * Whether no other session can write what the statement looks for before the transaction ends.
     */
    default boolean holds() {
      return true;
    }
  }

  /**
   * What would be lost from {@code table}, which is written as in SQL: a query that finds some of
   * it, the message if it does, and a comment on the check.
   */
  public record Loss(String table, String query, String message, String comment) {}

  public DataLossGuards(SqlClauses writer, Probe probe, RenderOptions manner) {
    this.writer = writer;
    this.probe = probe;
    this.allowed = manner.dropKey();
  }

  /** What a statement loses if {@code done} is true after it, unless the user allows that. */
  public Optional<Loss> of(Fact done) {
    return switch (done) {
      case Fact.NoTable it -> rows(it.table());
      case Fact.NoColumn it -> values(it.table(), it.column());
      default -> Optional.empty();
    };
  }

  /** What is lost with a column, unless the user allows that. */
  public Optional<Loss> values(String table, String column) {
    String query =
        "SELECT 1 FROM %s WHERE %s IS NOT NULL"
            .formatted(writer.quote(table), writer.quote(column));
    return loss(table, query, StepComments.lostValues(table, column));
  }

  private Optional<Loss> rows(String table) {
    return loss(table, "SELECT 1 FROM " + writer.quote(table), StepComments.lostRows(table));
  }

  private Optional<Loss> loss(String table, String query, String what) {
    String comment =
        "Fails if %s%s --drop-key omits this check."
            .formatted(what.replaceAll("\\R|\\p{Cntrl}|;", " "), promise());
    return Optional.of(
            new Loss(
                writer.quote(table), query, what.replaceAll("['\"\\\\;\\p{Cntrl}]", " "), comment))
        .filter(it -> !allowed);
  }

  private String promise() {
    return probe.holds()
        ? ", so that no data is lost."
        : ". What is written between this check and the drop is lost: stop the application first.";
  }

  /** The check of what is lost, as a statement under its comment. */
  public String statement(Loss loss) {
    return "-- %s\n%s".formatted(comment(List.of(loss)), probe.failing(loss));
  }

  /**
   * {@code steps}, with checks at the beginning of each file that several share, in the direction
   * that drops something. Other steps have theirs.
   */
  public List<MigrationStep> guarded(List<MigrationStep> steps, List<SchemaChange> changes) {
    Map<String, Loss> drops = drops(changes);
    return SharedSteps.map(steps, it -> shared(it, drops));
  }

  private List<MigrationStep> shared(List<MigrationStep> steps, Map<String, Loss> drops) {
    List<Loss> forward = lost(steps, MigrationStep::sql, drops);
    List<Loss> backward = lost(steps.reversed(), MigrationStep::undo, drops);
    List<MigrationStep> all = new ArrayList<>();
    if (!forward.isEmpty()) {
      all.add(new MigrationStep(failing(forward), "", comment(forward)));
    }
    all.addAll(steps);
    if (!backward.isEmpty()) {
      String guards = "-- %s\n%s".formatted(comment(backward), failing(backward));
      all.add(new MigrationStep("", guards, ""));
    }
    return all;
  }

  private static List<Loss> lost(
      List<MigrationStep> steps, Function<MigrationStep, String> sql, Map<String, Loss> drops) {
    return steps.stream().map(sql).map(drops::get).filter(Objects::nonNull).toList();
  }

  /** What each statement that drops something loses. */
  private Map<String, Loss> drops(List<SchemaChange> changes) {
    Map<String, Loss> drops = new LinkedHashMap<>();
    for (SchemaChange change : changes) {
      switch (change) {
        case AddColumn it -> column(it.table(), it.column(), drops);
        case DropColumn it -> column(it.table(), it.column(), drops);
        case CreateTable it -> table(it.table(), drops);
        case DropTable it -> table(it.table(), drops);
        case AlterColumn it -> {}
        case AddForeignKey it -> {}
        case CreateIndex it -> {}
        case DropForeignKey it -> {}
        case DropIndex it -> {}
      }
    }
    return drops;
  }

  private void column(String table, Column column, Map<String, Loss> drops) {
    values(table, column.name()).ifPresent(it -> drops.put(writer.dropColumn(table, column), it));
  }

  private void table(String table, Map<String, Loss> drops) {
    rows(table).ifPresent(it -> drops.put(writer.dropTable(table), it));
  }

  private String failing(List<Loss> losses) {
    return losses.stream().map(probe::failing).collect(joining(";\n"));
  }

  private String comment(List<Loss> losses) {
    String trick = probe.trick().map(" (%s)"::formatted).orElse("");
    return losses.size() == 1
        ? losses.getFirst().comment().replace(promise(), trick + promise())
        : "These fail if there are rows or values to lose%s%s --drop-key omits these checks."
            .formatted(trick, probe.holds() ? "." : promise());
  }
}
