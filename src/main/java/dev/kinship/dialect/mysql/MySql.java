package dev.kinship.dialect.mysql;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.KeyColumns;
import dev.kinship.dialect.Mark;
import dev.kinship.dialect.Profile;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** MySQL from 8.0 on. */
public final class MySql implements Dialect {
  private static final List<Mark> MARKS = MySqlFamily.marks("not\\s+atomic");

  private static final Identifiers NAMES =
      MySqlFamily.names(it -> MySqlReserved.WORDS.contains(it));

  private static final Profile PROFILE =
      new Profile("mysql", Wording.MYSQL, Bracket.NONE, NAMES, MARKS);

  private final String name;
  private final Function<ForeignKey, Optional<String>> keyless;

  public MySql() {
    this("MySQL", key -> Optional.empty());
  }

  /**
   * For a relative of this {@code name}; {@code keyless} says, in a sentence without its end, why
   * it does not get a key.
   */
  public MySql(String name, Function<ForeignKey, Optional<String>> keyless) {
    this.name = name;
    this.keyless = keyless;
  }

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
    Keyless without = new Keyless(name, keyless, known);
    return MySqlFamily.render(without, NAMES, Server.MYSQL, changes, known, manner);
  }
}
