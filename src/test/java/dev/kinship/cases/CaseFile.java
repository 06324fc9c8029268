package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file {@code NAME.case}: first why the case exists, then the commands, a line each, then
 * sections. A section is all bytes between its title and the next title:
 *
 * <pre>
 * $ kin add Order belongs_to User --yes
 * === before FILE     a file of the project
 * === database FILE   the statements that make an SQLite database
 * === output          what the commands print, with the exit code
 * === after FILE      a file as it is afterwards, if it differs
 * === deleted FILE    a file that no longer exists, without content
 * </pre>
 *
 * {@code === before FILE, no newline at end} does not count the last line end of the section.
 */
record CaseFile(Path file) implements CaseForm {
  static final String ENDING = ".case";

  private static final String MARK = "=== ";
  private static final String NO_NEWLINE = ", no newline at end";
  private static final Pattern TITLES = Pattern.compile("(?<=\n)" + MARK);
  private static final Pattern HEAD = Pattern.compile("(?s)\\S.*?\n((?:\\$ kin [^\n]+\n)+)\n*");
  private static final Pattern EXPECTED =
      Pattern.compile("(?=(?<=\n)=== (output\n|after |deleted ))");

  /** One section: its title without the mark, and its bytes, a character each. */
  private record Section(String title, String text) {
    static Section parse(String part) {
      int end = part.indexOf('\n');
      String title = new String(part.substring(0, end).getBytes(ISO_8859_1), UTF_8);
      String text = part.substring(end + 1);
      return title.endsWith(NO_NEWLINE)
          ? new Section(title.replace(NO_NEWLINE, ""), text.replaceFirst("\n$", ""))
          : new Section(title, text);
    }

    String print() {
      String titled = MARK + new String(title.getBytes(UTF_8), ISO_8859_1);
      return text.isEmpty() || text.endsWith("\n")
          ? titled + "\n" + text
          : titled + NO_NEWLINE + "\n" + text + "\n";
    }

    String file() {
      return title.substring(title.indexOf(' ') + 1);
    }

    String kind() {
      return title.split(" ", 2)[0];
    }
  }

  @Override
  public List<String> commands() {
    String head = TITLES.split(given(), 2)[0];
    Matcher matcher = HEAD.matcher(new String(head.getBytes(ISO_8859_1), UTF_8));
    require(matcher.matches(), "it begins with the reason why it exists, then `$ kin …` lines");
    return matcher.group(1).lines().map(it -> it.substring("$ ".length())).toList();
  }

  @Override
  public Tree before() {
    Map<String, String> files = new TreeMap<>();
    for (Section section : sections(given())) {
      switch (section.kind()) {
        case "before" -> files.put(section.file(), section.text);
        case "database" -> files.put(section.file(), SqliteBytes.of(section.text));
        default -> require(false, "it knows no section `" + section.title + "`");
      }
    }
    return new Tree(files);
  }

  @Override
  public Tree after() {
    Map<String, String> files = new TreeMap<>(before().files());
    for (Section section : sections(expected())) {
      switch (section.kind()) {
        case "output" -> {}
        case "after" -> files.put(section.file(), section.text);
        case "deleted" -> require(files.remove(section.file()) != null, section.title + "?");
        default -> require(false, "`" + section.title + "` comes before `output`");
      }
    }
    return new Tree(files);
  }

  @Override
  public String output() {
    List<Section> outputs =
        sections(expected()).stream().filter(it -> it.kind().equals("output")).toList();
    require(outputs.size() == 1, "it has one section `output`");
    return new String(outputs.getFirst().text.getBytes(ISO_8859_1), UTF_8);
  }

  @Override
  public void accept(Result result) {
    Map<String, String> before = before().files();
    Map<String, String> after = result.tree().files();
    List<Section> expected = new ArrayList<>();
    expected.add(new Section("output", new String(result.output().getBytes(UTF_8), ISO_8859_1)));
    after.forEach(
        (name, text) -> {
          if (!text.equals(before.get(name))) {
            expected.add(new Section("after " + name, text));
          }
        });
    before.keySet().stream()
        .filter(it -> !after.containsKey(it))
        .forEach(it -> expected.add(new Section("deleted " + it, "")));
    for (Section section : expected) {
      require(
          !TITLES.matcher("\n" + section.text).find(),
          "`" + section.title + "` has a line that reads like a title: make the case a folder");
    }
    String text = given() + expected.stream().map(Section::print).collect(joining());
    Tree.write(file, text.getBytes(ISO_8859_1));
  }

  /** The reason, the commands and the sections that a person writes. */
  private String given() {
    String given = EXPECTED.split(bytes(), 2)[0];
    require(given.endsWith("\n"), "its last line has no end");
    return given;
  }

  /** The sections that {@link #accept} writes. */
  private String expected() {
    return bytes().substring(given().length());
  }

  private static List<Section> sections(String text) {
    return TITLES.splitAsStream("\n" + text).skip(1).map(Section::parse).toList();
  }

  private String bytes() {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalStateException(file + ": " + what);
    }
  }
}
