package dev.kinship.library.rhosocial;

import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a class says of the schema of its table; {@code name} is empty where it has none. */
record SchemaSaid(String name, boolean readable) {
  static final SchemaSaid NONE = new SchemaSaid("", true);

  /** Computed, or bound under a condition. */
  static final SchemaSaid UNREADABLE = new SchemaSaid("", false);

  static SchemaSaid of(String name) {
    return new SchemaSaid(TableName.inner(name), true);
  }

  /** What holds for a class of these ancestors, the nearest first. */
  static SchemaSaid of(List<ClassMembers> ancestors) {
    Stream<SchemaSaid> methods = ancestors.stream().flatMap(it -> it.returnedSchema().stream());
    Stream<SchemaSaid> values = ancestors.stream().flatMap(it -> it.schema().stream());
    return Stream.concat(methods, values).findFirst().orElse(NONE);
  }

  /** The table called {@code table}; empty where it is not known in which schema it is. */
  Optional<String> place(String table) {
    return readable ? Optional.of(TableName.in(name, TableName.inner(table))) : Optional.empty();
  }
}
