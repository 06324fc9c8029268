package dev.kinship.project;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Whose project folders Kinship reads: the user's own, as git does (git-config, safe.directory),
 * and those that the user has named. {@code safe} are absolute paths, or {@code *} for any; {@code
 * sudoer} is the number of the user who became root by sudo.
 */
public record Trust(Set<String> safe, Optional<Integer> sudoer) {
  /** The variable that names further folders. */
  public static final String VARIABLE = "KIN_SAFE_DIRECTORY";

  /** Only what the user of this process owns. */
  public static final Trust OWN = new Trust(Set.of(), Optional.empty());

  public Trust {
    safe = Set.copyOf(safe);
  }

  /**
   * Refuses a project in {@code root}, found from {@code start}, that another user made or could
   * have made: its settings and models would decide what is written.
   */
  void require(Path root, Path start) {
    if (safe.contains("*") || safe.contains(root.toString())) {
      return;
    }
    try {
      int owner = Ownership.of(root);
      if (!isOwn(owner)) {
        throw new Refused(
            ProjectRules.UNTRUSTED_FOLDER,
            "`%s` belongs to another user (number %d)".formatted(root, owner),
            "if you trust its contents: export %s='%s'".formatted(VARIABLE, root));
      }
      if (!root.equals(start) && Ownership.isShared(root)) {
        throw new Refused(
            ProjectRules.UNTRUSTED_FOLDER,
            "the project of `%s` would be `%s`, a folder that every user can write to"
                .formatted(start, root),
            "create pyproject.toml or kinship.toml in the project's own folder, or pass --project DIR");
      }
    } catch (IOException e) {
      throw new Refused(
          CommonRules.NOT_READABLE,
          "the owner of `%s` cannot be read: %s".formatted(root, e.getMessage()),
          "check the folder, then run the command again");
    }
  }

  private boolean isOwn(int owner) {
    int user = Ownership.user();
    return owner == user || (user == 0 && sudoer.filter(it -> it == owner).isPresent());
  }
}
