package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.text.Similar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The models of one sentence that do not exist: all are reported at once. */
final class UnknownModels {
  private final List<Missing> missing = new ArrayList<>();

  /** A name, and the refusal to find a model of that name. */
  private record Missing(ModelName name, Diagnostic diagnostic) {
    /** The model that was probably meant. */
    Optional<String> near() {
      List<String> suggestions = diagnostic.suggestions();
      boolean elsewhere = !diagnostic.labels().isEmpty() && suggestions.size() == 1;
      return elsewhere ? Optional.of(suggestions.get(0)) : Similar.to(name.name(), suggestions);
    }

    boolean mayBeNew() {
      return name.module().isEmpty() && near().isEmpty() && !diagnostic.suggestions().isEmpty();
    }

    String help() {
      return diagnostic.help() + (mayBeNew() ? "; pass --create to create it" : "");
    }
  }

  /** What {@code found} gives, unless there is no model of that name. */
  Optional<Entity> unlessUnknown(ModelName name, Supplier<Entity> found) {
    try {
      return Optional.of(found.get());
    } catch (Refused e) {
      if (e.diagnostic().rule().equals(CommonRules.UNKNOWN_MODEL)) {
        missing.add(new Missing(name, e.diagnostic()));
      } else if (missing.isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Refuses all that were missing, in one diagnostic. */
  Refused refused() {
    Missing first = missing.getFirst();
    Missing last = missing.getLast();
    if (first.name().equals(last.name())) {
      return new Refused(first.diagnostic().withHelp(first.help()));
    }
    Diagnostic one = first.diagnostic();
    Diagnostic other = last.diagnostic();
    return new Refused(
        CommonRules.UNKNOWN_MODEL,
        one.message() + ", and " + other.message(),
        Stream.concat(one.labels().stream(), other.labels().stream()).toList(),
        help(first, last));
  }

  private static Suggestion help(Missing one, Missing other) {
    List<String> near = Stream.of(one, other).flatMap(it -> it.near().stream()).toList();
    if (near.size() == 2) {
      return new Suggestion(
          "did you mean `%s` and `%s`?".formatted(near.get(0), near.get(1)), near);
    }
    boolean bothNew = one.mayBeNew() && other.mayBeNew();
    boolean same = one.diagnostic().help().equals(other.diagnostic().help());
    return new Suggestion(
        same
            ? one.diagnostic().help() + (bothNew ? "; pass --create to create both" : "")
            : "`%s`: %s `%s`: %s".formatted(one.name(), one.help(), other.name(), other.help()),
        near.isEmpty() ? one.diagnostic().suggestions() : near);
  }
}
