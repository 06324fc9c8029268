package dev.kinship.tool;

import dev.kinship.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.FastCheckService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase in this JVM, with a changelog that includes the whole folder. */
final class LiquibaseTool implements Tool {
  private static final Logger LOGGER = Logger.getLogger("liquibase");
  private static final String FIRST = "first";
  private static final String CHANGELOG =
      """
      <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
        <includeAll path="FOLDER/" relativeToChangelogFile="true"/>
      </databaseChangeLog>
      """;

  /** What to do with a Liquibase. */
  private interface Work {
    void on(Liquibase liquibase) throws LiquibaseException;
  }

  @Override
  public String id() {
    return "liquibase";
  }

  @Override
  public String firstName() {
    return "001_create_shop.sql";
  }

  @Override
  public String first(String sql) {
    return "--liquibase formatted sql\n\n--changeset shop:1\n" + sql;
  }

  @Override
  public Outcome up(Database database, Path folder) {
    boolean first = Scripts.files(folder, ".*\\.sql").size() == 1;
    return with(
        database,
        folder,
        it -> {
          it.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
          it.update("");
          if (first) {
            it.tag(FIRST);
          }
        });
  }

  @Override
  public Outcome down(Database database, Path folder) {
    return with(database, folder, it -> it.rollback(FIRST, ""));
  }

  @Override
  public void repair(Database database, Path folder) {
    with(database, folder, Liquibase::forceReleaseLocks);
  }

  private static Outcome with(Database at, Path folder, Work work) {
    LOGGER.setLevel(Level.OFF);
    Path changelog = folder.resolveSibling("changelog.xml");
    try (Connection connection = at.connect()) {
      Files.writeString(
          changelog, CHANGELOG.replace("FOLDER", String.valueOf(folder.getFileName())));
      Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
      Scope.child(
          Scope.Attr.ui,
          new LoggerUIService(),
          () ->
              work.on(
                  new Liquibase(
                      "changelog.xml",
                      new DirectoryResourceAccessor(folder.resolveSibling("")),
                      DatabaseFactory.getInstance()
                          .findCorrectDatabaseImplementation(new JdbcConnection(connection)))));
      return Outcome.DONE;
    } catch (Exception e) { // The scope throws what is thrown in it, of any kind.
      return Outcome.failed(e);
    }
  }

  @Override
  public boolean owns(String table) {
    return table.toLowerCase(Locale.ROOT).startsWith("databasechangelog");
  }
}
