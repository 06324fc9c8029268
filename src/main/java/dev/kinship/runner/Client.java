package dev.kinship.runner;

import dev.kinship.syntax.sql.Script;
import java.util.stream.Collectors;

/**
 * Statements for a program that cuts its input at semicolons, as those of MySQL and MariaDB do, and
 * Flyway with them: a block that has some within is told by a delimiter of its own.
 */
final class Client {
  private Client() {}

  /** One or several statements, each with its end. */
  static String form(String sql) {
    return isBlock(sql)
        ? Script.commented(sql).stream().map(Client::one).collect(Collectors.joining())
        : sql + ";\n";
  }

  private static String one(String statement) {
    if (!isBlock(statement)) {
      return statement + ";\n";
    }
    String delimiter = "//";
    while (statement.contains(delimiter)) {
      delimiter += "/";
    }
    return "DELIMITER %1$s\n%2$s\n%1$s\nDELIMITER ;\n".formatted(delimiter, statement);
  }

  private static boolean isBlock(String sql) {
    return sql.contains("BEGIN NOT ATOMIC\n") || sql.contains("CREATE PROCEDURE kin_step");
  }
}
