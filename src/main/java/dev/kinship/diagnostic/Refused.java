package dev.kinship.diagnostic;

import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Thrown if a wish cannot be planned or written; nothing has been written. It is caused by the user
 * or the system, not by a bug. {@code changes} are changes by others to files, if those are the
 * reason.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;
  private final transient List<Change> changes;

  public Refused(Diagnostic diagnostic, List<Change> changes) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
    this.changes = List.copyOf(changes);
  }

  public Refused(Diagnostic diagnostic) {
    this(diagnostic, List.of());
  }

  public Refused(Rule rule, String message, List<Diagnostic.Label> labels, String help) {
    this(new Diagnostic(rule, message, labels, help));
  }

  public Refused(Rule rule, String message, String help) {
    this(rule, message, List.of(), help);
  }

  /** A wrong word, and what to type instead. */
  public Refused(Rule rule, String message, List<Diagnostic.Label> labels, Suggestion suggestion) {
    this(new Diagnostic(rule, message, labels, suggestion.help()).suggesting(suggestion.words()));
  }

  public Refused(Rule rule, String message, Suggestion suggestion) {
    this(rule, message, List.of(), suggestion);
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The same refusal, with a further place. */
  public Refused at(Place place, String text) {
    Stream<Diagnostic.Label> further = Stream.of(new Diagnostic.Label(place, text));
    return with(it -> it.withLabels(Stream.concat(it.labels().stream(), further).toList()));
  }

  /** The same refusal, its diagnostic changed. */
  public Refused with(UnaryOperator<Diagnostic> change) {
    return new Refused(change.apply(diagnostic), changes);
  }

  /** The changes that are the reason, to be shown as a diff. */
  public List<Change> changes() {
    return changes;
  }
}
