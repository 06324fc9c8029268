package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Nfkc;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a module imports only when a name is first asked for, by a module-level {@code __getattr__}
 * (PEP 562). Only the last definition counts, as in Python. Kinship writes a table, {@code
 * _lazy_names}, with one line for each name; a function written by hand is read by the imports in
 * its body. The library looks at {@code dir(module)}, so nothing counts without a {@code __dir__}.
 */
public final class LazyLookup {
  public static final String TABLE = "_lazy_names";
  public static final String FUNCTION = "__getattr__";
  public static final String LISTING = "__dir__";

  /** One line of the table: {@code "Order": ".order"}; the span is in the file. */
  public record Entry(String name, Span span, Origin.Member origin) {}

  /** Patterns that most runs do not need. */
  private static final class Form {
    static final Pattern ENTRY =
        Pattern.compile(
            "(['\"])(?<name>\\w+)\\1\\s*:\\s*(['\"])(?<dots>\\.*)(?<module>[\\w.]*)\\3",
            Pattern.UNICODE_CHARACTER_CLASS);
    static final Pattern REST = Pattern.compile("\\{(?:[\\s,]|#[^\\n]*)*}");
  }

  private final List<Statement> flat;
  private final String text;
  private final Optional<FunctionDefinition> function;
  private final Optional<FunctionDefinition> listing;
  private final Optional<FunctionDefinition> onlyTyped;
  private final Optional<Assignment> table;
  private final List<Entry> entries = new ArrayList<>();
  private final boolean readable;

  LazyLookup(List<Statement> body, String text) {
    this.text = text;
    this.flat = text.contains(FUNCTION) ? Statements.running(body).toList() : List.of();
    this.function = last(FUNCTION);
    this.listing = last(LISTING);
    this.onlyTyped =
        !text.contains(FUNCTION) || function.isPresent()
            ? Optional.empty()
            : last(Statements.flat(body), FUNCTION);
    this.table =
        flat.stream()
            .filter(it -> it instanceof Assignment one && one.target().equals(TABLE))
            .map(Assignment.class::cast)
            .reduce((first, last) -> last)
            .filter(it -> it.value().isPresent());
    this.readable = table.isPresent() && read(table.get());
  }

  /** The module's own {@code __getattr__}, written by Kinship or by hand. */
  public Optional<FunctionDefinition> function() {
    return function;
  }

  /** The module's own {@code __dir__}. */
  public Optional<FunctionDefinition> listing() {
    return listing;
  }

  /** A {@code __getattr__} that only type checkers run, in a module without any other. */
  public Optional<FunctionDefinition> onlyTyped() {
    return onlyTyped;
  }

  /** The table that the functions read; empty if they do not read one, or if it holds more. */
  public Optional<Assignment> table() {
    boolean used = reads(function) && reads(listing) && readable;
    return used ? table : Optional.empty();
  }

  /** The table's lines; none if {@link #table()} is empty. */
  public List<Entry> entries() {
    return table().isPresent() ? Collections.unmodifiableList(entries) : List.of();
  }

  /** All names and where each comes from. */
  public Map<String, Origin.Member> names() {
    Map<String, Origin.Member> names = new LinkedHashMap<>();
    if (listing.isPresent() && table.isEmpty()) {
      function.ifPresent(it -> imported(it).forEach(names::putIfAbsent));
    }
    entries().forEach(it -> names.put(it.name(), it.origin()));
    return names;
  }

  private static Map<String, Origin.Member> imported(FunctionDefinition function) {
    Map<String, Origin.Member> names = new LinkedHashMap<>();
    Statements.flat(function.body().statements())
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast)
        .forEach(
            it ->
                it.names()
                    .forEach(
                        name ->
                            names.put(
                                name.bound(),
                                new Origin.Member(it.level(), it.module(), name.name()))));
    return names;
  }

  private boolean reads(Optional<FunctionDefinition> one) {
    return one.filter(it -> it.span().of(text).contains(TABLE)).isPresent();
  }

  private Optional<FunctionDefinition> last(String name) {
    return last(flat.stream(), name);
  }

  private static Optional<FunctionDefinition> last(Stream<Statement> statements, String name) {
    Predicate<Statement> wanted =
        it -> it instanceof FunctionDefinition one && one.name().equals(name);
    return statements
        .filter(wanted)
        .map(FunctionDefinition.class::cast)
        .reduce((first, last) -> last);
  }

  /** Reads the entries; false if the value holds anything else. */
  private boolean read(Assignment statement) {
    Span span = statement.value().orElseThrow().span();
    Matcher matcher = Form.ENTRY.matcher(span.of(text));
    List<String> rest = new ArrayList<>();
    int behind = 0;
    while (matcher.find()) {
      Origin.Member origin =
          new Origin.Member(
              matcher.group("dots").length(), matcher.group("module"), matcher.group("name"));
      Span entry = new Span(span.start() + matcher.start(), span.start() + matcher.end());
      entries.add(new Entry(Nfkc.of(matcher.group("name")), entry, origin));
      rest.add(span.of(text).substring(behind, matcher.start()));
      behind = matcher.end();
    }
    rest.add(span.of(text).substring(behind));
    return Form.REST.matcher(String.join("", rest)).matches();
  }
}
