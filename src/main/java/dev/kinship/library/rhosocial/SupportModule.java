package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.text.Change;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The module that supplies HasManyThrough, which the library lacks: one file in the user's project,
 * brought along with the first relationship that needs it.
 */
final class SupportModule {
  private static final String MARK = "# Kinship support module, version ";

  /** The end of all names that models import from it. */
  private static final String SUPPLIED = "HasManyThrough";

  private static final List<String> FILES = List.of("through.py", "kinship_through.py");

  private final Modules modules;
  private Optional<Change> change = Optional.empty();
  private Optional<PythonFile> file = Optional.empty();

  SupportModule(Modules modules) {
    this.modules = modules;
  }

  /** The file to be written; empty where nothing uses the module, or where it is there. */
  Optional<Change> change() {
    return change;
  }

  /** The module: the project's own where it has one, else a new one beside {@code user}. */
  PythonFile in(PythonFile user) {
    if (file.isEmpty()) {
      file = Optional.of(present().orElseGet(() -> create(user)));
    }
    return file.get();
  }

  private Optional<PythonFile> present() {
    Optional<SourceText> source =
        modules.sources().mentioning(".py", Set.of(MARK)).stream()
            .filter(it -> it.text().startsWith(MARK))
            .findFirst();
    source.ifPresent(
        it -> {
          if (!it.text().replace("\r\n", "\n").equals(text())) {
            throw edited(it);
          }
        });
    return source.map(modules::keep);
  }

  private PythonFile create(PythonFile user) {
    String folder = Modules.folder(user.name());
    String name =
        FILES.stream()
            .filter(it -> modules.isFree(Modules.join(folder, it)))
            .findFirst()
            .orElseThrow(() -> noPlace(folder));
    SourceText source =
        new SourceText(
            user.source().path().resolveSibling(name), Modules.join(folder, name), text(), false);
    change = Optional.of(new Change.Create(source.path(), source.name(), source.text()));
    return modules.plan(source);
  }

  /** Whether the file begins as the module does. */
  static boolean is(SourceText source) {
    return source.text().startsWith(MARK);
  }

  /** The deletion of the module, if it is as it was written and no file names what it supplies. */
  Optional<Change> unused(List<Change> changes) {
    Map<String, String> after = new HashMap<>();
    changes.forEach(it -> after.put(it.name(), it.after()));
    boolean wasUsed = changes.stream().anyMatch(it -> it.before().contains(SUPPLIED));
    if (!wasUsed) {
      return Optional.empty();
    }
    boolean used =
        modules.sources().mentioning(".py", Set.of(SUPPLIED)).stream()
            .filter(it -> !is(it))
            .anyMatch(it -> Nfkc.of(after.getOrDefault(it.name(), it.text())).contains(SUPPLIED));
    return used
        ? Optional.empty()
        : modules.sources().mentioning(".py", Set.of(MARK)).stream()
            .filter(it -> it.text().replace("\r\n", "\n").equals(text()))
            .<Change>map(Change.Delete::new)
            .findFirst();
  }

  private static Refused edited(SourceText source) {
    return new Refused(
        RhosocialRules.SUPPORT_MODULE_EDITED,
        "`%s` is Kinship's support module, and it has been edited".formatted(source.name()),
        List.of(new Label(source.place(new Span(0, MARK.length())), "written by kin")),
        "undo the edits, or keep them in a file with another name and first line");
  }

  private static Refused noPlace(String folder) {
    return new Refused(
        RhosocialRules.SUPPORT_MODULE_EDITED,
        "`%s` has files with the names that the support module could have: %s"
            .formatted(folder, String.join(", ", FILES)),
        "rename one of them, or pass --no-support-module");
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
