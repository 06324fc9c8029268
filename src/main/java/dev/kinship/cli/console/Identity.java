package dev.kinship.cli.console;

import dev.kinship.project.Ownership;
import dev.kinship.project.Trust;
import dev.kinship.proof.TrustedProjects;
import dev.kinship.transaction.Seal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who runs Kinship: whose folders count as the user's own, and where the user's key is kept. */
public final class Identity {
  private static final String NAME = "kinship";

  private Identity() {}

  public static Trust trust(Console console) {
    return new Trust(
        console
            .variable(Trust.VARIABLE)
            .map(it -> Set.of(it.split(System.getProperty("path.separator", ":"))))
            .orElse(Set.of()),
        console.variable("SUDO_UID").filter(it -> it.matches("\\d{1,9}")).map(Integer::valueOf));
  }

  /** The key is in the usual folder for the state of programs, or else in a temporary one. */
  public static Seal seal(Console console) {
    List<Path> folders = folders(console);
    in(System.getProperty("java.io.tmpdir", ""), NAME + "-" + Ownership.user())
        .ifPresent(folders::add);
    return Seal.withKeyIn(folders);
  }

  /** The projects whose code may be run; what is temporary remembers nothing. */
  public static TrustedProjects trustedProjects(Console console) {
    return new TrustedProjects(folders(console));
  }

  /** The usual folders for the state of programs, the first that can be used is used. */
  private static List<Path> folders(Console console) {
    List<Path> folders = new ArrayList<>();
    console.variable("XDG_STATE_HOME").flatMap(it -> in(it, NAME)).ifPresent(folders::add);
    console.variable("LOCALAPPDATA").flatMap(it -> in(it, NAME)).ifPresent(folders::add);
    console
        .variable("HOME")
        .or(() -> Optional.ofNullable(System.getProperty("user.home")))
        .flatMap(it -> in(it, ".local/state/" + NAME))
        .ifPresent(folders::add);
    return folders;
  }

  /** Empty if {@code folder} is not an absolute path: such a variable counts as unset. */
  private static Optional<Path> in(String folder, String name) {
    try {
      return Optional.of(Path.of(folder)).filter(Path::isAbsolute).map(it -> it.resolve(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
