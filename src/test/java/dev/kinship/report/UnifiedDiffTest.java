package dev.kinship.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A diff gives the changed text, by a reader that checks each line of it and by git. */
class UnifiedDiffTest {
  private static final List<String> LINES =
      List.of("", "a", "b", "    c", "é", "\ta\r", "---", "@@");

  @TempDir Path folder;

  @Test
  void whatIsInsertedStaysInOnePiece() {
    String text = "class A:\n    x: int\n\n\nclass B:\n    y: int\n";
    int end = text.indexOf("\n\n\n");
    Edit edit = Edit.insert(end, "\n\n    bs = Many()");
    assertThat(UnifiedDiff.of(change(text, edit)))
        .containsExactly(
            "--- a/a.py",
            "+++ b/a.py",
            "@@ -1,5 +1,7 @@",
            " class A:",
            "     x: int",
            "+",
            "+    bs = Many()",
            " ",
            " ",
            " class B:");
  }

  @Test
  void aMissingLastLineEndIsShown() {
    assertThat(UnifiedDiff.of(change("a", Edit.insert(1, "\nb"))))
        .containsExactly(
            "--- a/a.py",
            "+++ b/a.py",
            "@@ -1,1 +1,2 @@",
            "-a",
            "\\ No newline at end of file",
            "+a",
            "+b",
            "\\ No newline at end of file");
  }

  @Test
  void anEditThatChangesNothingIsNotShown() {
    assertThat(UnifiedDiff.of(change("a\nb\n", new Edit(new Span(0, 1), "a")))).isEmpty();
  }

  @Test
  void everyDiffGivesTheText() {
    for (int seed = 0; seed < 5_000; seed++) {
      Change.Rewrite change = change(new Random(seed));
      List<String> diff = UnifiedDiff.of(change);
      assertThat(patched(change.before(), diff)).as("seed %d", seed).isEqualTo(change.after());
    }
  }

  @Test
  void gitTakesEveryDiff() throws IOException, InterruptedException {
    for (int seed = 0; seed < 60; seed++) {
      Change.Rewrite change = change(new Random(seed));
      Files.writeString(folder.resolve("a.py"), change.before());
      List<String> diff = UnifiedDiff.of(change);
      if (!diff.isEmpty()) {
        Files.writeString(folder.resolve("patch"), String.join("\n", diff) + "\n");
        apply();
      }
      assertThat(Files.readString(folder.resolve("a.py"))).isEqualTo(change.after());
    }
  }

  private void apply() throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "apply", "--whitespace=nowarn", "patch")
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(git.waitFor()).isZero();
  }

  private static Change.Rewrite change(Random random) {
    String text = text(random, random.nextInt(30));
    List<Edit> edits = new ArrayList<>();
    int at = 0;
    for (int i = random.nextInt(5); i > 0 && at <= text.length(); i--) {
      int start = at + random.nextInt(text.length() - at + 1);
      int end = start + (random.nextBoolean() ? 0 : random.nextInt(text.length() - start + 1) / 3);
      edits.add(new Edit(new Span(start, end), text(random, random.nextInt(4))));
      at = end + 1;
    }
    return change(text, edits.toArray(Edit[]::new));
  }

  private static String text(Random random, int lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
    }
    return random.nextInt(4) == 0 ? text.append("end").toString() : text.toString();
  }

  private static Change.Rewrite change(String text, Edit... edits) {
    return new Change.Rewrite(
        SourceText.ofBytes(Path.of("/p/a.py"), "a.py", text, false), Edits.of(edits));
  }

  /** Checks context, counts and the ends of lines on the way. */
  private static String patched(String before, List<String> diff) {
    List<String> lines = UnifiedDiff.lines(before);
    List<String> made = new ArrayList<>();
    int done = 0;
    for (int i = 2; i < diff.size(); ) {
      String[] numbers = diff.get(i).replaceAll("[^0-9,]+", ",").split(",", -1);
      int start = Integer.parseInt(numbers[1]) - (numbers[2].equals("0") ? 0 : 1);
      made.addAll(lines.subList(done, start));
      assertThat(made).hasSize(Integer.parseInt(numbers[3]) - (numbers[4].equals("0") ? 0 : 1));
      done = start + Integer.parseInt(numbers[2]);
      List<String> old = new ArrayList<>();
      int size = made.size();
      for (i++; i < diff.size() && !diff.get(i).startsWith("@@ -"); i++) {
        boolean open = i + 1 < diff.size() && diff.get(i + 1).startsWith("\\");
        String line = diff.get(i).substring(1) + (open ? "\n" : "");
        switch (diff.get(i).charAt(0)) {
          case ' ' -> {
            old.add(line);
            made.add(line);
          }
          case '-' -> old.add(line);
          case '+' -> made.add(line);
          default -> {}
        }
      }
      assertThat(old).isEqualTo(lines.subList(start, done));
      assertThat(made).hasSize(size + Integer.parseInt(numbers[4]));
    }
    made.addAll(lines.subList(done, lines.size()));
    StringBuilder text = new StringBuilder();
    made.forEach(
        it -> text.append(it.endsWith("\n") ? it.substring(0, it.length() - 1) : it + "\n"));
    return text.toString();
  }
}
