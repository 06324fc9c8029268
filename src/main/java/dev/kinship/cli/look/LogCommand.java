package dev.kinship.cli.look;

import dev.kinship.answer.HistoryAnswer;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.flow.Kinship;
import dev.kinship.report.LogReport;
import dev.kinship.request.Given;
import dev.kinship.transaction.Commit;
import java.util.List;
import java.util.Set;

/** {@code kin log}: shows what was written, newest first. */
public final class LogCommand implements Verb {
  @Override
  public String name() {
    return "log";
  }

  @Override
  public Usage usage() {
    return Usage.of("List the commits of kin, newest first.")
        .example("kin log", "what was written, when, and whether it was reverted")
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    Kinship kinship = OpenProject.withHistory(given, console);
    List<Commit> commits = kinship.log();
    Set<String> gone = kinship.notInEffect();
    if (Options.isJson(given)) {
      console.json().show(HistoryAnswer.of(commits, gone));
    } else {
      new LogReport(console.out()).show(commits, gone);
    }
    return ExitCode.DONE;
  }
}
