package dev.kinship.request;

import static dev.kinship.request.MigrationOptions.DATABASE;
import static dev.kinship.request.MigrationOptions.ORPHANS;

import dev.kinship.database.Access;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How a live database is named, and where its password comes from. */
final class DatabaseOptions {
  private static final String VARIABLE = "env:";
  private static final String REFUSE = "refuse";
  private static final String KEEP = "keep";

  private DatabaseOptions() {}

  /** The database that is meant; at least one of the two options is given. */
  static DatabaseWish read(Given given, Caller caller) {
    String orphans = given.text(ORPHANS).orElse(REFUSE);
    if (!orphans.equals(REFUSE) && !orphans.equals(KEEP)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s has no value `%s`".formatted(ORPHANS, orphans),
          new Suggestion("pass --orphans refuse, or --orphans keep", List.of(REFUSE, KEEP)));
    }
    String url =
        given
            .text(DATABASE)
            .orElseThrow(
                () ->
                    new Refused(
                        CommonRules.WRONG_USAGE,
                        "--orphans needs a database",
                        "pass one with --db URL, or leave --orphans out"));
    return new DatabaseWish(access(url, caller), orphans.equals(KEEP));
  }

  private static Access access(String said, Caller caller) {
    DatabaseUrl url =
        said.startsWith(VARIABLE)
            ? DatabaseUrl.parse(variable(said, caller), caller.folder()).named(said)
            : DatabaseUrl.parse(said, caller.folder());
    Optional<String> password =
        Stream.concat(Stream.of("KIN_DB_PASSWORD"), url.passwordVariable().stream())
            .flatMap(it -> caller.variable(it).stream())
            .findFirst();
    return new Access(
        url, password, once(() -> caller.askSecret("Password for %s: ".formatted(url))));
  }

  /** The database may be opened several times. */
  private static Supplier<Optional<String>> once(Supplier<Optional<String>> question) {
    AtomicReference<Optional<String>> known = new AtomicReference<>(Optional.empty());
    return () -> known.updateAndGet(it -> it.or(question));
  }

  private static String variable(String said, Caller caller) {
    String name = said.substring(VARIABLE.length());
    if (!name.matches("\\w+")) { // It may be the URL itself.
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "the text after env: is not the name of a variable",
          "pass --db env:NAME, or the URL itself");
    }
    return caller
        .variable(name)
        .orElseThrow(
            () ->
                new Refused(
                    CommonRules.WRONG_USAGE,
                    "there is no environment variable `%s`".formatted(name),
                    "export it, or pass the URL itself with --db"));
  }
}
