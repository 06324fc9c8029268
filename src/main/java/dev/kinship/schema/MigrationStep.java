package dev.kinship.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a migration: an SQL statement, or several that only together make sense, separated by
 * a semicolon and a line end; no semicolon at the end. {@code undo} reverses the step and is empty
 * if undoing the previous step also undoes this one; {@code sql} is empty if the step only guards
 * the down migration; {@code reason} is for the reader. {@code transaction} is what both directions
 * need around them.
 */
public record MigrationStep(String sql, String undo, String reason, Transaction transaction) {
  public MigrationStep {
    reason = TableName.shown(reason);
  }

  /** What a step may share with others. */
  public enum Transaction {
    /** Its file and its transaction. */
    SHARED,
    /** Neither: it takes a lock that others wait for and that is given back at its end. */
    OWN,
    /** It has no transaction, one session for all its statements, and a file of its own. */
    NONE,
    /** As {@link #NONE}, and two statements that are sent at once are a transaction already. */
    NONE_AT_ALL;

    /** {@code none-at-all}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Transaction> called(String word) {
      return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
  }

  /** A step that may share its file and its transaction with others. */
  public MigrationStep(String sql, String undo, String reason) {
    this(sql, undo, reason, Transaction.SHARED);
  }

  /** Whether its file must say that it needs to run without a transaction. */
  public boolean untransacted() {
    return transaction == Transaction.NONE || transaction == Transaction.NONE_AT_ALL;
  }
}
