package dev.kinship.real;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.real.RealLibrary.Answer;
import dev.kinship.real.RealLibrary.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says each type of sentence, sync and async, in each layout, and runs what comes of it. */
@Tag("slow")
class MatrixTest {
  /** Shown by {@code ./test} at its end. */
  private static final Path TABLE =
      Path.of(System.getProperty("kinship.basedir", "."), "target/tables/1-sentences.txt");

  /** The four sentences. */
  private enum Type {
    BELONGS_TO("Order", "User"),
    HAS_ONE("User", "Order"),
    HAS_MANY("User", "Order"),
    HAS_MANY_THROUGH("User", "Order");

    private final String source;
    private final String target;

    Type(String source, String target) {
      this.source = source;
      this.target = target;
    }

    private List<String> words() {
      return List.of("add", source, word(), target, "--yes");
    }

    /** How many relationships there are to use, those of the join model among them. */
    private int ends() {
      return this == HAS_MANY_THROUGH ? 4 : 2;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final List<String> failures = new ArrayList<>();
  private int cells;
  private int orders;

  @Test
  void everyCellRuns(@TempDir Path scratch) throws IOException {
    StringBuilder table = new StringBuilder();
    try (RealLibrary library = RealLibrary.forking()) {
      for (Type type : Type.values()) {
        for (boolean async : new boolean[] {false, true}) {
          String row = type.word() + (async ? ", async" : ", sync");
          table.append("%-24s".formatted(row));
          for (Layout layout : Layout.values()) {
            Path folder = scratch.resolve(row + layout);
            String outcome = cell(library, type, layout, async, folder);
            table.append(("%-" + (layout.title().length() + 2) + "s").formatted(outcome));
          }
          table.append('\n');
        }
      }
    }
    StringBuilder heading = new StringBuilder("%-24s".formatted(""));
    for (Layout layout : Layout.values()) {
      heading.append(layout.title()).append("  ");
    }
    String counts =
        "%d cells in %d import orders: %d failures%n".formatted(cells, orders, failures.size());
    Files.createDirectories(TABLE.resolveSibling(""));
    Files.writeString(TABLE, "%n%s%n%s%s".formatted(heading, table, counts));
    assertEquals(List.of(), failures);
  }

  private String cell(RealLibrary library, Type type, Layout layout, boolean async, Path folder) {
    cells++;
    Result result = Case.run(layout.project(async), folder, type.words());
    if (!result.output().endsWith("exit 0\n")) {
      return failed(folder, result.output());
    }
    Answer answer = library.use(folder, Sentence.of(type.words()));
    orders += answer.orders().size();
    if (!answer.failures().isEmpty()) {
      return failed(folder, String.join("\n", answer.failures()));
    }
    if (answer.used().size() != type.ends() || !answer.notes().isEmpty()) {
      return failed(folder, "not so: " + answer);
    }
    Result again = Case.run(result.tree(), folder, type.words());
    boolean same = again.output().endsWith("exit 0\n") && again.tree().equals(result.tree());
    return same ? "ok" : failed(folder, "the second time: " + again.output());
  }

  private String failed(Path folder, String reason) {
    failures.add(folder.getFileName() + ": " + reason);
    return "FAILED";
  }
}
