package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.uses.ModuleUses;
import dev.kinship.text.Change;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The module that supplies HasManyThrough, which the library lacks: one file in the user's project,
 * added with the first relationship that needs it.
 */
final class SupportModule {
  private static final String MARK = "# Kinship support module, version ";

  /** The end of all names that models import from it. */
  static final String SUPPLIED = "HasManyThrough";

  private final Modules modules;

  SupportModule(Modules modules) {
    this.modules = modules;
  }

  /** Those that the project has. Refuses one that was edited. */
  List<PythonFile> present() {
    List<PythonFile> present = new ArrayList<>();
    for (SourceText it : modules.sources().mentioning(".py", Set.of(MARK))) {
      if (is(it)) {
        if (!it.text().replace("\r\n", "\n").equals(text())) {
          throw edited(it);
        }
        present.add(modules.keep(it));
      }
    }
    return present;
  }

  /** Whether the file begins as the module does. */
  static boolean is(SourceText source) {
    return source.text().startsWith(MARK);
  }

  /** The deletion of the module, if it is as it was written and no file imports it. */
  List<Change> unused(List<Change> changes) {
    Map<String, String> after = new HashMap<>();
    changes.forEach(it -> after.put(it.name(), it.after()));
    boolean wasUsed = changes.stream().anyMatch(it -> it.before().contains(SUPPLIED));
    if (!wasUsed) {
      return List.of();
    }
    boolean used =
        modules.sources().mentioning(".py", Set.of(SUPPLIED)).stream()
            .filter(it -> !is(it))
            .anyMatch(it -> Nfkc.of(after.getOrDefault(it.name(), it.text())).contains(SUPPLIED));
    return used
        ? List.of()
        : modules.sources().mentioning(".py", Set.of(MARK)).stream()
            .filter(it -> it.text().replace("\r\n", "\n").equals(text()))
            .filter(it -> new ModuleUses(modules, changes).of(it.name()).isEmpty())
            .<Change>map(Change.Delete::new)
            .toList();
  }

  private static Refused edited(SourceText source) {
    return new Refused(
        RhosocialRules.SUPPORT_MODULE_EDITED,
        "`%s` is Kinship's support module, and it has been edited".formatted(source.name()),
        List.of(new Label(source.place(new Span(0, MARK.length())), "written by kin")),
        "undo the edits, or keep them in a file with another name and first line");
  }

  /** The module's text with these line ends, as far as it is known again with them. */
  static String text(String newline) {
    return newline.equals("\r\n") ? text().replace("\n", newline) : text();
  }

  /** The module's text, of the version that this Kinship brings. */
  static String text() {
    try (InputStream text = SupportModule.class.getResourceAsStream("through.py")) {
      if (text == null) {
        throw new IllegalStateException("through.py is missing from the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
