package dev.kinship.source.python.load;

import dev.kinship.source.python.Guards;
import dev.kinship.source.python.LazyLookup;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.load.LoadStep.Taken;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Compound;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The steps of one module, in the order of its text. Every branch of a condition counts as taken
 * but those for type checkers; what is inside functions does not run.
 */
final class LoadProgram {
  private static final Pattern SILENT = Pattern.compile("\"[^\"]*\"|'[^']*'|#[^\n]*");
  private static final Pattern DOTTED =
      Pattern.compile("(?<![\\w.])\\w+(?:\\.\\w+)+", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private final PythonFile file;
  private final Set<String> wholeModules;
  private final List<LoadStep> steps = new ArrayList<>();

  private LoadProgram(PythonFile file) {
    this.file = file;
    this.wholeModules =
        file.bindings().stream()
            .filter(it -> it.origin() instanceof Origin.Module || isLowerCase(it.name()))
            .filter(it -> !(it.origin() instanceof Origin.Value))
            .map(it -> it.name())
            .collect(Collectors.toSet());
  }

  static List<LoadStep> of(PythonFile file) {
    LoadProgram program = new LoadProgram(file);
    file.body().forEach(program::read);
    return program.steps;
  }

  /** {@code steps} with those in it that are going to be written. */
  static List<LoadStep> with(List<LoadStep> steps, List<LoadStep> planned) {
    List<LoadStep> all = new ArrayList<>(steps);
    for (LoadStep step : planned) {
      int place = 0;
      while (place < all.size() && all.get(place).at() < step.at()) {
        place++;
      }
      all.add(place, step);
    }
    return all;
  }

  private static boolean isLowerCase(String name) {
    return name.equals(name.toLowerCase(java.util.Locale.ROOT));
  }

  private void read(Statement statement) {
    switch (statement) {
      case Import it -> whole(it, true);
      case ImportFrom it -> steps.add(from(it, true));
      case Conditional it ->
          it.branches().stream()
              .filter(branch -> !Guards.typingOnly(branch))
              .forEach(branch -> branch.body().statements().forEach(this::read));
      case Compound it -> it.blocks().forEach(block -> block.statements().forEach(this::read));
      case ClassDefinition it -> read(it);
      case FunctionDefinition it -> read(it);
      case Assignment it -> {
        it.value().ifPresent(value -> uses(value.span()));
        it.annotation().ifPresent(this::annotation);
        if (it.value().isPresent()) {
          define(it.span(), it.target());
        }
      }
      case Statement.Other it -> other(it.span());
    }
  }

  private void whole(Import statement, boolean binds) {
    statement
        .names()
        .forEach(
            it ->
                steps.add(
                    new LoadStep.Whole(
                        statement.span().start(), it.name(), binds ? it.bound() : "")));
  }

  private static LoadStep.From from(ImportFrom statement, boolean binds) {
    return new LoadStep.From(
        statement.span().start(),
        new ModulePath(statement.level(), statement.module()),
        statement.names().stream()
            .map(it -> new Taken(it.name(), binds ? it.bound() : ""))
            .toList());
  }

  private void read(ClassDefinition definition) {
    uses(new Span(definition.start(), definition.body().colonEnd()));
    String text = definition.span().of(file.text());
    if (text.contains("import") || wholeModules.stream().anyMatch(it -> text.contains(it + "."))) {
      for (Statement inner : definition.body().statements()) {
        switch (inner) {
          case Import it -> whole(it, false);
          case ImportFrom it -> steps.add(from(it, false));
          case Assignment it -> {
            it.value().ifPresent(value -> uses(value.span()));
            it.annotation().ifPresent(this::annotation);
          }
          default -> {}
        }
      }
    }
    define(definition.span(), definition.name());
  }

  private void read(FunctionDefinition function) {
    uses(new Span(function.start(), function.body().colonEnd()));
    if (function.name().equals(LazyLookup.FUNCTION)) {
      file.lazyLookup()
          .names()
          .forEach(
              (name, origin) ->
                  steps.add(
                      new LoadStep.Lazy(
                          function.span().start(),
                          new ModulePath(origin.level(), origin.module()),
                          name)));
    }
    define(function.span(), function.name());
  }

  private void annotation(Expression annotation) {
    if (!file.postponesAnnotations()) {
      uses(annotation.span());
    }
  }

  /** Any word before the last equals sign may become a name: {@code a, b = …}. */
  private void other(Span span) {
    String text = span.of(file.text());
    uses(span);
    Set<String> names = new HashSet<>();
    Matcher matcher = WORD.matcher(text.substring(0, Math.max(0, text.lastIndexOf('='))));
    while (matcher.find()) {
      names.add(matcher.group());
    }
    if (!names.isEmpty()) {
      steps.add(new LoadStep.Define(span.start(), names));
    }
  }

  private void uses(Span span) {
    if (wholeModules.isEmpty()) {
      return;
    }
    Matcher matcher = DOTTED.matcher(SILENT.matcher(span.of(file.text())).replaceAll(" "));
    while (matcher.find()) {
      List<String> names = List.of(matcher.group().split("\\."));
      if (wholeModules.contains(names.get(0))) {
        steps.add(new LoadStep.Use(span.start(), names));
      }
    }
  }

  private void define(Span span, String name) {
    steps.add(new LoadStep.Define(span.start(), Set.of(name)));
  }
}
