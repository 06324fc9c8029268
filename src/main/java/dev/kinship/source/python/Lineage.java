package dev.kinship.source.python;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the bases of a class from file to file. */
public final class Lineage {
  /** More than any real model has; following them takes time for every class. */
  private static final int MOST_ANCESTORS = 250;

  private final Resolver resolver;

  public Lineage(Resolver resolver) {
    this.resolver = resolver;
  }

  /**
   * What {@code thing} and all its ancestors are, nearest first, as far as the project's text
   * tells.
   */
  public List<Resolved> of(Resolved thing) {
    Map<String, Resolved> found = new LinkedHashMap<>();
    collect(thing, found);
    return List.copyOf(found.values());
  }

  /** Whether a class inherits from another one, at any distance. */
  public boolean inherits(Resolved heir, Resolved from) {
    return of(heir).stream().skip(1).anyMatch(it -> it.id().equals(from.id()));
  }

  /** Depth first, as a base is written before the next one; a cycle ends where it closes. */
  private void collect(Resolved thing, Map<String, Resolved> found) {
    Deque<Resolved> ahead = new ArrayDeque<>(List.of(thing));
    while (!ahead.isEmpty()) {
      Resolved next = ahead.pop();
      if (found.putIfAbsent(next.id(), next) == null && next instanceof Resolved.ProjectClass it) {
        if (found.size() > MOST_ANCESTORS) {
          throw tooDeep(found.values().iterator().next());
        }
        bases(it).reversed().forEach(ahead::push);
      }
    }
  }

  private List<Resolved> bases(Resolved.ProjectClass theClass) {
    List<Resolved> bases = new ArrayList<>();
    for (Argument base : theClass.definition().arguments()) {
      if (base.keyword().isEmpty()) {
        dotted(base.value())
            .map(name -> resolver.resolve(theClass.file(), name))
            .ifPresent(bases::add);
      }
    }
    return bases;
  }

  private static Refused tooDeep(Resolved heir) {
    List<Label> labels = new ArrayList<>();
    if (heir instanceof Resolved.ProjectClass it) {
      labels.add(new Label(it.place(), "its chain of base classes is too long"));
    }
    return new Refused(
        CommonRules.TOO_DEEP,
        "a class has more than %d base classes".formatted(MOST_ANCESTORS),
        labels,
        "give it fewer base classes, or list the file in .gitignore");
  }

  /** The dotted name of a base, its type arguments left out; empty if it is anything else. */
  public static Optional<String> dotted(Expression base) {
    return switch (base) {
      case Expression.Name name -> Optional.of(name.dotted());
      case Expression.Subscript generic -> dotted(generic.value());
      default -> Optional.empty();
    };
  }
}
