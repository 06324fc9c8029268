package dev.kinship.documents;

import dev.kinship.documents.Page.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A page with what its commands print now; the ids of plans change in its other text, too. */
final class Rewrite {
  private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{32}\\b");
  private static final int SHORT = 8;

  private final StringBuilder text;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private int moved;

  Rewrite(String text) {
    this.text = new StringBuilder(text);
  }

  /** Puts in what a command has printed. */
  void show(Step.Run run, String output) {
    String printed = new Shown(run.printed()).of(output);
    int start = run.start() + moved;
    text.replace(start, start + run.printed().length(), printed);
    moved += printed.length() - run.printed().length();
    List<String> before = ids(run.printed());
    List<String> after = ids(printed);
    for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
      ids.put(before.get(i), after.get(i));
      ids.put(before.get(i).substring(0, SHORT), after.get(i).substring(0, SHORT));
    }
  }

  /** A command with the ids of now. */
  String now(String command) {
    String now = command;
    for (Map.Entry<String, String> id : ids.entrySet()) {
      now = now.replace(id.getKey(), id.getValue());
    }
    return now;
  }

  String result() {
    return now(text.toString());
  }

  private static List<String> ids(String shown) {
    return ID.matcher(shown).results().map(MatchResult::group).toList();
  }
}
