package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.library.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another file that uses what an undo would remove: one that came later than the commit needs it.
 */
class UndoUsesTest {
  private static final String MODEL =
      """
      from typing import ClassVar, Optional

      from rhosocial.activerecord.base import FieldProxy
      from rhosocial.activerecord.model import ActiveRecord


      class %s(ActiveRecord):
          __table_name__ = "%s"

          id: Optional[int] = None
          name: str

          c: ClassVar[FieldProxy] = FieldProxy()
      """;

  @TempDir Path scratch;

  @BeforeEach
  void project() throws IOException {
    Files.createDirectories(scratch.resolve(".git"));
    write("app/__init__.py", "");
    write("app/order.py", MODEL.formatted("Order", "orders"));
    write("app/user.py", MODEL.formatted("User", "users"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from app import order\n\nprint(order.User)\n",
        "def report():\n    from app.order import Order, User\n\n    return Order, User\n",
        "def report():\n    from app import badge\n\n    return badge.Badge\n",
      })
  void aLaterUseIsInTheWay(String report) throws IOException {
    String sentence =
        report.contains("badge")
            ? "add User has_many_through Order --through Badge --create"
            : "add Order belongs_to User";
    kin(sentence + " --no-migration --yes", 0);
    Tree added = Tree.read(scratch);
    write("report.py", report);
    FileTime later = FileTime.from(Instant.now().plus(Duration.ofMinutes(1)));
    Files.setLastModifiedTime(scratch.resolve("report.py"), later);
    assertThat(kin("undo --yes", 1)).contains("error[KIN231]", "report.py:");
    Files.delete(scratch.resolve("report.py"));
    assertThat(Tree.read(scratch)).isEqualTo(added);
    kin("undo --yes", 0);
  }

  /** It was as broken before the commit. */
  @Test
  void anEarlierUseIsNotInTheWay() throws IOException {
    write("report.py", "from app.order import Order, User\n");
    Tree before = Tree.read(scratch);
    FileTime earlier = FileTime.from(Instant.now().minus(Duration.ofMinutes(1)));
    kin("add Order belongs_to User --no-migration --yes", 0);
    Files.setLastModifiedTime(scratch.resolve("report.py"), earlier);
    kin("undo --yes", 0);
    assertThat(Tree.read(scratch)).isEqualTo(before);
  }

  private String kin(String words, int code) {
    Typed.Run run = Typed.run(scratch, List.of(words.split(" ")), "", Libraries.ALL);
    assertThat(run.code()).as(run.output()).isEqualTo(code);
    return run.output();
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(scratch.resolve(name).getParent());
    Files.writeString(scratch.resolve(name), text, UTF_8);
  }
}
