package dev.kinship.project;

import dev.kinship.text.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The names in a folder, sorted. {@code lost} are the entries whose bytes are not a name in the
 * platform's encoding: no name leads to them, and the one that is shown may lead to another file.
 */
record FolderNames(List<String> names, List<Path> lost) {
  private static final char REPLACEMENT = '\uFFFD';

  FolderNames {
    names = List.copyOf(names);
    lost = List.copyOf(lost);
  }

  /** Empty if it is not a folder, or cannot be read. */
  static Optional<FolderNames> of(Path folder) {
    Work.done(Work.Kind.LISTED, folder.toString());
    File file = new File(folder.toString());
    String[] names = file.list(); // in half the time of java.nio.file in a cold JVM
    if (names == null || !file.canExecute()) {
      return Optional.empty();
    }
    Arrays.sort(names);
    for (String name : names) {
      if (name.indexOf(REPLACEMENT) >= 0 || name.indexOf('?') >= 0) {
        return exactly(folder);
      }
    }
    return Optional.of(new FolderNames(List.of(names), List.of()));
  }

  private static Optional<FolderNames> exactly(Path folder) {
    List<String> names = new ArrayList<>();
    List<Path> lost = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (leadsTo(entry, folder, name)) {
          names.add(name);
        } else {
          lost.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return Optional.empty();
    }
    return Optional.of(
        new FolderNames(names.stream().sorted().toList(), lost.stream().sorted().toList()));
  }

  private static boolean leadsTo(Path entry, Path folder, String name) {
    try {
      return folder.resolve(name).equals(entry);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
