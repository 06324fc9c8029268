package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case can be taken back, and an edit of the user's is never lost by it. */
class UndoCommandTest {
  private static final Tree SAMPLE = new Case(Case.ROOT.resolve("undo/dry_run")).before();

  @TempDir(factory = InMemory.class)
  Path scratch;

  static Stream<Case> changing() {
    return Stream.concat(Case.in("add"), Case.in("apply")).filter(Case::changes);
  }

  @ParameterizedTest
  @MethodSource("changing")
  void takesEveryByteBack(Case it) {
    it.run(it.before(), scratch);

    Result undone = kin("undo --yes --not-applied");

    assertThat(undone.output()).endsWith("exit 0\n");
    assertThat(undone.tree()).isEqualTo(it.before());
  }

  @Test
  void refusesWithTheDiffWhereTheUserHasEdited() throws IOException {
    SAMPLE.writeTo(scratch);
    kin("add Order belongs_to User --yes");
    Path order = scratch.resolve("order.py");
    Files.writeString(order, Files.readString(order, UTF_8).replace("float", "int"), UTF_8);
    Tree edited = Tree.read(scratch);

    Result refused = kin("undo --yes --not-applied");

    assertThat(refused.output())
        .contains("-    total: float\n+    total: int\n")
        .contains("error[KIN903]: commit 0001 cannot be undone: `order.py` changed since\n")
        .endsWith("exit 1\n");
    assertThat(refused.tree()).isEqualTo(edited);
    assertThat(kin("undo --yes --not-applied --format json --diff full").output())
        .contains("\"status\":\"refused\"", "-    total: float\\n+    total: int\\n");
  }

  private Result kin(String words) {
    return Case.run(Tree.read(scratch), scratch, List.of(words.split(" ")));
  }
}
