package dev.kinship.naming;

import java.util.Optional;

/** How a library writes names; words are in snake_case. */
public interface Spelling {
  /** The key of a role: {@code user} gives {@code user_id}. */
  String key(String role);

  /** The role that a key has in its name: {@code user_id} gives {@code user}; empty if none. */
  default Optional<String> role(String key) {
    return KeyNames.role(key);
  }

  /** The table of a class, called {@code word} or, if there are several, {@code plural}. */
  String table(String word, String plural);

  /** The table that joins two classes: {@code user_role}. */
  default String joinTable(String source, String target) {
    return source + "_" + target;
  }
}
