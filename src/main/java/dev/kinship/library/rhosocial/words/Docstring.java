package dev.kinship.library.rhosocial.words;

import dev.kinship.library.NewModel;
import dev.kinship.model.Entity;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.syntax.python.Statement;
import dev.kinship.text.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a new class or module says about itself, if all those beside it do: in the same {@code
 * quote}, and with a blank line below where the first of them has one.
 */
public record Docstring(String quote, boolean apart) {
  private static final Pattern START =
      Pattern.compile("[rRuU]?(\"\"\"|'''|\"|').*", Pattern.DOTALL);

  /** That of a new class; empty if a class beside it has none. */
  public static Optional<Docstring> ofClass(List<ModelClass> neighbours) {
    return common(
        neighbours.stream()
            .map(it -> of(it.file().source(), it.definition().body().statements()))
            .toList());
  }

  /** That of a new file; empty if the file of a model beside it has none. */
  public static Optional<Docstring> ofFile(List<ModelClass> neighbours) {
    return common(neighbours.stream().map(it -> of(it.file().source(), it.file().body())).toList());
  }

  private static Optional<Docstring> common(List<Optional<Docstring>> all) {
    return all.stream().allMatch(Optional::isPresent) ? all.getFirst() : Optional.empty();
  }

  private static Optional<Docstring> of(SourceText source, List<Statement> body) {
    if (body.isEmpty() || !(body.getFirst() instanceof Statement.Other first)) {
      return Optional.empty();
    }
    Matcher start = START.matcher(first.span().of(source.text()));
    int next = source.nextLine(first.span().end());
    boolean apart = source.text().substring(next, source.lineEnd(next)).isBlank();
    return start.matches() ? Optional.of(new Docstring(start.group(1), apart)) : Optional.empty();
  }

  /** The sentence about a class, in no more than {@code width} columns if one is that short. */
  String aboutClass(NewModel model, int width) {
    List<String> ends = model.neighbours().stream().map(Entity::name).distinct().toList();
    Stream<String> sentences =
        model.keys().foreign().isEmpty()
            ? Stream.of("A row of the table %s.".formatted(model.table()))
            : Stream.of(
                ends.size() == 1
                    ? "Connects one %s with another.".formatted(ends.getFirst())
                    : "Connects %s.".formatted(String.join(" and ", ends)),
                "Connects two models.");
    List<String> written = sentences.map(this::quoted).toList();
    return written.stream()
        .filter(it -> it.length() <= width)
        .findFirst()
        .orElse(written.getLast());
  }

  /** The sentence about the module of one class. */
  public String aboutFile(String name) {
    return quoted("The %s model.".formatted(name));
  }

  private String quoted(String sentence) {
    return quote + sentence + quote;
  }
}
