package dev.kinship.cli.command;

import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Identity;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.Kinship;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import java.time.Clock;
import java.util.List;

/**
 * Opens the project that a command is about, and reports what was found in its {@code .kinship}.
 */
public final class OpenProject {
  private OpenProject() {}

  /** Kinship in the given project, after an interrupted run has been recovered. */
  public static Kinship of(Given given, Console console) {
    Kinship kinship = again(given, console);
    console.enter(kinship.root());
    if (kinship.hasForeignFolder()) {
      note(
          console,
          "`.kinship` was not created by you on this machine, so Kinship does not use its contents",
          "if it came with the repository, remove it: rm -r .kinship; if it is yours, run kin with the HOME and XDG_STATE_HOME that you used then");
    }
    kinship.recover().ifPresent(it -> Recoveries.tell(it, console));
    kinship.settings(); // broken settings are an error for every command
    return kinship;
  }

  /** The same for a command that writes: the user must first allow a proof that is asked for. */
  public static Kinship toWrite(Given given, Console console) {
    Kinship kinship = of(given, console);
    new Proving(given, console).prepare(() -> again(given, console));
    return kinship;
  }

  /** Kinship in the given project, with the files as they are now. */
  static Kinship again(Given given, Console console) {
    return Kinship.in(
        Options.folder(given, console),
        console.libraries(),
        Identity.trust(console),
        Identity.seal(console),
        Clock.systemUTC());
  }

  /** The same, for a command that shows the history. */
  public static Kinship withHistory(Given given, Console console) {
    Kinship kinship = of(given, console);
    List<String> foreign = kinship.foreignHistory();
    if (!foreign.isEmpty()) {
      note(
          console,
          "the history omits files that you did not write on this machine: `%s`"
              .formatted(String.join("`, `", foreign)),
          "if they came with the repository, remove them; if they are yours, run kin with the HOME and XDG_STATE_HOME that you used then");
    }
    return kinship;
  }

  private static void note(Console console, String message, String help) {
    new TextReport(console.err())
        .show(new Diagnostic(FlowRules.NOT_OURS, message, List.of(), help));
  }
}
