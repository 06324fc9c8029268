package dev.kinship.dialect.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import java.util.List;

/**
 * How a database changes tables while others read and write them: other sessions do not wait for
 * long, neither for the work nor in the queue for a lock that has to wait itself.
 */
public interface OnlineSteps {
  /** Makes a table that refers to tables in use, with its indexes, each a statement. */
  MigrationStep table(List<String> statements, String drop, String reason);

  /** Adds a column that may be empty. */
  MigrationStep column(String add, String drop, String reason);

  List<MigrationStep> index(Index index);

  List<MigrationStep> key(ForeignKey key);

  /** Fills a column in batches of the primary key, with pauses; to be run again when stopped. */
  MigrationStep fill(Filling filling, String reason);

  /** Makes a filled column one that may not be empty. */
  List<MigrationStep> require(Filling filling, String reason);

  /** Makes a column one that may be empty again. */
  MigrationStep allow(Filling filling, String reason);

  /** Drops a key and creates it again with other actions; {@code drop} has both directions. */
  List<MigrationStep> change(MigrationStep drop, ForeignKey to);

  /** Takes a key, a column or a table away. */
  MigrationStep drop(String drop, String undo, String reason);

  MigrationStep dropIndex(String drop, String undo, String reason);
}
