package dev.kinship.dialect;

import java.util.Optional;

/** How a database has the names of tables and columns. */
public interface SqlNames {
  /** The name as SQL has it: quoted if it must be. */
  String quote(String name);

  /** By how much a name is too long, as in "has 70 bytes, and 63 are allowed"; empty if it fits. */
  Optional<String> tooLong(String name);
}
