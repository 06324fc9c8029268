package dev.kinship.cli;

import dev.kinship.cli.console.Console;
import dev.kinship.report.LogReport;
import dev.kinship.request.Given;
import dev.kinship.transaction.Commit;
import java.util.List;

/** {@code kin log}: shows what was written, newest first. */
final class LogCommand implements Verb {
  @Override
  public Usage usage() {
    return Usage.of("log", "List the commits of kin, newest first.").with(Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    List<Commit> commits = new Dialogue(given, console).kinshipWithHistory().log();
    if (Options.isJson(given)) {
      console.json().show(commits);
    } else {
      new LogReport(console.out()).show(commits);
    }
    return ExitCode.DONE;
  }
}
