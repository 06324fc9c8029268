package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.cli.Typed;
import dev.kinship.fuzz.InMemory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code kin list --format yaml} writes, {@code kin apply} makes. */
class RetellingTest {
  private static final String EXIT = "exit 0\n";

  @TempDir(factory = InMemory.class)
  Path scratch;

  @TempDir Path other;
  @TempDir Path beforehand;
  @TempDir Path afterwards;

  static Stream<Case> changing() {
    return Stream.concat(Case.in("add"), Case.in("apply")).filter(Case::changes);
  }

  @ParameterizedTest
  @MethodSource("changing")
  void isSoAlreadyWhereItWasTold(Case it) {
    Tree told = with(it.after(), yaml(it.after(), scratch));

    Result result = apply(told, scratch);

    assertThat(result.output()).endsWith("Already in place: nothing to write.\n" + EXIT);
    assertThat(result.tree()).isEqualTo(told);
  }

  @ParameterizedTest
  @MethodSource("changing")
  void makesTheSameOfTheSameModels(Case it) {
    List<String> models = models(it.before(), beforehand);
    assumeTrue(models.equals(models(it.after(), afterwards)), "the case creates models");
    String yaml = yaml(it.after(), scratch);
    assumeFalse(yaml.contains("#"), "two models have one name");

    Result result = apply(with(it.before(), yaml), other);

    assertThat(result.output()).endsWith(EXIT);
    assertThat(yaml(result.tree(), other)).isEqualTo(yaml);
  }

  @Test
  void passesFromOneToTheOther() {
    Tree after = new Case(Case.ROOT.resolve("undo/dry_run")).after();
    String yaml = yaml(after, scratch);

    assertThat(yaml).isEqualTo("- Order belongs_to User\n");
    assertThat(kin(yaml, "apply", "-")).endsWith("Already in place: nothing to write.\n");
    assertThat(kin("- Order belongs_to Usr\n", "apply", "-", "--yes"))
        .contains(" --> standard input:1:3\n");
  }

  private String kin(String input, String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(UTF_8));
    Typed.run(words, scratch, in, out);
    return printed.toString(UTF_8);
  }

  private static Result apply(Tree tree, Path folder) {
    return Case.run(tree, folder, List.of("apply", "retold.yaml", "--yes", "--no-migration"));
  }

  private static String yaml(Tree tree, Path folder) {
    String output = Case.run(tree, folder, List.of("list", "--format", "yaml")).output();
    assertThat(output).endsWith(EXIT);
    return output.substring(0, output.length() - EXIT.length());
  }

  private static List<String> models(Tree tree, Path folder) {
    return Case.run(tree, folder, List.of("list"))
        .output()
        .lines()
        .filter(it -> it.contains(".py:"))
        .map(it -> it.replaceFirst(" .*", ""))
        .distinct()
        .toList();
  }

  private static Tree with(Tree tree, String yaml) {
    Map<String, String> files = new TreeMap<>(tree.files());
    files.put("retold.yaml", new String(yaml.getBytes(UTF_8), ISO_8859_1));
    return new Tree(files);
  }
}
