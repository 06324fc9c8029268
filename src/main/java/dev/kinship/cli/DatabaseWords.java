package dev.kinship.cli;

import static dev.kinship.cli.MigrationWords.DATABASE;
import static dev.kinship.cli.MigrationWords.ORPHANS;
import static dev.kinship.cli.Options.text;

import dev.kinship.database.Access;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.DatabaseWish;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** How a live database is named, and where its password comes from. */
final class DatabaseWords {
  private static final String VARIABLE = "env:";
  private static final String REFUSE = "refuse";
  private static final String KEEP = "keep";

  private DatabaseWords() {}

  /** What is said; there is one of the two options at least. */
  static Optional<DatabaseWish> read(ParseResult words, Console console) {
    String orphans = text(words, ORPHANS).orElse(REFUSE);
    if (!orphans.equals(REFUSE) && !orphans.equals(KEEP)) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "%s has no value `%s`".formatted(ORPHANS, orphans),
          "pass --orphans refuse, or --orphans keep");
    }
    String url =
        text(words, DATABASE)
            .orElseThrow(
                () ->
                    new Refused(
                        Rule.WRONG_USAGE,
                        "--orphans needs a database",
                        "pass one with --db URL, or leave --orphans out"));
    return Optional.of(new DatabaseWish(access(url, console), orphans.equals(KEEP)));
  }

  private static Access access(String said, Console console) {
    DatabaseUrl url =
        said.startsWith(VARIABLE)
            ? DatabaseUrl.parse(variable(said, console), console.folder()).named(said)
            : DatabaseUrl.parse(said, console.folder());
    Optional<String> password =
        Stream.concat(Stream.of("KIN_DB_PASSWORD"), url.passwordVariable().stream())
            .flatMap(it -> console.variable(it).stream())
            .findFirst();
    return new Access(url, password, () -> console.askSecret("Password for %s: ".formatted(url)));
  }

  private static String variable(String said, Console console) {
    String name = said.substring(VARIABLE.length());
    if (!name.matches("\\w+")) { // It may be the URL itself.
      throw new Refused(
          Rule.WRONG_USAGE,
          "the text after env: is not the name of a variable",
          "pass --db env:NAME, or the URL itself");
    }
    return console
        .variable(name)
        .orElseThrow(
            () ->
                new Refused(
                    Rule.WRONG_USAGE,
                    "there is no environment variable `%s`".formatted(name),
                    "export it, or pass the URL itself with --db"));
  }
}
