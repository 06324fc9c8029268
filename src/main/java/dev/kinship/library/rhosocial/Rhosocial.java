package dev.kinship.library.rhosocial;

import dev.kinship.library.FarEnd;
import dev.kinship.library.Library;
import dev.kinship.library.LibraryOption;
import dev.kinship.library.Models;
import dev.kinship.library.Proof;
import dev.kinship.library.rhosocial.proof.ProofFiles;
import dev.kinship.library.rhosocial.words.RhosocialSpelling;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.naming.Spelling;
import dev.kinship.naming.Words;
import dev.kinship.schema.ColumnType;
import dev.kinship.source.Sources;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** rhosocial-activerecord for Python, sync and async. */
public final class Rhosocial implements Library {
  private static final LibraryOption NO_SUPPORT_MODULE =
      new LibraryOption(
          "--no-support-module",
          Set.of(Kind.HAS_MANY_THROUGH),
          "Write plain methods for a has_many_through, not Kinship's support module.");

  @Override
  public String id() {
    return "rhosocial";
  }

  @Override
  public String distribution() {
    return "rhosocial-activerecord";
  }

  @Override
  public Set<String> imports() {
    return Set.of("rhosocial");
  }

  @Override
  public String ending() {
    return ".py";
  }

  @Override
  public Spelling spelling() {
    return new RhosocialSpelling();
  }

  @Override
  public Words words() {
    return new Words(
        "ActiveRecord or AsyncActiveRecord",
        "inverse_of",
        "__table_name__",
        "%s: int",
        Vocabulary.KEY_GENERATED + " = False",
        "a field for it, and __primary_key__ = %s",
        Vocabulary.COMPOSITE_KEY + " as the first base, and __primary_key__ = (%s)");
  }

  @Override
  public boolean declaresKeys() {
    return true;
  }

  @Override
  public Field primaryKey(Place place) {
    ColumnType type = ColumnType.of(ColumnType.Kind.INTEGER);
    return new Field("id", "id", "int", Optional.of(type), true, place);
  }

  @Override
  public FarEnd farEnd(Set<String> options) {
    return options.contains(NO_SUPPORT_MODULE.flag()) ? FarEnd.METHOD : FarEnd.DESCRIPTOR;
  }

  @Override
  public List<LibraryOption> options() {
    return List.of(NO_SUPPORT_MODULE);
  }

  @Override
  public Optional<Proof> proof() {
    return Optional.of(ProofFiles.all());
  }

  @Override
  public Models models(Sources sources) {
    return new RhosocialModels(this, sources);
  }
}
