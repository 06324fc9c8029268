package dev.kinship.source.python.edit;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Edit;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a module's {@code __getattr__} imports in the form that {@link TargetImports}
 * writes.
 */
final class LazyNames {
  private static final Pattern TEST =
      Pattern.compile("name == ['\"](\\w+)['\"]", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int BLANKS_ABOVE = 2;

  private final PythonFile file;
  private final LineDeletion cuts;
  private final Map<String, Conditional> lookUps = new LinkedHashMap<>();
  private final Optional<Statement> listing;
  private final Optional<FunctionDefinition> function;

  LazyNames(PythonFile file, LineDeletion cuts) {
    this.file = file;
    this.cuts = cuts;
    this.function = function("__getattr__");
    this.listing = function("__dir__").map(it -> it.body().statements().getLast());
    function.ifPresent(it -> it.body().statements().forEach(this::read));
  }

  boolean has(String name) {
    return lookUps.containsKey(name);
  }

  /** Whether {@code span} says the name only so that it can be looked up. */
  boolean looksUp(String name, Span span) {
    Conditional lookUp = lookUps.get(name);
    return lookUp != null
        && (lookUp.span().contains(span)
            || listing.filter(it -> it.span().contains(span)).isPresent());
  }

  /** The edits that take these names out, or the whole block where none stays. */
  List<Edit> without(Set<String> names) {
    Optional<Statement> block = emptied(names);
    if (block.isPresent()) {
      int above = Math.min(BLANKS_ABOVE, cuts.blanksAbove(block.get().span().start()));
      return List.of(cuts.lines(block.get().span(), above, false));
    }
    List<Edit> edits = new ArrayList<>();
    lookUps.forEach(
        (name, lookUp) -> {
          if (names.contains(name)) {
            edits.add(cuts.lines(lookUp.span(), 0, false));
            listing.ifPresent(it -> edits.addAll(unlisted(it, name)));
          }
        });
    return edits;
  }

  /** The block that is removed, so that its contents no longer count. */
  List<Span> goneWithout(Set<String> names) {
    return emptied(names).map(it -> List.of(it.span())).orElse(List.of());
  }

  private void read(Statement statement) {
    if (!(statement instanceof Conditional it) || it.branches().size() != 1) {
      return;
    }
    List<Statement> body = it.branches().get(0).body().statements();
    Matcher test =
        TEST.matcher(it.branches().get(0).test().map(one -> one.span().of(file.text())).orElse(""));
    boolean ours =
        test.matches()
            && body.size() == 2
            && body.get(0) instanceof ImportFrom from
            && from.names().size() == 1
            && from.names().get(0).bound().equals(test.group(1))
            && body.get(1).span().of(file.text()).equals("return " + test.group(1));
    if (ours) {
      lookUps.put(test.group(1), it);
    }
  }

  /** The block that Kinship wrote for all of it, where nothing of it stays. */
  private Optional<Statement> emptied(Set<String> names) {
    boolean all =
        !lookUps.isEmpty()
            && names.containsAll(lookUps.keySet())
            && function
                .filter(it -> it.body().statements().size() == lookUps.size() + 1)
                .isPresent()
            && listing.filter(it -> bare(it).equals("return [*globals()]")).isPresent();
    return !all
        ? Optional.empty()
        : file.body().stream()
            .filter(it -> it instanceof Conditional one && holdsOnlyThis(one))
            .findFirst();
  }

  private boolean holdsOnlyThis(Conditional block) {
    List<Statement> body = block.branches().get(0).body().statements();
    return Guards.isRuntimeBlock(block, file.text())
        && body.size() == 2
        && body.stream()
            .allMatch(
                it ->
                    it instanceof FunctionDefinition one
                        && (one.name().equals("__getattr__") || one.name().equals("__dir__")));
  }

  /** What is listed without the names that are looked up. */
  private String bare(Statement listed) {
    String text = listed.span().of(file.text());
    for (String name : lookUps.keySet()) {
      text = text.replace(", '" + name + "'", "").replace(", \"" + name + "\"", "");
    }
    return text;
  }

  private List<Edit> unlisted(Statement listed, String name) {
    Matcher item =
        Pattern.compile(", *['\"]" + Pattern.quote(name) + "['\"]")
            .matcher(listed.span().of(file.text()));
    int start = listed.span().start();
    return item.find()
        ? List.of(new Edit(new Span(start + item.start(), start + item.end()), ""))
        : List.of();
  }

  private Optional<FunctionDefinition> function(String name) {
    return Statements.flat(file.body())
        .filter(it -> it instanceof FunctionDefinition one && one.name().equals(name))
        .map(FunctionDefinition.class::cast)
        .findFirst();
  }
}
