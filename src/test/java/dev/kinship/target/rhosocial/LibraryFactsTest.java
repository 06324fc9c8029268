package dev.kinship.target.rhosocial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kinship.library.rhosocial.Vocabulary;
import dev.kinship.library.rhosocial.words.ReservedNames;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds what {@link Vocabulary} takes for known against the library itself. */
@Tag("slow")
class LibraryFactsTest {
  private static final List<String> MIXINS =
      List.of(
          "AsyncSoftDeleteMixin",
          "CompositePKMixin",
          "IntegerPKMixin",
          "OptimisticLockMixin",
          "SoftDeleteMixin",
          "TimestampMixin",
          "UUIDMixin");

  private static List<String> facts = List.of();

  @BeforeAll
  static void ask() throws IOException, InterruptedException {
    String python = System.getProperty("kinship.python", "python3");
    Process process =
        new ProcessBuilder(python, "src/test/python/library_facts.py")
            .redirectError(Redirect.INHERIT)
            .start();
    try (Stream<String> lines = process.inputReader(UTF_8).lines()) {
      facts = lines.toList();
    }
    assertEquals(0, process.waitFor());
  }

  @Test
  void reservesTheNamesThatEveryModelHas() {
    assertEquals(said("name "), List.copyOf(new TreeSet<>(ReservedNames.ALL)));
  }

  @Test
  void knowsWhatMixinsBring() {
    List<String> known =
        MIXINS.stream()
            .flatMap(
                mixin ->
                    Vocabulary.fieldsOf(Vocabulary.ROOT + "field." + mixin).stream()
                        .map(
                            it ->
                                String.join(" ", mixin, it.name(), it.written())
                                    + " "
                                    + it.nullable()))
            .toList();
    assertEquals(said("field "), known);
  }

  private static List<String> said(String kind) {
    return facts.stream()
        .filter(it -> it.startsWith(kind))
        .map(it -> it.substring(kind.length()))
        .toList();
  }
}
