package dev.kinship.cli;

import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Usage.Example;
import dev.kinship.cli.command.Usage.Group;
import dev.kinship.request.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lays help out in 80 columns: in groups, with examples, values and defaults. */
final class HelpText {
  private static final int WIDTH = 80;

  /** Where descriptions begin; a longer option has a line of its own. */
  private static final int DESCRIPTIONS = 27;

  private final StringBuilder text = new StringBuilder();

  private HelpText() {}

  /** What {@code kin add --help} shows, or, {@code brief}ly, {@code kin add -h}. */
  static String of(String name, Usage usage, boolean brief) {
    HelpText help = new HelpText();
    usage.description().forEach(it -> help.paragraph("", it));
    help.examples(usage.examples());
    String words = usage.words().map(it -> " " + it.label()).orElse("");
    help.line("");
    help.paragraph("       ", "Usage: kin " + name + words + " [OPTIONS]");
    usage.words().ifPresent(it -> help.paragraph("", it.description()));
    help.line("");
    if (brief) {
      help.brief(usage.groups());
      help.line("");
      help.line("Each option in a sentence: kin %s --help".formatted(name));
    } else {
      usage.groups().forEach(help::whole);
      help.line("Every message: kin explain CODE");
    }
    return help.text.toString();
  }

  /** What {@code kin --help} shows. */
  static String overview(Verbs verbs) {
    HelpText help = new HelpText();
    help.line("Writes relationships between ActiveRecord models, and their migrations.");
    help.examples(
        List.of(
            new Example("kin demo", "shows how it works, on a sample project"),
            new Example("kin list", "shows the models of your project"),
            new Example("kin add Order belongs_to User", "shows what it would write, and asks")));
    help.line("");
    help.line("Usage: kin COMMAND [WORDS] [OPTIONS]");
    for (Verbs.Group group : Verbs.GROUPS) {
      help.line("");
      help.line(group.title());
      for (String name : group.names()) {
        Usage usage = verbs.called(name).orElseThrow().usage();
        help.row("  " + name, 14, usage.description().getFirst());
      }
    }
    help.row("  help", 14, "Show this, or the help of a command: kin help add.");
    help.line("");
    help.line("Options: -h, --help  -V, --version");
    help.line("For coding agents: kin help agents");
    help.line("Every message: kin explain CODE");
    return help.text.toString();
  }

  private void examples(List<Example> examples) {
    if (examples.isEmpty()) {
      return;
    }
    line("");
    int width = examples.stream().mapToInt(it -> it.command().length()).max().orElse(0);
    for (Example it : examples) {
      row("  " + it.command(), Math.min(width + 4, 44), it.effect());
    }
  }

  private void brief(List<Group> groups) {
    int margin = groups.stream().mapToInt(it -> it.title().length()).max().orElse(0) + 2;
    for (Group group : groups) {
      Stream<String> cells =
          group.options().stream()
              .map(it -> typed(it) + it.usual().map(usual -> " [" + usual + "]").orElse(""));
      wrap(group.title(), margin, cells.toList(), "  ");
    }
  }

  private void whole(Group group) {
    line(group.title());
    for (Option it : group.options()) {
      String usual = it.usual().map(value -> " [default: " + value + "]").orElse("");
      row("  " + typed(it), DESCRIPTIONS, it.description() + usual);
    }
    line("");
  }

  private static String typed(Option option) {
    return String.join(", ", option.names()) + option.label().map(" "::concat).orElse("");
  }

  /** A text beside what it is about, or below if that is too long. */
  private void row(String about, int margin, String description) {
    if (about.length() + 2 > margin) {
      line(about);
      wrap("", margin, words(description), " ");
    } else {
      wrap(about, margin, words(description), " ");
    }
  }

  private void paragraph(String indent, String sentence) {
    List<String> words = new ArrayList<>(words(sentence));
    wrap(words.removeFirst() + " ", indent.length(), words, " ");
  }

  private static List<String> words(String text) {
    return List.of(text.split(" "));
  }

  /** The cells after {@code start}, in lines that begin at {@code margin}. */
  private void wrap(String start, int margin, List<String> cells, String between) {
    StringBuilder line = new StringBuilder(start);
    line.repeat(" ", Math.max(0, margin - line.length()));
    boolean first = true;
    for (String cell : cells) {
      String gap = first ? "" : between;
      if (!first && line.length() + gap.length() + cell.length() > WIDTH) {
        line(line.toString());
        line.setLength(0);
        line.repeat(" ", margin).append(cell);
      } else {
        line.append(gap).append(cell);
      }
      first = false;
    }
    line(line.toString());
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
