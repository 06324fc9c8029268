package dev.kinship.cli;

import dev.kinship.flow.Kinship;
import dev.kinship.flow.UnreadNotes;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.plan.describe.Listing;
import dev.kinship.plan.describe.SentenceExport;
import dev.kinship.report.ListReport;
import dev.kinship.report.TextReport;
import dev.kinship.report.YamlReport;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin list}: shows the models and how they are related. */
final class ListCommand implements Verb {
  private static final String YAML = "yaml";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("list");
    spec.usageMessage()
        .description(
            "List the models and their relationships, or show one model. --format yaml writes a file for kin apply.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("MODEL")
            .arity("0..1")
            .type(String.class)
            .description("The model to show.")
            .build());
    return Options.withCommon(spec);
  }

  /** YAML are sentences for {@code kin apply}. */
  @Override
  public List<String> formats() {
    return List.of("text", "json", YAML);
  }

  @Override
  public int run(ParseResult words, Console console) {
    Optional<ModelName> only =
        Optional.ofNullable(words.<String>matchedPositionalValue(0, null)).map(ModelName::of);
    Kinship kinship = new Dialogue(words, console).kinship();
    if (Options.text(words, Options.FORMAT).equals(Optional.of(YAML))) {
      SentenceExport retelling = kinship.retell(only);
      new YamlReport(console.out()).show(retelling.sentences(), retelling.unsaid());
      tellUnread(kinship, console);
      return ExitCode.DONE;
    }
    Listing listing = kinship.list(only);
    ListReport report = new ListReport(console.out());
    if (Options.isJson(words)) {
      console.json().show(listing, kinship.unread());
      return ExitCode.DONE;
    } else if (only.isPresent()) {
      for (Entity entity : listing.models()) {
        report.model(listing, entity);
      }
    } else {
      report.table(listing);
    }
    tellUnread(kinship, console);
    return ExitCode.DONE;
  }

  /** On standard error: what is printed may be read by a program. */
  private static void tellUnread(Kinship kinship, Console console) {
    TextReport report = new TextReport(console.err());
    kinship.unread().forEach(it -> report.show(UnreadNotes.note(it)));
  }
}
