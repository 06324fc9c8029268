package dev.kinship.project;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.kinship.project.file.Bytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Knows the folders that hold no source of a project even if git does not ignore them. Most names
 * prove nothing: a folder called {@code build} may hold sources, so marks decide.
 */
final class Sourceless {
  private static final Set<String> NAMES = Set.of("node_modules", "__pycache__", "site-packages");

  /** What venv and conda put into each environment. */
  private static final List<String> ENVIRONMENT = List.of("pyvenv.cfg", "conda-meta");

  private static final String CACHE = "CACHEDIR.TAG";

  /** How such a file begins: see https://bford.info/cachedir/. */
  private static final byte[] CACHE_SIGNATURE =
      "Signature: 8a477f597d28d172789f06886806bc55".getBytes(US_ASCII);

  private static final List<String> PACKAGE_MARKS =
      List.of("pyproject.toml", "setup.cfg", "setup.py");

  private Sourceless() {}

  static boolean byName(String folder) {
    return folder.startsWith(".")
        || NAMES.contains(folder)
        || folder.endsWith(".egg-info")
        || folder.endsWith(".egg");
  }

  /** Whether what is in a folder shows that it is an environment or a cache. */
  static boolean byMark(Path folder, List<String> names) {
    return ENVIRONMENT.stream().anyMatch(names::contains)
        || (names.contains(CACHE) && isSigned(folder.resolve(CACHE)));
  }

  /** Whether setuptools builds in the folder {@code build} beside these files. */
  static boolean isBuilt(String folder, List<String> beside) {
    return folder.equals("build") && PACKAGE_MARKS.stream().anyMatch(beside::contains);
  }

  /** Whether setuptools calls a folder so that has copies of the sources, within {@code build}. */
  static boolean isBuildOutput(String folder) {
    return folder.equals("lib")
        || folder.startsWith("lib.")
        || folder.startsWith("bdist.")
        || folder.startsWith("temp.");
  }

  private static boolean isSigned(Path tag) {
    try {
      byte[] start = Bytes.start(tag.toFile(), CACHE_SIGNATURE.length);
      return Arrays.equals(start, CACHE_SIGNATURE);
    } catch (IOException e) {
      return false;
    }
  }
}
