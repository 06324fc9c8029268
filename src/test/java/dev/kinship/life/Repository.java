package dev.kinship.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.Typed.Run;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A git repository with no settings but its own, whose commits have one date. */
record Repository(Path folder) {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_DATE", "2026-01-02T03:04:05Z",
          "GIT_COMMITTER_DATE", "2026-01-02T03:04:05Z");
  private static final List<String> AUTHOR =
      List.of(
          "-c", "user.name=A",
          "-c", "user.email=a@example.org",
          "-c", "init.defaultBranch=main",
          "-c", "core.autocrlf=false");

  /** A conflict, with what both sides began with if git shows that. */
  private static final Pattern CONFLICT =
      Pattern.compile(
          "(?ms)^<{7} [^\n]*\n(?<ours>.*?)(^\\|{7} .*?)?^={7}\n(?<theirs>.*?)^>{7} [^\n]*\n");

  /** Runs git, which must succeed, and returns what it says. */
  String git(String... words) {
    Run run = attempt(words);
    if (run.code() != 0) {
      throw new AssertionError("git " + String.join(" ", words) + "\n" + run.output());
    }
    return run.output().strip();
  }

  private Run attempt(String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(AUTHOR);
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(it -> it.startsWith("GIT_"));
    builder.environment().putAll(SETTINGS);
    builder.redirectErrorStream(true).redirectInput(Redirect.from(new File("/dev/null")));
    try {
      Process process = builder.start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Run(said, process.waitFor());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  String head() {
    return git("rev-parse", "HEAD");
  }

  void commit(String message) {
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  /**
   * Merges a branch, keeping both sides of every conflict; {@code whole} if git shows each side as
   * it is, also the lines that both have.
   */
  void mergeKeepingBoth(String branch, boolean whole) {
    String style = "merge.conflictStyle=" + (whole ? "diff3" : "merge");
    Run merge = attempt("-c", style, "merge", "--no-ff", "--no-edit", branch);
    List<String> conflicts = git("diff", "--name-only", "--diff-filter=U").lines().toList();
    if (merge.code() != 0 && conflicts.isEmpty()) {
      throw new AssertionError("git merge " + branch + "\n" + merge.output());
    }
    conflicts.forEach(it -> keepBoth(folder.resolve(it)));
    if (!conflicts.isEmpty()) {
      commit("Merge " + branch);
    }
  }

  private static void keepBoth(Path file) {
    try {
      String text = Files.readString(file, UTF_8);
      for (Matcher it = CONFLICT.matcher(text); it.find(); it = CONFLICT.matcher(text)) {
        String rest = text.substring(it.end());
        String both = it.group("ours") + endOf(it.group("ours"), rest) + it.group("theirs");
        text = text.substring(0, it.start()) + both + rest;
      }
      Files.writeString(file, text, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The end of the last statement of one side, which git shows once, after both sides. */
  private static String endOf(String side, String rest) {
    StringBuilder end = new StringBuilder();
    Iterator<String> lines = rest.lines().iterator();
    while (open(side + end) > 0 && lines.hasNext()) {
      end.append(lines.next()).append('\n');
    }
    return end.toString();
  }

  private static long open(String text) {
    return text.chars().map(it -> it == '(' ? 1 : it == ')' ? -1 : 0).sum();
  }
}
