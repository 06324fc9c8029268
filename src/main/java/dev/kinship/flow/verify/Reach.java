package dev.kinship.flow.verify;

import dev.kinship.syntax.sql.token.Token;
import dev.kinship.syntax.sql.token.Tokenizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement of a migration does outside the new database that it runs in. {@code others} are
 * the names of databases that a statement can reach, in lower case: in MySQL those of the server.
 */
record Reach(boolean mysql, Set<String> others) {
  private static final Set<String> MAKING = Set.of("CREATE", "ALTER", "DROP", "RENAME");

  /** What belongs to the whole server. */
  private static final Set<String> SHARED =
      Set.of("DATABASE", "ROLE", "USER", "GROUP", "TABLESPACE", "SYSTEM", "SUBSCRIPTION", "SERVER");

  private static final Set<String> OF_MYSQL =
      Set.of(
          "USE",
          "GRANT",
          "REVOKE",
          "FLUSH",
          "KILL",
          "LOAD",
          "INSTALL",
          "UNINSTALL",
          "SHUTDOWN",
          "RESET",
          "PURGE",
          "CHANGE",
          "STOP");

  static Reach of(String dialect, List<String> others) {
    return new Reach(
        !dialect.equals("postgresql"),
        others.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
  }

  /** In words that follow the name of the file; empty if it does nothing outside. */
  Optional<String> of(String statement) {
    List<Token> tokens = Tokenizer.tokens(statement, false);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    String first = tokens.getFirst().word();
    String second = tokens.size() > 1 ? tokens.get(1).word() : "";
    boolean shared =
        MAKING.contains(first) && (SHARED.contains(second) || (mysql && second.equals("SCHEMA")));
    boolean global =
        first.equals("SET") && tokens.stream().anyMatch(it -> it.is("GLOBAL") || it.is("PERSIST"));
    boolean program = first.equals("COPY") && tokens.stream().anyMatch(it -> it.is("PROGRAM"));
    if (shared || global || program || (mysql && OF_MYSQL.contains(first))) {
      return Optional.of(
          "`%s` is about more than one database".formatted((first + " " + second).strip()));
    }
    for (int i = 0; i + 1 < tokens.size(); i++) {
      String name = tokens.get(i).text().toLowerCase(Locale.ROOT);
      if (tokens.get(i).isName() && tokens.get(i + 1).is(".") && others.contains(name)) {
        return Optional.of("it names the database `%s`".formatted(tokens.get(i).text()));
      }
    }
    return Optional.empty();
  }
}
