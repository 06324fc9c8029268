package dev.kinship.cli;

import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.plan.Listing;
import dev.kinship.report.JsonReport;
import dev.kinship.report.ListReport;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin list}: shows the models and how they are related. */
final class ListCommand implements Verb {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("list");
    spec.usageMessage().description("List the models and their relationships, or tell of one.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("MODEL")
            .arity("0..1")
            .type(String.class)
            .description("The model to tell of.")
            .build());
    return Options.withCommon(spec);
  }

  @Override
  public int run(ParseResult words, Console console) {
    Optional<ModelName> only =
        Optional.ofNullable(words.<String>matchedPositionalValue(0, null)).map(ModelName::of);
    Listing listing = new Dialogue(words, console).kinship().list(only);
    ListReport report = new ListReport(console.out(), console.colour());
    if (Options.isJson(words)) {
      new JsonReport(console.out()).show(listing);
    } else if (only.isPresent()) {
      for (Entity entity : listing.models()) {
        report.model(listing, entity);
      }
    } else {
      report.table(listing);
    }
    return ExitCode.DONE;
  }
}
