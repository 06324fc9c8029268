package dev.kinship.text;

import java.nio.file.Path;

/**
 * Names of files as a user in {@code folder} would type them; {@code root} is the project's folder.
 * Both are absolute.
 */
public record FileNames(Path root, Path folder) {
  private static final Path NOWHERE = Path.of("");

  /** The names that the project itself uses. */
  public static final FileNames OF_PROJECT = new FileNames(NOWHERE, NOWHERE);

  /**
   * The name for the user of the file that the project calls {@code name}: from the user's folder
   * if one of the two folders is in the other, else the whole path.
   */
  public String of(String name) {
    if (folder.equals(root)) {
      return name;
    }
    Path file = root.resolve(name).normalize();
    boolean near = folder.startsWith(root) || root.startsWith(folder);
    return (near ? folder.relativize(file) : file).toString().replace('\\', '/');
  }
}
