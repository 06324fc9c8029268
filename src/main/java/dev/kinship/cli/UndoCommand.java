package dev.kinship.cli;

import dev.kinship.flow.Outcome;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin undo}: takes the newest commit back, and said again the one before. */
final class UndoCommand implements Verb {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("undo");
    spec.usageMessage()
        .description(
            "Take back what kin wrote last, byte for byte; said again, what it wrote before.");
    return Dialogue.addTo(Options.withCommon(spec));
  }

  @Override
  public int run(ParseResult words, Console console) {
    Dialogue dialogue = new Dialogue(words, console);
    Outcome outcome = dialogue.kinship().undo(dialogue::consent);
    return dialogue.end(outcome, Dialogue.Phrases.UNDOING);
  }
}
