package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.report.Colour;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/** What somebody types, for tests of other packages. */
public final class Typed {
  private Typed() {}

  /**
   * Runs {@code kin} with these words in a project, answers what it printed, and asks it to work.
   */
  public static String kin(Path project, String... words) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, UTF_8);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    int code = Main.run(words, project, nothing, out, out, Colour.PLAIN, false);
    String said = printed.toString(UTF_8);
    if (code != 0) {
      throw new AssertionError("kin " + String.join(" ", words) + "\n" + said);
    }
    return said;
  }
}
