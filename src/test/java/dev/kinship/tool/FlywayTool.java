package dev.kinship.tool;

import dev.kinship.database.Database;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Flyway in this JVM. Its undo migrations are not free, so the test runs those files itself. */
final class FlywayTool implements Tool {
  private static final String HISTORY = "flyway_schema_history";

  @Override
  public String id() {
    return "flyway";
  }

  @Override
  public String firstName() {
    return "V1__create_shop.sql";
  }

  @Override
  public String first(String sql) {
    return sql;
  }

  @Override
  public Outcome up(Database database, Path folder) {
    try {
      flyway(database, folder).migrate();
      return Outcome.DONE;
    } catch (FlywayException e) {
      return Outcome.failed(e);
    }
  }

  @Override
  public Outcome down(Database database, Path folder) {
    List<Path> files =
        Scripts.files(folder, "U\\d+__.*\\.sql").stream()
            .sorted(Comparator.comparing(FlywayTool::version).reversed())
            .toList();
    for (Path file : files) {
      Outcome outcome = Scripts.run(database, Scripts.read(file));
      if (!outcome.done()) {
        return outcome;
      }
    }
    return Scripts.run(database, "DELETE FROM %s WHERE version <> '1'".formatted(HISTORY));
  }

  private static Integer version(Path file) {
    return Integer.valueOf(file.getFileName().toString().replaceAll("^U(\\d+)__.*", "$1"));
  }

  @Override
  public void repair(Database database, Path folder) {
    flyway(database, folder).repair();
  }

  /** Kinship says that the setting is needed; else Flyway waits for its own lock. */
  private static Flyway flyway(Database database, Path folder) {
    FluentConfiguration settings =
        Flyway.configure().dataSource(database.jdbc(), "", "").locations("filesystem:" + folder);
    settings
        .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
        .setTransactionalLock(false);
    return settings.load();
  }

  @Override
  public boolean owns(String table) {
    return table.equals(HISTORY);
  }
}
