package dev.kinship.library.rhosocial;

import dev.kinship.naming.Spelling;
import java.util.Optional;

/** Keys end in {@code _id}; tables are plurals. */
final class RhosocialSpelling implements Spelling {
  private static final String KEY = "_id";

  @Override
  public String key(String role) {
    return role + KEY;
  }

  @Override
  public Optional<String> role(String key) {
    return key.endsWith(KEY) && key.length() > KEY.length()
        ? Optional.of(key.substring(0, key.length() - KEY.length()))
        : Optional.empty();
  }

  @Override
  public String table(String word, String plural) {
    return plural;
  }
}
