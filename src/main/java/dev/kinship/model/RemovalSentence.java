package dev.kinship.model;

import java.util.List;
import java.util.Optional;

/**
 * What a removal does, as it is shown and kept in the history: {@code remove Order.user and
 * User.orders}. This is the one place that knows how it is written.
 */
public record RemovalSentence(List<String> relationships) {
  private static final String VERB = "remove ";
  private static final String AND = " and ";

  public RemovalSentence {
    relationships = List.copyOf(relationships);
  }

  /** The removal that {@code sentence} describes; empty if it describes something else. */
  public static Optional<RemovalSentence> in(String sentence) {
    return Optional.of(sentence)
        .filter(it -> it.startsWith(VERB))
        .map(it -> new RemovalSentence(List.of(it.substring(VERB.length()).split(AND, -1))));
  }

  @Override
  public String toString() {
    return VERB + String.join(AND, relationships);
  }
}
