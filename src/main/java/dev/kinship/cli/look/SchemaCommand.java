package dev.kinship.cli.look;

import dev.kinship.answer.AnswerSchema;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.request.Given;

/** {@code kin schema}: the JSON Schema of everything that {@code --format json} prints. */
public final class SchemaCommand implements Verb {
  @Override
  public String name() {
    return "schema";
  }

  @Override
  public Usage usage() {
    return Usage.of("Print the JSON Schema of the answers that --format json prints.")
        .example("kin schema", "a definition for each answer: plan, list, status, …")
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    console.out().block(AnswerSchema.text());
    return ExitCode.DONE;
  }
}
