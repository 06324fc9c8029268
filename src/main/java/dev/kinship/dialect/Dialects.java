package dev.kinship.dialect;

import java.util.List;
import java.util.Optional;

/** The dialects there are. */
public final class Dialects {
  public static final List<Dialect> ALL =
      List.of(new Sqlite(), new PostgreSql(), new MySql(), new MariaDb(), new H2());

  private Dialects() {}

  public static Optional<Dialect> named(String id) {
    return ALL.stream().filter(it -> it.id().equals(id)).findFirst();
  }
}
