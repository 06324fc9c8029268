package dev.kinship.library;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.rhosocial.Rhosocial;
import dev.kinship.source.Sources;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The libraries to choose from, the default first. */
public record Libraries(List<Library> all) {
  /** Every library there is. */
  public static final Libraries ALL = new Libraries(List.of(new Rhosocial()));

  public Libraries {
    all = List.copyOf(all);
  }

  /**
   * The library that is set, or the one that the files import; the first if they import none.
   * Refuses several, and a setting that means none.
   */
  public Library of(Optional<String> set, Sources sources) {
    if (set.isPresent()) {
      return all.stream()
          .filter(it -> it.id().equals(set.get()))
          .findFirst()
          .orElseThrow(() -> unknown(set.get()));
    }
    if (all.size() == 1) {
      return all.getFirst();
    }
    List<Library> used = all.stream().filter(it -> isUsed(it, sources)).toList();
    if (used.size() > 1) {
      throw several(used);
    }
    return used.isEmpty() ? all.getFirst() : used.getFirst();
  }

  /** The flags of sentences that one of them has. */
  public Stream<LibraryOption> options() {
    return all.stream().flatMap(it -> it.options().stream());
  }

  private static boolean isUsed(Library library, Sources sources) {
    return !sources.mentioning(library.ending(), library.imports()).isEmpty();
  }

  private Refused unknown(String id) {
    return new Refused(
        CommonRules.BAD_CONFIGURATION,
        "there is no library `%s`".formatted(id),
        "set library to one of " + String.join(", ", ids(all)));
  }

  private static Refused several(List<Library> used) {
    return new Refused(
        CommonRules.BAD_CONFIGURATION,
        "the project uses several libraries: " + String.join(", ", ids(used)),
        "choose one in the settings: library = \"%s\"".formatted(used.getFirst().id()));
  }

  private static List<String> ids(List<Library> libraries) {
    return libraries.stream().map(Library::id).toList();
  }
}
