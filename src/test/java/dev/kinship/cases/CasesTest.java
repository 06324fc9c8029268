package dev.kinship.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.fuzz.InMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every guarantee on every case. {@code ./test accept} rewrites what they expect. */
class CasesTest {
  private static final boolean ACCEPT = Boolean.getBoolean("kinship.accept");

  @TempDir(factory = InMemory.class)
  Path scratch;

  static Stream<Case> all() {
    return Case.in("");
  }

  static Stream<Case> changing() {
    return Stream.of("add", "apply", "hazel/add").flatMap(Case::in).filter(Case::changes);
  }

  @ParameterizedTest
  @MethodSource("all")
  void changesExactlyThisAndSaysSo(Case it) {
    Result result = it.run(it.before(), scratch);
    if (ACCEPT) {
      it.accept(result);
    }
    assertEquals(it.output(), result.output());
    assertEquals(it.after(), result.tree());
  }

  @ParameterizedTest
  @MethodSource("changing")
  void secondRunChangesNothing(Case it) {
    Result result = it.run(it.after(), scratch);
    assertTrue(
        result.output().endsWith("Already in place: nothing to write.\nexit 0\n"), result.output());
    assertEquals(it.after(), result.tree());
  }

  @ParameterizedTest
  @MethodSource("changing")
  void dryRunShowsTheSameAndCommitWritesIt(Case it) {
    Result shown = it.run(it.before(), scratch, "--dry-run");
    assertEquals(it.before(), shown.tree());
    String id = shown.plan().orElseThrow();
    assertEquals(
        it.output()
            .replaceFirst(
                "Written: .*\n",
                "Dry run: nothing was written.\nTo write exactly this: kin commit PLAN\n"),
        shown.output());
    assertEquals(shown, it.run(it.before(), scratch, "--dry-run"));

    List<String> commit = List.of("commit", id, "--yes");
    Result written = Case.run(it.before(), scratch, commit);
    assertEquals(it.output(), written.output());
    assertEquals(it.after(), written.tree());
    Result again = Case.run(it.after(), scratch, commit);
    assertTrue(
        again.output().endsWith("Already in place: nothing to write.\nexit 0\n"), again.output());
    assertEquals(it.after(), again.tree());
  }

  @ParameterizedTest
  @MethodSource("changing")
  void keepsCarriageReturns(Case it) {
    Tree before = it.before().changed(it.before(), CasesTest::withCarriageReturns);
    Tree after = it.after().changed(it.before(), CasesTest::withCarriageReturns);
    after = after.changed(name -> followsOthers(name, it), CasesTest::withCarriageReturns);
    assertEquals(after, it.run(before, scratch).tree());
  }

  private static String withCarriageReturns(String text) {
    return text.replace("\r", "").replace("\n", "\r\n");
  }

  @ParameterizedTest
  @MethodSource("changing")
  void keepsByteOrderMarks(Case it) {
    keeps(it, text -> "\u00EF\u00BB\u00BF" + text);
  }

  @ParameterizedTest
  @MethodSource("changing")
  void keepsTabs(Case it) {
    Tree before = it.before().changed(it.before(), CasesTest::tabbed);
    Tree after = it.after().changed(it.before(), CasesTest::tabbed);
    if (!before.equals(it.before())) {
      // A new model is written as its neighbours are; the support module is one and the same.
      after = after.changed(name -> isNewModel(name, it.before()), CasesTest::tabbed);
    }
    assertEquals(after, it.run(before, scratch).tree());
  }

  private static boolean isNewModel(String name, Tree before) {
    return isNewModule(name, before) && !name.endsWith("through.py");
  }

  /** A new file has the line ends of those beside it, and of the code that changes with it. */
  private static boolean followsOthers(String name, Case it) {
    String top = name.substring(0, name.indexOf('/') + 1);
    return isNew(name, it.before())
        && it.before().files().entrySet().stream()
            .anyMatch(
                one ->
                    !one.getValue().equals(it.after().files().get(one.getKey()))
                        || (one.getKey().startsWith(top) && one.getKey().endsWith(".sql")));
  }

  private static boolean isNew(String name, Tree before) {
    return !before.files().containsKey(name);
  }

  private static boolean isNewModule(String name, Tree before) {
    return name.endsWith(".py") && isNew(name, before);
  }

  @ParameterizedTest
  @MethodSource("changing")
  void keepsAMissingLastLineEnd(Case it) {
    keeps(it, text -> text.replaceFirst("\n$", ""));
  }

  /** What is changed everywhere in the files before is found so in the same files after. */
  private void keeps(Case it, UnaryOperator<String> manner) {
    Tree before = it.before().changed(it.before(), manner);
    Tree after = it.after().changed(it.before(), manner);
    assertEquals(after, it.run(before, scratch).tree());
  }

  private static String tabbed(String text) {
    StringBuilder tabbed = new StringBuilder();
    for (String line : text.split("(?<=\n)")) {
      int blanks = line.length() - line.stripLeading().length();
      int tabs = line.isBlank() ? 0 : blanks / 4;
      tabbed.append("\t".repeat(tabs)).append(line.substring(tabs * 4));
    }
    return tabbed.toString();
  }
}
