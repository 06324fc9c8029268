package dev.kinship.cli.wizard;

import java.util.Optional;

/** Asks a person. */
@FunctionalInterface
interface Asker {
  /** Shows a prompt and reads a line, without blanks around it; empty at the end of the input. */
  Optional<String> ask(Prompt question);
}
