package dev.kinship.library.hazel;

import dev.kinship.library.FarEnd;
import dev.kinship.library.Library;
import dev.kinship.library.LibraryOption;
import dev.kinship.library.Models;
import dev.kinship.library.Proof;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.naming.Spelling;
import dev.kinship.naming.Words;
import dev.kinship.schema.ColumnType;
import dev.kinship.source.Sources;
import dev.kinship.text.Place;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The library of {@code src/test/python/hazel}: proof that a second one needs only new files. */
public final class Hazel implements Library {
  /** Reads the other end together with the record. */
  static final String EAGER = "--eager";

  /** {@code UserId} for the role {@code user}; singular tables. */
  private static final class HazelSpelling implements Spelling {
    private static final String KEY = "Id";

    @Override
    public String key(String role) {
      return Arrays.stream(role.split("_"))
          .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
          .collect(Collectors.joining("", "", KEY));
    }

    @Override
    public String table(String word, String plural) {
      return word;
    }
  }

  @Override
  public String id() {
    return "hazel";
  }

  @Override
  public String distribution() {
    return "hazel";
  }

  @Override
  public Set<String> imports() {
    return Set.of("hazel");
  }

  @Override
  public String ending() {
    return ".py";
  }

  @Override
  public Spelling spelling() {
    return new HazelSpelling();
  }

  @Override
  public Words words() {
    return new Words(
        "hazel.Model",
        "back",
        "table",
        "%s = Column(int, key=True)",
        "made = False",
        "key = %s",
        "key = (%s)");
  }

  @Override
  public boolean declaresKeys() {
    return false;
  }

  @Override
  public Field primaryKey(Place place) {
    Optional<ColumnType> type = Optional.of(ColumnType.of(ColumnType.Kind.INTEGER));
    return new Field("id", "id", "int", type, /* nullable= */ true, place);
  }

  @Override
  public FarEnd farEnd(Set<String> options) {
    return FarEnd.JOIN_TABLE;
  }

  @Override
  public List<LibraryOption> options() {
    return List.of(
        new LibraryOption(
            EAGER, EnumSet.allOf(Kind.class), "Read the other end together with the record."));
  }

  @Override
  public Optional<Proof> proof() {
    return Optional.empty();
  }

  @Override
  public Models models(Sources sources) {
    return new HazelModels(this, sources);
  }
}
