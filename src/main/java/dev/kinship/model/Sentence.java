package dev.kinship.model;

import dev.kinship.schema.OnDelete;
import java.util.Optional;

/** What a user wants said: {@code Order belongs_to User}, with all that flags add to it. */
public record Sentence(ModelName source, Kind kind, ModelName target, Details details) {
  /** What is said beyond the three words; empty where Kinship is to derive it. */
  public record Details(
      Optional<String> name,
      Optional<String> foreignKey,
      Inverse inverse,
      Optional<Kind> inverseKind,
      Optional<Boolean> optional,
      OnDelete onDelete,
      Optional<Flavour> flavour) {

    public static final Details NONE =
        new Details(
            Optional.empty(),
            Optional.empty(),
            new Inverse.Derived(),
            Optional.empty(),
            Optional.empty(),
            OnDelete.UNSPECIFIED,
            Optional.empty());
  }

  /** What is said of the way back. */
  public sealed interface Inverse {
    /** Nothing: there is to be one, under the name that follows. */
    record Derived() implements Inverse {}

    /** There is to be one, under this name. */
    record Named(String name) implements Inverse {}

    /** There is to be none: {@code --inverse-of none}. */
    record Unwanted() implements Inverse {}
  }

  @Override
  public String toString() {
    return "%s %s %s".formatted(source, kind.word(), target);
  }
}
