package dev.kinship.diagnostic;

import dev.kinship.schema.TableName;
import dev.kinship.text.Place;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One thing the user should know: what, where, and what resolves it. {@code help} ends what is
 * printed; it says what to type. The lists say the same to a program: {@code suggestions} are what
 * could be typed instead of a wrong word, {@code next} whole commands that make sense now.
 */
public record Diagnostic(
    Rule rule,
    String message,
    List<Label> labels,
    String help,
    List<String> suggestions,
    List<String> next,
    List<Fix> fixes) {
  public Diagnostic {
    message = TableName.shown(message);
    help = TableName.shown(help);
    labels = List.copyOf(labels);
    suggestions = List.copyOf(suggestions);
    next = List.copyOf(next);
    fixes = List.copyOf(fixes);
  }

  /** A diagnostic with nothing to offer but its help. */
  public Diagnostic(Rule rule, String message, List<Label> labels, String help) {
    this(rule, message, labels, help, List.of(), List.of(), List.of());
  }

  /** A place and what to say there. */
  public record Label(Place place, String text) {}

  /** The same, with other places. */
  public Diagnostic withLabels(List<Label> others) {
    return new Diagnostic(rule, message, others, help, suggestions, next, fixes);
  }

  /** The same, with another help. */
  public Diagnostic withHelp(String other) {
    return new Diagnostic(rule, message, labels, other, suggestions, next, fixes);
  }

  /** The same, with what could be typed instead of the wrong word. */
  public Diagnostic suggesting(List<String> words) {
    return new Diagnostic(rule, message, labels, help, words, next, fixes);
  }

  /** The same, with a command that makes sense now. */
  public Diagnostic then(String command) {
    return new Diagnostic(rule, message, labels, help, suggestions, List.of(command), fixes);
  }

  /** The same, with what would resolve it. */
  public Diagnostic fixedBy(List<Fix> others) {
    return new Diagnostic(rule, message, labels, help, suggestions, next, others);
  }

  /** The same with every text rewritten; the places stay. */
  public Diagnostic rewritten(UnaryOperator<String> text) {
    return new Diagnostic(
        rule,
        text.apply(message),
        labels,
        text.apply(help),
        suggestions.stream().map(text).toList(),
        next.stream().map(text).toList(),
        fixes.stream()
            .map(it -> new Fix(text.apply(it.title()), it.safety(), text.apply(it.text())))
            .toList());
  }
}
