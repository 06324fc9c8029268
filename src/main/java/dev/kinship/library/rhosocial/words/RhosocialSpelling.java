package dev.kinship.library.rhosocial.words;

import dev.kinship.naming.Spelling;

/** Keys end in {@code _id}; tables are plurals. */
public final class RhosocialSpelling implements Spelling {
  @Override
  public String key(String role) {
    return role + "_id";
  }

  @Override
  public String table(String word, String plural) {
    return plural;
  }
}
