package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.library.Defect;
import dev.kinship.model.Declaration;
import dev.kinship.model.Kind;
import dev.kinship.source.python.models.ModelClass;
import java.util.List;
import java.util.Optional;

/** Compares a relationship with the inverse that it names, as the library does at its first use. */
final class Inverses {
  private Inverses() {}

  /** Why the library refuses the inverse that the side names; empty if it does not. */
  static Optional<Defect> defect(Ancestry ancestry, ModelClass target, Declaration side) {
    return side.inverseOf().flatMap(it -> defect(ancestry, target, side, it));
  }

  private static Optional<Defect> defect(
      Ancestry ancestry, ModelClass target, Declaration side, String name) {
    Optional<Declaration> inverse = target.entity().relation(name);
    String owner = target.entity().name();
    if (inverse.isPresent()) {
      return isPair(side.kind(), inverse.get().kind())
          ? Optional.empty()
          : Optional.of(
              new Defect(
                  "its inverse `%s.%s` is a %s too"
                      .formatted(owner, name, inverse.get().kind().word()),
                  List.of(new Label(inverse.get().place(), "the inverse")),
                  "correct its `inverse_of`",
                  false));
    }
    return ancestry.mayBind(target, name)
        ? Optional.empty()
        : Optional.of(
            new Defect(
                "its `inverse_of` names `%s.%s`, which is not there".formatted(owner, name),
                List.of(),
                "remove its `inverse_of`",
                true));
  }

  private static boolean isPair(Kind one, Kind other) {
    boolean through = one == Kind.HAS_MANY_THROUGH || other == Kind.HAS_MANY_THROUGH;
    return through ? one == other : (one == Kind.BELONGS_TO) != (other == Kind.BELONGS_TO);
  }
}
