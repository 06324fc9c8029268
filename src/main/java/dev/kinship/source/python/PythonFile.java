package dev.kinship.source.python;

import dev.kinship.source.python.Binding.Reach;
import dev.kinship.source.python.style.Layout;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Outline;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Branch;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One Python file with its outline and the names that its module has. */
public final class PythonFile {
  private static final Pattern TYPE_ALIAS =
      Pattern.compile("type\\s+(\\w+)\\s*=(.+)", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private final SourceText source;
  private final Outline outline;
  private final Map<String, Binding> bindings = new LinkedHashMap<>();
  private final List<ImportFrom> starImports = new ArrayList<>();
  private final LazyLookup lazyLookup;
  private final Supplier<Layout> layout;
  private @Nullable Layout ownLayout;
  private @Nullable Style style;
  private @Nullable Map<String, List<ClassDefinition>> classes;
  private boolean postponed;

  /** A file that is only looked at. */
  public PythonFile(SourceText source) {
    this(source, () -> Layout.USUAL);
  }

  /** {@code layout} is what the project's tools ask of it. */
  PythonFile(SourceText source, Supplier<Layout> layout) {
    this.source = source;
    this.layout = layout;
    this.outline = Outline.of(source.text());
    bindAll(outline.body(), false);
    this.lazyLookup = new LazyLookup(outline.body(), source.text());
    lazyLookup.names().forEach(this::bindLazily);
  }

  public SourceText source() {
    return source;
  }

  /** The file's path from the project's root: what tells modules apart here. */
  public String name() {
    return source.name();
  }

  public String text() {
    return source.text();
  }

  public Outline outline() {
    return outline;
  }

  public List<Statement> body() {
    return outline.body();
  }

  /** What the project's tools ask of the file. */
  public Layout layout() {
    Layout known = ownLayout;
    if (known == null) {
      known = layout.get().forFile(source.text());
      ownLayout = known;
    }
    return known;
  }

  /** How the file writes. */
  public Style style() {
    Style known = style;
    if (known == null) {
      known = Style.of(this);
      style = known;
    }
    return known;
  }

  /** What {@code name} stands for at the end of the module; empty where nothing binds it. */
  public Optional<Binding> binding(String name) {
    return Optional.ofNullable(bindings.get(name));
  }

  public Collection<Binding> bindings() {
    return bindings.values();
  }

  /** What the module's own level last assigns to a name, {@code type name = …} included. */
  public Optional<Expression> value(String name) {
    return body().stream()
        .flatMap(
            it ->
                switch (it) {
                  case Assignment assigned when assigned.target().equals(name) ->
                      assigned.value().stream();
                  case Statement.Other other ->
                      alias(other).stream()
                          .filter(type -> Nfkc.of(type.group(1)).equals(name))
                          .map(type -> aliased(other, type));
                  default -> Stream.empty();
                })
        .reduce((first, last) -> last);
  }

  /** The value, with its spans in this file. */
  private static Expression aliased(Statement.Other statement, Matcher type) {
    int before = statement.span().start() + type.start(2);
    return Outline.expression(" ".repeat(before) + type.group(2).stripTrailing());
  }

  /** {@code type Name = value}. */
  private Optional<Matcher> alias(Statement.Other statement) {
    Matcher matcher = TYPE_ALIAS.matcher(statement.span().of(text()));
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  /** What the module imports only when it is asked for a name. */
  public LazyLookup lazyLookup() {
    return lazyLookup;
  }

  /** The {@code from … import *} of the module. */
  public List<ImportFrom> starImports() {
    return starImports;
  }

  /** Whether annotations are not evaluated: {@code from __future__ import annotations}. */
  public boolean postponesAnnotations() {
    return postponed;
  }

  /** The classes of that name on the module's own level. */
  public List<ClassDefinition> classes(String name) {
    Map<String, List<ClassDefinition>> known = classes;
    if (known == null) {
      known = new HashMap<>();
      for (Statement statement : body()) {
        if (statement instanceof ClassDefinition it) {
          known.computeIfAbsent(it.name(), one -> new ArrayList<>()).add(it);
        }
      }
      classes = known;
    }
    return known.getOrDefault(name, List.of());
  }

  private void bindAll(List<Statement> statements, boolean typingOnly) {
    for (Statement statement : statements) {
      switch (statement) {
        case ClassDefinition it -> bind(it.name(), new Origin.Definition(it), typingOnly);
        case FunctionDefinition it -> bind(it.name(), new Origin.Value(), typingOnly);
        case Import it -> it.names().forEach(name -> bindModule(name, typingOnly));
        case ImportFrom it -> bindMembers(it, typingOnly);
        case Assignment it -> bind(it.target(), assigned(it), typingOnly);
        case Conditional it -> bindBranches(it, typingOnly);
        case Compound it -> it.blocks().forEach(block -> bindAll(block.statements(), typingOnly));
        case Statement.Other it ->
            alias(it)
                .ifPresent(name -> bind(Nfkc.of(name.group(1)), new Origin.Value(), typingOnly));
      }
    }
  }

  private void bindBranches(Conditional conditional, boolean typingOnly) {
    for (Branch branch : conditional.branches()) {
      bindAll(branch.body().statements(), typingOnly || Guards.typingOnly(branch));
    }
  }

  private void bindModule(Alias alias, boolean typingOnly) {
    String module = alias.asName().isPresent() ? alias.name() : alias.bound();
    bind(alias.bound(), new Origin.Module(module), typingOnly);
  }

  private void bindMembers(ImportFrom statement, boolean typingOnly) {
    postponed |=
        statement.module().equals("__future__")
            && statement.names().stream().anyMatch(it -> it.name().equals("annotations"));
    for (Alias alias : statement.names()) {
      if (alias.name().equals("*")) {
        starImports.add(statement);
      } else {
        Origin origin = new Origin.Member(statement.level(), statement.module(), alias.name());
        bind(alias.bound(), origin, typingOnly);
      }
    }
  }

  private static Origin assigned(Assignment statement) {
    return statement.value().orElse(null) instanceof Expression.Name name
        ? new Origin.Alias(name.dotted())
        : new Origin.Value();
  }

  /** A later statement takes a name over, but not one for type checkers from one that runs. */
  private void bind(String name, Origin origin, boolean typingOnly) {
    Binding known = bindings.get(name);
    if (known == null || !typingOnly || known.typingOnly()) {
      Reach reach = typingOnly ? Reach.TYPE_CHECKERS : Reach.MODULE;
      bindings.put(name, new Binding(name, origin, reach));
    }
  }

  private void bindLazily(String name, Origin origin) {
    Binding known = bindings.get(name);
    if (known == null || known.typingOnly()) {
      bindings.put(name, new Binding(name, origin, Reach.ON_REQUEST));
    }
  }
}
