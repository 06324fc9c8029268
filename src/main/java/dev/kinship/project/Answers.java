package dev.kinship.project;

import dev.kinship.text.Digests;
import dev.kinship.text.Read;
import dev.kinship.text.Read.Kind;
import dev.kinship.text.SourceText;
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
 * digested until the digests are needed: most runs keep no plan.
 */
final class Answers {
  /** In the place of the digest of a file that does not exist. */
  private static final String NOTHING = "-";

  private static final String OWN_FOLDER = ".kinship";

  private final Map<String, Optional<String>> texts = new LinkedHashMap<>();
  private final Map<String, Boolean> presences = new LinkedHashMap<>();
  private final Map<Question, List<String>> names = new LinkedHashMap<>();

  private record Question(Kind kind, List<String> about) {}

  /** {@code text} is empty if there is no such file, or none that can be read. */
  void file(String name, Optional<String> text) {
    texts.put(name, text);
  }

  void presence(String name, boolean present) {
    presences.put(name, present);
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
        found.stream().filter(it -> !it.equals(OWN_FOLDER)).toList());
  }

  void folders(String ending, List<String> found) {
    names.put(new Question(Kind.FOLDERS, List.of(ending)), found);
  }

  List<Read> all() {
    List<Read> all = new ArrayList<>();
    all.add(
        new Read(
            Kind.FILES,
            List.copyOf(texts.keySet()),
            texts.values().stream().map(it -> it.map(Answers::digest).orElse(NOTHING)).toList()));
    all.add(
        new Read(
            Kind.PRESENCE,
            List.copyOf(presences.keySet()),
            presences.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList()));
    names.forEach((question, found) -> all.add(new Read(question.kind(), question.about(), found)));
    return all.stream().filter(it -> !it.about().isEmpty()).toList();
  }

  private static String digest(String text) {
    return Digests.hexadecimal(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The names of the files for which {@code project}, a fresh one, answers otherwise, sorted. */
  static List<String> changed(List<Read> reads, Project project) {
    Set<String> changed = new TreeSet<>();
    for (Read read : reads) {
      List<String> now = found(read, project);
      if (read.kind() == Kind.FILES) {
        for (int i = 0; i < now.size(); i++) {
          if (!now.get(i).equals(read.found().get(i))) {
            changed.add(read.about().get(i));
          }
        }
      } else {
        changed.addAll(different(read.found(), now));
      }
    }
    return List.copyOf(changed);
  }

  private static List<String> found(Read read, Project project) {
    List<String> about = read.about();
    return switch (read.kind()) {
      case FILES ->
          about.stream().map(it -> project.look(it).map(Answers::digest).orElse(NOTHING)).toList();
      case PRESENCE -> about.stream().filter(project::isFile).toList();
      case MENTIONS ->
          project
              .mentioning(about.getFirst(), new LinkedHashSet<>(about.subList(1, about.size())))
              .stream()
              .map(SourceText::name)
              .toList();
      case FOLDER -> project.filesIn(about.getFirst());
      case ENTRIES ->
          project.namesIn(about.getFirst()).stream().filter(it -> !it.equals(OWN_FOLDER)).toList();
      case FOLDERS -> project.foldersOf(about.getFirst());
    };
  }

  private static Set<String> different(List<String> before, List<String> after) {
    Set<String> different = new TreeSet<>(before);
    different.addAll(after);
    different.removeIf(it -> before.contains(it) && after.contains(it));
    return different;
  }
}
