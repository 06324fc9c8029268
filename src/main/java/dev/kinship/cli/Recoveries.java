package dev.kinship.cli;

import dev.kinship.transaction.Recovery;

/** Tells of an interrupted run that was settled. */
final class Recoveries {
  private Recoveries() {}

  static void tell(Recovery recovery, Console console) {
    String what =
        recovery
            .commit()
            .map(it -> " (%s)".formatted(String.join("; ", it.sentences())))
            .orElse("");
    console
        .err()
        .line(
            switch (recovery.direction()) {
              case FORWARD -> "kin: an interrupted run%s was completed".formatted(what);
              case BACK -> "kin: an interrupted run%s was taken back".formatted(what);
            });
    recovery.kept().forEach(it -> console.err().line("kin: left as it was edited: " + it));
  }
}
