package dev.kinship.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.flow.Kinship;
import dev.kinship.library.Libraries;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.project.Trust;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Wish;
import dev.kinship.transaction.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The note on a first migration names what {@code --db} could read, as the user would type it. */
class DatabasesInSightTest {
  private static final Tree PROJECT = Tree.read(Path.of("src/main/resources/dev/kinship/cli/demo"));

  @TempDir Path scratch;

  @BeforeEach
  void aProject() throws Exception {
    PROJECT.writeTo(scratch);
    Files.createDirectories(scratch.resolve(".git"));
  }

  @Test
  void namesTheVariableAndNotItsValue() {
    assertThat(help(scratch, true)).contains(" pass --db env:DATABASE_URL: kin then ");
    assertThat(help(scratch, false)).contains(" pass --db URL: kin then ");
  }

  @Test
  void namesFilesAsTheUsersFolderSeesThem() throws Exception {
    Files.createFile(scratch.resolve("my.sqlite"));
    Files.createDirectory(scratch.resolve("folder.db"));
    for (String other :
        List.of(".hidden.db", "a b.db", "-x.db", "shop/inner.db", "my.dbx", "a.mv.db")) {
      Files.createFile(scratch.resolve(other));
    }
    assertThat(help(scratch, false)).contains(" pass --db my.sqlite: kin then ");
    assertThat(help(scratch.resolve("shop"), true))
        .contains(" pass --db env:DATABASE_URL or --db ../my.sqlite: kin then ");
  }

  @Test
  void namesTwoAtMost() throws Exception {
    for (String name : List.of("c.db", "b.sqlite3", "a.db")) {
      Files.createFile(scratch.resolve(name));
    }
    assertThat(help(scratch, false)).contains(" pass --db a.db or --db b.sqlite3: kin then ");
  }

  private String help(Path folder, boolean hasUrl) {
    MigrationWish migration =
        new MigrationWish(
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RenderOptions.DEFAULT,
            new MigrationWish.Sight(folder, hasUrl));
    Sentence sentence =
        new Sentence(ModelName.of("Order"), Kind.BELONGS_TO, ModelName.of("User"), Details.NONE);
    return Kinship.in(
            folder,
            Libraries.ALL,
            Trust.OWN,
            Seal.withKeyIn(List.of(folder.resolve(".state"))),
            Clock.systemUTC())
        .plan(new Wish(List.of(sentence), migration))
        .notes()
        .stream()
        .filter(it -> it.rule().code().equals("KIN430"))
        .map(Diagnostic::help)
        .findFirst()
        .orElseThrow();
  }
}
