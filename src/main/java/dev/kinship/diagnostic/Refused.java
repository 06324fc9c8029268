package dev.kinship.diagnostic;

import dev.kinship.text.Change;
import dev.kinship.text.Place;
import java.util.List;
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

  public Diagnostic diagnostic() {
    return diagnostic;
  }

  /** The same refusal, with a further place. */
  public Refused at(Place place, String text) {
    List<Diagnostic.Label> labels =
        Stream.concat(diagnostic.labels().stream(), Stream.of(new Diagnostic.Label(place, text)))
            .toList();
    Diagnostic more =
        new Diagnostic(diagnostic.rule(), diagnostic.message(), labels, diagnostic.help());
    return new Refused(more, changes);
  }

  /** The changes that are the reason, to be shown as a diff. */
  public List<Change> changes() {
    return changes;
  }
}
