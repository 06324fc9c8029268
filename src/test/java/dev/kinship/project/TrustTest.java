package dev.kinship.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose project folders Kinship reads. */
class TrustTest {
  private static final int ANOTHER_USER = 12345;

  @TempDir Path folder;
  private Path root;
  private Path below;

  @BeforeEach
  void layAProject() throws IOException {
    root = folder.toRealPath();
    below = Files.createDirectories(root.resolve("work/shop"));
    Files.createFile(root.resolve("kinship.toml"));
  }

  @Test
  void readsTheUsersOwn() {
    assertThat(Project.around(below, Trust.OWN).root()).isEqualTo(root);
  }

  @Test
  void refusesThatOfAnotherUser() throws IOException {
    assumeTrue(Ownership.user() == 0, "only root gives folders away");
    Files.setAttribute(root, "unix:uid", ANOTHER_USER);

    assertRefused(Trust.OWN, root, "belongs to another user (number 12345)");
    assertRefused(Trust.OWN, below, "belongs to another user (number 12345)");
    assertThat(around(safe(root.toString()))).isEqualTo(root);
    assertThat(around(safe("*"))).isEqualTo(root);
    assertRefused(safe(below.toString()), below, "belongs to another user");
  }

  @Test
  void takesTheUserWhoBecameRootForTheOwner() throws IOException {
    assumeTrue(Ownership.user() == 0, "only root gives folders away");
    Files.setAttribute(root, "unix:uid", ANOTHER_USER);

    assertThat(around(new Trust(Set.of(), Optional.of(ANOTHER_USER)))).isEqualTo(root);
    assertRefused(new Trust(Set.of(), Optional.of(ANOTHER_USER + 1)), root, "another user");
  }

  @Test
  void refusesASharedFolderFoundAbove() throws IOException {
    Files.setAttribute(root, "unix:mode", 01777);

    assertRefused(Trust.OWN, below, "a folder that every user can write to");
    assertThat(Project.around(root, Trust.OWN).root()).isEqualTo(root);
    assertThat(around(safe(root.toString()))).isEqualTo(root);
    Files.createFile(below.resolve("kinship.toml"));
    assertThat(Project.around(below, Trust.OWN).root()).isEqualTo(below);
  }

  private Path around(Trust trust) {
    return Project.around(below, trust).root();
  }

  private static Trust safe(String folder) {
    return new Trust(Set.of(folder), Optional.empty());
  }

  private static void assertRefused(Trust trust, Path start, String message) {
    assertThatThrownBy(() -> Project.around(start, trust))
        .hasMessageContaining(message)
        .asInstanceOf(type(Refused.class))
        .extracting(it -> it.diagnostic().rule())
        .isEqualTo(ProjectRules.UNTRUSTED_FOLDER);
  }
}
