package dev.kinship.plan.relate;

import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Inverse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sentence means of the sides that its two models declare already with the same keys: there
 * may be several, under other names. {@code source} is the one of the sentence's source.
 */
record ExistingSides(Optional<Declaration> source, Optional<Declaration> target) {
  /** Chosen from {@code sources} and {@code targets}, which lead from one model to the other. */
  static ExistingSides of(
      Relationships relationships,
      Sentence sentence,
      List<Declared> sources,
      List<Declared> targets) {
    Optional<Declared> named = named(targets, nameOfInverse(sentence));
    Optional<Declared> source =
        named(sources, sentence.details().name())
            .or(() -> named.flatMap(it -> opposite(relationships, it, sources)))
            .or(() -> sources.stream().findFirst());
    Optional<Declared> target =
        named.or(
            () ->
                source.isEmpty()
                    ? targets.stream().findFirst()
                    : opposite(relationships, source.get(), targets));
    return new ExistingSides(source.map(Declared::side), target.map(Declared::side));
  }

  /** The side among {@code others} that is not the other end of another one. */
  private static Optional<Declared> opposite(
      Relationships relationships, Declared side, List<Declared> others) {
    List<Declared> free =
        others.stream()
            .filter(it -> relationships.inverse(it).map(side::isSame).orElse(true))
            .toList();
    return Stream.concat(
            relationships.inverse(side).stream().filter(it -> free.stream().anyMatch(it::isSame)),
            free.stream())
        .findFirst();
  }

  private static Optional<String> nameOfInverse(Sentence sentence) {
    return sentence.details().inverse() instanceof Inverse.Named it
        ? Optional.of(it.name())
        : Optional.empty();
  }

  private static Optional<Declared> named(List<Declared> sides, Optional<String> name) {
    return sides.stream().filter(it -> name.equals(Optional.of(it.side().name()))).findFirst();
  }
}
