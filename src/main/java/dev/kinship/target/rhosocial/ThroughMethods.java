package dev.kinship.target.rhosocial;

import dev.kinship.model.Flavour;
import dev.kinship.target.Addition;

/**
 * The other end of a join model in the library's own means: a method that goes from link to link.
 */
final class ThroughMethods {
  private ThroughMethods() {}

  /** The method, its first line without indentation. */
  static String text(Addition.ThroughMethod method, Style style) {
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
}
