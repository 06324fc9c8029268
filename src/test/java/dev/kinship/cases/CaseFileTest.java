package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds a case of one file to every byte of its sections. */
class CaseFileTest {
  private static final String GIVEN =
      """
      Why it exists.

      $ kin add Order belongs_to User --yes
      $ kin list

      === before a b.py
      x = 1
      -- not a title --
       === nor this
      === before empty.py
      === before gone.py, no newline at end
      y = "\u00C3\u00A9\u00FF"
      """;
  private static final String EXPECTED =
      """
      === output
      two lines

      exit 0
      === after empty.py, no newline at end
      z = 2\r
      === after new.py

      === deleted gone.py
      """;
  private static final Map<String, String> BEFORE =
      Map.of(
          "a b.py", "x = 1\n-- not a title --\n === nor this\n",
          "empty.py", "",
          "gone.py", "y = \"\u00C3\u00A9\u00FF\"");
  private static final Map<String, String> AFTER =
      Map.of("a b.py", BEFORE.get("a b.py"), "empty.py", "z = 2\r", "new.py", "\n");

  @TempDir Path folder;

  @Test
  void keepsEveryByte() throws IOException {
    CaseFile it = file(GIVEN + EXPECTED);

    assertThat(it.commands()).containsExactly("kin add Order belongs_to User --yes", "kin list");
    assertThat(it.before().files()).isEqualTo(BEFORE);
    assertThat(it.after().files()).isEqualTo(AFTER);
    assertThat(it.output()).isEqualTo("two lines\n\nexit 0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=== output\nold\n=== after a b.py\nold\n=== after x.py\n"})
  void acceptingRewritesOnlyWhatIsExpected(String old) throws IOException {
    CaseFile it = file(GIVEN + old);

    it.accept(
        new Result("two lines\n\nexit 0\n", new Tree(new TreeMap<>(AFTER)), Optional.empty()));

    assertThat(Files.readString(it.file(), ISO_8859_1)).isEqualTo(GIVEN + EXPECTED);
  }

  @Test
  void refusesToAcceptWhatReadsLikeATitle() throws IOException {
    CaseFile it = file(GIVEN);
    Result result = new Result("=== output\n", it.before(), Optional.empty());

    assertThatThrownBy(() -> it.accept(result)).hasMessageContaining("reads like a title");
    assertThat(Files.readString(it.file(), ISO_8859_1)).isEqualTo(GIVEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "$ kin list\n", "\n$ kin list\n", "Why.\n", "Why.\n$ kin list\nmore\n"})
  void asksForAReasonAndThenCommands(String head) throws IOException {
    CaseFile it = file(head + "=== before x.py\n=== output\nexit 0\n");

    assertThatThrownBy(it::commands).hasMessageContaining("the reason why it exists");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=== befor x.py\n=== output\n",
        "=== output\n=== before x.py\n",
        "=== output\n=== deleted x.py\n",
        "=== before x.py\nx"
      })
  void refusesSectionsThatItDoesNotKnow(String sections) throws IOException {
    CaseFile it = file("Why.\n$ kin list\n" + sections);

    assertThatThrownBy(it::after).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void makesADatabase() throws IOException {
    CaseFile it =
        file("Why.\n$ kin list\n=== database x.db\nCREATE TABLE t (a);\nCREATE TABLE u (b);\n");

    assertThat(it.before().files().get("x.db"))
        .startsWith("SQLite format 3\0")
        .contains("CREATE TABLE t (a)", "CREATE TABLE u (b)");
    assertThat(it.before()).isEqualTo(it.before());
  }

  private CaseFile file(String text) throws IOException {
    return new CaseFile(Files.writeString(folder.resolve("x.case"), text, ISO_8859_1));
  }
}
