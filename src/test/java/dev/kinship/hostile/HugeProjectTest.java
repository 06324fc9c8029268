package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.kinship.cli.Typed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that no person wrote by hand: answered in time, or refused with the place. */
class HugeProjectTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String IMPORT = "from rhosocial.activerecord.model import ActiveRecord\n";
  private static final String MODEL = "class %s(%s):\n    __table_name__ = '%s'\n    id: int\n\n";

  @TempDir Path project;

  @BeforeEach
  void aProject() throws IOException {
    write("kinship.toml", "");
    write("order.py", IMPORT + MODEL.formatted("Order", "ActiveRecord", "orders"));
    write("user.py", IMPORT + MODEL.formatted("User", "ActiveRecord", "users"));
  }

  @Test
  void aChainOfClassesIsRefusedWithItsPlace() throws IOException {
    String chain = many(5_000, i -> "class A%d(A%d):\n    a%d: int\n".formatted(i + 1, i, i));
    write("chain.py", IMPORT + MODEL.formatted("A0", "ActiveRecord", "a") + chain);
    assertThat(kin("list")).contains("KIN906", "more than 250 base classes", "chain.py:");
    assertThat(added()).contains("order.user()");
    write("order.py", "from chain import A5000\n" + MODEL.formatted("Order", "A5000", "orders"));
    assertThat(added()).contains("KIN906", "order.py:2:7");
  }

  @Test
  void aChainThatIsNotTooLongIsFollowed() throws IOException {
    String chain = many(200, i -> "class A%d(A%d):\n    a%d: int\n".formatted(i + 1, i, i));
    write("chain.py", IMPORT + MODEL.formatted("A0", "ActiveRecord", "a") + chain);
    assertThat(kin("list", "A200")).contains("A200").doesNotContain("KIN");
  }

  @Test
  void inheritanceInACircleEnds() throws IOException {
    String circle = many(5_000, i -> "class A%d(A%d): pass\n".formatted(i, (i + 1) % 5_000));
    write("circle.py", circle);
    assertThat(kin("list")).contains("KIN906", "circle.py:1:7");
    write("circle.py", "class A(A): pass\nclass B(C): pass\nclass C(B): pass\n");
    assertThat(kin("list")).contains("2 models");
  }

  @Test
  void modulesThatImportAllOfEachOtherAreLookedAtOnce() throws IOException {
    for (int i = 0; i < 60; i++) {
      String stars = many(60, j -> "from s%d import *\n".formatted(j));
      write("s%d.py".formatted(i), stars + "class S%d(Nowhere): pass\n".formatted(i));
    }
    write("s59.py", IMPORT + "Far = ActiveRecord\n");
    write("x.py", "from s0 import *\n" + MODEL.formatted("X", "Far", "xs"));
    assertThat(kin("list")).contains("3 models", "x.py");
  }

  @Test
  void reExportsAreFollowedFarAndThenRefused() throws IOException {
    for (int i = 0; i < 500; i++) {
      write("r%d.py".formatted(i), "from r%d import Far\n".formatted(i + 1));
    }
    write("r500.py", IMPORT + "Far = ActiveRecord\n");
    write("x.py", "from r400 import Far\n" + MODEL.formatted("X", "Far", "xs"));
    assertThat(kin("list")).contains("3 models", "x.py");
    write("x.py", "from r0 import Far\n" + MODEL.formatted("X", "Far", "xs"));
    assertThat(kin("list")).contains("KIN906", "`Far`", "x.py:1:16");
    write("x.py", "Far = Far.x\n" + MODEL.formatted("X", "Far", "xs"));
    assertThat(kin("list")).contains("2 models");
  }

  @Test
  void typesThatMultiplyAreGivenUp() throws IOException {
    String twice = "Annotated[T%d, " + "UseAdapter(A(), T%<d), ".repeat(20) + "]\n";
    write(
        "order.py",
        IMPORT
            + "from typing import Annotated\nT0 = int\n"
            + many(15, i -> ("T%d = " + twice).formatted(i + 1, i))
            + MODEL.formatted("Order", "ActiveRecord", "orders")
            + "    wide: T10\n");
    assertThat(added()).contains("order.user()");
  }

  @Test
  void tablesThatAreRenamedByTheThousandAreFollowed() throws IOException {
    String tables =
        many(
            5_000,
            i ->
                "CREATE TABLE t%d (id INT, o INT REFERENCES orders(id));\nALTER TABLE t%<d RENAME TO u%<d;\n"
                    .formatted(i));
    String models =
        "CREATE TABLE users (id INTEGER PRIMARY KEY);\nCREATE TABLE orders (id INTEGER);\n";
    write("migrations/001_a.sql", models + tables);
    assertThat(added()).contains("order.user()", "ALTER TABLE");
  }

  @Test
  void blocksInBlocksAreNotReadWithoutEnd() throws IOException {
    String blocks = "CREATE PROCEDURE KIN_STEP() BEGIN ".repeat(3_000);
    write("migrations/001_a.sql", "CREATE TABLE users (id INT);\n" + blocks + "DROP TABLE orders;");
    assertThat(added()).contains("KIN402", "too many nested blocks");
  }

  @Test
  void whatIsNestedDeeplyIsRefusedWithItsPlace() throws IOException {
    String order = IMPORT + MODEL.formatted("Order", "ActiveRecord", "orders");
    for (String bracket : new String[] {"(", "[", "{"}) {
      write("order.py", order + "x = " + bracket.repeat(100_000) + "\n");
      assertThat(kin("list")).contains("2 models");
      assertThat(added()).contains("KIN212", "too many nested brackets", "order.py:6:");
    }
    for (String calm : new String[] {"not ", "lambda:", "a if b else ", "a < ", "'a' + ", "a."}) {
      write("order.py", order + "x = " + calm.repeat(100_000) + "y\n");
      assertThat(added()).contains("order.user()");
    }
  }

  private String added() {
    return kin("add", "Order", "belongs_to", "User", "--dry-run", "--dialect", "sqlite");
  }

  private String kin(String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    int code = assertTimeoutPreemptively(PATIENCE, () -> Typed.run(words, project, nothing, out));
    assertThat(code).isBetween(0, 1);
    return printed.toString(UTF_8);
  }

  private static String many(int count, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining());
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, UTF_8);
  }
}
