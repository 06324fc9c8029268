package dev.kinship.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand sentences over five hundred models are one commit. */
@Tag("slow")
class ApplyManyTest {
  private static final int MODELS = 500;
  private static final int SENTENCES = 1000;

  /** Two steps around the circle of models that give no pair twice. */
  private static final int[] STEPS = {1, 7};

  @TempDir Path scratch;

  @Test
  void isOneCommitAndThenAlreadySo() {
    Tree before = new Tree(project());

    Result written = Case.run(before, scratch, List.of("apply", "many.yaml", "--yes"));
    Result again = Case.run(written.tree(), scratch, List.of("apply", "many.yaml", "--yes"));

    assertThat(written.output()).endsWith("exit 0\n").contains("Written: ");
    assertThat(again.output()).endsWith("Already in place: nothing to write.\nexit 0\n");
    assertThat(again.tree()).isEqualTo(written.tree());
    String log = Case.run(again.tree(), scratch, List.of("log")).output();
    assertThat(log.lines().filter(it -> it.startsWith("0")).count()).isEqualTo(1);
    assertThat(log.lines().filter(it -> it.contains(" belongs_to ")).count()).isEqualTo(SENTENCES);
    String table = Case.run(again.tree(), scratch, List.of("list")).output();
    assertThat(table)
        .contains("%d models, %d sides of relationships\n".formatted(MODELS, 2 * SENTENCES));
    Result undone = Case.run(again.tree(), scratch, List.of("undo", "--yes", "--not-applied"));
    assertThat(undone.tree()).isEqualTo(before);
  }

  private static Map<String, String> project() {
    Map<String, String> files = new TreeMap<>();
    files.put("shop/__init__.py", "");
    StringBuilder sentences = new StringBuilder();
    for (int i = 0; i < MODELS; i++) {
      files.put("shop/thing%d.py".formatted(i), model(i));
      for (int step : STEPS) {
        sentences.append("- Thing%d belongs_to Thing%d\n".formatted(i, (i + step) % MODELS));
      }
    }
    files.put("many.yaml", sentences.toString());
    return files;
  }

  private static String model(int number) {
    return """
    from typing import ClassVar, Optional

    from rhosocial.activerecord.base import FieldProxy
    from rhosocial.activerecord.model import ActiveRecord


    class Thing%1$d(ActiveRecord):
        __table_name__ = "things%1$d"

        id: Optional[int] = None
        name: str

        c: ClassVar[FieldProxy] = FieldProxy()
    """
        .formatted(number);
  }
}
