package dev.kinship.fuzz;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Mutates the files of a project, and adds or removes some; each byte is a character of the text.
 */
public final class ProjectMutator {
  private static final Pattern CLASS = Pattern.compile("class (\\w+)");

  private static final List<String> FILE_NAMES =
      List.of(
          "__init__.py",
          "shop/__init__.py",
          "class.py",
          "a b.py",
          "two-words.py",
          "x.pyi",
          "match.py",
          "models/__init__.py",
          "src/shop/__init__.py",
          "tests/test_x.py",
          "conftest.py",
          "migrations/001_x.sql",
          "migrations/V2__y.sql",
          "migrations/x/002.sql",
          "migrations/b.py",
          "build/x.py",
          ".hidden/x.py",
          "through.py",
          "order/__init__.py",
          "migrations");

  private static final List<String> SETTINGS =
      List.of(
          "",
          "[",
          "\u0000",
          "migrations = \"db\"",
          "migrations = \"../out\"",
          "migrations = \"a\\u0000b\"",
          "migrations = \"\"",
          "migrations = \"/nowhere/at/all\"",
          "migrations = \".kinship/x\"",
          "migrations = \".git\"",
          "migrations = 1",
          "dialect = \"postgresql\"",
          "dialect = \"mysql\"",
          "dialect = \"h2\"",
          "dialect = \"mariadb\"",
          "runner = \"flyway\"",
          "runner = \"liquibase\"",
          "runner = \"goose\"",
          "runner = \"dbmate\"",
          "runner = \"golang-migrate\"",
          "plurals = { order = \"\" }",
          "plurals = { order = \"a b\" }",
          "plurals = { user = 1 }",
          "plurals = { user = \"user\" }",
          "plurals = { user = \"x\\ny\" }",
          "plurals = 3",
          "[tool.kinship]\nmigrations = \"x\"",
          "a = " + "[".repeat(3_000));

  private final Random random;
  private final Mutator mutator;

  public ProjectMutator(Random random) {
    this.random = random;
    this.mutator = new Mutator(random);
  }

  /** The classes that the files of a project name. */
  public static List<String> classes(Map<String, String> files) {
    return files.values().stream()
        .flatMap(it -> CLASS.matcher(it).results())
        .map(MatchResult::group)
        .map(it -> it.substring("class ".length()))
        .distinct()
        .toList();
  }

  /** {@code files} with some of them mutated; {@code sql} is what may be in a migration. */
  public Map<String, String> mutate(Map<String, String> files, List<String> sql) {
    Map<String, String> mutated = new TreeMap<>(files);
    for (int i = random.nextInt(4); i > 0 && !mutated.isEmpty(); i--) {
      String name = one(List.copyOf(mutated.keySet()));
      List<String> pieces = name.endsWith(".sql") ? sql : Mutator.PYTHON;
      mutated.put(name, mutator.file(requireNonNull(mutated.get(name)), pieces));
    }
    if (random.nextInt(6) == 0 && !mutated.isEmpty()) {
      move(mutated);
    }
    if (random.nextInt(12) == 0) {
      mutated.put("kinship.toml", Mutator.bytes(one(SETTINGS)) + "\n" + one(SETTINGS));
    }
    return withoutFoldersAsFiles(mutated);
  }

  private void move(Map<String, String> files) {
    String name = one(List.copyOf(files.keySet()));
    String other = one(FILE_NAMES);
    switch (random.nextInt(4)) {
      case 0 -> files.remove(name);
      case 1 -> files.put(other, files.remove(name));
      case 2 -> files.put(other, files.get(name));
      default -> files.put(other, "");
    }
  }

  private static Map<String, String> withoutFoldersAsFiles(Map<String, String> files) {
    List<String> names = new ArrayList<>(files.keySet());
    names.removeIf(it -> files.keySet().stream().noneMatch(other -> other.startsWith(it + "/")));
    files.keySet().removeAll(names);
    return files;
  }

  private String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
