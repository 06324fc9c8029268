package dev.kinship.project;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinship.fuzz.InMemory;
import dev.kinship.project.file.UnreadFiles;
import dev.kinship.project.ignore.Ignores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks git itself what it ignores, for thousands of random .gitignore files. */
@Tag("slow")
class GitOracleTest {
  private static final long SEED = Long.getLong("kinship.ignore.seed", 20260101);
  private static final int FOLDERS = Integer.getInteger("kinship.ignore.runs", 600);

  /** What each folder with a .gitignore has: folders end in a slash. */
  private static final List<String> TREE =
      List.of(
          "a", "b/", "b/a", "b/c/", "b/c/ab", "b/c/a/", "b/c/a/b", "ab/", "ab/abc", "ab/b.py",
          "abc", "a b", "a ", "c\t", "é", "éa/", "éa/b", "[", "]", "a-b", "-", "\\", "#a", "!a",
          "A", "7.py", "_", "x\u0001");

  private static final List<String> PIECES =
      List.of(
          "a",
          "b",
          "c",
          "ab",
          "é",
          "*",
          "**",
          "***",
          "?",
          "/",
          "/**",
          "**/",
          "/**/",
          "[",
          "]",
          "[ab]",
          "[!a]",
          "[^a]",
          "[a-c]",
          "[c-a]",
          "[]]",
          "[]-a]",
          "[a-]",
          "[!]a]",
          "[[:alpha:]]",
          "[[:digit:]_]",
          "[^[:upper:]]",
          "[[:alpha:]-z]",
          "[[:bad:]]",
          "[[:a]",
          "[:alpha:]",
          "[[:punct:]]",
          "[[:space:]]",
          "[[:cntrl:]]",
          "[[:graph:]]",
          "[[:print:]]",
          "[[:xdigit:]]",
          "[[:blank:]]",
          "[[:alnum:]]",
          "[[:lower:]]",
          "[\\]]",
          "[a\\-c]",
          "[\\a-c]",
          "[a/b]",
          "[é]",
          "[-a]",
          "[a-\\c]",
          "\\",
          "\\a",
          "\\*",
          "\\[",
          "\\ ",
          "\\\\",
          "\\/",
          " ",
          "\t",
          "#",
          "!",
          "\\#",
          "\\!",
          "-",
          ".py",
          "\r",
          "^",
          ":",
          "\u0001");

  /** What matches nearly everything, so that enough is ignored. */
  private static final List<String> WIDE = List.of("*", "?", "**", "[!x]", "[a-z]", "**/*");

  @TempDir(factory = InMemory.class)
  Path root;

  private final Random random = new Random(SEED);

  @Test
  void ignoresWhatGitIgnores() throws Exception {
    assertEquals(0, git("init", "-q").waitFor());
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < FOLDERS; i++) {
      paths.addAll(folder("p" + i + "/"));
    }
    Map<String, Boolean> expected = asGit(paths);
    assertEquals(paths.size(), expected.size());
    long ignored = expected.values().stream().filter(it -> it).count();
    assertTrue(ignored > paths.size() / 20 && ignored < paths.size() / 2, ignored + " ignored");
    List<String> differences =
        paths.stream()
            .filter(it -> isIgnored(it) != expected.getOrDefault(it, false))
            .map(it -> describe(it, expected.getOrDefault(it, false)))
            .toList();
    assertEquals(List.of(), differences.stream().limit(20).toList(), "seed " + SEED);
  }

  /** Makes a folder with a tree and an ignore file, one in two with another one below. */
  private List<String> folder(String base) throws IOException {
    List<String> paths = new ArrayList<>();
    for (String name : TREE) {
      Path path = root.resolve(base + name);
      if (name.endsWith("/")) {
        Files.createDirectories(path);
      } else {
        Files.createDirectories(path.resolveSibling(""));
        Files.createFile(path);
      }
      paths.add(base + (name.endsWith("/") ? name.substring(0, name.length() - 1) : name));
    }
    Files.write(root.resolve(base + ".gitignore"), ignoreFile());
    if (random.nextBoolean()) {
      Files.write(root.resolve(base + "b/.gitignore"), ignoreFile());
    }
    return paths;
  }

  private byte[] ignoreFile() {
    String lines =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(it -> line())
            .collect(Collectors.joining(random.nextInt(8) == 0 ? "\r\n" : "\n"));
    String mark = random.nextInt(8) == 0 ? "\uFEFF" : "";
    byte[] text = (mark + lines + (random.nextBoolean() ? "\n" : "")).getBytes(UTF_8);
    if (random.nextInt(20) == 0 && text.length > 0) {
      text[random.nextInt(text.length)] = (byte) random.nextInt(256);
    }
    return text;
  }

  /** A path of the tree with parts of it replaced, or pieces put together. */
  private String line() {
    StringBuilder line = new StringBuilder(random.nextInt(4) == 0 ? "!" : "");
    line.append(random.nextInt(5) == 0 ? "/" : "");
    if (random.nextInt(3) == 0) {
      IntStream.range(0, 1 + random.nextInt(5)).forEach(it -> line.append(piece()));
    } else {
      StringBuilder path = new StringBuilder(TREE.get(random.nextInt(TREE.size())));
      for (int i = random.nextInt(3); i > 0; i--) {
        int start = random.nextInt(path.length());
        int end = Math.min(path.length(), start + 1 + random.nextInt(2));
        path.replace(
            start, end, random.nextBoolean() ? WIDE.get(random.nextInt(WIDE.size())) : piece());
      }
      line.append(path);
    }
    return line.append(random.nextInt(5) == 0 ? "/" : "").append(end()).toString();
  }

  private String piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private String end() {
    return List.of("", "", "", "", "", " ", "  ", "\\ ", "\\ \\  ", "\t", " \t")
        .get(random.nextInt(11));
  }

  private boolean isIgnored(String path) {
    UnreadFiles unread = new UnreadFiles();
    Ignores ignores = Ignores.above(root, unread).with(root, "", unread);
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      if (ignores.ignore(folder, true)) {
        return true;
      }
      ignores = ignores.with(root, folder + "/", unread);
    }
    return ignores.ignore(path, Files.isDirectory(root.resolve(path)));
  }

  private Map<String, Boolean> asGit(List<String> paths) throws Exception {
    Path asked = Files.createTempFile("paths", "");
    Path told = Files.createTempFile("told", "");
    Files.write(asked, String.join("\0", paths).getBytes(UTF_8));
    Process git =
        command("check-ignore", "--no-index", "-v", "-n", "--stdin", "-z")
            .redirectInput(asked.toFile())
            .redirectOutput(told.toFile())
            .start();
    assertTrue(git.waitFor() <= 1);
    String[] fields = new String(Files.readAllBytes(told), ISO_8859_1).split("\0", -1);
    Map<String, Boolean> ignored = new TreeMap<>();
    for (int i = 0; i + 3 < fields.length; i += 4) {
      String path = new String(fields[i + 3].getBytes(ISO_8859_1), UTF_8);
      ignored.put(path, !fields[i].isEmpty() && !fields[i + 2].startsWith("!"));
    }
    Files.delete(asked);
    Files.delete(told);
    return ignored;
  }

  private Process git(String... words) throws IOException {
    return command(words).start();
  }

  private ProcessBuilder command(String... words) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.excludesFile=/dev/null"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command).directory(root.toFile());
  }

  private String describe(String path, boolean expected) {
    String folder = path.substring(0, path.indexOf('/') + 1);
    return "%s: git %s; %s%s"
        .formatted(path, expected, shown(folder + ".gitignore"), shown(folder + "b/.gitignore"));
  }

  private String shown(String file) {
    try {
      Path path = root.resolve(file);
      return Files.exists(path)
          ? " " + file + " " + new String(Files.readAllBytes(path), ISO_8859_1).replace("\n", "¶")
          : "";
    } catch (IOException e) {
      return e.toString();
    }
  }
}
