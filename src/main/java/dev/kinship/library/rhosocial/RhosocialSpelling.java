package dev.kinship.library.rhosocial;

import dev.kinship.naming.Spelling;

/** Keys end in {@code _id}; tables are plurals. */
final class RhosocialSpelling implements Spelling {
  @Override
  public String key(String role) {
    return role + "_id";
  }

  @Override
  public String table(String word, String plural) {
    return plural;
  }
}
