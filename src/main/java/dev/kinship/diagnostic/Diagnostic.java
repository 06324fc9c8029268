package dev.kinship.diagnostic;

import dev.kinship.text.Place;
import java.util.List;

/**
 * One thing the user should know: what, where, and what resolves it. {@code help} ends what is
 * printed; it says what to type.
 */
public record Diagnostic(Rule rule, String message, List<Label> labels, String help) {
  public Diagnostic {
    labels = List.copyOf(labels);
  }

  /** A place and what to say there. */
  public record Label(Place place, String text) {}
}
