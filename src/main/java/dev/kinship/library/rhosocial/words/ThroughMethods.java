package dev.kinship.library.rhosocial.words;

import dev.kinship.library.Addition;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.source.python.Style;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The far end of a join model without the support module: a method that follows the links. */
public final class ThroughMethods {
  private static final Pattern CALL =
      Pattern.compile("(?:self|link)\\.(\\w+)\\(\\)", Pattern.UNICODE_CHARACTER_CLASS);

  private ThroughMethods() {}

  /** The method, its first line without indentation. */
  public static String text(Addition.ThroughMethod method, Style style) {
    boolean waits = method.entity().flavour() == Flavour.ASYNC;
    String await = waits ? "await " : "";
    return """
        %sdef %s(self):
        >>found = []
        >>for link in %sself.%s():
        >>>record = %slink.%s()
        >>>if record is not None:
        >>>>found.append(record)
        >>return found"""
        .formatted(waits ? "async " : "", method.name(), await, method.links(), await, method.far())
        .replace(">", style.indent())
        .replace("\n", style.newline());
  }

  /** The method that {@code text} is, if {@link #text} writes it so. */
  public static Optional<Addition.ThroughMethod> read(
      Entity entity, String name, String text, Style style) {
    List<String> calls = CALL.matcher(text).results().map(it -> it.group(1)).toList();
    return calls.size() < 2
        ? Optional.empty()
        : Optional.of(new Addition.ThroughMethod(entity, name, calls.get(0), calls.get(1)))
            .filter(it -> text(it, style).equals(text));
  }
}
