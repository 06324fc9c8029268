package dev.kinship.project.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.project.Project;
import dev.kinship.project.Trust;
import dev.kinship.project.file.Unread.Reason;
import dev.kinship.project.sentences.SentenceFile;
import dev.kinship.text.SourceText;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is told and does not keep the rest from being read. */
@Timeout(60)
class UnreadTest {
  @TempDir Path folder;
  private Path root = Path.of("");

  @Test
  void largeSourceIsTold() throws IOException {
    Project project = project("a.py", "class A: pass");
    size("large.py", 3_000_000_000L);
    assertThat(found(project)).containsExactly("a.py");
    assertThat(project.unread()).containsExactly(new Unread("large.py", Reason.TOO_LARGE));
  }

  @Test
  void sourceOfExactlyTheLimitIsRead() throws IOException {
    Project project = project("a.py", "class A: pass");
    size("a.py", Bytes.SOURCE);
    assertThat(found(project)).containsExactly("a.py");
    assertThat(project.unread()).isEmpty();
  }

  @Test
  void textInAnotherEncodingIsToldIfItHasTheWord() throws IOException {
    Project project = project("a.py", "class A: pass");
    Files.write(root.resolve("b.py"), new byte[] {'c', 'l', 'a', 's', 's', (byte) 0xE9});
    Files.write(root.resolve("c.py"), new byte[] {'#', (byte) 0xE9});
    List<SourceText> sources = project.mentioning(".py", Set.of("class"));
    assertThat(sources).extracting(SourceText::isUtf8).containsExactly(true, false);
    assertThat(sources.getLast().bytes()).isEqualTo(Files.readAllBytes(root.resolve("b.py")));
    assertThat(project.unread()).containsExactly(new Unread("b.py", Reason.NOT_UTF8));
  }

  @Test
  void unreadableFolderAndFileAreTold() throws IOException {
    Project project = project("a.py", "class A: pass");
    put("pgdata/b.py", "class B: pass");
    put("c.py", "class C: pass");
    Path locked = root.resolve("pgdata");
    assumeTrue(locked.toFile().setReadable(false));
    assumeTrue(root.resolve("c.py").toFile().setReadable(false));
    try {
      assumeFalse(Files.isReadable(locked), "root reads everything");
      assertThat(found(project)).containsExactly("a.py");
      assertThat(project.unread())
          .containsExactly(
              new Unread("c.py", Reason.FILE_UNREADABLE),
              new Unread("pgdata", Reason.FOLDER_UNREADABLE));
    } finally {
      assertThat(locked.toFile().setReadable(true)).isTrue();
    }
  }

  @Test
  void linkThatIsNoFileIsToldUnlessGitIgnoresIt() throws IOException {
    Project project = project("a.py", "class A: pass");
    Files.createSymbolicLink(root.resolve("loop.py"), Path.of("loop.py"));
    Files.createSymbolicLink(root.resolve("zero.py"), Path.of("/dev/zero"));
    Files.createSymbolicLink(root.resolve("ignored.py"), Path.of("nowhere"));
    Files.createSymbolicLink(root.resolve(".#a.py"), Path.of("user@host.1"));
    Files.createSymbolicLink(root.resolve("self"), Path.of("."));
    Files.createSymbolicLink(root.resolve("out"), folder.resolve("outside"));
    put(".gitignore", "ignored.py\n");
    put("../outside/b.py", "class B: pass");
    assertThat(found(project)).containsExactly("a.py");
    assertThat(project.unread())
        .containsExactly(
            new Unread("loop.py", Reason.NOT_A_FILE),
            new Unread("out", Reason.LINK_OUTSIDE),
            new Unread("zero.py", Reason.NOT_A_FILE));
  }

  @Test
  void foldersAreSearchedToALimit() throws IOException {
    Project project = project("a.py", "class A: pass");
    put("d/".repeat(100) + "b.py", "class B: pass");
    put("e/".repeat(101) + "c.py", "class C: pass");
    assertThat(found(project)).containsExactly("a.py", "d/".repeat(100) + "b.py");
    String tooDeep = "e/".repeat(101).substring(0, 201);
    assertThat(project.unread()).containsExactly(new Unread(tooDeep, Reason.TOO_DEEP));
  }

  @Test
  void foldersAreJudgedByMarksAndNotByNames() throws IOException {
    Project project = project("build/a.py", "class A: pass");
    for (String name : List.of("target", "dist", "env", "venv", "eggs", "wheels")) {
      put(name + "/b.py", "class B: pass");
    }
    put("build/lib/shop/c.py", "class A: pass");
    put("build/temp.linux-x86_64-3.12/c.py", "class A: pass");
    put("build/library/d.py", "class D: pass");
    put("other/build/lib/e.py", "class E: pass");
    put("real/pyvenv.cfg", "");
    put("real/lib/f.py", "class F: pass");
    put("conda/conda-meta/history", "");
    put("conda/f.py", "class F: pass");
    put("cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n# a comment");
    put("cache/f.py", "class F: pass");
    put("almost/CACHEDIR.TAG", "Signature: none");
    put("almost/g.py", "class G: pass");
    put("x.egg/f.py", "class F: pass");
    put("pyvenv.cfg", "an environment made in the project itself");
    assertThat(found(project))
        .containsExactly(
            "almost/g.py",
            "build/a.py",
            "build/library/d.py",
            "dist/b.py",
            "eggs/b.py",
            "env/b.py",
            "other/build/lib/e.py",
            "target/b.py",
            "venv/b.py",
            "wheels/b.py");
  }

  @Test
  void projectThatItsRepositoryIgnoresIsSearchedAllTheSame() throws IOException {
    Project project = project("a.py", "class A: pass");
    Files.delete(root.resolve(".git"));
    Files.createDirectories(folder.resolve(".git"));
    put("../.gitignore", "*\n");
    assertThat(found(project)).containsExactly("a.py");
    put("../.gitignore", "a.py\n");
    assertThat(found(Project.around(root, Trust.OWN))).isEmpty();
  }

  @Test
  void worktreeFollowsTheExcludesOfItsRepository() throws IOException {
    Project project = project("a.py", "class A: pass");
    put("b.py", "class B: pass");
    Files.delete(root.resolve(".git"));
    put(".git", "gitdir: ../main/.git/worktrees/one\n");
    put("../main/.git/worktrees/one/commondir", "../..\n");
    put("../main/.git/info/exclude", "b.py\n");
    assertThat(found(project)).containsExactly("a.py");
  }

  @Test
  void largeMigrationIsRefused() throws IOException {
    Project project = project("a.py", "");
    put("migrations/001.sql", "");
    size("migrations/001.sql", Bytes.MIGRATION + 1L);
    assertRefused(FileRules.TOO_LARGE, () -> project.migration("migrations/001.sql"));
  }

  @Test
  void migrationThatIsNoFileIsRefused() throws IOException {
    Project project = project("migrations/a.sql", "");
    Files.createSymbolicLink(root.resolve("migrations/b.sql"), Path.of("nowhere"));
    assertRefused(CommonRules.NOT_READABLE, () -> project.filesIn("migrations"));
  }

  @Test
  void settingsAreRefusedUnlessTheyAreAReadableFile() throws IOException {
    Project project = project("a.py", "");
    Path settings = root.resolve("kinship.toml");
    Files.write(settings, new byte[] {'#', (byte) 0xE9});
    assertRefused(CommonRules.BAD_CONFIGURATION, project::settings);
    size("kinship.toml", 3_000_000_000L);
    assertRefused(FileRules.TOO_LARGE, project::settings);
    Files.delete(settings);
    Files.createDirectory(settings);
    assertRefused(CommonRules.BAD_CONFIGURATION, project::settings);
    Files.delete(settings);
    Files.createSymbolicLink(settings, Path.of("/dev/zero"));
    assertRefused(CommonRules.BAD_CONFIGURATION, project::settings);
    Files.delete(settings);
    Files.write(root.resolve("pyproject.toml"), new byte[] {'#', (byte) 0xE9});
    assertThat(project.settings().migrations()).isEmpty();
  }

  @Test
  void endlessSentencesAreRefused() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] part, int start, int length) {
            part[start] = 'x';
            return length;
          }

          @Override
          public void close() {}
        };
    assertRefused(FileRules.TOO_LARGE, () -> SentenceFile.yaml(endless, "standard input"));
  }

  @Test
  void hostilePatternIsDecidedAtOnce() throws IOException {
    Project project = project("a".repeat(200) + ".py", "class A: pass");
    put(".gitignore", "*a".repeat(5_000) + "b\n" + "**/".repeat(5_000) + "*?".repeat(90) + "b\n");
    assertThat(found(project)).hasSize(1);
  }

  private static void assertRefused(Rule rule, ThrowingCallable it) {
    Refused refused = catchThrowableOfType(Refused.class, it);
    assertThat(refused.diagnostic().rule()).isEqualTo(rule);
  }

  private List<String> found(Project project) {
    return project.mentioning(".py", Set.of("class", "\0")).stream().map(SourceText::name).toList();
  }

  private Project project(String name, String text) throws IOException {
    root = folder.resolve("project");
    Files.createDirectories(root.resolve(".git"));
    put("setup.py", "");
    put(name, text);
    return Project.around(root, Trust.OWN);
  }

  private void put(String name, String text) throws IOException {
    Path file = root.resolve(name).normalize();
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, text.getBytes(UTF_8));
  }

  private void size(String name, long size) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(root.resolve(name).toFile(), "rw")) {
      file.setLength(size);
    }
  }
}
