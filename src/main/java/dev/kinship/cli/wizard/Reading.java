package dev.kinship.cli.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an answer was understood: the {@code text} to keep, or why to ask again and what to offer.
 */
record Reading(Optional<String> text, List<String> lines, List<Offer> offers) {
  Reading {
    lines = List.copyOf(lines);
    offers = List.copyOf(offers);
  }

  static Reading accepted(String text) {
    return new Reading(Optional.of(text), List.of(), List.of());
  }

  static Reading refused(List<String> reason) {
    return new Reading(Optional.empty(), reason, List.of());
  }

  /** The offers are numbered, on the line of the reason. */
  static Reading offering(String reason, List<Offer> offers) {
    StringBuilder line = new StringBuilder(reason);
    int number = 0;
    for (Offer offer : offers) {
      line.append("  ").append(++number).append(' ').append(offer.label());
    }
    List<String> lines = new ArrayList<>();
    lines.add(line.append("  < back").toString());
    return new Reading(Optional.empty(), lines, offers);
  }
}
