package dev.kinship.dialect;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The dialects there are; those that are no {@link Relative} are run by the tests. */
public final class Dialects {
  public static final List<Dialect> ALL =
      Stream.concat(
              Stream.of(new Sqlite(), new PostgreSql(), new MySql(), new MariaDb(), new H2()),
              Relative.ALL.stream())
          .toList();

  private Dialects() {}

  public static Optional<Dialect> named(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
