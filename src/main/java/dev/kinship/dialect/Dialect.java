package dev.kinship.dialect;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Wording;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A database that Kinship writes migrations for. */
public interface Dialect {
  Profile profile();

  /**
   * How to make these changes, which belong together, on a database that has {@code known}. The
   * order of the steps is the dialect's choice; their undos are run from the last to the first.
   */
  Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner);

  /** Whether a database that names itself {@code id} may be one of these. */
  default boolean speaks(String id) {
    return id().equals(id);
  }

  /** Whether it may run a migration that is written for the database {@code id}. */
  default boolean runs(String id) {
    return speaks(id);
  }

  /** The name on the command line, as in {@code --dialect sqlite}. */
  default String id() {
    return profile().id();
  }

  /** What it understands words as. */
  default Wording wording() {
    return profile().wording();
  }

  /** What migrations contain for this database alone. */
  default List<Mark> marks() {
    return profile().marks();
  }

  /**
   * Whether it refuses, and changes nothing, to add a required column to a table that has rows, so
   * that such a column can be tried on a table that is not known to be empty.
   */
  default boolean refusesToLeaveEmpty() {
    return false;
  }

  /** What it has of the {@link #marks} of others: as types, SQLite takes any words. */
  default Optional<Pattern> borrowed() {
    return Optional.empty();
  }

  /**
   * The name of a file beside the migrations that says more of the database, such as the VSchema of
   * Vitess; none for most.
   */
  default Optional<String> companion() {
    return Optional.empty();
  }

  /**
   * The dialect of a database of which {@link #companion} says {@code text}.
   *
   * @throws IOException if the text is not understood; the message says why, in one line
   */
  default Dialect told(String text) throws IOException {
    return this;
  }

  /** What it requires of the columns of a key. */
  default KeyColumns keyColumns() {
    return KeyColumns.ANY;
  }

  /** What makes changes of the schema one. */
  default Bracket bracket() {
    return profile().bracket();
  }

  /** The name as SQL has it: quoted if it must be. */
  default String quote(String name) {
    return profile().names().quote(name);
  }

  /** By how much a name is too long, as in "has 70 bytes, and 63 are allowed"; empty if it fits. */
  default Optional<String> tooLong(String name) {
    return profile().names().tooLong(name);
  }
}
