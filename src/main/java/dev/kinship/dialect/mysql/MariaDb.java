package dev.kinship.dialect.mysql;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.KeyColumns;
import dev.kinship.dialect.Mark;
import dev.kinship.dialect.Profile;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** MariaDB from 10.5 on. */
public final class MariaDb implements Dialect {
  private static final List<Mark> MARKS = MySqlFamily.marks("kin_step");

  private static final Identifiers NAMES =
      MySqlFamily.names(it -> MariaDbReserved.WORDS.contains(it));

  private static final Profile PROFILE =
      new Profile("mariadb", Wording.MARIADB, Bracket.NONE, NAMES, MARKS);

  @Override
  public Profile profile() {
    return PROFILE;
  }

  @Override
  public boolean runs(String other) {
    return MySqlFamily.IDS.contains(other);
  }

  @Override
  public Optional<Pattern> borrowed() {
    return Optional.of(MySqlFamily.BORROWED);
  }

  @Override
  public KeyColumns keyColumns() {
    return MySqlFamily.TYPES;
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    Keyless keyless = new Keyless("MariaDB", key -> Optional.empty(), known);
    return MySqlFamily.render(keyless, NAMES, Server.MARIADB, changes, known, manner);
  }
}
