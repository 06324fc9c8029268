package dev.kinship.schema;

import java.util.List;
import java.util.Optional;

/**
 * How the statements that made a table wrote it, word for word, so that it can be built again with
 * all that {@link Table} has no words for: defaults, checks, collations. {@code constraints} are
 * those of the table, {@code options} is the text after the closing parenthesis, {@code attached}
 * are the statements that made its indexes and triggers, which are dropped with the table.
 */
public record Source(
    List<Part> columns, List<Constraint> constraints, String options, List<Attached> attached) {
  public Source {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    attached = List.copyOf(attached);
  }

  /** The text of a column without its foreign key, where that is one of {@code keys}. */
  public String without(List<ForeignKey> keys, Part column) {
    boolean keyless =
        keys.stream()
            .filter(it -> it.columns().equals(List.of(column.name())))
            .anyMatch(this::holdsInColumn);
    return keyless ? column.keyless() : column.sql();
  }

  /** Whether this foreign key is declared inline in a column rather than as a table constraint. */
  public boolean holdsInColumn(ForeignKey key) {
    return constraints.stream().noneMatch(it -> it.key().filter(key::equals).isPresent());
  }

  /**
   * A column: {@code sql} is all of it, {@code keyless} the same without the foreign key that may
   * be in it, {@code computed} where its value is never inserted.
   */
  public record Part(String name, String type, String sql, String keyless, boolean computed) {}

  /** The statement that made an index or a trigger of this name. */
  public record Attached(String name, String sql) {}

  /** A rule of the table, with the foreign key or the index that it makes. */
  public record Constraint(String sql, Optional<ForeignKey> key, Optional<Index> index) {}
}
