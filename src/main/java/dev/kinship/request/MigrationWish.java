package dev.kinship.request;

import dev.kinship.dialect.RenderOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a migration should be written, if one is {@code wanted}. {@code folder} and {@code dialect}
 * are empty where the project's settings or the defaults hold; {@code database} is the live
 * database to read instead of the migrations, and {@code sight} what may lead to one.
 */
public record MigrationWish(
    boolean wanted,
    Optional<String> folder,
    Optional<String> dialect,
    Optional<DatabaseWish> database,
    RenderOptions manner,
    Sight sight) {
  /** The variable that many programs read the URL of their database from. */
  public static final String URL_VARIABLE = "DATABASE_URL";

  /** The user's folder, and whether {@link #URL_VARIABLE} is set there. */
  public record Sight(Path folder, boolean hasUrl) {
    /** Of nothing but the project's files. */
    public static final Sight OF_PROJECT = new Sight(Path.of(""), /* hasUrl= */ false);
  }

  /** No migration. */
  public static final MigrationWish NONE =
      new MigrationWish(
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          RenderOptions.DEFAULT,
          Sight.OF_PROJECT);

  /** The same wish, in {@code other} if no folder is given. */
  public MigrationWish orIn(String other) {
    return new MigrationWish(
        wanted, folder.or(() -> Optional.of(other)), dialect, database, manner, sight);
  }

  /** The database to open; none if no migration is wanted. */
  public Optional<DatabaseWish> databaseToOpen() {
    return database.filter(it -> wanted);
  }
}
