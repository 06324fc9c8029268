package dev.kinship.cli.command;

import dev.kinship.request.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a command's help shows, and so what the command takes; the first sentence sums it up. */
public record Usage(
    List<String> description, List<Example> examples, Optional<Words> words, List<Group> groups) {
  /**
   * The words that follow the command; {@code many} if it refuses a wrong number of them itself.
   */
  public record Words(String label, boolean many, String description) {}

  /** A command as one types it, and what it does. */
  public record Example(String command, String effect) {}

  /** Options that belong together. */
  public record Group(String title, List<Option> options) {}

  public static Usage of(String... description) {
    return new Usage(List.of(description), List.of(), Optional.empty(), List.of());
  }

  public Usage with(Words taken) {
    return new Usage(description, examples, Optional.of(taken), groups);
  }

  /** Shows a command in the help. */
  public Usage example(String command, String effect) {
    Stream<Example> more = Stream.of(new Example(command, effect));
    return new Usage(description, Stream.concat(examples.stream(), more).toList(), words, groups);
  }

  /** Adds options to the last group, or as a new one if it has another title. */
  public Usage with(String title, List<Option> more) {
    List<Group> result = new ArrayList<>(groups);
    boolean same = !result.isEmpty() && result.getLast().title().equals(title);
    List<Option> before = same ? result.removeLast().options() : List.of();
    result.add(new Group(title, Stream.concat(before.stream(), more.stream()).toList()));
    return new Usage(description, examples, words, result);
  }

  public List<Option> options() {
    return groups.stream().flatMap(it -> it.options().stream()).toList();
  }
}
