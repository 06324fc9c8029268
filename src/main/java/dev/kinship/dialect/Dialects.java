package dev.kinship.dialect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dialects there are; those that are no {@link Relative} are run by the tests. */
public final class Dialects {
  public static final List<Dialect> ALL =
      Stream.concat(
              Stream.of(new Sqlite(), new PostgreSql(), new MySql(), new MariaDb(), new H2()),
              Relative.ALL.stream())
          .toList();

  /** Comments and texts in quotes. */
  private static final Pattern NO_WORDS = Pattern.compile("--[^\\r\\n]*|(?s:/\\*.*?\\*/)|'[^']*'");

  private Dialects() {}

  /**
   * Those for whom {@code migrations} are written, as their words tell; none where these do not.
   */
  public static List<Dialect> of(List<String> migrations) {
    String words = NO_WORDS.matcher(String.join("\n", migrations)).replaceAll(" ");
    return ALL.stream()
        .filter(it -> it.marks().filter(m -> m.matcher(words).find()).isPresent())
        .toList();
  }

  public static Optional<Dialect> named(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
