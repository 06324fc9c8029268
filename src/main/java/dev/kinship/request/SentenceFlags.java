package dev.kinship.request;

import dev.kinship.library.Libraries;
import dev.kinship.library.LibraryOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The flags that sentences can have, in the order of the help; some are of one library each. */
public record SentenceFlags(List<SentenceFlag> all, Set<String> ofLibraries) {
  public SentenceFlags {
    all = List.copyOf(all);
    ofLibraries = Set.copyOf(ofLibraries);
  }

  /** Those that apply to every library, and those of each of these. */
  public static SentenceFlags of(Libraries libraries) {
    return new SentenceFlags(
        Stream.concat(SentenceFlag.COMMON.stream(), libraries.options().map(SentenceFlag::of))
            .toList(),
        libraries.options().map(LibraryOption::flag).collect(Collectors.toSet()));
  }

  /** The flag that is typed so. */
  Optional<SentenceFlag> typed(String name) {
    return all.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** The flag that is called so in a file. */
  Optional<SentenceFlag> inFile(String key) {
    return all.stream().filter(it -> it.key().equals(key)).findFirst();
  }
}
