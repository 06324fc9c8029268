package dev.kinship.transaction;

import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.FileStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Follows each file from its current content back through the history, from a commit that left it
 * so to what was before that commit. A commit beside this way is not in effect: git has brought
 * back an older content, or that of another branch.
 */
final class Timelines {
  private final List<Entry> entries;
  private final Function<String, Content> now;
  private final Map<String, Content> current = new HashMap<>();

  /** {@code entries} are all there are, the oldest first; {@code now} reads a file. */
  Timelines(List<Entry> entries, Function<String, Content> now) {
    this.entries = List.copyOf(entries);
    this.now = now;
  }

  /** Each commit's, the newest first. */
  List<Standing> standings() {
    List<Set<Known>> known = known();
    List<Standing> all = new ArrayList<>();
    for (int i = entries.size() - 1; i >= 0; i--) {
      all.add(standing(entries.get(i), known.get(i)));
    }
    return all;
  }

  /** A content that a file has had. */
  private record Known(String file, Content content) {}

  /** All contents in the files of each entry that it or an earlier one knew. */
  private List<Set<Known>> known() {
    Map<String, Set<Known>> files = new HashMap<>();
    List<Set<Known>> all = new ArrayList<>();
    for (Entry entry : entries) {
      Set<Known> here = new HashSet<>();
      for (FileStep step : entry.steps()) {
        Set<Known> file = files.computeIfAbsent(step.name(), it -> new HashSet<>());
        file.add(new Known(step.name(), step.before()));
        file.add(new Known(step.name(), step.after()));
        here.addAll(file);
      }
      all.add(here);
    }
    return all;
  }

  private Standing standing(Entry entry, Set<Known> known) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<String> edited = new ArrayList<>();
    for (FileStep step : entry.steps()) {
      Content content = current.computeIfAbsent(step.name(), now);
      if (content.equals(step.after())) {
        after.add(step.name());
        current.put(step.name(), step.before());
      } else if (known.contains(new Known(step.name(), content))) {
        before.add(step.name());
      } else {
        edited.add(step.name());
      }
    }
    return new Standing(entry.commit(), before, after, edited);
  }
}
