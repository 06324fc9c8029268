package dev.kinship.transaction.disk;

/** What a commit does with a file. */
public enum FileAction {
  CREATED,
  REWRITTEN,
  DELETED
}
