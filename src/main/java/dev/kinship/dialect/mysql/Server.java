package dev.kinship.dialect.mysql;

import dev.kinship.schema.Table;
import java.util.Optional;

/** What the two say differently. */
enum Server {
  /** Has blocks without a name, and locks that are not waited for at all. */
  MARIADB(
      MySqlOnline.INSTANT,
      """
      DECLARE patience INT DEFAULT 0;
      DECLARE began DATETIME;
      """,
      """
                  IF tries = 50 OR SYSDATE() > began + INTERVAL 1 SECOND THEN SET patience = 1; END IF;
      """,
      "        SET done = TRUE, began = SYSDATE(), SESSION lock_wait_timeout = patience;\n"),
  /** Drops columns instantly only from 8.0.29 on, and waits for a second at least. */
  MYSQL(MySqlOnline.IN_PLACE, "", "", "        SET done = TRUE, SESSION lock_wait_timeout = 1;\n");

  final String drop;
  final String declarations;
  final String impatience;
  final String timeout;

  Server(String drop, String declarations, String impatience, String timeout) {
    this.drop = drop;
    this.declarations = declarations;
    this.impatience = impatience;
    this.timeout = timeout;
  }

  /** Why a table is copied when its columns change: it {@code has a FULLTEXT index}. */
  Optional<String> copies(Table.Storage storage) {
    return storage
        .slowIndex()
        .filter(it -> this == MYSQL || it.equals("FULLTEXT"))
        .map("has a %s index"::formatted)
        .or(() -> storage.keylessEngine().map("is one of the engine %s"::formatted))
        .or(() -> Optional.of("has a UNIQUE index of hashes").filter(it -> rebuilds(storage)));
  }

  /** Whether every change copies the table. */
  boolean rebuilds(Table.Storage storage) {
    return storage.keylessEngine().isPresent() || (this == MARIADB && storage.hashes());
  }
}
