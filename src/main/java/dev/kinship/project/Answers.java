package dev.kinship.project;

import dev.kinship.text.Digests;
import dev.kinship.text.Read;
import dev.kinship.text.Read.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a project's files have answered, each question with its last answer. Texts are kept and not
 * digested until somebody needs the digests: most runs show nothing that is kept.
 */
final class Answers {
  private final Map<List<String>, Optional<String>> texts = new LinkedHashMap<>();
  private final Map<Question, List<String>> names = new LinkedHashMap<>();

  private record Question(Kind kind, List<String> about) {}

  /** {@code text} is empty if there is no such file, or none that can be read. */
  void file(String name, Optional<String> text) {
    texts.put(List.of(name), text);
  }

  void presence(String name, boolean present) {
    names.put(new Question(Kind.PRESENCE, List.of(name)), present ? List.of(name) : List.of());
  }

  void mentions(String ending, Set<String> words, List<String> found) {
    List<String> about = Stream.concat(Stream.of(ending), new TreeSet<>(words).stream()).toList();
    names.put(new Question(Kind.MENTIONS, about), found);
  }

  void folder(String folder, List<String> found) {
    names.put(new Question(Kind.FOLDER, List.of(folder)), found);
  }

  /** Kinship's own folder does not count: it appears when a plan is written. */
  void entries(String folder, List<String> found) {
    names.put(
        new Question(Kind.ENTRIES, List.of(folder)),
        found.stream().filter(it -> !it.equals(".kinship")).toList());
  }

  void folders(String ending, List<String> found) {
    names.put(new Question(Kind.FOLDERS, List.of(ending)), found);
  }

  List<Read> all() {
    List<Read> all = new ArrayList<>();
    texts.forEach(
        (name, text) ->
            all.add(new Read(Kind.FILE, name, text.map(Answers::digest).stream().toList())));
    names.forEach((question, found) -> all.add(new Read(question.kind(), question.about(), found)));
    return all;
  }

  private static String digest(String text) {
    return Digests.hexadecimal(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The names of the files for which {@code project} answers otherwise now, sorted. */
  static List<String> changed(List<Read> reads, Project project) {
    for (Read read : reads) {
      ask(read, project);
    }
    Map<List<Object>, List<String>> now = new LinkedHashMap<>();
    project.reads().forEach(it -> now.put(List.of(it.kind(), it.about()), it.found()));
    Set<String> changed = new TreeSet<>();
    for (Read read : reads) {
      List<String> found = now.getOrDefault(List.of(read.kind(), read.about()), List.of());
      if (!found.equals(read.found())) {
        changed.addAll(read.kind() == Kind.FILE ? read.about() : different(read.found(), found));
      }
    }
    return List.copyOf(changed);
  }

  private static void ask(Read read, Project project) {
    List<String> about = read.about();
    switch (read.kind()) {
      case FILE -> project.look(about.getFirst());
      case PRESENCE -> project.isFile(about.getFirst());
      case MENTIONS ->
          project.mentioning(about.getFirst(), new LinkedHashSet<>(about.subList(1, about.size())));
      case FOLDER -> project.filesIn(about.getFirst());
      case ENTRIES -> project.namesIn(about.getFirst());
      case FOLDERS -> project.foldersOf(about.getFirst());
    }
  }

  private static Set<String> different(List<String> before, List<String> after) {
    Set<String> different = new TreeSet<>(before);
    different.addAll(after);
    different.removeIf(it -> before.contains(it) && after.contains(it));
    return different;
  }
}
