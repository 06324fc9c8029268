package dev.kinship.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.transaction.disk.Attributes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a file has beside its bytes, and the ways in which it is reached, are the same afterwards.
 */
final class KeptTest {
  private static final String BEFORE = "class Order:\n    pass\n";
  private static final String AFTER = "# 1\n" + BEFORE;

  @TempDir private Path root;
  private Project project;

  @BeforeEach
  void project() {
    project = new Project(root).put("app/order.py", BEFORE);
  }

  @Test
  void mode() throws IOException {
    for (int mode : new int[] {0600, 0640, 0664, 0755, 0777, 02755, 04711}) {
      project.put("app/order.py", BEFORE);
      Files.setAttribute(project.path("app/order.py"), "unix:mode", mode);

      project.commit(project.insert("app/order.py", 0, "# 1\n"));

      assertThat(Attributes.mode(project.path("app/order.py"))).isEqualTo(mode);
    }
  }

  @Test
  void secrets() throws IOException {
    Files.setAttribute(project.path("app/order.py"), "unix:mode", 0600);

    project.commit(project.insert("app/order.py", 0, "# 1\n"));

    assertThat(Attributes.mode(project.path(".kinship/history/0001"))).isEqualTo(0600);
  }

  @Test
  void newFilesGetTheRightsOfAnyNewFile() throws IOException {
    project.put("app/other.py", "");

    project.commit(project.create("app/new/a.py", ""));

    assertThat(Attributes.mode(project.path("app/new/a.py")))
        .isEqualTo(Attributes.mode(project.path("app/other.py")));
    assertThat(Attributes.mode(project.path("app/new")))
        .isEqualTo(Attributes.mode(project.path("app")));
  }

  @Test
  void ownerAndGroup() throws IOException {
    Path file = project.path("app/order.py");
    assumeTrue(Child.IS_ROOT, "only root gives files away");
    Files.setAttribute(file, "unix:uid", 1234);
    Files.setAttribute(file, "unix:gid", 4321);

    project.commit(project.insert("app/order.py", 0, "# 1\n"));

    assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(1234);
    assertThat(Files.getAttribute(file, "unix:gid")).isEqualTo(4321);
  }

  @Test
  void userAttributes() throws IOException {
    UserDefinedFileAttributeView view = attributes();
    assumeTrue(view != null && isWritable(view), "this file system has no user attributes");

    project.commit(project.insert("app/order.py", 0, "# 1\n"));

    ByteBuffer value = ByteBuffer.allocate(10);
    attributes().read("origin", value);
    assertThat(new String(value.array(), 0, value.position(), StandardCharsets.UTF_8))
        .isEqualTo("here");
  }

  @Test
  void links() throws IOException {
    Files.createSymbolicLink(project.path("link.py"), Path.of("app/order.py"));
    Files.createSymbolicLink(project.path("folder"), Path.of("app"));

    project.commit(project.insert("link.py", 0, "# 1\n"), project.create("folder/new.py", "new\n"));

    assertThat(Files.readSymbolicLink(project.path("link.py"))).isEqualTo(Path.of("app/order.py"));
    assertThat(project.text("app/order.py")).isEqualTo(AFTER);
    assertThat(project.text("app/new.py")).isEqualTo("new\n");
    assertThat(project.path("folder")).isSymbolicLink();
  }

  @Test
  void linksAreKeptInARollback() throws IOException {
    Files.createSymbolicLink(project.path("link.py"), Path.of("app/order.py"));
    String before = project.tree();
    Commit commit = project.commit(project.insert("link.py", 0, "# 1\n"));

    project
        .transaction()
        .undo(commit, project.transaction().reversal(commit), Project.NOW, Project.HOLDS);

    assertThat(project.tree()).isEqualTo(before);
  }

  @Test
  void everyNameOfAFile() throws IOException {
    Files.createLink(project.path("other.py"), project.path("app/order.py"));

    project.commit(project.insert("app/order.py", 0, "# 1\n"));
    assertThat(project.text("other.py")).isEqualTo(AFTER);
    project.commit(project.rewrite("other.py", "x"));

    assertThat(project.text("app/order.py")).isEqualTo("x");
    assertThat(Files.isSameFile(project.path("other.py"), project.path("app/order.py"))).isTrue();
    assertThat(project.path("app")).isDirectoryNotContaining("glob:**/.kin*");
  }

  @Test
  void oneFileUnderTwoNamesIsWrittenOnce() throws IOException {
    Files.createSymbolicLink(project.path("link.py"), Path.of("app/order.py"));

    Commit commit =
        project.commit(
            project.insert("app/order.py", 0, "# 1\n"), project.insert("link.py", 0, "# 1\n"));

    assertThat(commit.files()).hasSize(1);
    assertThat(project.text("link.py")).isEqualTo(AFTER);
  }

  private UserDefinedFileAttributeView attributes() {
    return Files.getFileAttributeView(
        project.path("app/order.py"), UserDefinedFileAttributeView.class);
  }

  private static boolean isWritable(UserDefinedFileAttributeView view) {
    try {
      return view.write("origin", ByteBuffer.wrap("here".getBytes(StandardCharsets.UTF_8))) > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
