package dev.kinship.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.project.Ownership;
import dev.kinship.text.Digests;
import dev.kinship.transaction.disk.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;

/**
 * The projects whose code the user lets Kinship run: a file for each, named by the digest of its
 * real path, in the user's own folder for the state of programs.
 */
public record TrustedProjects(List<Path> folders) {
  private static final String BELOW = "verify";

  public TrustedProjects {
    folders = List.copyOf(folders);
  }

  /** Whether the user has allowed it; what others could have written does not count. */
  public boolean has(Path project) {
    return folders.stream().anyMatch(it -> isKept(it.resolve(BELOW), project));
  }

  private static boolean isKept(Path folder, Path project) {
    try {
      Path file = folder.resolve(name(project));
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          && Ownership.isPrivate(folder)
          && Ownership.isPrivate(file);
    } catch (IOException e) {
      return false;
    }
  }

  /** Remembers that the user has allowed it; false if no folder can keep that. */
  public boolean add(Path project) {
    for (Path folder : folders) {
      try {
        Path own = folder.resolve(BELOW);
        Files.createDirectories(own, Attributes.forOwner("rwx------"));
        if (Ownership.isPrivate(own)) {
          Path file = own.resolve(name(project));
          Files.deleteIfExists(file);
          Files.createFile(file, Attributes.forOwner("rw-------"));
          Files.write(file, (project.toRealPath() + "\n").getBytes(UTF_8));
          return true;
        }
      } catch (IOException e) {
        // The next folder may do.
      }
    }
    return false;
  }

  private static String name(Path project) throws IOException {
    MessageDigest digest = Digests.sha256();
    return Digests.hexadecimal(digest.digest(project.toRealPath().toString().getBytes(UTF_8)));
  }
}
