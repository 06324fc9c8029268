package dev.kinship.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    return hasOne(keys, column) ? column.keyless() : column.sql();
  }

  /** The same without what it says about NULL. */
  public String withoutNulls(List<ForeignKey> keys, Part column) {
    return column.without(
        hasOne(keys, column)
            ? Set.of(Clause.Kind.REFERENCES, Clause.Kind.NULLS)
            : Set.of(Clause.Kind.NULLS));
  }

  private boolean hasOne(List<ForeignKey> keys, Part column) {
    List<ForeignKey> own =
        new ArrayList<>(
            keys.stream().filter(it -> it.columns().equals(List.of(column.name()))).toList());
    constraints.stream().flatMap(it -> it.key().stream()).forEach(own::remove);
    return !own.isEmpty();
  }

  /** Whether this foreign key is declared inline in a column rather than as a table constraint. */
  public boolean holdsInColumn(ForeignKey key) {
    return constraints.stream().noneMatch(it -> it.key().filter(key::equals).isPresent());
  }

  /**
   * A column: {@code sql} is all of it, {@code clauses} are its parts, {@code computed} where its
   * value is never inserted.
   */
  public record Part(String name, String type, String sql, List<Clause> clauses, boolean computed) {
    public Part {
      clauses = List.copyOf(clauses);
    }

    /** The same of another type, which its text does not show. */
    public Part of(String other) {
      return new Part(name, other, sql, clauses, computed);
    }

    private static final String OTHER_VALUE =
        "(?is)(CONSTRAINT|COMMENT|COLLATE|GENERATED|AS|ON|AUTO_INCREMENT)\\b.*";

    /** Its text without these clauses. */
    public String without(Set<Clause.Kind> kinds) {
      List<String> kept = new ArrayList<>();
      int start = -1;
      int end = -1;
      for (Clause it : clauses) {
        boolean goes = kinds.contains(it.kind());
        if (goes && start >= 0) {
          kept.add(sql.substring(start, end));
          start = -1;
        } else if (!goes) {
          start = start < 0 ? it.start() : start;
          end = it.end();
        }
      }
      if (start >= 0) {
        kept.add(sql.substring(start, end));
      }
      return String.join(" ", kept);
    }

    /** What it says after this word, such as DEFAULT; empty if it does not. */
    public Optional<String> after(String word) {
      int start = -1;
      int end = -1;
      for (Clause it : clauses) {
        String text = sql.substring(it.start(), it.end()).strip();
        boolean begins = SqlName.capitals(text).startsWith(word + " ");
        boolean more = it.kind() == Clause.Kind.VALUE && !text.matches(OTHER_VALUE);
        if (begins) {
          start = sql.indexOf(text, it.start()) + word.length();
          end = it.end();
        } else if (start >= 0 && more) {
          end = it.end();
        } else if (start >= 0) {
          break;
        }
      }
      return start < 0 ? Optional.empty() : Optional.of(sql.substring(start, end).strip());
    }

    /** Its text without the foreign key that may be in it. */
    public String keyless() {
      return without(Set.of(Clause.Kind.REFERENCES));
    }
  }

  /** A part of a column's text, which may have a name before it. */
  public record Clause(Kind kind, int start, int end) {
    /** What it says. */
    public enum Kind {
      /** A foreign key. */
      REFERENCES,
      /** Whether the column may be NULL, or that it is by default. */
      NULLS,
      /** A primary key, or that no two rows share a value. */
      UNIQUE,
      CHECK,
      /** Before or after which other column it is. */
      PLACE,
      /** Its name and its type, and all else. */
      VALUE
    }
  }

  /** The statement that made an index or a trigger of this name, or what a comment says. */
  public record Attached(String name, String sql) {
    /** The name of a comment on the constraint of this one. */
    public static String commentOn(String constraint) {
      return "comment on constraint " + constraint;
    }
  }

  /** A rule of the table, with the foreign key or the index that it makes. */
  public record Constraint(String sql, Optional<ForeignKey> key, Optional<Index> index) {}
}
