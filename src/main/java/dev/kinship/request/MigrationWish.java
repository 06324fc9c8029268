package dev.kinship.request;

import dev.kinship.dialect.RenderOptions;
import java.util.Optional;

/**
 * How a migration should be written, if one is {@code wanted}. {@code folder} and {@code dialect}
 * are empty where the project's settings or the defaults hold; {@code database} is the live
 * database to read instead of the migrations.
 */
public record MigrationWish(
    boolean wanted,
    Optional<String> folder,
    Optional<String> dialect,
    Optional<DatabaseWish> database,
    RenderOptions manner) {
  /** No migration. */
  public static final MigrationWish NONE =
      new MigrationWish(
          false, Optional.empty(), Optional.empty(), Optional.empty(), RenderOptions.DEFAULT);

  /** The same wish, in {@code other} if no folder is given. */
  public MigrationWish orIn(String other) {
    return new MigrationWish(
        wanted, folder.or(() -> Optional.of(other)), dialect, database, manner);
  }

  /** The database to open; none if no migration is wanted. */
  public Optional<DatabaseWish> databaseToOpen() {
    return database.filter(it -> wanted);
  }
}
