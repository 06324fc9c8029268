package dev.kinship.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file that is replaced keeps its POSIX access control list, which Java does not show: Python
 * sets it and reads it back.
 */
@Tag("slow")
class AccessListTest {
  private static final String LIST = "system.posix_acl_access";

  /** Owner rw-, user 1234 r--, group r--, mask r--, others nothing: Linux, posix_acl_xattr.h. */
  private static final String SET =
      """
      import os, struct, sys
      entries = [(1, 6, -1), (2, 4, 1234), (4, 4, -1), (16, 4, -1), (32, 0, -1)]
      value = struct.pack('<I', 2)
      for tag, rights, who in entries:
          value += struct.pack('<HHI', tag, rights, who & 0xffffffff)
      try:
          os.setxattr(sys.argv[1], 'system.posix_acl_access', value)
      except OSError as e:
          print(e)
      """;

  private static final String SHOW =
      """
      import os, sys
      for name in sorted(os.listxattr(sys.argv[1])):
          print(name, os.getxattr(sys.argv[1], name).hex())
      print(oct(os.stat(sys.argv[1]).st_mode))
      """;

  @TempDir private Path root;

  @Test
  void stays() throws IOException, InterruptedException {
    Project project = new Project(root).put("app/order.py", "a\n");
    Files.setAttribute(project.path("app/order.py"), "unix:mode", 0640);
    assumeTrue(python(SET, "app/order.py").isEmpty(), "this file system has no access lists");
    Files.setAttribute(
        project.path("app/order.py"), "user:note", "kept".getBytes(StandardCharsets.UTF_8));
    String before = python(SHOW, "app/order.py");
    assertThat(before).contains(LIST, "user.note");
    Object inode = Files.getAttribute(project.path("app/order.py"), "unix:ino");

    Commit commit = project.commit(project.insert("app/order.py", 0, "# 1\n"));

    assertThat(project.text("app/order.py")).isEqualTo("# 1\na\n");
    assertThat(Files.getAttribute(project.path("app/order.py"), "unix:ino")).isNotEqualTo(inode);
    assertThat(python(SHOW, "app/order.py")).isEqualTo(before);
    project
        .transaction()
        .undo(commit, project.transaction().reversal(commit), Project.NOW, Project.HOLDS);
    assertThat(python(SHOW, "app/order.py")).isEqualTo(before);
  }

  private String python(String script, String file) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("kinship.python", "python3"), "-c", script));
    command.add(root.resolve(file).toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }
}
