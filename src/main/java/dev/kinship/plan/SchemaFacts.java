package dev.kinship.plan;

import java.util.Set;

/**
 * What the schema shows and the code does not: the keys that are {@code unique}, and the ids of the
 * models that are {@code keyless}, whose tables have no column for the usual primary key.
 */
public record SchemaFacts(Set<ChildKey> unique, Set<String> keyless) {
  public static final SchemaFacts NONE = new SchemaFacts(Set.of(), Set.of());

  public SchemaFacts {
    unique = Set.copyOf(unique);
    keyless = Set.copyOf(keyless);
  }
}
