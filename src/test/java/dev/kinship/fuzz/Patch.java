package dev.kinship.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code kin --format json} says: how it ended, with which code, each relationship as {@code
 * Model.name}, and the diff of every file, which can be made to a project as any patch tool does.
 */
record Patch(String status, String code, List<String> relationships, Map<String, String> diffs) {
  private static final String MARK = Spoiler.bytes("\uFEFF");

  /** Reads the one JSON object that was printed; fails where it is none. */
  static Patch read(String json) throws IOException {
    String status = "";
    String code = "";
    String path = "";
    String model = "";
    List<String> relationships = new ArrayList<>();
    Map<String, String> diffs = new TreeMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.VALUE_STRING) {
          continue;
        }
        switch (String.valueOf(parser.currentName())) {
          case "status" -> status = parser.getText();
          case "code" -> code = code.isEmpty() ? parser.getText() : code;
          case "model" -> model = parser.getText();
          case "name" -> relationships.add(model + "." + parser.getText());
          case "path" -> path = parser.getText();
          case "diff" -> diffs.put(path, parser.getText());
          default -> {}
        }
      }
    }
    return new Patch(status, status.equals("refused") ? code : "", relationships, diffs);
  }

  boolean isWritten() {
    return status.equals("written");
  }

  /** The code of a refusal, or else the status. */
  String end() {
    return code.isEmpty() ? status : code;
  }

  /** {@code before} with every diff made; a file that is no more is left out. */
  Tree applyTo(Tree before) {
    Map<String, String> files = new TreeMap<>(before.files());
    diffs.forEach(
        (path, diff) -> {
          String text = files.getOrDefault(path, "");
          String mark = text.startsWith(MARK) ? MARK : "";
          if (diff.contains("\n+++ /dev/null\n")) {
            files.remove(path);
          } else {
            files.put(path, mark + apply(text.substring(mark.length()), Spoiler.bytes(diff)));
          }
        });
    return new Tree(files);
  }

  /** The text of the hunks must be found where they say it is. */
  static String apply(String before, String diff) {
    List<String> old = lines(before);
    List<String> hunks = lines(diff);
    StringBuilder after = new StringBuilder();
    int at = 0;
    for (int i = 2; i < hunks.size(); i++) {
      String line = hunks.get(i);
      if (line.startsWith("@@ ")) {
        int start = firstLine(line);
        while (at < start) {
          after.append(old.get(at++));
        }
        continue;
      }
      boolean open = i + 1 < hunks.size() && hunks.get(i + 1).startsWith("\\ No newline");
      String text = open ? line.substring(1, line.length() - 1) : line.substring(1);
      if (line.startsWith("-") || line.startsWith(" ")) {
        if (!old.get(at).equals(text)) {
          throw new AssertionError("the diff says %s where is %s".formatted(text, old.get(at)));
        }
        at++;
      }
      if (line.startsWith("+") || line.startsWith(" ")) {
        after.append(text);
      }
      i += open ? 1 : 0;
    }
    old.subList(at, old.size()).forEach(after::append);
    return after.toString();
  }

  /** From {@code @@ -12,3 +14,5 @@}: how many lines stand before; with no line, the one before. */
  private static int firstLine(String header) {
    String[] range = header.substring("@@ -".length(), header.indexOf(" +")).split(",");
    int first = Integer.parseInt(range[0]);
    return range.length > 1 && range[1].equals("0") ? first : first - 1;
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }
}
