package dev.kinship.report.json;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Fix;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Kind;
import dev.kinship.plan.Plan;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.report.ReportRules;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Place;
import dev.kinship.text.ProjectPath;
import dev.kinship.text.Read;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a plan that was kept. A repository may bring such a file along, so nothing in it is
 * believed: neither its id nor its paths, which may lead nowhere but to files of the project.
 */
public final class PlanReader {
  private final String id;
  private final Path root;
  private final Function<String, Optional<Rule>> rules;

  private PlanReader(String id, Path root, Function<String, Optional<Rule>> rules) {
    this.id = id;
    this.root = root;
    this.rules = rules;
  }

  /** Tells whether a plan of this digest was given this seal by the user's own run. */
  @FunctionalInterface
  public interface Check {
    boolean isOwn(String digest, String seal);
  }

  /**
   * The plan {@code id} of the project in {@code root}. Refuses a text that is not what {@link
   * PlanFile#write} made of it, or that has no seal of this user. {@code rules} knows a rule by its
   * code.
   */
  public static Plan read(
      String text, String id, Path root, Check check, Function<String, Optional<Rule>> rules) {
    PlanReader reader = new PlanReader(id, root, rules);
    Plan plan;
    String seal;
    try {
      JsonObject json = JsonObject.of(text);
      plan = reader.plan(json);
      seal = json.string("seal");
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw reader.bad("is damaged: " + e.getMessage());
    }
    if (!plan.id().equals(id)) {
      throw reader.bad("was edited: it is no longer what was shown");
    }
    if (!check.isOwn(plan.digest(), seal)) {
      throw reader.bad("was not made by you on this machine");
    }
    return plan;
  }

  private Plan plan(JsonObject json) {
    long version = json.number("version");
    if (version != PlanFile.VERSION) {
      throw bad(
          "was made by another version of kin: its format is %d, and this kin reads %d"
              .formatted(version, PlanFile.VERSION));
    }
    return new Plan(
        json.strings("sentences"),
        json.objects("relationships").stream().map(PlanReader::side).toList(),
        json.objects("files").stream().map(this::change).toList(),
        json.objects("steps").stream().map(PlanReader::step).toList(),
        json.objects("notes").stream().map(this::note).toList(),
        json.objects("reads").stream().map(PlanReader::read).toList());
  }

  private static Read read(JsonObject json) {
    Read read =
        new Read(
            Read.Kind.valueOf(json.string("kind").toUpperCase(Locale.ROOT)),
            json.strings("about"),
            json.strings("found"));
    if (read.kind() == Read.Kind.FILES && read.about().size() != read.found().size()) {
      throw new IllegalArgumentException("it does not have one digest for each file");
    }
    return read;
  }

  private static PlannedSide side(JsonObject json) {
    String type = json.string("type");
    return new PlannedSide(
        json.string("model"),
        json.string("name"),
        Kind.called(type).orElseThrow(() -> new IllegalArgumentException("unknown type " + type)),
        json.string("target"),
        json.string("foreign_key"),
        json.optional("inverse_of"),
        json.string("meaning"));
  }

  private Change change(JsonObject json) {
    String action = json.string("action");
    String name = json.string("path");
    return switch (action) {
      case "create" -> new Change.Create(path(name), name, json.string("text"));
      case "edit" -> new Change.Rewrite(source(json, name), edits(json));
      case "delete" -> new Change.Delete(source(json, name));
      default -> throw new IllegalArgumentException("unknown action " + action);
    };
  }

  private SourceText source(JsonObject json, String name) {
    return new SourceText(path(name), name, json.string("before"), json.bool("byte_order_mark"));
  }

  private static Edits edits(JsonObject json) {
    int length = json.string("before").length();
    List<Edit> edits = json.objects("edits").stream().map(it -> edit(it, length)).toList();
    return new Edits(edits);
  }

  private static Edit edit(JsonObject json, int length) {
    long start = json.number("start");
    long end = json.number("end");
    if (start < 0 || end < start || end > length) {
      throw new IllegalArgumentException("an edit is outside its file");
    }
    return new Edit(new Span((int) start, (int) end), json.string("text"));
  }

  private static MigrationStep step(JsonObject json) {
    String word = json.string("transaction");
    Transaction transaction =
        Transaction.called(word)
            .orElseThrow(() -> new IllegalArgumentException("unknown transaction " + word));
    return new MigrationStep(
        json.string("sql"), json.string("undo"), json.string("reason"), transaction);
  }

  private Diagnostic note(JsonObject json) {
    String code = json.string("code");
    Rule rule =
        rules.apply(code).orElseThrow(() -> new IllegalArgumentException("unknown code " + code));
    List<Label> labels = json.objectsIfAny("places").stream().map(PlanReader::label).toList();
    return new Diagnostic(
        rule,
        json.string("message"),
        labels,
        json.string("help"),
        json.stringsIfAny("suggestions"),
        json.stringsIfAny("next"),
        json.objectsIfAny("fixes").stream().map(PlanReader::fix).toList());
  }

  private static Fix fix(JsonObject json) {
    String word = json.string("safety");
    Fix.Safety safety =
        Arrays.stream(Fix.Safety.values())
            .filter(it -> it.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no safety " + word));
    return new Fix(json.string("title"), safety, json.string("text"));
  }

  private static Label label(JsonObject json) {
    Place place =
        new Place(
            json.string("file"),
            (int) json.number("line"),
            (int) json.number("column"),
            json.string("line_text"),
            (int) json.number("length"));
    return new Label(place, json.string("text"));
  }

  /** Links on the way are looked at when the file is written. */
  private Path path(String name) {
    try {
      if (ProjectPath.isAllowed(name)) {
        return root.resolve(name);
      }
    } catch (InvalidPathException e) {
      // No file of this system can be called so.
    }
    throw outside(name);
  }

  private Refused outside(String name) {
    return new Refused(
        CommonRules.OUTSIDE_PROJECT,
        "the plan `%s` would write `%s`, which is not one of the project's own files"
            .formatted(id, name),
        "do not use this plan; make your own with --dry-run");
  }

  private Refused bad(String reason) {
    return new Refused(
        ReportRules.BAD_PLAN,
        "the plan `%s` %s".formatted(id, reason),
        "make a new one: run the command again with --dry-run");
  }
}
