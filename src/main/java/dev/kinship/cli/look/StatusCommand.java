package dev.kinship.cli.look;

import dev.kinship.answer.StatusAnswer;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.flow.ProjectStatus;
import dev.kinship.flow.UnreadNotes;
import dev.kinship.model.Flavour;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.report.Piece;
import dev.kinship.report.Printer;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import java.util.List;

/** {@code kin status}: what kin finds in the project, and what it would do by default. */
public final class StatusCommand implements Verb {
  @Override
  public String name() {
    return "status";
  }

  @Override
  public Usage usage() {
    return Usage.of("Show what kin finds here: models, migrations, database, kept plans.")
        .example("kin status", "what kin add would work on, and why")
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    ProjectStatus status = OpenProject.of(given, console).status();
    if (Options.isJson(given)) {
      console.json().show(StatusAnswer.of(status));
    } else {
      show(status, console);
    }
    return ExitCode.DONE;
  }

  private static void show(ProjectStatus status, Console console) {
    Printer out = console.out();
    line(out, "project", status.root());
    line(
        out,
        "library",
        status.library()
            + status
                .libraryVersion()
                .map(it -> " %s, %s".formatted(it.number(), it.source()))
                .orElse(""));
    line(out, "models", models(status.models()));
    status
        .migrations()
        .ifPresent(
            it -> {
              int files = it.files().all().size();
              line(out, "migrations", folder(it) + (files == 0 ? ", none yet" : ", " + files));
              line(out, "runner", it.runner().id());
              line(out, "database", it.dialect().id() + ", " + status.dialectReason());
            });
    line(out, "plans", status.plans() == 0 ? "none kept" : status.plans() + " kept: see kin plans");
    line(out, "commits", status.commits() == 0 ? "none" : status.commits() + ": see kin log");
    TextReport notes = new TextReport(console.err());
    status.problem().ifPresent(notes::show);
    status.unread().forEach(it -> notes.show(UnreadNotes.note(it)));
  }

  private static void line(Printer out, String title, String text) {
    out.line(Piece.bold("%-11s".formatted(title)), Piece.plain(text));
  }

  private static String folder(MigrationTarget target) {
    return target.files().folder().isEmpty() ? "." : target.files().folder();
  }

  private static String models(List<Flavour> models) {
    long async = models.stream().filter(it -> it == Flavour.ASYNC).count();
    if (models.isEmpty()) {
      return "none";
    }
    return async == 0
        ? models.size() + ", sync"
        : async == models.size()
            ? models.size() + ", async"
            : "%d, %d of them async".formatted(models.size(), async);
  }
}
