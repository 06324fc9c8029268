package dev.kinship.runner;

import static java.util.stream.Collectors.joining;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.syntax.sql.Script;
import dev.kinship.text.Nfkc;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What will be written: a title in a few words, the steps, what makes several statements one for
 * the database, and the time for file names that contain it.
 */
public record Migration(
    String title, List<MigrationStep> steps, Bracket bracket, LocalDateTime now) {
  private static final int LONGEST_SLUG = 80;
  private static final int MOST_TITLES = 3;

  private static final String BEGIN_AGAIN =
      " If it is interrupted here, begin again with the file before this one.";

  /** What a transaction cannot have in it. */
  private static final Pattern ALONE = Pattern.compile("\\bCONCURRENTLY\\b|\\bCOMMIT;");

  public Migration {
    steps = List.copyOf(steps);
  }

  /** What names a file with these steps. */
  String slug(List<MigrationStep> part) {
    return slug(title(part));
  }

  /** The title of a file with these steps: what they do; those of one title are counted. */
  String title(List<MigrationStep> part) {
    List<List<MigrationStep>> all = parts();
    if (all.size() == 1) {
      return title;
    }
    String own = own(part);
    List<List<MigrationStep>> alike = all.stream().filter(it -> own(it).equals(own)).toList();
    return alike.size() == 1
        ? own
        : "%s %d of %d".formatted(own, alike.indexOf(part) + 1, alike.size());
  }

  /** {@code create genres and books}, that of the migration if the steps have none. */
  private String own(List<MigrationStep> part) {
    List<String> titles =
        part.stream().map(MigrationStep::title).filter(it -> !it.isEmpty()).distinct().toList();
    if (titles.isEmpty()) {
      return title;
    }
    String verb = titles.getFirst().replaceFirst(" .*", " ");
    return titles.getFirst()
        + titles.stream()
            .skip(1)
            .limit(MOST_TITLES - 1)
            .map(it -> " and " + (it.startsWith(verb) ? it.substring(verb.length()) : it))
            .collect(joining());
  }

  /** The title as part of a file name. */
  String slug() {
    return slug(title);
  }

  private static String slug(String title) {
    String words = Nfkc.of(title).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
    String bare = words.replaceAll("^_|_$", "");
    return bare.isEmpty() ? "migration" : bare.substring(0, end(bare));
  }

  /** Where the name is as long as a file system takes it, in bytes. */
  private static int end(String name) {
    int bytes = 0;
    int at = 0;
    while (at < name.length()) {
      int next = name.offsetByCodePoints(at, 1);
      bytes += name.substring(at, next).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > LONGEST_SLUG) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** The steps of each file: a step that needs a file of its own gets one. */
  List<List<MigrationStep>> parts() {
    List<List<MigrationStep>> parts = new ArrayList<>();
    boolean open = false;
    for (MigrationStep step : steps) {
      boolean shares = step.transaction() == Transaction.SHARED;
      if (!open || !shares) {
        parts.add(new ArrayList<>());
      }
      parts.getLast().add(step);
      open = shares;
    }
    return List.copyOf(parts);
  }

  /** The same for a tool that sends a file to the database as one. */
  Migration singly() {
    List<MigrationStep> single = steps.stream().flatMap(this::singly).toList();
    return new Migration(title, single, bracket, now);
  }

  /** What the last file did is reversed first, so the undo begins with it. */
  private Stream<MigrationStep> singly(MigrationStep step) {
    if (step.transaction() != Transaction.NONE_AT_ALL) {
      return Stream.of(step);
    }
    List<List<String>> undos = together(Script.commented(step.undo()));
    List<List<String>> files = together(Script.commented(step.sql()));
    while (files.size() < undos.size() && files.getLast().size() > 1) {
      files.add(List.of(files.getLast().removeLast()));
    }
    String name = step.title().isEmpty() ? title : step.title();
    int main = main(files);
    return IntStream.range(0, files.size())
        .mapToObj(
            it ->
                new MigrationStep(
                    String.join(";\n", files.get(it)),
                    undo(undos, files.size() - it - 1, it == 0),
                    ((it == main ? step.reason() : "") + (it == 0 ? "" : BEGIN_AGAIN)).strip(),
                    step.transaction(),
                    files.size() == 1
                        ? step.title()
                        : "%s %d of %d".formatted(name, it + 1, files.size())));
  }

  /** Which of the files the step is about: what is long enough to be alone, else the first. */
  private static int main(List<List<String>> files) {
    return IntStream.range(0, files.size())
        .filter(it -> files.get(it).stream().anyMatch(sql -> ALONE.matcher(sql).find()))
        .findFirst()
        .orElse(0);
  }

  /** The undo with this number, and all that follow if it is the {@code last}. */
  private static String undo(List<List<String>> undos, int number, boolean last) {
    return undos.stream()
        .skip(number)
        .limit(last ? undos.size() : 1)
        .flatMap(List::stream)
        .collect(joining(";\n"));
  }

  /** The statements that may be sent at once, which makes them one transaction. */
  private static List<List<String>> together(List<String> statements) {
    List<List<String>> together = new ArrayList<>();
    boolean open = false;
    for (String it : statements) {
      boolean alone = ALONE.matcher(it).find();
      if (!open || alone || it.contains(" VALIDATE CONSTRAINT ")) {
        together.add(new ArrayList<>());
      }
      together.getLast().add(it);
      open = !alone;
    }
    return together;
  }
}
