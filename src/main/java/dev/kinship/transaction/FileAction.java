package dev.kinship.transaction;

/** What a commit does with a file. */
public enum FileAction {
  CREATED,
  REWRITTEN,
  DELETED
}
