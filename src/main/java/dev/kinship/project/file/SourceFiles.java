package dev.kinship.project.file;

import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The bytes of a project's sources, each read once: a file is searched for words first, and may be
 * needed as a whole later. Of a large project only the first ones are kept.
 */
public final class SourceFiles {
  private static final int ROOM = 4 << 20;

  private final Map<String, byte[]> kept = new HashMap<>();
  private int room = ROOM;

  byte[] read(File file) throws IOException {
    byte[] known = kept.get(file.getPath());
    if (known != null) {
      return known;
    }
    byte[] bytes = Bytes.read(file, Bytes.SOURCE);
    if (bytes.length <= room) {
      room -= bytes.length;
      kept.put(file.getPath(), bytes);
    }
    return bytes;
  }
}
