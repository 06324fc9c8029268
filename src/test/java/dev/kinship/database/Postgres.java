package dev.kinship.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** The server of PostgreSQL out of the profile's archive. */
final class Postgres {
  static final Supplier<Integer> SERVER = Engine.once(Postgres::start);

  private Postgres() {}

  @SuppressWarnings("resource") // It ends with the JVM.
  private static int start() {
    if (Postgres.class.getResource("/postgres-linux-x86_64.txz") == null) {
      throw Engine.absent("No PostgreSQL");
    }
    try {
      // The rows need not survive a power cut: waiting for the disk took most of the tests' time.
      return EmbeddedPostgres.builder()
          .setServerConfig("fsync", "off")
          .setServerConfig("full_page_writes", "off")
          .start()
          .getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
