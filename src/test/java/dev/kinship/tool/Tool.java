package dev.kinship.tool;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.nio.file.Path;
import java.util.List;

/** A tool that runs migrations, as its user runs it on a folder of files. */
interface Tool {
  /** Those that a registry has; each serves SQLite, PostgreSQL, MariaDB and MySQL. */
  static List<Tool> all() {
    return List.of(
        new PlainTool(),
        new FlywayTool(),
        new LiquibaseTool(),
        new GooseTool(),
        new GolangMigrateTool(),
        new DbmateTool());
  }

  /** The name by which Kinship knows it. */
  String id();

  /** The name of a project's first file, and its text where it makes tables by {@code sql}. */
  String firstName();

  String first(String sql);

  /** Runs what was not run yet. */
  Outcome up(Database database, Path folder);

  /** Takes back all but the first file. */
  Outcome down(Database database, Path folder);

  /** What the user does after a run that was killed, before the next: mostly nothing. */
  default void repair(Database database, Path folder) {}

  /** What the user does where all of a file was done and the tool has not noted it. */
  default void note(Database database, Path folder, Path file) {}

  /** Says which files were run on the next database, to a tool whose user has to remember it. */
  default void remember(List<String> files) {}

  /** Ends the run under way at once. */
  default void kill() {}

  /** Whether a table is the tool's own. */
  boolean owns(String table);

  /** Whether the tool, with what Kinship may write for it, can be had on this database. */
  default boolean runsOn(Engine engine) {
    return engine != Engine.H2;
  }
}
