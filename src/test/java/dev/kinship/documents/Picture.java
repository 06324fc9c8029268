package dev.kinship.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A drawing of a terminal: SVG that has every character as text, so that it can be searched. */
record Picture(List<String> lines) {
  private static final int COLUMNS = 80;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 17;
  private static final int MARGIN = 16;
  private static final int BAR = 28;

  private static final Pattern STYLED = Pattern.compile("\u001b\\[(\\d+)m(.*?)\u001b\\[0m");
  private static final Map<String, String> CLASSES =
      Map.of("1", "b", "31", "r", "32", "g", "33", "y", "36", "c");

  /** What a screen shows: {@code first} lines of it, and {@code last}, if it has more. */
  static Picture of(String screen, int first, int last) {
    List<String> all = screen.lines().toList();
    int between = all.size() - first - last;
    if (between <= 0) {
      return new Picture(all);
    }
    List<String> lines = new ArrayList<>(all.subList(0, first));
    lines.add("\u001b[33m  ⋮ %d more lines\u001b[0m".formatted(between));
    lines.addAll(all.subList(all.size() - last, all.size()));
    return new Picture(lines);
  }

  String svg() {
    int width = COLUMNS * WIDTH + 2 * MARGIN;
    int height = BAR + lines.size() * HEIGHT + MARGIN;
    StringBuilder svg = new StringBuilder(frame(width, height));
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        svg.append(
            "<text x=\"%d\" y=\"%d\" xml:space=\"preserve\">%s</text>\n"
                .formatted(MARGIN, BAR + (i + 1) * HEIGHT, spans(lines.get(i))));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static String frame(int width, int height) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d">
        <title>kin, in a terminal</title>
        <style>
        text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace }
        text { fill: #d6dae2; white-space: pre }
        .b { font-weight: bold }
        .r { fill: #f28b82 }
        .g { fill: #8fd694 }
        .y { fill: #e8c874 }
        .c { fill: #7fc8d8 }
        </style>
        <rect width="%1$d" height="%2$d" rx="8" fill="#1d2129"/>
        <circle cx="18" cy="16" r="5" class="r"/>
        <circle cx="36" cy="16" r="5" class="y"/>
        <circle cx="54" cy="16" r="5" class="g"/>
        """
        .formatted(width, height);
  }

  private static String spans(String line) {
    StringBuilder spans = new StringBuilder();
    Matcher styled = STYLED.matcher(line);
    int end = 0;
    while (styled.find()) {
      spans.append(escaped(line.substring(end, styled.start())));
      String style = CLASSES.getOrDefault(styled.group(1), "y");
      if (!styled.group(2).isEmpty()) {
        spans.append("<tspan class=\"%s\">%s</tspan>".formatted(style, escaped(styled.group(2))));
      }
      end = styled.end();
    }
    return spans.append(escaped(line.substring(end))).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The same with these lines first. */
  Picture after(String... before) {
    return new Picture(Stream.concat(Stream.of(before), lines.stream()).toList());
  }
}
