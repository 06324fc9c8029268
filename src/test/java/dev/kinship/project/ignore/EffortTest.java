package dev.kinship.project.ignore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.diagnostic.Refused;
import dev.kinship.project.Project;
import dev.kinship.project.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ignore files cannot keep a command busy: what they may cost is bounded, over all files. */
class EffortTest {
  private static final int FILES = 200;

  @TempDir Path root;

  @Test
  @Tag("slow")
  void patternsThatWouldTakeMinutesAreRefused() throws IOException {
    lay("**/*a*a*a*a*a*a*a*a*a*b\n[!a-z]*[[:alpha:]]?*/**/**/**/x\n".repeat(18_000));

    assertThatThrownBy(() -> Project.around(root, Trust.OWN).mentioning(".py", Set.of("Order")))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("the .gitignore files have too many patterns");
  }

  @Test
  void aLongOrdinaryFileIsNotRefused() throws IOException {
    StringBuilder ordinary = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      ordinary.append("*.tmp%d\nbuild%d/\n/docs/**/draft%d.md\n".formatted(i, i, i));
    }
    lay(ordinary.toString());

    assertThat(Project.around(root, Trust.OWN).mentioning(".py", Set.of("Order"))).hasSize(FILES);
  }

  private void lay(String patterns) throws IOException {
    Files.createFile(root.resolve("kinship.toml"));
    Files.createDirectory(root.resolve(".git"));
    Files.writeString(root.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    Files.writeString(root.resolve(".gitignore"), patterns);
    Path folder = Files.createDirectories(root.resolve("a".repeat(40) + "/" + "a".repeat(80)));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(folder.resolve("a".repeat(100) + i + ".py"), "Order = 1\n");
    }
  }
}
