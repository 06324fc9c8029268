package dev.kinship.source.python.models;

import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Mentions;
import dev.kinship.syntax.python.Mentions.Mention;
import dev.kinship.syntax.python.Mentions.MentionKind;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.Conditional;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The calls of a class that run when their module is loaded: outside functions and lambdas. */
public record CallsAtLoad(Modules modules, Resolver resolver) {
  private static final String HEADER = "class ";

  /** The first call among {@code sources} of {@code theClass} that has no {@code argument}. */
  public Optional<Place> without(
      String argument, Resolved.ProjectClass theClass, List<SourceText> sources) {
    return sources.stream()
        .filter(it -> it.isUtf8() && may(it, theClass.name()))
        .map(modules::keep)
        .flatMap(it -> in(it, theClass, argument).map(it.source()::place))
        .findFirst();
  }

  /**
   * A quick look before a file is read: whether what looks like a call is in no {@code def}, by
   * indentation, and is not the header of the class itself.
   */
  private static boolean may(SourceText source, String name) {
    String call = name + "(";
    String text = source.text();
    for (int at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
      if (!text.startsWith(HEADER, at - HEADER.length()) && !isInFunction(source, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInFunction(SourceText source, int offset) {
    int line = source.lineStart(offset);
    int indent = indent(source.text(), line);
    while (line > 0 && indent > 0) {
      line = source.lineStart(line - 1);
      int start = line + indent(source.text(), line);
      if (start - line < indent && start < source.lineEnd(line)) {
        indent = start - line;
        if (isWholeHeader(source.text().substring(start, source.lineEnd(line)))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Of a header with more lines, the call may be a part. */
  private static boolean isWholeHeader(String line) {
    return (line.startsWith("def ") || line.startsWith("async def ")) && line.endsWith(":");
  }

  private static int indent(String text, int lineStart) {
    int at = lineStart;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at - lineStart;
  }

  private Stream<Span> in(PythonFile file, Resolved.ProjectClass theClass, String argument) {
    List<Mention> all = Mentions.in(file.text(), new HashSet<>(List.of(theClass.name(), argument)));
    List<Span> running =
        running(file, file.body()).filter(it -> lacks(file, it, all, argument)).toList();
    return all.stream()
        .filter(it -> it.word().equals(theClass.name()))
        .filter(it -> running.stream().anyMatch(span -> runs(file.text(), span, it.span())))
        .filter(it -> means(file, it, theClass))
        .map(Mention::span);
  }

  /** The statements that run, without their blocks, and the headers of functions. */
  private static Stream<Span> running(PythonFile file, List<Statement> statements) {
    return Statements.flat(statements.stream().filter(it -> !isForScript(file, it)).toList())
        .flatMap(
            it ->
                switch (it) {
                  case ClassDefinition one -> running(file, one.body().statements());
                  case FunctionDefinition one ->
                      Stream.of(
                          new Span(one.start(), Math.max(one.start(), one.body().colonEnd())));
                  default -> Stream.of(it.span());
                });
  }

  /** {@code if __name__ == "__main__":}. */
  private static boolean isForScript(PythonFile file, Statement statement) {
    return statement instanceof Conditional it
        && it.branches().getFirst().test().stream()
            .anyMatch(test -> test.span().of(file.text()).contains("__name__"));
  }

  private static boolean lacks(PythonFile file, Span span, List<Mention> all, String argument) {
    return !span.of(file.text()).contains("**")
        && all.stream()
            .filter(it -> it.word().equals(argument) && span.contains(it.span()))
            .noneMatch(it -> it.kind() == MentionKind.KEYWORD);
  }

  private static boolean runs(String text, Span statement, Span name) {
    return statement.contains(name)
        && text.startsWith("(", name.end())
        && !text.substring(statement.start(), name.start()).contains("lambda");
  }

  private boolean means(PythonFile file, Mention mention, Resolved.ProjectClass theClass) {
    int start = mention.span().start();
    if (mention.kind() == MentionKind.ATTRIBUTE) {
      while (start > 0 && isOfDotted(file.text().charAt(start - 1))) {
        start--;
      }
    }
    String dotted = file.text().substring(start, mention.span().end());
    return (mention.kind() == MentionKind.NAME || mention.kind() == MentionKind.ATTRIBUTE)
        && resolver.resolve(file, dotted).id().equals(theClass.id());
  }

  private static boolean isOfDotted(char character) {
    return character == '.' || Character.isUnicodeIdentifierPart(character);
  }
}
