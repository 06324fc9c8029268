package dev.kinship.project;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.ProjectPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where names of a project lead that may be links, or below one. */
final class Links {
  private Links() {}

  /**
   * The name below {@code root} to which {@code name} leads, whether there is anything or not.
   * Refuses what leads out of the project, or to where only git and Kinship write.
   */
  static String followed(Path root, String name) {
    try {
      Path real = real(root.resolve(name));
      Path home = root.toRealPath();
      if (!real.startsWith(home)) {
        throw outside(name, real.toString());
      }
      String followed = home.relativize(real).toString().replace('\\', '/');
      if (!ProjectPath.isAllowed(followed)) {
        throw outside(name, followed);
      }
      return followed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path real(Path path) throws IOException {
    Path parent = path.getParent();
    return Files.exists(path) || parent == null
        ? path.toRealPath()
        : real(parent).resolve(String.valueOf(path.getFileName()));
  }

  private static Refused outside(String name, String place) {
    return new Refused(
        CommonRules.OUTSIDE_PROJECT,
        "`%s` leads to `%s`, which does not belong to the project".formatted(name, place),
        "replace the link with a file or folder of the project");
  }
}
