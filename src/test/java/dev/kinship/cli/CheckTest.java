package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import dev.kinship.report.Colour;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --check} answers by its exit code alone, even at a terminal. */
class CheckTest {
  private static final Tree SAMPLE = new Case(Case.ROOT.resolve("undo/dry_run")).before();

  @TempDir Path project;

  @Test
  void asksNothingAndKeepsNothing() throws Exception {
    SAMPLE.writeTo(project);
    Files.createDirectories(project.resolve(".git"));
    assertThat(check("add", "Order", "belongs_to", "User")).isEqualTo(1);
    Files.writeString(project.resolve("all.yaml"), "- Order belongs_to User\n");
    assertThat(check("apply", "all.yaml")).isEqualTo(1);
    assertThat(project.resolve(".kinship")).doesNotExist();

    Typed.kin(project, "apply", "all.yaml", "--yes");
    Tree written = Tree.read(project);
    assertThat(check("apply", "all.yaml")).isZero();
    assertThat(check("remove", "Order.user")).isEqualTo(1);
    assertThat(Tree.read(project)).isEqualTo(written);
  }

  private int check(String... words) {
    String[] args = Stream.concat(Stream.of(words), Stream.of("--check")).toArray(String[]::new);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    InputStream empty = InputStream.nullInputStream();
    int code = Main.run(args, project, empty, printed, printed, Colour.PLAIN, /* terminal= */ true);
    assertThat(printed.toString(UTF_8)).doesNotContain("[y/N]");
    return code;
  }
}
