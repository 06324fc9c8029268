package dev.kinship.model;

import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.text.Nfkc;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a user wants said: {@code Order belongs_to User}, with all that flags add to it. */
public record Sentence(ModelName source, Kind kind, ModelName target, Details details) {
  /** What is given beyond the three words; empty if Kinship must derive it. */
  public record Details(
      Optional<String> name,
      Optional<String> foreignKey,
      Inverse inverse,
      Optional<Kind> inverseKind,
      Optional<Boolean> optional,
      KeyActions actions,
      Optional<Flavour> flavour,
      Join join,
      boolean create,
      List<NewField> fields,
      Set<String> options) {

    public static final Details NONE =
        new Details(
            Optional.empty(),
            Optional.empty(),
            new Inverse.Derived(),
            Optional.empty(),
            Optional.empty(),
            KeyActions.UNSPECIFIED,
            Optional.empty(),
            Join.DERIVED,
            false,
            List.of(),
            Set.of());

    public Details {
      name = name.map(Nfkc::of);
      foreignKey = foreignKey.map(Nfkc::of);
      fields = List.copyOf(fields);
      options = Set.copyOf(options);
    }

    /** These details with the given key and inverse. */
    public Details with(Optional<String> key, Inverse wayBack) {
      return new Details(
          name,
          key,
          wayBack,
          inverseKind,
          optional,
          actions,
          flavour,
          join,
          create,
          fields,
          options);
    }

    /** The same, with the given join model. */
    public Details with(Join through) {
      return new Details(
          name,
          foreignKey,
          inverse,
          inverseKind,
          optional,
          actions,
          flavour,
          through,
          create,
          fields,
          options);
    }

    /** The same, with the given flavour of both models. */
    public Details with(Optional<Flavour> both) {
      return new Details(
          name,
          foreignKey,
          inverse,
          inverseKind,
          optional,
          actions,
          both,
          join,
          create,
          fields,
          options);
    }
  }

  /**
   * The given details of a has_many_through's join model, or of its join table in a library that
   * needs no model for it. With a {@code compositeKey} the two foreign keys are the primary key of
   * a new model; {@code uniquePair} is whether no two rows may join the same two.
   */
  public record Join(
      Optional<ModelName> model,
      Optional<String> table,
      Optional<String> targetForeignKey,
      boolean compositeKey,
      Optional<Boolean> uniquePair) {
    public static final Join DERIVED =
        new Join(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

    public Join {
      targetForeignKey = targetForeignKey.map(Nfkc::of);
    }
  }

  /** The given inverse. */
  public sealed interface Inverse {
    /** Nothing is given: there will be an inverse, with a derived name. */
    record Derived() implements Inverse {}

    /** There will be an inverse, with this name. */
    record Named(String name) implements Inverse {
      public Named {
        name = Nfkc.of(name);
      }
    }

    /** As it already is: Kinship uses this for the sentences that it adds for join models. */
    record Kept() implements Inverse {}

    /** There will be no inverse: {@code --inverse-of none}. */
    record Unwanted() implements Inverse {}
  }

  /** The same, with the given type of the inverse. */
  public Sentence withInverseKind(Kind inverse) {
    Details it = details;
    Details all =
        new Details(
            it.name,
            it.foreignKey,
            it.inverse,
            Optional.of(inverse),
            it.optional,
            it.actions,
            it.flavour,
            it.join,
            it.create,
            it.fields,
            it.options);
    return new Sentence(source, kind, target, all);
  }

  /** The join model of a has_many_through: as said, else both names in one. */
  public ModelName join() {
    return details
        .join()
        .model()
        .orElseGet(() -> new ModelName(Optional.empty(), source.name() + target.name()));
  }

  /** The sentence as one would type it, flags and all. */
  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    words.append(source).append(' ').append(kind.word()).append(' ').append(target);
    details.join().model().ifPresent(it -> words.append(" --through ").append(it));
    details.join().table().ifPresent(it -> words.append(" --join-table ").append(it));
    details.name().ifPresent(it -> words.append(" --name ").append(it));
    details.foreignKey().ifPresent(it -> words.append(" --foreign-key ").append(it));
    details
        .join()
        .targetForeignKey()
        .ifPresent(it -> words.append(" --target-foreign-key ").append(it));
    switch (details.inverse()) {
      case Inverse.Derived it -> {}
      case Inverse.Kept it -> {}
      case Inverse.Named it -> words.append(" --inverse-of ").append(it.name());
      case Inverse.Unwanted it -> words.append(" --inverse-of none");
    }
    details.inverseKind().ifPresent(it -> words.append(" --inverse-type ").append(it.word()));
    details.optional().ifPresent(it -> words.append(it ? " --optional" : " --required"));
    words.append(action(" --on-delete ", details.actions().onDelete()));
    words.append(action(" --on-update ", details.actions().onUpdate()));
    details.flavour().ifPresent(it -> words.append(" --").append(it.word()));
    details.options().stream().sorted().forEach(it -> words.append(' ').append(it));
    words.append(details.join().compositeKey() ? " --composite-key" : "");
    details
        .join()
        .uniquePair()
        .ifPresent(it -> words.append(it ? " --unique-pair" : " --no-unique-pair"));
    words.append(details.create() ? " --create" : "");
    if (!details.fields().isEmpty()) {
      words.append(" --fields ");
      words.append(String.join(",", details.fields().stream().map(NewField::toString).toList()));
    }
    return words.toString();
  }

  private static String action(String flag, ReferentialAction action) {
    return action == ReferentialAction.UNSPECIFIED ? "" : flag + action.word();
  }
}
