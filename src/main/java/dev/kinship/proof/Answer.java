package dev.kinship.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a library's program has told: what it ran on, and what came of each thing it tried. */
public record Answer(
    String python,
    String library,
    Optional<Failure> migration,
    List<ModuleFailure> modules,
    List<Tried> relationships,
    Optional<String> ended) {
  public Answer {
    modules = List.copyOf(modules);
    relationships = List.copyOf(relationships);
  }

  /** Nothing was tried, because a migration does not run. */
  public static Answer ofMigration(String file, String words) {
    Failure failure = new Failure(words, "", "", file, 1);
    return new Answer("", "", Optional.of(failure), List.of(), List.of(), Optional.empty());
  }

  /** In the words of Python or the database: what failed, and where, what it means, what to do. */
  public record Failure(String words, String reading, String help, String file, int line) {}

  /** A module that could not be imported, {@code first} or after others. */
  public record ModuleFailure(String file, boolean first, Failure failure) {}

  /**
   * What came of a relationship; {@code first} is the module that was imported first, if one was.
   */
  public record Tried(
      String file,
      String owner,
      String name,
      Verdict verdict,
      Failure failure,
      Optional<String> first) {}

  /** What may come of a relationship. */
  public enum Verdict {
    PROVED,
    FAILED,
    UNTRIED
  }

  /** Collects the lines that the program writes. What is not understood is left out. */
  static final class Reader {
    private String python = "";
    private String library = "";
    private Optional<Failure> migration = Optional.empty();
    private final List<ModuleFailure> modules = new ArrayList<>();
    private final List<Tried> relationships = new ArrayList<>();
    private Optional<String> ended = Optional.of("it wrote nothing");
    private Optional<String> missing = Optional.empty();

    /** Takes a line; what it says of the progress, if it does. */
    Optional<String> take(String line) {
      List<String> fields = Escapes.fields(line);
      switch (fields.getFirst()) {
        case "python" -> {
          python = at(fields, 1);
          library = at(fields, 2);
          ended = Optional.of("it ended too early");
        }
        case "missing" -> {
          python = at(fields, 1);
          missing = Optional.of(at(fields, 2));
        }
        case "migration" ->
            migration = Optional.of(new Failure(at(fields, 2), "", "", at(fields, 1), 1));
        case "module" ->
            modules.add(
                new ModuleFailure(
                    at(fields, 1), at(fields, 2).equals("first"), failure(fields, 4)));
        case "relation" -> relationships.add(tried(fields));
        case "ended" ->
            modules.add(
                new ModuleFailure(
                    at(fields, 2), false, new Failure(at(fields, 1), "", "", at(fields, 2), 1)));
        case "progress" -> {
          return Optional.of(at(fields, 1));
        }
        case "end" -> ended = Optional.empty();
        default -> {
          // Not from the program.
        }
      }
      return Optional.empty();
    }

    private static Failure failure(List<String> fields, int from) {
      String line = at(fields, from + 4);
      return new Failure(
          at(fields, from),
          at(fields, from + 1),
          at(fields, from + 2),
          at(fields, from + 3),
          line.matches("\\d{1,7}") ? Integer.parseInt(line) : 1);
    }

    private static Tried tried(List<String> fields) {
      Verdict verdict =
          switch (at(fields, 4)) {
            case "proved" -> Verdict.PROVED;
            case "failed" -> Verdict.FAILED;
            default -> Verdict.UNTRIED;
          };
      return new Tried(
          at(fields, 1),
          at(fields, 2),
          at(fields, 3),
          verdict,
          new Failure(at(fields, 5), at(fields, 6), at(fields, 7), at(fields, 1), 1),
          Optional.of(at(fields, 8)).filter(it -> !it.isEmpty()));
    }

    private static String at(List<String> fields, int number) {
      return number < fields.size() ? fields.get(number) : "";
    }

    /** The library's words about what it lacks in this Python, if it cannot be used. */
    Optional<String> missing() {
      return missing;
    }

    String python() {
      return python;
    }

    Answer answer() {
      return new Answer(python, library, migration, modules, relationships, ended);
    }
  }
}
