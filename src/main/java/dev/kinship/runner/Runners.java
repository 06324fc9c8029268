package dev.kinship.runner;

import java.util.List;
import java.util.Optional;

/** All runners; the first that recognises a folder is used, and the last accepts any. */
public final class Runners {
  public static final List<Runner> ALL =
      List.of(
          new Liquibase(),
          new Goose(),
          new Dbmate(),
          new Flyway(),
          new GolangMigrate(),
          new Plain());

  private Runners() {}

  public static Optional<Runner> named(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /** The runner of these files, which are those of one folder. */
  public static Runner of(List<MigrationFile> files) {
    return ALL.stream().filter(it -> it.recognises(files)).findFirst().orElseGet(ALL::getLast);
  }
}
