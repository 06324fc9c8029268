package dev.kinship.source;

import dev.kinship.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a project, as a library asks for them. Names are paths from its root, with slashes.
 */
public interface Sources {
  /** The file of that name; empty where there is none, or none that is UTF-8. */
  Optional<SourceText> read(String name);

  /** Whether there is a file of that name. */
  boolean isFile(String name);

  /** What is in a folder, files and folders; nothing if the folder does not exist. */
  List<String> namesIn(String folder);

  /**
   * The files with that ending whose text has one of these words, those left out that git ignores.
   * One that is not valid UTF-8 is among them, and can only be searched.
   */
  List<SourceText> mentioning(String ending, Set<String> words);
}
