package dev.kinship.cli.shell;

import dev.kinship.cli.command.Usage;
import dev.kinship.request.Option;
import java.util.List;
import java.util.Locale;

/** A command's help as a page for {@code man}. */
public final class ManPage {
  /** The command that a release runs, which no help shows. */
  public static final String NAME = "__man";

  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  /** The page of {@code kin NAME}. */
  public static String of(String name, Usage usage) {
    ManPage page = new ManPage();
    page.begin("kin-" + name, usage.description().getFirst());
    page.section("SYNOPSIS");
    String words = usage.words().map(it -> " " + it.label()).orElse("");
    page.line("kin " + name + words + " [OPTIONS]");
    page.section("DESCRIPTION");
    usage.description().forEach(page::line);
    usage.words().ifPresent(it -> page.line(it.description()));
    for (Usage.Group group : usage.groups()) {
      page.section(group.title().toUpperCase(Locale.ROOT));
      group.options().forEach(page::option);
    }
    if (!usage.examples().isEmpty()) {
      page.section("EXAMPLES");
      usage.examples().forEach(it -> page.row(it.command(), it.effect()));
    }
    page.end("kin(1)");
    return page.text.toString();
  }

  /**
   * The page of {@code kin} itself, with the commands in {@code usages}, named by {@code names}.
   */
  public static String overview(List<String> names, List<Usage> usages) {
    ManPage page = new ManPage();
    page.begin("kin", "Writes relationships between ActiveRecord models, and their migrations.");
    page.section("SYNOPSIS");
    page.line("kin COMMAND [WORDS] [OPTIONS]");
    page.section("COMMANDS");
    for (int i = 0; i < names.size(); i++) {
      page.row("kin-" + names.get(i) + "(1)", usages.get(i).description().getFirst());
    }
    page.section("EXIT STATUS");
    page.row("0", "Done, or there is nothing to do.");
    page.row("1", "Refused.");
    page.row("2", "Wrong usage.");
    page.row("3", "The system failed.");
    page.end("kin-add(1)");
    return page.text.toString();
  }

  private void begin(String name, String summary) {
    text.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1\n");
    section("NAME");
    line(name + " \u2014 " + summary);
  }

  private void end(String other) {
    section("SEE ALSO");
    line(other + ", kin explain CODE for every message");
  }

  private void option(Option option) {
    String typed = String.join(", ", option.names()) + option.label().map(" "::concat).orElse("");
    String usual = option.usual().map(it -> " [default: " + it + "]").orElse("");
    row(typed, option.description() + usual);
  }

  private void row(String about, String description) {
    text.append(".TP\n");
    line(about);
    line(description);
  }

  private void section(String title) {
    text.append(".SH ");
    line(title);
  }

  /** Nothing in the line is taken for a request or an escape. */
  private void line(String line) {
    String escaped = line.replace("\\", "\\e").replace("-", "\\-").replace("\u2014", "\\-");
    boolean request = escaped.startsWith(".") || escaped.startsWith("'");
    text.append(request ? "\\&" : "").append(escaped).append('\n');
  }
}
