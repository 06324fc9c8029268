package dev.kinship.cli;

import dev.kinship.report.LogReport;
import dev.kinship.transaction.Commit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin log}: shows what was written, newest first. */
final class LogCommand implements Verb {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("log");
    spec.usageMessage().description("List the commits of kin, newest first.");
    return Options.withCommon(spec);
  }

  @Override
  public int run(ParseResult words, Console console) {
    List<Commit> commits = new Dialogue(words, console).kinshipWithHistory().log();
    if (Options.isJson(words)) {
      console.json().show(commits);
    } else {
      new LogReport(console.out()).show(commits);
    }
    return ExitCode.DONE;
  }
}
