package dev.kinship.dialect;

import dev.kinship.schema.StatedType;
import dev.kinship.schema.TextForm;
import java.util.Optional;

/** What a database requires of the columns of a foreign key, by the types that are stated. */
public interface KeyColumns {
  /** For a database that lets any column refer to any other. */
  KeyColumns ANY = new KeyColumns() {};

  /** Whether a column of the type {@code child} may refer to one of the type {@code parent}. */
  default boolean fit(StatedType child, StatedType parent) {
    return true;
  }

  /**
   * Whether it is not known if texts of the two can be compared: only one of them tells how the
   * database stores them.
   */
  default boolean uncertain(TextForm child, StatedType parent) {
    return false;
  }

  /** Whether any column can refer to one of this type. */
  default boolean canBeParent(StatedType type) {
    return true;
  }

  /**
   * The type of a new column that refers to one of the type {@code parent}, in a table that stores
   * texts as {@code table}; empty if the model's own type will do.
   */
  default Optional<String> referringTo(StatedType parent, TextForm table) {
    return Optional.empty();
  }

  /** The type with all that matters for a key. */
  default String shown(StatedType type) {
    return type.words();
  }

  /** The statement that gives a column another type; both names are quoted as they must be. */
  default String retyping(String table, String column, String type) {
    return "ALTER TABLE %s ALTER COLUMN %s TYPE %s".formatted(table, column, type);
  }
}
