package dev.kinship.runner;

import dev.kinship.text.Change;
import dev.kinship.text.FileName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

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

  /**
   * What to do so that a database gets the new migrations among the changes; empty without one.
   * {@code shown} is what a file is called for the user.
   */
  public static Optional<String> next(List<Change> changes, UnaryOperator<String> shown) {
    List<String> names = new ArrayList<>();
    List<MigrationFile> files = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Create it && FileName.isSql(it.name())) {
        names.add(shown.apply(it.name()));
        files.add(
            new MigrationFile(it.name().substring(it.name().lastIndexOf('/') + 1), it.text()));
      }
    }
    if (files.isEmpty()) {
      return Optional.empty();
    }
    int slash = names.getFirst().lastIndexOf('/');
    String folder = slash < 0 ? "." : names.getFirst().substring(0, slash);
    return of(files)
        .command(folder)
        .or(() -> Optional.of("run " + listed(names, folder) + " on your database"));
  }

  private static String listed(List<String> names, String folder) {
    return names.size() <= 2
        ? String.join(", then ", names)
        : "the %d new files in %s, in their order,".formatted(names.size(), folder);
  }

  /** The runner of these files, which are those of one folder. */
  public static Runner of(List<MigrationFile> files) {
    return ALL.stream().filter(it -> it.recognises(files)).findFirst().orElseGet(ALL::getLast);
  }
}
