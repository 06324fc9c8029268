package dev.kinship.dialect;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A database that Kinship writes migrations for. */
public interface Dialect {
  /** The name on the command line, as in {@code --dialect sqlite}. */
  String id();

  /**
   * How to make these changes, which belong together, on a database that has {@code known}. The
   * order of the steps is the dialect's choice; their undos are run from the last to the first.
   */
  Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner);

  /** Whether a database that names itself {@code id} may be one of these. */
  default boolean speaks(String id) {
    return id().equals(id);
  }

  /** What it understands words as that others understand otherwise. */
  default Wording wording() {
    return Wording.USUAL;
  }

  /** What migrations say for this database alone, or for it and its nearest kin; else empty. */
  default Optional<Pattern> marks() {
    return Optional.empty();
  }

  /** What makes changes of the schema one. */
  default Bracket bracket() {
    return Bracket.NONE;
  }

  /** The name as SQL has it: quoted if it must be. */
  String quote(String name);
}
