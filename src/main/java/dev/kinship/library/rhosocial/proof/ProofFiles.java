package dev.kinship.library.rhosocial.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.library.Proof;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The files of the program, from the class path. */
public final class ProofFiles {
  private static final String MODULE = "kinship_proof";

  private static final List<String> NAMES =
      List.of(
          "__init__",
          "__main__",
          "checks",
          "databases",
          "guard",
          "keys",
          "migrations",
          "processes",
          "readings",
          "relation",
          "rows",
          "tables",
          "use",
          "values",
          "verify");

  private ProofFiles() {}

  /** All of the program. */
  public static Proof all() {
    Map<String, String> files = new TreeMap<>();
    for (String name : NAMES) {
      String file = MODULE + "/" + name + ".py";
      files.put(file, text(file));
    }
    return new Proof(MODULE, files);
  }

  private static String text(String file) {
    try (InputStream stream = ProofFiles.class.getResourceAsStream(file)) {
      return new String(Objects.requireNonNull(stream, file).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
