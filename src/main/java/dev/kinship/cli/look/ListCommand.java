package dev.kinship.cli.look;

import dev.kinship.answer.ListingAnswer;
import dev.kinship.answer.ListingAnswer.Depth;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.UnreadNotes;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.plan.describe.Listing;
import dev.kinship.plan.describe.SentenceExport;
import dev.kinship.report.ListReport;
import dev.kinship.report.TextReport;
import dev.kinship.report.YamlReport;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import java.util.List;
import java.util.Optional;

/** {@code kin list}: shows the models and how they are related. */
public final class ListCommand implements Verb {
  private static final String YAML = "yaml";
  private static final String DETAIL = "--detail";

  @Override
  public String name() {
    return "list";
  }

  @Override
  public Usage usage() {
    return Usage.of("List the models and their relationships, or show one model.")
        .example("kin list", "all models")
        .example("kin list Order", "one model, with what its relationships mean")
        .example("kin list --format yaml", "sentences for kin apply")
        .with(new Usage.Words("[MODEL]", false, "MODEL is the model to show."))
        .with(
            "Options",
            List.of(
                Option.value(DETAIL, String.join("|", Depth.words()), "How much JSON tells.")
                    .usually("relationships; fields of MODEL")))
        .with("Options", Options.common("text|json|yaml"));
  }

  /** YAML are sentences for {@code kin apply}. */
  @Override
  public List<String> formats() {
    return List.of("text", "json", YAML);
  }

  @Override
  public int run(Given given, Console console) {
    Depth depth = depth(given);
    Optional<ModelName> only = given.words().stream().findFirst().map(ModelName::of);
    Kinship kinship = OpenProject.of(given, console);
    if (given.text(Options.FORMAT).equals(Optional.of(YAML))) {
      SentenceExport retelling = kinship.retell(only);
      new YamlReport(console.out()).show(retelling.sentences(), retelling.unsaid());
      tell(kinship, retelling.listing(), console);
      return ExitCode.DONE;
    }
    Listing listing = kinship.list(only);
    ListReport report = new ListReport(console.out(), console.files(), console.columns());
    if (Options.isJson(given)) {
      console.json().show(ListingAnswer.of(listing, kinship.unread(listing.source()), depth));
      return ExitCode.DONE;
    } else if (only.isPresent()) {
      for (Entity entity : listing.models()) {
        report.model(listing, entity);
      }
    } else {
      report.table(listing);
    }
    tell(kinship, listing, console);
    return ExitCode.DONE;
  }

  /** How much to tell. Refuses an unknown word, and one for an answer that is not JSON. */
  private static Depth depth(Given given) {
    Depth usual = given.words().isEmpty() ? Depth.RELATIONSHIPS : Depth.FIELDS;
    Optional<String> word = given.text(DETAIL);
    if (word.isPresent() && !Options.isJson(given)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          DETAIL + " applies only to --format json",
          "pass --format json, or leave %s out".formatted(DETAIL));
    }
    return word.map(
            it ->
                Depth.called(it)
                    .orElseThrow(
                        () ->
                            new Refused(
                                CommonRules.WRONG_USAGE,
                                "%s has no value `%s`".formatted(DETAIL, it),
                                "use " + String.join(", ", Depth.words()))))
        .orElse(usual);
  }

  /** On standard error: what is printed may be read by a program. */
  private static void tell(Kinship kinship, Listing listing, Console console) {
    TextReport report = new TextReport(console.err(), console.files());
    listing.notes().forEach(report::show);
    kinship.unread(listing.source()).forEach(it -> report.show(UnreadNotes.note(it)));
  }
}
