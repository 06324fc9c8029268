package dev.kinship.cli;

import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.shell.Completion;
import dev.kinship.cli.shell.ManPage;
import dev.kinship.cli.shell.ShellFacts;
import dev.kinship.diagnostic.Refused;
import java.util.List;

/** What shells and releases run and people do not: no help shows these commands. */
record HiddenCommands(Verbs verbs, Console console) {
  /** Whether the words are one of them, which then has run. */
  boolean run(List<String> words) {
    String name = words.isEmpty() ? "" : words.getFirst();
    if (name.equals(Completion.NAME)) {
      complete(words.subList(1, words.size()));
    } else if (name.equals(ManPage.NAME) && words.size() == 2) {
      console.out().block(manPage(words.getLast()));
    } else {
      return false;
    }
    return true;
  }

  /** A word that cannot be completed is left as it is, since a shell shows no message. */
  private void complete(List<String> typed) {
    ShellFacts facts = new ShellFacts(console, typed);
    try {
      new Completion(Verbs.names(), it -> verbs.called(it).map(Verb::usage), facts)
          .of(typed)
          .forEach(console.out()::line);
    } catch (Refused e) {
      return;
    }
  }

  private String manPage(String name) {
    return verbs
        .called(name)
        .map(it -> ManPage.of(name, it.usage()))
        .orElseGet(() -> ManPage.overview(Verbs.names(), usages()));
  }

  private List<Usage> usages() {
    return Verbs.names().stream().map(it -> verbs.called(it).orElseThrow().usage()).toList();
  }
}
