package dev.kinship.agents;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Edit;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of Kinship in a file that is otherwise the user's. Only these lines are ever replaced
 * or erased; what comes before and after them keeps every byte.
 */
record MarkedBlock(SourceText source, Span span) {
  private static final String BEGIN =
      "<!-- kinship:begin (written by `kin agents install`, which replaces all up to kinship:end) -->";

  private static final String END = "<!-- kinship:end -->";

  /**
   * A line with a mark, up to its line end; what is in the first one may be of another version.
   * Text that was appended to a file without a line end follows the last one.
   */
  private static final Pattern MARK =
      Pattern.compile(
          "(?m)^[ \\t]*<!-- kinship:(begin\\b.*-->[ \\t]*(?=\\R|\\z)|end -->(?:[ \\t]*(?=\\R|\\z))?)");

  /** The block's lines, without the end of the last one. */
  static String text(String content) {
    return BEGIN + "\n" + content + END;
  }

  /** The block of a file; empty if it has none. Refuses marks that do not enclose one block. */
  static Optional<MarkedBlock> in(SourceText source) {
    Matcher marks = MARK.matcher(source.text());
    List<MatchResult> found = marks.results().toList();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    if (found.size() != 2 || !isBegin(found.getFirst()) || isBegin(found.getLast())) {
      throw new Refused(
          AgentRules.BROKEN_MARKS,
          "the marks of Kinship in `%s` do not enclose one block".formatted(source.name()),
          found.stream()
              .map(it -> new Label(source.place(new Span(it.start(), it.end())), "this mark"))
              .toList(),
          "remove these lines, and what kin wrote between them; then run the command again");
    }
    return Optional.of(
        new MarkedBlock(source, new Span(found.getFirst().start(), found.getLast().end())));
  }

  private static boolean isBegin(MatchResult mark) {
    return mark.group(1).startsWith("begin");
  }

  /** Puts {@code block} in its place. */
  Edit replacedBy(String block) {
    return new Edit(span, ended(block, source));
  }

  /** Puts {@code block} at the end of a file that has none, after an empty line. */
  static Edit appended(String block, SourceText source) {
    String newline = source.newline();
    String text = source.text();
    boolean ended = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
    String before = text.isEmpty() ? "" : ended ? newline : newline + newline;
    return Edit.insert(text.length(), before + ended(block, source) + (ended ? newline : ""));
  }

  /** Erases it with the empty line before it, so that {@link #appended} is taken back. */
  Edit erased() {
    String text = source.text();
    int start = emptyLineBefore(span.start());
    boolean followed = !text.substring(span.end()).matches("(?s)(?:\\R.*)?");
    int end = followed ? span.end() : source.nextLine(span.end() - 1);
    boolean unended = end == span.end() && end == text.length();
    return new Edit(new Span(unended ? lineEndBefore(start) : start, end), "");
  }

  private int emptyLineBefore(int start) {
    int before = lineEndBefore(start);
    return before < start && before == source.lineStart(before) ? before : start;
  }

  /** The offset of the line end just before {@code offset}, or {@code offset} itself. */
  private int lineEndBefore(int offset) {
    String before = source.text().substring(0, offset);
    return before.endsWith("\r\n")
        ? offset - 2
        : before.endsWith("\n") || before.endsWith("\r") ? offset - 1 : offset;
  }

  /** What the file has besides the block. */
  String around() {
    String text = source.text();
    return text.substring(0, span.start()) + text.substring(span.end());
  }

  private static String ended(String block, SourceText source) {
    return block.replace("\n", source.newline());
  }
}
