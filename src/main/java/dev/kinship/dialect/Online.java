package dev.kinship.dialect;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Step;
import java.util.List;

/**
 * How a database changes tables while others read and write them: nobody waits for long, neither
 * for the work nor behind a lock that itself has to wait.
 */
interface Online {
  /** Makes a table that refers to tables in use, with its indexes, each a statement. */
  Step table(List<String> statements, String drop, String reason);

  /** Adds a column that may be empty. */
  Step column(String add, String drop, String reason);

  List<Step> index(Index index);

  List<Step> key(ForeignKey key);

  /** Fills a column in batches of the primary key, with pauses; to be run again when stopped. */
  Step fill(Filling filling, String reason);

  /** Makes a filled column one that may not be empty. */
  List<Step> require(Filling filling, String reason);

  /** Takes a key, a column or a table away. */
  Step drop(String drop, String undo, String reason);

  Step dropIndex(String drop, String undo, String reason);
}
