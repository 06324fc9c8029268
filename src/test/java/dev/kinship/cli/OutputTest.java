package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Tree;
import dev.kinship.live.LiveProject;
import dev.kinship.report.Colour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes only what could be shown, and never passes over output that is lost. */
class OutputTest {
  private static final Tree SAMPLE = new Case(Case.ROOT.resolve("undo/dry_run")).before();
  private static final String ADD = "add Order belongs_to User --yes";

  @TempDir Path scratch;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @BeforeEach
  void writeTheSample() throws IOException {
    SAMPLE.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "list Order",
        "list --format json",
        "list --format yaml",
        "log",
        "log --format json",
        "--help",
        "add --help",
        "--version",
        "add Order belongs_to User --dry-run",
        "add Order belongs_to User --dry-run --format json"
      })
  void failsWithItsOutput(String words) {
    assertThat(run(words, new Failing(it -> true, "No space left on device"))).isEqualTo(3);
    assertThat(errors.toString(UTF_8))
        .startsWith("error[KIN925]: standard output cannot be written (No space left on device)\n");
    errors.reset();

    assertThat(run(words, new Failing(it -> true, "Broken pipe"))).isEqualTo(3);
    assertThat(errors.toString(UTF_8)).isEmpty();
  }

  @Test
  void theDemoFailsWithItsOutput() {
    assertThat(run("demo --into demo", new Failing(it -> true, "Broken pipe"))).isEqualTo(3);
    assertThat(errors.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --format json"})
  void writesNothingThatWasNotShown(String format) {
    assertThat(run(ADD + format, new Failing(it -> true, "No space left on device"))).isEqualTo(3);
    assertThat(errors.toString(UTF_8))
        .contains("(No space left on device), so nothing was written");
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);

    assertThat(run(ADD + format, new Failing(it -> true, "Broken pipe"))).isEqualTo(3);
    assertThat(errors.toString(UTF_8)).contains("(Broken pipe), so nothing was written");
    assertThat(Tree.read(scratch)).isEqualTo(SAMPLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --format json"})
  void saysThatItHasWrittenWhereOnlyTheEndIsLost(String format) {
    Predicate<String> end = it -> it.contains("Written: ") || it.contains("\"status\"");
    assertThat(run(ADD + format, new Failing(end, "Broken pipe"))).isEqualTo(3);
    assertThat(errors.toString(UTF_8))
        .contains("(Broken pipe), but the files were written: order.py, user.py, migrations/001");
    assertThat(Tree.read(scratch)).isNotEqualTo(SAMPLE);
  }

  @Test
  void carriesOnWithoutStandardError() {
    OutputStream none = new Failing(it -> true, "Bad file descriptor");
    OutputStream nowhere = OutputStream.nullOutputStream();
    assertThat(run("list Unknown", nowhere, none)).isEqualTo(1);
    assertThat(run("list", nowhere, none)).isZero();
    assertThat(run("--nonsense", nowhere, none)).isEqualTo(2);
  }

  @Test
  void printsThePlanAsJsonBeforeItWrites() throws IOException {
    List<Tree> trees = new ArrayList<>();
    ByteArrayOutputStream printed =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            trees.add(Tree.read(scratch));
            super.write(bytes, from, length);
          }
        };
    assertThat(run(ADD + " --format json", printed)).isZero();
    assertThat(trees.getFirst()).isEqualTo(SAMPLE);
    assertThat(trees.getLast()).isNotEqualTo(SAMPLE);
    assertThat(fields(printed.toString(UTF_8)))
        .containsExactly(
            "version",
            "meaning",
            "files",
            "migration",
            "notes",
            "status",
            "commit",
            "migrate",
            "undo");
    assertThat(printed.toString(UTF_8)).contains("],\"status\":\"written\",\"commit\":\"0001\",");
  }

  @Test
  void endsTheObjectOfAPlanThatCouldNotBeWritten() throws IOException {
    ByteArrayOutputStream printed =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            boolean first = size() == 0;
            super.write(bytes, from, length);
            if (first) {
              edit(scratch.resolve("order.py"));
            }
          }
        };
    assertThat(run(ADD + " --format json", printed)).isEqualTo(1);
    assertThat(fields(printed.toString(UTF_8)))
        .contains("files")
        .endsWith("status", "diagnostic")
        .doesNotHaveDuplicates();
    assertThat(printed.toString(UTF_8)).contains("\"status\":\"refused\"", "\"KIN903\"");
  }

  @Test
  void callsWhatMustNotHappenABugAndShowsWhere() throws IOException {
    Map<String, String> impossible =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            throw new IllegalStateException("impossible");
          }
        };
    LiveProject.in(scratch)
        .kin(impossible, "add", "Order", "belongs_to", "User", "--db", "env:URL")
        .exits(3)
        .says(
            "\tat dev.kinship.", "error[KIN999]: this is a bug of Kinship, not yours: impossible");
  }

  private static void edit(Path file) {
    try {
      Files.writeString(file, Files.readString(file, UTF_8) + "\n# mine\n", UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The names of the fields of the one object that {@code text} is. */
  private static List<String> fields(String text) throws IOException {
    List<String> names = new ArrayList<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      assertThat(parser.nextToken()).isEqualTo(JsonToken.START_OBJECT);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
      assertThat(parser.nextToken()).isNull();
    }
    return names;
  }

  private int run(String words, OutputStream out) {
    return run(words, out, errors);
  }

  private int run(String words, OutputStream out, OutputStream err) {
    InputStream nothing = InputStream.nullInputStream();
    return Main.run(words.split(" "), scratch, nothing, out, err, Colour.PLAIN, false);
  }

  /** A stream that takes no text of a kind. */
  private static final class Failing extends OutputStream {
    private final Predicate<String> what;
    private final String reason;

    private Failing(Predicate<String> what, String reason) {
      this.what = what;
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (length > 0 && what.test(new String(bytes, from, length, UTF_8))) {
        throw new IOException(reason);
      }
    }
  }
}
