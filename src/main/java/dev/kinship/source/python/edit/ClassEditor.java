package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.CommentLines;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.imports.OnePerLine;
import dev.kinship.source.python.style.Layout;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Block;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Other;
import dev.kinship.text.Edit;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts fields and relationships into the body of one class, each in its place. */
public final class ClassEditor {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  private final SourceText source;
  private final Block body;
  private final ClassShape shape;
  private final Style style;
  private final Layout layout;
  private final List<String> head = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final List<String> relations = new ArrayList<>();
  private final List<String> tail = new ArrayList<>();
  private final List<Edit> arguments = new ArrayList<>();

  /** For a class of the file, whose members are what {@code shape} says. */
  public ClassEditor(PythonFile file, ClassDefinition definition, ClassShape shape) {
    this.source = file.source();
    this.body = definition.body();
    this.shape = shape;
    this.style = file.style().near(definition.span().of(file.text()));
    this.layout = file.layout();
  }

  /** Adds a primary key field before the other fields. */
  public void addKey(String line) {
    requireVisible(line);
    keys.add(line);
  }

  /** Adds a field after the last one. */
  public void addField(String line) {
    requireVisible(line);
    fields.add(line);
  }

  /** Adds a relationship after the last one, or else after the fields. */
  public void addRelation(RelationText relation) {
    requireVisible(relation.annotation().orElse("") + relation.constructor());
    relations.add(relation.written(wraps(), indentation(), style, layout));
  }

  /** Adds text to a class without fields, before those to come, with a blank line before it. */
  public void addFirst(String line) {
    head.add(line);
  }

  /** Adds text after everything else, with a blank line before it. */
  public void addLast(String lines) {
    tail.add(lines);
  }

  /** A further argument, {@code inverse_of=...}, of the call that declares a relationship. */
  public void addArgument(String relation, String keyword, String value) {
    last(it -> it.target().equals(relation) && shape.isRelation(it))
        .flatMap(it -> ((Assignment) it).value())
        .ifPresent(it -> arguments.addAll(argument((Expression.Call) it, keyword, value)));
  }

  /** Refuses a type, in what is going to be written, that a member of the class hides. */
  private void requireVisible(String code) {
    String types = QUOTED.matcher(code.substring(code.indexOf(':') + 1)).replaceAll(" ");
    Set<String> words = Set.copyOf(List.of(types.split("\\W+")));
    for (Statement statement : body.statements()) {
      Statements.bound(statement)
          .filter(words::contains)
          .ifPresent(
              it -> {
                throw new Refused(
                    CommonRules.NAME_TAKEN,
                    "`%s` is a member of the class and hides the type that the new field needs"
                        .formatted(it),
                    List.of(new Label(source.place(statement.span()), "hides it")),
                    "rename the member, or import the type under another name");
              });
    }
  }

  /** Where a new field, or else a new relationship, would be. */
  public int offset(boolean field) {
    return field ? behindFields() : Math.max(behindFields(), behindRelations());
  }

  private int behindFields() {
    return last(shape::isField).or(this::header).map(it -> it.span().end()).orElse(body.colonEnd());
  }

  private int behindRelations() {
    return last(shape::isRelation).map(it -> it.span().end()).orElse(0);
  }

  /** All of it. */
  public List<Edit> edits() {
    List<Edit> edits = new ArrayList<>(arguments);
    if (body.inline()) {
      edits.addAll(unfolded());
      return edits;
    }
    Optional<Statement> firstField = first(shape::isField);
    Optional<Statement> lastRelation = last(it -> shape.isRelation(it));
    if (!keys.isEmpty()) {
      firstField.ifPresent(it -> edits.add(Edit.insert(above(it), lines(keys, true))));
    }
    List<String> plain = firstField.isPresent() ? fields : joined(keys, fields);
    Map<Integer, String> insertions = new TreeMap<>();
    boolean opens = firstField.isEmpty() && header().isPresent();
    for (List<String> group : List.of(head, plain)) {
      if (!group.isEmpty()) {
        insertions.merge(behindFields(), blank(opens) + lines(group, false), String::concat);
      }
    }
    if (!relations.isEmpty()) {
      boolean begins =
          lastRelation
              .map(this::standsApart)
              .orElse(!isFirst(offset(false)) || !insertions.isEmpty());
      insertions.merge(offset(false), blank(begins) + lines(relations, false), String::concat);
    }
    insertions.forEach(
        (at, text) -> {
          edits.add(below(at, text));
          if (meets(at)) {
            edits.add(Edit.insert(source.nextLine(at), style.newline()));
          }
        });
    if (!tail.isEmpty()) {
      int behindAll = body.statements().getLast().span().end();
      edits.add(new CommentLines(source).insertBelow(behindAll, lastLines()));
    }
    return edits;
  }

  /** Whether nothing of the body is before {@code offset}. */
  private boolean isFirst(int offset) {
    return offset == body.colonEnd();
  }

  /**
   * Whether the line after that of {@code offset} needs a blank line above it: it begins a method
   * or a class, or something else below relationships.
   */
  private boolean meets(int offset) {
    int next = source.nextLine(offset);
    boolean blank = source.text().substring(next, source.lineEnd(next)).isBlank();
    boolean related = !relations.isEmpty() && offset == offset(false);
    return !blank
        && body.statements().stream()
            .filter(it -> it.span().start() > offset)
            .findFirst()
            .filter(it -> endsGroup(it, related))
            .isPresent();
  }

  private boolean endsGroup(Statement next, boolean related) {
    return next instanceof FunctionDefinition
        || next instanceof ClassDefinition
        || (related && !(next instanceof Assignment it && shape.isRelation(it)));
  }

  /**
   * A body on the colon's line gets lines of its own: the blank after the colon becomes a line end.
   */
  private List<Edit> unfolded() {
    String start = style.newline() + indentation();
    int first = body.statements().get(0).span().start();
    List<String> all = joined(joined(keys, fields), relations);
    int end = source.lineEnd(first);
    return List.of(
        new Edit(new Span(body.colonEnd(), first), start),
        Edit.insert(end, lines(all, false) + lastLines()));
  }

  private String lastLines() {
    return tail.stream()
        .map(it -> blank(true) + lines(List.of(it), false))
        .collect(Collectors.joining());
  }

  private String lines(List<String> several, boolean before) {
    StringBuilder text = new StringBuilder();
    for (String line : several) {
      String indented = indentation() + line;
      text.append(before ? indented + style.newline() : style.newline() + indented);
    }
    return text.toString();
  }

  private String blank(boolean wanted) {
    return wanted ? style.newline() : "";
  }

  /** After the line of {@code offset}; {@code text} begins with a line end. */
  private Edit below(int offset, String text) {
    return Edit.insert(source.lineEnd(offset), text);
  }

  /** What opens a class without fields: its docstring and its dunder assignments. */
  private Optional<Statement> header() {
    return body.statements().stream()
        .takeWhile(
            statement ->
                statement instanceof Other
                    || (statement instanceof Assignment it && it.target().startsWith("__")))
        .reduce((one, next) -> next);
  }

  private boolean wraps() {
    return last(it -> shape.isRelation(it))
        .map(it -> it.span().of(source.text()).lines().count() > 1)
        .orElse(false);
  }

  /** Whether there is a blank line before the statement. */
  private boolean standsApart(Statement statement) {
    int line = lineStart(statement);
    if (line == 0) {
      return false;
    }
    int lineBefore = source.lineStart(Math.max(0, line - style.newline().length()));
    boolean blank = source.text().substring(lineBefore, line).isBlank();
    long relationsHere = assignments().filter(it -> shape.isRelation(it)).count();
    return blank && relationsHere > 1;
  }

  /**
   * After the last argument; on a line of its own, after that one's comment, if each argument has
   * its own line; each on its own line if one would be too long.
   */
  private List<Edit> argument(Expression.Call call, String keyword, String value) {
    String argument = keyword + "=" + style.quoted(value);
    if (call.arguments().isEmpty()) {
      return List.of(Edit.insert(call.close(), argument));
    }
    requireReadable(call);
    Span last = call.arguments().getLast().span();
    int lineStart = source.lineStart(last.start());
    String before = source.text().substring(lineStart, last.start());
    int lineEnd = source.lineEnd(last.end());
    boolean comma = source.text().startsWith(",", last.end());
    boolean alone = before.isBlank() && call.close() > lineEnd;
    if (!alone || (call.arguments().size() == 1 && !comma)) {
      boolean fits = lineEnd - lineStart + argument.length() + 2 <= layout.shortLength();
      return fits || !canWrap(call)
          ? List.of(Edit.insert(last.end(), ", " + argument))
          : wrapped(call, argument);
    }
    String line = style.newline() + before + argument;
    return comma
        ? List.of(Edit.insert(lineEnd, line + ","))
        : List.of(Edit.insert(last.end(), ","), Edit.insert(lineEnd, line));
  }

  private boolean canWrap(Expression.Call call) {
    Span inside = new Span(call.arguments().getFirst().span().start(), call.close());
    boolean more = call.close() + 1 < source.lineEnd(call.close());
    return !more && !inside.of(source.text()).contains("#");
  }

  private List<Edit> wrapped(Expression.Call call, String argument) {
    List<Span> present = call.arguments().stream().map(Argument::span).toList();
    int open = source.text().lastIndexOf('(', present.getFirst().start());
    Span inside = new Span(open + 1, call.close());
    int outer = Style.width(indentation()) + Style.width(style.indent());
    int width = present.getLast().end() - present.getFirst().start() + argument.length() + 2;
    if (!layout.trailingComma() && outer + width <= layout.lineLength()) {
      String line = style.newline() + indentation();
      return List.of(
          new Edit(new Span(open + 1, present.getFirst().start()), line + style.indent()),
          new Edit(new Span(present.getLast().end(), call.close()), ", " + argument + line));
    }
    return new OnePerLine(source, style)
        .edits(present, Map.of(present.size(), List.of(argument)), inside, "", "");
  }

  /** Refuses a call whose arguments Python would not read. */
  private void requireReadable(Expression.Call call) {
    for (int i = 1; i < call.arguments().size(); i++) {
      Argument before = call.arguments().get(i - 1);
      Argument argument = call.arguments().get(i);
      int from = before.span().end();
      int to = argument.span().start();
      Span gap = new Span(from, to);
      if (!gap.of(source.text()).contains(",")) {
        throw unreadable("a comma is missing", gap);
      }
      boolean starred = argument.span().of(source.text()).startsWith("*");
      if (before.keyword().isPresent() && argument.keyword().isEmpty() && !starred) {
        throw unreadable("a positional argument follows a keyword argument", argument.span());
      }
    }
  }

  private Refused unreadable(String why, Span span) {
    return new Refused(
        EditRules.SYNTAX_ERROR,
        "the relationship has a syntax error: " + why,
        List.of(new Label(source.place(span), why)),
        "fix the file, then run the command again");
  }

  private String indentation() {
    return body.inline() ? style.indent() : body.indentation();
  }

  private Stream<Assignment> assignments() {
    return body.statements().stream()
        .filter(Assignment.class::isInstance)
        .map(Assignment.class::cast);
  }

  private Optional<Statement> first(Predicate<Assignment> wanted) {
    return assignments().filter(wanted).map(Statement.class::cast).findFirst();
  }

  private Optional<Statement> last(Predicate<Assignment> wanted) {
    return assignments().filter(wanted).map(Statement.class::cast).reduce((one, next) -> next);
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private int above(Statement statement) {
    return new CommentLines(source).above(statement.span().start());
  }

  private int lineStart(Statement statement) {
    return source.lineStart(statement.span().start());
  }
}
