package dev.kinship.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.cli.Typed.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's bytes stay as they are, whatever a file looks like and wherever a name leads. */
class AgentFilesTest {
  private static final String MARK = "\uFEFF";

  @TempDir Path scratch;
  private Path project;

  @BeforeEach
  void aProject() throws IOException {
    project = Files.createDirectories(scratch.resolve("shop"));
    Files.createFile(project.resolve("kinship.toml"));
  }

  static Stream<String> instructions() {
    return Stream.of(
            "# The shop", "# The shop\n", "# The shop\n\n", "\n", "# The shop\n- été\n\t- tabs  \n")
        .flatMap(it -> Stream.of(it, it.replace("\n", "\r\n"), it.replace("\n", "\r"), MARK + it));
  }

  @ParameterizedTest
  @MethodSource("instructions")
  void removeTakesBackExactlyWhatInstallWrote(String text) throws IOException {
    write("AGENTS.md", text);
    Tree before = Tree.read(project);

    assertThat(install().code()).isZero();
    String installed = read("AGENTS.md");
    assertThat(installed).startsWith(text).contains("kinship:begin");
    assertThat(installed.replace("\r\n", "").contains("\n")).isEqualTo(!text.contains("\r"));
    assertThat(install().output()).startsWith("Nothing to write");

    assertThat(kin("agents", "remove", "--yes").code()).isZero();
    assertThat(Tree.read(project)).isEqualTo(before);
    assertThat(kin("undo", "--yes").code()).isZero();
    assertThat(read("AGENTS.md")).isEqualTo(installed);
    assertThat(kin("undo", "--yes").code()).isZero();
    assertThat(Tree.read(project)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void keepsWhatIsAroundAnEditedBlock(String newline) throws IOException {
    write("AGENTS.md", "above" + newline);
    install();
    String installed = read("AGENTS.md");
    write("AGENTS.md", installed.replace("Look", "Never look") + "below" + newline);

    assertThat(install().output()).contains("-- Never look: ", "+- Look: ");
    assertThat(read("AGENTS.md")).isEqualTo(installed + "below" + newline);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void keepsWhatIsAppendedToTheLastLine(String newline) throws IOException {
    write("AGENTS.md", "above" + newline + "last");
    install();
    String installed = read("AGENTS.md");
    write("AGENTS.md", installed + "later" + newline);

    assertThat(install().output()).startsWith("Nothing to write");
    assertThat(kin("agents", "remove", "--yes").code()).isZero();
    assertThat(read("AGENTS.md"))
        .isEqualTo("above" + newline + "last" + newline + "later" + newline);
  }

  @Test
  void undoNamesTheCommandThatKeepsLaterEdits() throws IOException {
    write("AGENTS.md", "# The shop\n");
    install();
    write("AGENTS.md", read("AGENTS.md") + "- Later.\n");

    assertThat(kin("undo", "--yes").output())
        .endsWith("or keep them and remove what the commit added: kin agents remove\n");
    assertThat(kin("agents", "remove", "--yes").code()).isZero();
    assertThat(read("AGENTS.md")).isEqualTo("# The shop\n- Later.\n");
  }

  @Test
  void aLinkedFolderOrFileIsWrittenOnce() throws IOException {
    Files.createDirectories(project.resolve(".claude"));
    Files.createDirectories(project.resolve(".agents/skills"));
    Files.createSymbolicLink(project.resolve(".claude/skills"), Path.of("../.agents/skills"));
    write("AGENTS.md", "# The shop\n");
    Files.createSymbolicLink(project.resolve("CLAUDE.md"), Path.of("AGENTS.md"));

    assertThat(install().output())
        .endsWith("Written: AGENTS.md, .agents/skills/kinship/SKILL.md.\n");
    assertThat(install().output()).startsWith("Nothing to write");
    assertThat(kin("agents", "remove", "--yes").code()).isZero();
    assertThat(read("CLAUDE.md")).isEqualTo("# The shop\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AGENTS.md", ".agents", ".agents/skills/kinship", ".claude/skills"})
  void aLinkThatLeadsOutsideIsRefused(String name) throws IOException {
    Path outside = Files.createDirectories(scratch.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "hidden words");
    Path link = project.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, name.endsWith(".md") ? outside.resolve("secret") : outside);

    for (String action : List.of("--yes", "--dry-run")) {
      Run run = kin("agents", "install", "--for", "any,claude", action);
      assertThat(run.code()).isNotZero();
      assertThat(run.output())
          .contains("outside", "does not belong to the project")
          .doesNotContain("hidden");
    }
    assertThat(outside).isDirectoryContaining(it -> it.endsWith("secret"));
    try (Stream<Path> files = Files.list(outside)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatCannotBeEditedIsRefused() throws IOException {
    Files.write(project.resolve("AGENTS.md"), new byte[] {'c', (byte) 0xE9});
    assertThat(install().output()).contains("`AGENTS.md` is not valid UTF-8");
    Files.delete(project.resolve("AGENTS.md"));
    Files.createDirectory(project.resolve("AGENTS.md"));
    assertThat(install().output()).contains("`AGENTS.md` is not a file");
    assertThat(project.resolve(".agents")).doesNotExist();
  }

  private Run install() {
    return kin("agents", "install", "--yes");
  }

  private Run kin(String... words) {
    return Typed.run(project, List.of(words), "");
  }

  private String read(String name) throws IOException {
    return Files.readString(project.resolve(name));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(project.resolve(name), text);
  }
}
