package dev.kinship.cli.command;

import dev.kinship.cli.console.Console;
import dev.kinship.transaction.Commit;
import dev.kinship.transaction.Recovery;

/** Reports how an interrupted run was recovered. */
public final class Recoveries {
  /** The run died while it wrote the journal, so before it wrote anything else. */
  private static final String TORN =
      "an interrupted run had changed no file yet; its journal was removed";

  private Recoveries() {}

  public static void tell(Recovery recovery, Console console) {
    console.err().line("kin: " + recovery.commit().map(it -> outcome(recovery, it)).orElse(TORN));
    recovery.kept().forEach(it -> console.err().line("kin: left as it was edited: " + it));
  }

  private static String outcome(Recovery recovery, Commit commit) {
    String what = String.join("; ", commit.sentences());
    return switch (recovery.direction()) {
      case FORWARD -> "an interrupted run (%s) was completed".formatted(what);
      case BACK -> "an interrupted run (%s) was reverted".formatted(what);
    };
  }
}
