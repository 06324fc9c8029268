package dev.kinship.cli;

import static dev.kinship.cli.Options.text;

import dev.kinship.database.Access;
import dev.kinship.database.DatabaseUrl;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.DatabaseWish;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/** How a live database is named, and where its password comes from. */
final class DatabaseWords {
  static final String DATABASE = "--db";
  static final String ORPHANS = "--orphans";

  private static final String VARIABLE = "env:";

  private DatabaseWords() {}

  static Optional<DatabaseWish> read(ParseResult words, Console console) {
    Optional<String> orphans = text(words, ORPHANS);
    orphans
        .filter(it -> !List.of("refuse", "keep").contains(it))
        .ifPresent(
            it -> {
              throw new Refused(
                  Rule.WRONG_USAGE,
                  "--orphans knows no `%s`".formatted(it),
                  "say --orphans refuse, or --orphans keep");
            });
    return text(words, DATABASE)
        .map(
            it ->
                new DatabaseWish(access(it, console), orphans.filter("keep"::equals).isPresent()));
  }

  private static Access access(String said, Console console) {
    String text = said.startsWith(VARIABLE) ? variable(said, console) : said;
    DatabaseUrl url = DatabaseUrl.parse(text, console.folder());
    Optional<String> password =
        Stream.concat(Stream.of("KIN_DB_PASSWORD"), url.passwordVariable().stream())
            .flatMap(it -> console.variable(it).stream())
            .findFirst();
    return new Access(url, password, () -> console.askSecret("Password for %s: ".formatted(url)));
  }

  private static String variable(String said, Console console) {
    String name = said.substring(VARIABLE.length());
    return console
        .variable(name)
        .orElseThrow(
            () ->
                new Refused(
                    Rule.WRONG_USAGE,
                    "there is no environment variable `%s`".formatted(name),
                    "export it, or give the URL itself to --db"));
  }
}
