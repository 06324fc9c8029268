package dev.kinship.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The version of a library is read off names and lines of files. */
class LibraryVersionTest {
  private static final String INFO = "/site-packages/Rhosocial.ActiveRecord-1.0.2.dist-info";

  @TempDir Path scratch;

  @BeforeEach
  void aProject() throws Exception {
    Files.createDirectories(scratch.resolve(".git"));
  }

  @Test
  void isUnknownWhereNothingShowsIt() throws Exception {
    assertThat(version()).isEmpty();
    write("pyproject.toml", "dependencies = [\"rhosocial-activerecord>=1.0\"]\n");
    write(
        "requirements.txt",
        "# rhosocial-activerecord==9\nmy-rhosocial-activerecord==1\nrhosocial-activerecord-x==2\n");
    folder("venv/lib/python3.14/site-packages/rhosocial_activerecord_extra-3.dist-info");
    assertThat(version()).isEmpty();
  }

  @Test
  void isWhatARequirementPins() throws Exception {
    write("requirements-dev.txt", "x==1\nrhosocial_activerecord[all] == 1.0.0rc1 ; extra\n");
    assertThat(version()).contains("1.0.0rc1, pinned in requirements-dev.txt");
    write("pyproject.toml", "dependencies = [\"attrs==3\", \"rhosocial-activerecord==1.0.1\"]\n");
    assertThat(version()).contains("1.0.1, pinned in pyproject.toml");
  }

  @Test
  void isWhatIsInstalledInTheProject() throws Exception {
    write("pyproject.toml", "dependencies = [\"rhosocial-activerecord==1.0.1\"]\n");
    folder("venv/Lib" + INFO);
    assertThat(version()).contains("1.0.2, installed in venv");
    folder(".venv/lib/python3.14" + INFO.replace("1.0.2", "1.0.3"));
    assertThat(version()).contains("1.0.3, installed in .venv");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(scratch.resolve(name), text, UTF_8);
  }

  private void folder(String name) throws Exception {
    Files.createDirectories(scratch.resolve(name));
  }

  private Optional<String> version() {
    return LibraryVersion.of("rhosocial-activerecord", Project.around(scratch, Trust.OWN))
        .map(it -> it.number() + ", " + it.source());
  }
}
