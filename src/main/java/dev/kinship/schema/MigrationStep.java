package dev.kinship.schema;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a migration: an SQL statement, or several that only together make sense, separated by
 * a semicolon and a line end; no semicolon at the end. {@code undo} reverses the step and is empty
 * if undoing the previous step also undoes this one; {@code sql} is empty if the step only guards
 * the down migration; {@code reason} tells the reader what the statements do not, and may be empty.
 * {@code transaction} is what both directions need around them. {@code title} names the step in a
 * few words where it has a file of its own; if it is empty, the migration's title does.
 */
public record MigrationStep(
    String sql, String undo, String reason, Transaction transaction, String title) {
  public MigrationStep {
    reason = TableName.shown(reason);
    title = TableName.shown(title);
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

  public MigrationStep(String sql, String undo, String reason, Transaction transaction) {
    this(sql, undo, reason, transaction, "");
  }

  /** The same step under this title. */
  public MigrationStep titled(String title) {
    return new MigrationStep(sql, undo, reason, transaction, title);
  }

  /** The same step for this reason. */
  public MigrationStep because(String other) {
    return new MigrationStep(sql, undo, other, transaction, title);
  }

  /** The same step, reversed by {@code other}. */
  public MigrationStep undoneBy(String other) {
    return new MigrationStep(sql, other, reason, transaction, title);
  }

  /** Whether its file must say that it needs to run without a transaction. */
  public boolean untransacted() {
    return transaction == Transaction.NONE || transaction == Transaction.NONE_AT_ALL;
  }
}
