package dev.kinship.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What must be true of a project: relationships, as {@code Order.customer belongs_to Customer},
 * each with the flags that its sentence takes, and what the database has otherwise than the models,
 * as {@code nullable orders.customer_id}.
 */
record Facts(Map<String, String> flags) {
  static final Facts NONE = new Facts(Map.of());

  Facts {
    flags = Map.copyOf(flags);
  }

  Set<String> all() {
    return new TreeSet<>(flags.keySet());
  }

  /**
   * These and one more, a fact with its flags; the flag {@code -} means that no sentence says it.
   */
  Facts with(String line) {
    int end = line.indexOf(" -");
    return changed(end < 0 ? line : line.substring(0, end), end < 0 ? "" : line.substring(end));
  }

  private Facts changed(String fact, String flag) {
    Map<String, String> changed = new TreeMap<>(flags);
    changed.put(fact, flag);
    return new Facts(changed);
  }

  /** These without those that begin so, of which there is one at least. */
  Facts without(String start) {
    Map<String, String> changed = new TreeMap<>(flags);
    if (!changed.keySet().removeIf(it -> (it + " ").startsWith(start + " "))) {
      throw new AssertionError("not a fact: " + start + ", only " + flags.keySet());
    }
    return new Facts(changed);
  }

  Facts renamed(String old, String name) {
    Pattern word = Pattern.compile("\\b" + old + "\\b");
    Map<String, String> changed = new TreeMap<>();
    flags.forEach(
        (fact, flag) ->
            changed.put(word.matcher(fact).replaceAll(name), word.matcher(flag).replaceAll(name)));
    return new Facts(changed);
  }

  /** These with what changed from {@code before} to {@code after}, as a merge does it. */
  Facts merged(Facts before, Facts after) {
    Map<String, String> changed = new TreeMap<>(flags);
    changed.keySet().removeIf(it -> before.flags.containsKey(it) && !after.flags.containsKey(it));
    after.flags.forEach(
        (fact, flag) -> {
          if (!before.flags.containsKey(fact)) {
            changed.put(fact, flag);
          }
        });
    return new Facts(changed);
  }

  /** The words after {@code kin add} for each relationship. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    new TreeMap<>(flags)
        .forEach(
            (fact, flag) -> {
              String[] words = fact.split(" ");
              if (words.length == 3 && !flag.equals(" -")) {
                String model = words[0].substring(0, words[0].indexOf('.'));
                sentences.add(model + " " + words[1] + " " + words[2] + flag);
              }
            });
    return sentences;
  }
}
