package dev.kinship.dialect;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.Wording;
import java.util.List;

/**
 * What is always the same for a database. {@code id} is its name on the command line; {@code
 * wording} is what it understands words as that others understand otherwise; {@code bracket} makes
 * changes of the schema one; {@code names} are those of tables and columns; {@code marks} are what
 * migrations contain for this database alone, or for it and its nearest kin.
 */
public record Profile(
    String id, Wording wording, Bracket bracket, SqlNames names, List<Mark> marks) {
  public Profile {
    marks = List.copyOf(marks);
  }
}
