package dev.kinship.runner;

import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.syntax.sql.Script;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** goose: both ways in one file, each under its mark. */
final class Goose implements MarkedRunner {
  private static final Marks MARKS =
      Marks.of(
          "^\\s*--\\s*\\+goose\\s+up\\b", "^\\s*--\\s*\\+goose\\s+down\\b", "^\\s*--\\s*\\+goose");

  @Override
  public String id() {
    return "goose";
  }

  @Override
  public Optional<String> command(String folder) {
    return Optional.of("goose -dir %s up".formatted(folder));
  }

  @Override
  public Marks marks() {
    return MARKS;
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    List<MigrationFile> written =
        Numbering.files(Numbering.digits(files), "00001", migration, Goose::body);
    return new Written(written, List.of());
  }

  private static String body(List<MigrationStep> steps) {
    String up =
        steps.stream()
            .filter(it -> !it.sql().isEmpty())
            .map(it -> Body.reason(it) + blocks(it, it.sql()))
            .collect(Collectors.joining("\n"));
    String down =
        steps.reversed().stream()
            .filter(it -> !it.undo().isEmpty())
            .map(it -> blocks(it, it.undo()))
            .collect(Collectors.joining());
    return (Body.untransacted(steps) ? "-- +goose NO TRANSACTION\n" : "")
        + "-- +goose Up\n%s\n-- +goose Down\n%s".formatted(up, down);
  }

  private static String blocks(MigrationStep step, String sql) {
    return step.transaction() != Transaction.NONE
        ? Script.commented(sql).stream().map(Goose::block).collect(Collectors.joining())
        : block(sql);
  }

  /** goose may give each statement a connection of its own, but not within a block. */
  private static String block(String sql) {
    return sql.contains(";")
        ? "-- +goose StatementBegin\n%s;\n-- +goose StatementEnd\n".formatted(sql)
        : sql + ";\n";
  }
}
