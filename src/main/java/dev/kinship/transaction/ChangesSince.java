package dev.kinship.transaction;

import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.ProjectPath;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import dev.kinship.transaction.disk.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What has become of files of a project since their contents were known. */
record ChangesSince(Path root) {
  private static final String BOM = "\uFEFF";

  /** The changes between what {@code known} has for each file and its current contents. */
  <T> List<Change> changes(List<T> files, Function<T, String> name, Function<T, Content> known) {
    List<Change> result = new ArrayList<>();
    for (T file : files) {
      Content now = now(name.apply(file));
      if (!now.equals(known.apply(file))) {
        result.add(change(name.apply(file), known.apply(file), now));
      }
    }
    return result;
  }

  /** What makes {@code to} of {@code from}. */
  Change change(String name, Content from, Content to) {
    Path path = root.resolve(name);
    if (!from.isFile()) {
      return new Change.Create(path, name, new String(to.bytes(), StandardCharsets.UTF_8));
    }
    SourceText source = source(path, name, from);
    if (!to.isFile()) {
      return new Change.Delete(source);
    }
    String after = source(path, name, to).text();
    return new Change.Rewrite(source, Edits.of(difference(source.text(), after)));
  }

  /** The file, or what it links to within the project, as it is now. */
  Content now(String name) {
    try {
      Path base = root.toRealPath();
      Path real = root.resolve(name).toRealPath();
      if (!real.startsWith(base)) {
        throw CommitRefusals.outside(name, real);
      }
      String inside = base.relativize(real).toString().replace('\\', '/');
      if (!ProjectPath.isAllowed(inside)) {
        throw CommitRefusals.reserved(name, inside);
      }
      return Content.at(real);
    } catch (NoSuchFileException e) {
      return Content.NONE;
    } catch (IOException e) {
      throw CommitRefusals.unreadable(name, e);
    }
  }

  private static SourceText source(Path path, String name, Content content) {
    String text = new String(content.bytes(), StandardCharsets.UTF_8);
    boolean bom = text.startsWith(BOM);
    return new SourceText(path, name, bom ? text.substring(1) : text, bom);
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
}
