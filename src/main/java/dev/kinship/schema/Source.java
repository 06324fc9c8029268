package dev.kinship.schema;

import java.util.List;

/**
 * How the statements that made a table wrote it, word for word, so that it can be built again with
 * all that {@link Table} has no words for: defaults, checks, collations. {@code constraints} are
 * those of the table, {@code options} what stands behind the closing parenthesis, {@code attached}
 * the statements that made its indexes and triggers, which go when the table goes.
 */
public record Source(
    List<Part> columns, List<String> constraints, String options, List<String> attached) {
  public Source {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    attached = List.copyOf(attached);
  }

  /** A column: {@code sql} is all of it, {@code computed} where its value is never inserted. */
  public record Part(String name, String type, String sql, boolean computed) {}
}
