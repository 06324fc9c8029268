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
}
