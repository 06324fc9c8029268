package dev.kinship.source.python.edit;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.uses.ModuleUses;
import dev.kinship.syntax.python.Mentions;
import dev.kinship.syntax.python.Mentions.Mention;
import dev.kinship.syntax.python.Mentions.MentionKind;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.Nfkc;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * The imports of one file that only the removed code has used: at the top, in blocks for type
 * checkers, in blocks at the bottom, and in the table of the module's {@code __getattr__}. One is
 * kept if anything else may use it: code, a string, another module that imports it from here, a
 * package's {@code __init__}.
 */
public final class UnusedImports {
  private static final int ABOVE_BOTTOM_BLOCK = 2;

  private final Modules modules;
  private final PythonFile file;
  private final LineDeletion cuts;
  private final LazyBlock lazy;
  private final List<Span> gone;
  private final List<Edit> edits = new ArrayList<>();
  private final Set<String> unused = new LinkedHashSet<>();

  /** {@code removed} are the statements that go. */
  public UnusedImports(Modules modules, PythonFile file, List<Span> removed) {
    this.modules = modules;
    this.file = file;
    this.cuts = new LineDeletion(file.source());
    this.lazy = new LazyBlock(file);
    this.gone = new ArrayList<>(removed);
  }

  public List<Edit> edits() {
    if (file.name().endsWith("__init__.py") && gone.isEmpty()) {
      return List.of();
    }
    find(words(gone));
    blocks();
    // The flag that the blocks ask for is used by nothing else then.
    find(words(gone));
    top();
    return edits;
  }

  private Set<String> words(List<Span> spans) {
    Set<String> words = new LinkedHashSet<>();
    for (Span span : spans) {
      Matcher matcher = Mentions.WORD.matcher(span.of(file.text()));
      while (matcher.find()) {
        words.add(Nfkc.of(matcher.group()));
      }
    }
    return words;
  }

  private void find(Set<String> candidates) {
    Set<String> imported = new HashSet<>(candidates);
    imported.removeIf(it -> file.binding(it).isEmpty() && !lazy.has(it));
    imported.removeAll(unused);
    Set<String> used = new HashSet<>();
    for (Mention it : Mentions.in(file.text(), imported)) {
      boolean counts = it.kind() == MentionKind.NAME || it.kind() == MentionKind.STRING;
      if (counts && !isGone(it.span()) && !lazy.holds(it.word(), it.span())) {
        used.add(it.word());
      }
    }
    for (String name : imported) {
      if (!used.contains(name) && !handedOn(name)) {
        unused.add(name);
      }
    }
  }

  private boolean isGone(Span span) {
    return gone.stream().anyMatch(it -> it.start() <= span.start() && span.end() <= it.end());
  }

  /**
   * Whether another module uses the name of this one, or may: a package's {@code __init__} hands on
   * what it imports at its top from the project.
   */
  private boolean handedOn(String name) {
    return (file.name().endsWith("__init__.py") && exports(name))
        || new ModuleUses(modules, List.of()).mayUse(file.name(), name);
  }

  private boolean exports(String name) {
    return file.body().stream()
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast)
        .filter(it -> it.names().stream().anyMatch(one -> one.bound().equals(name)))
        .anyMatch(it -> modules.resolve(file.name(), it.level(), it.module()).isPresent());
  }

  /**
   * The blocks for type checkers, and those for all but them; a block that becomes empty is
   * removed.
   */
  private void blocks() {
    for (Statement statement : file.body()) {
      if (statement instanceof Conditional it && Guards.isTypingBlock(it)) {
        block(it, it.branches().get(0).body(), 1);
      } else if (statement instanceof Conditional it && Guards.isRuntimeBlock(it, file.text())) {
        block(it, it.branches().get(0).body(), ABOVE_BOTTOM_BLOCK);
      }
    }
    edits.addAll(lazy.without(unused));
    gone.addAll(lazy.goneWithout(unused));
  }

  private void block(Conditional conditional, Block body, int above) {
    if (body.inline()) {
      return;
    }
    List<ImportFrom> going = body.statements().stream().flatMap(it -> whole(it).stream()).toList();
    if (going.size() == body.statements().size()) {
      int blanks = Math.min(above, cuts.blanksAbove(conditional.span().start()));
      edits.add(cuts.lines(conditional.span(), blanks, false));
      gone.add(conditional.span());
      return;
    }
    going.forEach(it -> edits.add(cuts.lines(it.span(), 0, false)));
    body.statements().stream().filter(it -> !going.contains(it)).forEach(this::names);
  }

  /** The import, if all of it is removed. */
  private Optional<ImportFrom> whole(Statement statement) {
    return statement instanceof ImportFrom it
            && cuts.hasLinesForItself(it.span())
            && it.names().stream().allMatch(name -> goes(it, name))
        ? Optional.of(it)
        : Optional.empty();
  }

  private boolean goes(ImportFrom statement, Alias alias) {
    boolean asItself = alias.asName().filter(alias.name()::equals).isPresent();
    String line =
        file.text().substring(alias.span().start(), file.source().lineEnd(alias.span().end()));
    return unused.contains(alias.bound())
        && !alias.name().equals("*")
        && !statement.module().equals("__future__")
        && !asItself
        && (!line.contains("noqa") || isForLookup(statement));
  }

  /** Whether the import is in a block at the bottom, where only the library needs it. */
  private boolean isForLookup(ImportFrom statement) {
    return file.body().stream()
        .anyMatch(
            it ->
                it instanceof Conditional block
                    && Guards.isRuntimeBlock(block, file.text())
                    && block.span().contains(statement.span()));
  }

  /** Takes the names that go out of an import that stays. */
  private void names(Statement statement) {
    if (!(statement instanceof ImportFrom it)) {
      return;
    }
    List<Alias> all = it.names();
    List<Alias> staying = all.stream().filter(name -> !goes(it, name)).toList();
    if (staying.isEmpty() || staying.size() == all.size()) {
      return;
    }
    int last = all.indexOf(staying.getLast());
    for (int i = 0; i < all.size(); i++) {
      if (!staying.contains(all.get(i)) && i < last) {
        edits.add(cut(all.get(i).span().start(), all.get(i + 1).span().start()));
      }
    }
    if (last < all.size() - 1) {
      edits.add(cut(all.get(last).span().end(), all.getLast().span().end()));
    }
  }

  private static Edit cut(int start, int end) {
    return new Edit(new Span(start, end), "");
  }

  private void top() {
    List<List<ImportFrom>> runs = new ArrayList<>();
    int behind = -1;
    for (Statement statement : file.body()) {
      Optional<ImportFrom> whole = whole(statement);
      if (whole.isEmpty()) {
        names(statement);
        continue;
      }
      boolean follows =
          behind >= 0 && file.text().substring(behind, statement.span().start()).isBlank();
      if (!follows) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(whole.get());
      behind = statement.span().end();
    }
    runs.forEach(this::run);
  }

  /**
   * A section of imports that is removed as a whole is removed with the blank line that separated
   * it.
   */
  private void run(List<ImportFrom> run) {
    Span span = run.getFirst().span().to(run.getLast().span());
    boolean blankBelow = cuts.blankBelow(span.end());
    boolean blankAbove = cuts.blanksAbove(span.start()) > 0;
    boolean opens = cuts.atTop(span.start()) || !followsImport(run.getFirst());
    edits.add(
        cuts.lines(span, blankAbove && blankBelow ? 1 : 0, !blankAbove && blankBelow && opens));
  }

  private boolean followsImport(Statement statement) {
    int at = file.body().indexOf(statement);
    return at > 0
        && (file.body().get(at - 1) instanceof ImportFrom
            || file.body().get(at - 1) instanceof Statement.Import);
  }
}
