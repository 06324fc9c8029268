package dev.kinship.mcp.document;

import dev.kinship.mcp.tool.ServedProject;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.plan.describe.Listing;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The six questions about a relationship, as a prompt with an argument for each. */
public final class RelatePrompt {
  public static final String NAME = "relate";
  public static final String DESCRIPTION = "Relate two models: asks for what is not given.";

  private static final int MOST = 100;
  private static final int LONGEST = 200;
  private static final String SOURCE = "source";
  private static final String TYPE = "type";
  private static final String TARGET = "target";
  private static final String MODE = "mode";

  /** One of the questions. */
  public record Question(String name, String description) {}

  public static final List<Question> QUESTIONS =
      List.of(
          new Question(SOURCE, "the model that declares the relationship"),
          new Question(TYPE, "belongs_to, has_one, has_many or has_many_through"),
          new Question(TARGET, "the other model"),
          new Question(
              "foreign_key", "the field of the key; usually the other model's name and _id"),
          new Question("inverse_of", "the name of the inverse, or none; usually derived"),
          new Question(MODE, "sync or async; usually as the models are"));

  private RelatePrompt() {}

  /** What the agent is told, with what the user has answered so far. */
  public static String text(Map<String, Object> answers) {
    StringBuilder text =
        new StringBuilder(
            """
            Relate two models of this project with the tools of Kinship. Do not edit models or \
            migrations by hand.

            """);
    for (Question it : QUESTIONS) {
      text.append("- %s (%s): %s\n".formatted(it.name(), it.description(), given(answers, it)));
    }
    return text.append(
            """

            1. Call kin_models, and use only names that it answers; a new model needs create.
            2. Ask for source, type and target if they are not given. Ask for the others only if \
            kin_plan says that it needs them: what is not given has a default.
            3. Call kin_plan. If it refuses, follow what it says; after two refusals with the same \
            code show the message to the user.
            4. Show the user what the plan means, its files and its notes, and ask for a yes.
            5. Call kin_commit with the id of the plan. Name the migration and the command that runs \
            it, and do not run it yourself.
            """)
        .toString();
  }

  private static String given(Map<String, Object> answers, Question question) {
    return Optional.ofNullable(answers.get(question.name()))
        .map(String::valueOf)
        .filter(it -> !it.isBlank())
        .map(it -> it.substring(0, Math.min(it.length(), LONGEST)))
        .orElse("not given");
  }

  /** The words that {@code argument} can be and that begin with {@code typed}. */
  public static List<String> complete(String argument, String typed, ServedProject project) {
    String start = typed.toLowerCase(Locale.ROOT);
    return words(argument, project)
        .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(start))
        .limit(MOST)
        .toList();
  }

  private static Stream<String> words(@Nullable String argument, ServedProject project) {
    return switch (String.valueOf(argument)) {
      case SOURCE, TARGET -> {
        Listing listing = project.open().list(Optional.empty());
        yield listing.all().stream().map(it -> listing.name(it).toString()).sorted();
      }
      case TYPE -> Arrays.stream(Kind.values()).map(Kind::word);
      case MODE -> Arrays.stream(Flavour.values()).map(Flavour::word);
      case "inverse_of" -> Stream.of("none");
      default -> Stream.empty();
    };
  }
}
