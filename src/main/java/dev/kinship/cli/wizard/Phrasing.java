package dev.kinship.cli.wizard;

import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.naming.SnakeCase;
import dev.kinship.plan.Plan.PlannedSide;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How the questions read, with the names and defaults that follow from the answers so far. */
record Phrasing(ModelsAtHand models, Replies answers, Outlook outlook, JoinModel join) {
  private static final int WIDTH = 76;
  private static final String MARGIN = " ".repeat(6);

  /** Below the questions, which begin with their numbers. */
  static String indented(String line) {
    return MARGIN + line;
  }

  /** The question on {@code topic}. */
  Prompt of(Topic topic) {
    return switch (topic) {
      case SOURCE -> word(topic, "Source model", models.names(), "");
      case TYPE -> type();
      case TARGET -> word(topic, "Target model", models.partnersOf(source()), ", or a new one");
      case JOIN -> joinModel();
      case KEY -> isThrough() ? joinKey(source(), outlook.key()) : key();
      case TARGET_KEY -> joinKey(target(), outlook.targetKey());
      case OPTIONAL ->
          detail("Can %s be without %s? [y/N]: ".formatted(a(child()), absent()), List.of());
      case PAIR -> detail("May a pair occur twice? [y/N]: ", List.of());
      case INVERSE -> inverse();
      case FLAVOUR -> new Prompt(numbered(topic, "1 sync or 2 async: "), List.of("sync", "async"));
    };
  }

  /** Instead of the question, if the bases of the models answer it. */
  String flavour() {
    Optional<Entity> known =
        models.entity(source()).or(() -> models.entity(target())).or(models::any);
    String word = known.map(it -> it.flavour().word()).orElse("sync");
    String names =
        List.of(source(), target()).stream()
            .filter(it -> models.entity(it).isPresent())
            .distinct()
            .reduce((one, other) -> one + " and " + other)
            .orElse("the other models");
    return numbered(
        Topic.FLAVOUR,
        "%s, as %s %s.".formatted(capitalised(word), names, names.contains(" ") ? "are" : "is"));
  }

  private static Prompt word(Topic topic, String title, List<String> names, String others) {
    String list = "%s (%s%s): ".formatted(title, String.join(", ", names), others);
    String brief = "%s (%d models, ? lists them%s): ".formatted(title, names.size(), others);
    return new Prompt(numbered(topic, list.length() < WIDTH ? list : brief), names);
  }

  private Prompt type() {
    String other = "the key is on the other one";
    List<String> lines = new ArrayList<>();
    lines.add(numbered(Topic.TYPE, "Each %s ...".formatted(source())));
    lines.add(row("1  belongs_to", "belongs to one ...", "the key is on " + source()));
    lines.add(row("2  has_one", "has at most one ...", other));
    lines.add(row("3  has_many", "has any number of ...", other));
    lines.add(row("4  has_many_through", "the same, both ways", "a join model has both keys"));
    List<String> kinds = Arrays.stream(Kind.values()).map(Kind::word).toList();
    return new Prompt(lines, "    Type: ", kinds);
  }

  private static String row(String word, String meaning, String key) {
    return indented("%-20s  %-22s  %s".formatted(word, meaning, key));
  }

  private Prompt joinModel() {
    List<String> candidates = join.candidates();
    String usual = join.usual();
    String title =
        candidates.contains(usual)
            ? "Join model, which has both keys, or a new one"
            : models.called(usual).isEmpty()
                ? "Join model, a new one or an existing one"
                : "Join model";
    return new Prompt(numbered(Topic.JOIN, usually(title, Optional.of(usual))), models.names());
  }

  private Prompt joinKey(String parent, Optional<String> usual) {
    String chosen = answers.text(Topic.JOIN);
    String title = "Key to %s on %s".formatted(parent, chosen.isEmpty() ? join.usual() : chosen);
    Topic topic = parent.equals(source()) && !answers.has(Topic.KEY) ? Topic.KEY : Topic.TARGET_KEY;
    String example = topic == Topic.KEY ? "follower_id" : "followee_id";
    String prompt =
        source().equals(target()) && usual.isEmpty()
            ? title + " (%s, for example): ".formatted(example)
            : usually(title, usual);
    return topic == Topic.KEY
        ? new Prompt(numbered(topic, prompt), usual.stream().toList())
        : detail(prompt, usual.stream().toList());
  }

  private Prompt key() {
    if (source().equals(target()) && outlook.key().isEmpty()) {
      String prompt =
          "Foreign key, from one %s to another (parent_id, for example): ".formatted(source());
      return new Prompt(numbered(Topic.KEY, prompt));
    }
    Optional<String> usual = outlook.key();
    Optional<Entity> holder = models.entity(child());
    boolean exists = usual.flatMap(it -> holder.flatMap(entity -> entity.key(it))).isPresent();
    String type = usual.flatMap(outlook::newType).map(it -> ", " + it).orElse("");
    String what = usual.isEmpty() ? "" : exists ? ", existing field" : ", new field" + type;
    String prompt = usually("Foreign key, on %s%s".formatted(child(), what), usual);
    return new Prompt(reason(), numbered(Topic.KEY, prompt), usual.stream().toList());
  }

  private Prompt inverse() {
    Optional<String> usual = outlook.inverse();
    String call =
        outlook.sides().stream()
            .skip(1)
            .findFirst()
            .map(Phrasing::blanked)
            .orElse(SnakeCase.of(ModelsAtHand.className(target())) + ".____()");
    String title = "Inverse: %s leads back to %s, or none".formatted(call, source());
    List<String> completions =
        usual.map(it -> List.of(it, "none")).orElseGet(() -> List.of("none"));
    return new Prompt(reason(), numbered(Topic.INVERSE, usually(title, usual)), completions);
  }

  /** The call of a relationship, with a blank for its name. */
  private static String blanked(PlannedSide side) {
    String[] parts = side.meaning().split(": ", 2);
    return parts[parts.length - 1].replace("." + side.name() + "(", ".____(");
  }

  /** Why there is no default. */
  private List<String> reason() {
    return outlook.reason().stream().map(Phrasing::indented).toList();
  }

  private static String usually(String title, Optional<String> usual) {
    return title + usual.map(it -> " [" + it + "]").orElse("") + ": ";
  }

  /** A further question of the same number. */
  private static Prompt detail(String prompt, List<String> completions) {
    return new Prompt("    " + prompt, completions);
  }

  private static String numbered(Topic topic, String text) {
    return "%d/6 %s".formatted(topic.number(), text);
  }

  private boolean isThrough() {
    return answers.kind() == Kind.HAS_MANY_THROUGH;
  }

  private String source() {
    return answers.text(Topic.SOURCE);
  }

  private String target() {
    return answers.text(Topic.TARGET);
  }

  private String child() {
    return answers.kind() == Kind.BELONGS_TO ? source() : target();
  }

  private String parent() {
    return answers.kind() == Kind.BELONGS_TO ? target() : source();
  }

  /** What a key may lead to or not; in a tree, the first row leads nowhere. */
  private String absent() {
    return source().equals(target())
        ? outlook.sides().stream()
            .filter(it -> it.kind() == Kind.BELONGS_TO)
            .findFirst()
            .map(it -> "its %s, as the first one is".formatted(it.name()))
            .orElse("another, as the first one is")
        : a(parent());
  }

  /** With the article. */
  private static String a(String name) {
    return ("AEIO".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
