package dev.kinship.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes unexpected sentences: words and flags, good ones and bad ones. */
public final class SentenceMutator {
  /** Names that are taken, forbidden, unusual, or none at all. */
  static final List<String> NAMES =
      List.of(
          "class",
          "None",
          "True",
          "match",
          "type",
          "_",
          "__",
          "__class__",
          "__init__",
          "__x",
          "_user",
          "self",
          "cls",
          "id",
          "user_id",
          "order",
          "select",
          "table",
          "group",
          "save",
          "query",
          "objects",
          "model_config",
          "model_fields",
          "User",
          "Users",
          "USER",
          "Ünïcode",
          "Заказ",
          "用户",
          "ﬁeld",
          "ª",
          "İ",
          "ß",
          "a".repeat(200),
          "A1".repeat(100),
          "O'Reilly",
          "two words",
          "semi;colon",
          "\"quoted\"",
          "`x`",
          "$x",
          "%s%n",
          "../x",
          "a.b",
          "a:b",
          ":",
          "a:",
          ":b",
          "a:b:c",
          "",
          " ",
          "-x",
          "--",
          "@x",
          "x\ny",
          "x\tz",
          "x\u0000y",
          "\u001b[1m",
          "\ud83d\ude00",
          "\ud83d",
          "criteria",
          "news",
          "I",
          "1a",
          "none",
          "json",
          "user__id",
          "*/",
          "--x",
          "{0}",
          "\\",
          "c",
          "ClassVar",
          "BelongsTo",
          "Optional",
          "int",
          "ActiveRecord");

  private static final List<String> TYPES =
      List.of("belongs_to", "has_one", "has_many", "has_many_through", "has-many", "HAS_MANY", "");

  private static final List<String> FLAGS =
      List.of(
          "--optional",
          "--required",
          "--sync",
          "--async",
          "--create",
          "--composite-key",
          "--unique-pair",
          "--no-unique-pair",
          "--no-support-module",
          "--no-migration");

  private static final List<String> NAMED =
      List.of(
          "--name",
          "--foreign-key",
          "--inverse-of",
          "--through",
          "--target-foreign-key",
          "--migrations");

  private static final List<List<String>> CHOICES =
      List.of(
          List.of("--inverse-type", "has_one", "has_many", "belongs_to", "x"),
          List.of("--on-delete", "restrict", "cascade", "set-null", "no-action", "x"),
          List.of("--on-update", "restrict", "cascade", "set-null", "no-action", "x"),
          List.of("--dialect", "sqlite", "postgresql", "mysql", "mariadb", "h2", "x"),
          List.of("--inverse-of", "none"),
          List.of("--safe", "always", "auto", "never", "x"),
          List.of("--backfill", "1", "(SELECT 1)", "x'", "1; DROP TABLE users", ""),
          List.of("--migrations", "db", "a/b", "../out", "/", "", ".", "shop", "migrations/"));

  private final Random random;

  public SentenceMutator(Random random) {
    this.random = random;
  }

  /**
   * The words of {@code kin add}, from {@code words} that a user would type; {@code models} are the
   * existing classes.
   */
  public List<String> mutate(List<String> words, List<String> models) {
    List<String> said = new ArrayList<>(words);
    if (!models.isEmpty() && random.nextInt(3) == 0) {
      said = new ArrayList<>(List.of("add", one(models), one(TYPES), one(models)));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      say(said, models);
    }
    return said;
  }

  private void say(List<String> said, List<String> models) {
    switch (random.nextInt(9)) {
      case 0 -> said.set(random.nextInt(said.size() - 1) + 1, one(NAMES));
      case 1 -> said.remove(random.nextInt(said.size() - 1) + 1);
      case 2, 3 -> said.add(one(FLAGS));
      case 4 -> said.addAll(List.of(one(NAMED), models.isEmpty() ? "x" : one(models)));
      case 5 ->
          said.addAll(
              models.isEmpty()
                  ? List.of("--and")
                  : List.of("--and", one(models), one(TYPES), one(models)));
      case 6, 7 -> {
        List<String> choice = CHOICES.get(random.nextInt(CHOICES.size()));
        said.addAll(List.of(choice.getFirst(), one(choice.subList(1, choice.size()))));
      }
      default -> said.addAll(List.of(one(NAMED), one(NAMES)));
    }
    if (said.size() < 2) {
      said.add(one(NAMES));
    }
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
