package dev.kinship.dialect.sql;

import dev.kinship.dialect.step.Fact;
import dev.kinship.dialect.step.Filling;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import java.util.List;

/**
 * How a database changes tables while others read and write them: other sessions do not wait for
 * long, neither for the work nor in the queue for a lock that has to wait itself. A statement that
 * an interrupted run has done is skipped, if the catalog shows that.
 */
public interface OnlineSteps {
  /** A statement, without a semicolon at its end, and what the catalog shows once it is done. */
  record Provable(String sql, Fact done) {}

  /** Makes a table that refers to tables in use, and then its indexes. */
  MigrationStep table(Provable create, List<Provable> indexes, Provable drop, String reason);

  /** Adds a column to {@code table}, {@code onlyIfEmpty} where rows would need a value for it. */
  MigrationStep column(
      String table, Provable add, Provable drop, boolean onlyIfEmpty, String reason);

  List<MigrationStep> index(Index index);

  List<MigrationStep> key(ForeignKey key);

  /** Fills a column in batches of the primary key, with pauses; to be run again when stopped. */
  MigrationStep fill(Filling filling, String reason);

  /** Makes a filled column one that may not be empty. */
  List<MigrationStep> require(Filling filling, String reason);

  /** Makes a column one that may be empty again. */
  MigrationStep allow(Filling filling, String reason);

  /** Drops a key, to create it again as {@code to}, with other actions. */
  List<MigrationStep> change(Provable drop, Provable undo, ForeignKey to, String reason);

  /** Drops a key; the down migration adds it again without a long check under a lock. */
  MigrationStep dropKey(ForeignKey key, Provable drop, Provable undo);

  /** Drops a column or a table; fails if that would lose what the user does not allow to lose. */
  MigrationStep drop(Provable drop, Provable undo, String reason);

  default MigrationStep dropIndex(Index index, Provable drop, Provable undo, String reason) {
    return drop(drop, undo, reason);
  }
}
