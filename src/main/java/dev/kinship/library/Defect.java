package dev.kinship.library;

import dev.kinship.diagnostic.Diagnostic.Label;
import java.util.List;

/**
 * Why a declared relationship does not load: {@code reason} is a sentence without its full stop,
 * {@code places} are those that cause it beside the declaration, {@code byHand} is what to do.
 * {@code repairable} if adding the relationship again repairs it.
 */
public record Defect(String reason, List<Label> places, String byHand, boolean repairable) {
  public Defect {
    places = List.copyOf(places);
  }
}
