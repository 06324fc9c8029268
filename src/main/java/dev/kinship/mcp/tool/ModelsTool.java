package dev.kinship.mcp.tool;

import static java.util.stream.Collectors.joining;

import dev.kinship.answer.ListingAnswer;
import dev.kinship.answer.ListingAnswer.Depth;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.mcp.schema.AnswerSchemas;
import dev.kinship.mcp.schema.Arguments;
import dev.kinship.mcp.schema.Schemas;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.plan.describe.Listing;
import dev.kinship.report.json.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code kin_models}: the models and how they are related, a page at a time. */
final class ModelsTool implements AgentTool {
  /** About 2,000 tokens. */
  private static final int LONGEST = 8_000;

  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final String MODEL = "model";
  private static final String MATCH = "match";
  private static final String PATH_TO = "path_to";
  private static final String DETAIL = "detail";
  private static final String LIMIT = "limit";
  private static final String CURSOR = "cursor";

  @Override
  public String name() {
    return NextCalls.MODELS;
  }

  @Override
  public String title() {
    return "Models and relationships";
  }

  @Override
  public String description() {
    return "The models of the project, where they are and how they are related. Use names only as"
        + " they are here. With model and path_to, how one leads to the other.";
  }

  @Override
  public Map<String, Object> arguments(ServedProject project) {
    return Schemas.object(
        Schemas.fields(
            MODEL, Schemas.text("this model alone"),
            MATCH, Schemas.text("only models with this in their name"),
            PATH_TO, Schemas.text("with model: the ways from it to this model"),
            DETAIL, Schemas.choice("relationships is usual", Depth.words()),
            LIMIT, Schemas.number("how many; %d is usual".formatted(USUAL), 1, MOST),
            CURSOR, Schemas.text("what the page before has answered as cursor")));
  }

  @Override
  public Map<String, Object> answer() {
    return AnswerSchemas.MODELS;
  }

  @Override
  public Effect effect() {
    return Effect.LOOKS;
  }

  @Override
  public Reply call(Arguments given, ServedProject project, Person person) {
    if (given.has(PATH_TO) && !given.has(MODEL)) {
      throw new Refused(
          CommonRules.WRONG_USAGE, "`path_to` needs `model`, where the way begins", "pass both");
    }
    Kinship kinship = project.open();
    Listing listing = kinship.list(given.text(MODEL).map(ModelName::of));
    if (given.has(PATH_TO)) {
      return paths(listing, given.text(PATH_TO).orElse(""));
    }
    Depth depth = given.text(DETAIL).flatMap(Depth::called).orElse(Depth.RELATIONSHIPS);
    return page(kinship, listing, matching(listing, given), given, depth);
  }

  private static List<Entity> matching(Listing listing, Arguments given) {
    String part = given.text(MATCH).orElse("").toLowerCase(Locale.ROOT);
    return listing.models().stream()
        .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(part))
        .toList();
  }

  /** As many as fit, after the model that the cursor names. */
  private static Reply page(
      Kinship kinship, Listing listing, List<Entity> all, Arguments given, Depth depth) {
    int start = after(listing, all, given.text(CURSOR));
    int limit = given.number(LIMIT, USUAL);
    List<Entity> shown = new ArrayList<>();
    List<Map<String, Object>> models = new ArrayList<>();
    int length = 0;
    for (Entity it : all.subList(start, all.size())) {
      Map<String, Object> model = ListingAnswer.model(listing, it, depth);
      length += model.toString().length();
      if (models.size() == limit || (length > LONGEST && !models.isEmpty())) {
        break;
      }
      models.add(model);
      shown.add(it);
    }
    Listing part = listing.only(shown);
    boolean more = start + shown.size() < all.size();
    Map<String, Object> answer =
        new Fields()
            .with(ListingAnswer.of(part, kinship.unread(listing.source()), depth))
            .with("total", all.size())
            .ifAny(
                CURSOR,
                more ? Optional.of(listing.name(shown.getLast()).toString()) : Optional.empty())
            .map();
    return Reply.of(answer, line(all.size(), models, more));
  }

  private static int after(Listing listing, List<Entity> all, Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (listing.name(all.get(i)).toString().equals(cursor.get())) {
        return i + 1;
      }
    }
    throw new Refused(
        CommonRules.WRONG_USAGE,
        "no model is called `%s` any more".formatted(cursor.get()),
        "begin again without cursor");
  }

  private static String line(int total, List<Map<String, Object>> models, boolean more) {
    return "%d models%s: %s"
        .formatted(
            total,
            more ? ", the first %d of them".formatted(models.size()) : "",
            models.stream()
                .map(it -> it.get("name") + (it.containsKey("has") ? " " + it.get("has") : ""))
                .collect(joining(", ")));
  }

  private static Reply paths(Listing listing, String target) {
    Entity from = listing.models().getFirst();
    Entity to = listing.source().find(ModelName.of(target));
    List<Map<String, Object>> paths = new Paths(listing).between(from, to);
    Map<String, Object> answer = Schemas.fields("models", List.of(), "total", 0, "paths", paths);
    return Reply.of(
        answer,
        paths.isEmpty()
            ? "%s does not lead to %s.".formatted(listing.name(from), listing.name(to))
            : paths.stream().map(it -> String.valueOf(it.get("way"))).collect(joining("; ")));
  }
}
