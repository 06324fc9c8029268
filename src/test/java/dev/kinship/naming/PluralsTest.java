package dev.kinship.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.library.rhosocial.Rhosocial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PluralsTest {
  private static final RelationNames NAMES =
      new RelationNames(new Rhosocial().spelling(), new Plurals(Map.of()));

  static List<String> lines() throws IOException {
    Path words = Path.of(System.getProperty("kinship.basedir", "."), "src/test/words/plurals.txt");
    return Files.readAllLines(words).stream()
        .filter(it -> !it.isEmpty() && !it.startsWith("#"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void aWordHasItsPlural(String line) {
    String[] words = line.split(" ");
    assertThat(NAMES.plural(SnakeCase.of(words[0]))).isEqualTo(words[1]);
  }

  /** Rules that change a plural would give a class with a plural for its name a second ending. */
  @ParameterizedTest
  @MethodSource("lines")
  void aPluralStays(String line) {
    String plural = line.split(" ")[1];
    assertThat(NAMES.plural(plural)).isEqualTo(plural);
  }

  @Test
  void thereAreManyWords() throws IOException {
    assertThat(lines()).hasSizeGreaterThan(250).doesNotHaveDuplicates();
    Path names = Path.of(System.getProperty("kinship.basedir", "."), "docs/explanation/names.md");
    assertThat(names).content().contains("The %d [tested words]".formatted(lines().size()));
  }
}
