package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.imports.ImportBlock;
import dev.kinship.source.python.imports.TopImports;
import dev.kinship.syntax.python.Guard;
import dev.kinship.syntax.python.token.Problem;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything to add to one file. */
public final class FileEdits {
  private final PythonFile file;
  private final Kind kind;
  private final Style style;
  private final TopImports top;
  private final TargetImports targets;
  private final List<Supplier<List<Edit>>> later = new ArrayList<>();
  private final List<Edit> merged = new ArrayList<>();

  /** What becomes of the file. */
  public sealed interface Kind {
    /** It is there, and edited. */
    record Edited() implements Kind {}

    /** It is there, and classes are added to it before anything else. */
    record Extended(Appended classes) implements Kind {}

    /** It is yet to be made. */
    record Created() implements Kind {}
  }

  /** Refuses a file that cannot be read without doubt: an edit might land in the wrong place. */
  public FileEdits(Modules modules, PythonFile file, Kind kind) {
    requireReadable(file);
    this.file = file;
    this.kind = kind;
    this.style = file.style();
    this.top = new TopImports(modules, file);
    this.targets = new TargetImports(file, top, new ImportBlock(modules, file));
  }

  public static void requireUtf8(SourceText source) {
    if (!source.isUtf8()) {
      throw new Refused(
          CommonRules.NOT_UTF8,
          "`%s` is not valid UTF-8, so no edit of it would be safe".formatted(source.name()),
          "convert it, for example: iconv -f latin1 -t utf-8 %s".formatted(source.name()));
    }
  }

  public static void requireReadable(PythonFile file) {
    List<Problem> problems = file.outline().problems();
    if (!problems.isEmpty()) {
      Problem first = problems.get(0);
      throw new Refused(
          EditRules.SYNTAX_ERROR,
          "`%s` has a syntax error: %s".formatted(file.name(), first.message()),
          List.of(new Label(file.source().place(first.span()), first.message())),
          "fix the file, then run the command again");
    }
  }

  public PythonFile file() {
    return file;
  }

  public Style style() {
    return style;
  }

  public TopImports top() {
    return top;
  }

  /** Whether targets' imports, as asked for so far, give the module {@code name} when it runs. */
  public boolean importsTarget(String name) {
    return targets.has(name);
  }

  TargetImports targets() {
    return targets;
  }

  /** Adds edits that are asked for when the change is made. */
  public void add(Supplier<List<Edit>> edits) {
    later.add(edits);
  }

  /** Adds edits that are made already. */
  public void add(List<Edit> edits) {
    merged.addAll(edits);
  }

  /** The change, held against the file's tokens: none of them may differ; empty for no edit. */
  public Optional<Change> change() {
    List<Edit> all = new ArrayList<>(top.edits());
    all.addAll(merged);
    later.forEach(it -> all.addAll(it.get()));
    all.addAll(targets.edits());
    if (all.isEmpty() && kind instanceof Kind.Edited) {
      return Optional.empty();
    }
    Edits edits = new Edits(all);
    requireSafe(file, edits, "added to");
    return Optional.of(change(edits));
  }

  private Change change(Edits edits) {
    return switch (kind) {
      case Kind.Edited it -> new Change.Rewrite(file.source(), edits);
      case Kind.Extended it ->
          new Change.Rewrite(it.classes().original(), it.classes().onOriginal(edits));
      case Kind.Created it ->
          new Change.Create(file.source().path(), file.name(), edits.applyTo(file.text()));
    };
  }

  /** Refuses edits after which any other token would differ, or be in another block. */
  public static void requireSafe(PythonFile file, Edits edits, String done) {
    if (!Guard.onlyInserted(file.text(), edits, edits.applyTo(file.text()))) {
      throw new Refused(
          EditRules.UNSAFE_EDIT,
          "what would be %s `%s` would change the meaning of the rest of the file"
              .formatted(done, file.name()),
          "put each statement there on a line of its own, and use one kind of line ending; "
              + "then run the command again");
    }
  }
}
