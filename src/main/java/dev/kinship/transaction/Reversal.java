package dev.kinship.transaction;

import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What takes one commit back, seen against the files as they are now. */
final class Reversal {
  private static final String BOM = "\uFEFF";

  private final Path root;
  private final Entry entry;

  Reversal(Path root, Entry entry) {
    this.root = root;
    this.entry = entry;
  }

  List<Change> changes() {
    List<Change> changed = changedSince();
    if (!changed.isEmpty()) {
      throw Failure.changedSince(entry.commit(), changed);
    }
    return entry.steps().stream().map(it -> change(it, it.after(), it.before())).toList();
  }

  List<Change> changedSince() {
    List<Change> result = new ArrayList<>();
    for (Step step : entry.steps()) {
      Content now = now(step);
      if (!now.equals(step.after())) {
        result.add(change(step, step.after(), now));
      }
    }
    return result;
  }

  private Content now(Step step) {
    try {
      return Content.at(path(step).toRealPath());
    } catch (NoSuchFileException e) {
      return Content.NONE;
    } catch (IOException e) {
      throw Failure.unreadable(step.name(), e);
    }
  }

  private Change change(Step step, Content from, Content to) {
    if (!from.isFile()) {
      return new Change.Create(
          path(step), step.name(), new String(to.bytes(), StandardCharsets.UTF_8));
    }
    SourceText source = source(step, from);
    if (!to.isFile()) {
      return new Change.Delete(source);
    }
    return new Change.Rewrite(source, Edits.of(difference(source.text(), source(step, to).text())));
  }

  private SourceText source(Step step, Content content) {
    String text = new String(content.bytes(), StandardCharsets.UTF_8);
    boolean bom = text.startsWith(BOM);
    return new SourceText(path(step), step.name(), bom ? text.substring(1) : text, bom);
  }

  /** One edit: what lies between the common beginning and the common end. */
  private static Edit difference(String from, String to) {
    int shorter = Math.min(from.length(), to.length());
    int start = 0;
    while (start < shorter && from.charAt(start) == to.charAt(start)) {
      start++;
    }
    int tail = 0;
    while (tail < shorter - start
        && from.charAt(from.length() - 1 - tail) == to.charAt(to.length() - 1 - tail)) {
      tail++;
    }
    return new Edit(new Span(start, from.length() - tail), to.substring(start, to.length() - tail));
  }

  private Path path(Step step) {
    return root.resolve(step.name());
  }
}
