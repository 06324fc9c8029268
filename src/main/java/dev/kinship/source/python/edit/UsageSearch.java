package dev.kinship.source.python.edit;

import dev.kinship.source.python.Modules;
import dev.kinship.syntax.python.Mentions;
import dev.kinship.syntax.python.Mentions.Mention;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds what reads like a use of relationships and fields: {@code .user}, {@code .user_query},
 * {@code with_('user')}, and of a field also {@code user_id=…}. The class of the object before the
 * dot is not known, so some hits may be something else with the same name.
 */
public final class UsageSearch {
  /** Calls whose strings are names of relationships. */
  private static final Set<String> BY_NAME =
      Set.of("with_", "getattr", "setattr", "hasattr", "delattr", "attrgetter");

  private final Set<String> relations;
  private final Set<String> fields;

  /** Looks for these relationships, methods among them, and for these fields. */
  public UsageSearch(Set<String> relations, Set<String> fields) {
    this.relations = Set.copyOf(relations);
    this.fields = Set.copyOf(fields);
  }

  private Set<String> words() {
    Set<String> words = new HashSet<>(relations);
    words.addAll(fields);
    return words;
  }

  private List<Span> in(SourceText source) {
    return Mentions.in(source.text(), words()).stream()
        .filter(this::isUse)
        .map(Mention::span)
        .toList();
  }

  /** The places in all files but those to {@code skip}; what is {@code removed} is not a use. */
  public List<Place> in(
      Modules modules, Predicate<SourceText> skip, Map<String, List<Span>> removed) {
    Set<Place> places = new LinkedHashSet<>();
    for (SourceText source : modules.sources().mentioning(".py", words())) {
      List<Span> gone = removed.getOrDefault(source.name(), List.of());
      if (!skip.test(source)) {
        in(source).stream()
            .filter(it -> gone.stream().noneMatch(span -> span.contains(it)))
            .map(source::place)
            .forEach(places::add);
      }
    }
    return List.copyOf(places);
  }

  private boolean isUse(Mention mention) {
    return switch (mention.kind()) {
      case ATTRIBUTE -> true;
      case KEYWORD -> fields.contains(mention.word());
      case STRING ->
          relations.contains(mention.word()) && !Collections.disjoint(mention.line(), BY_NAME);
      case NAME, IMPORT -> false;
    };
  }
}
