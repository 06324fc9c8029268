package dev.kinship.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kinship.cases.Case.Tree;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.library.Libraries;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.project.Trust;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Wish;
import dev.kinship.transaction.Seal;
import dev.kinship.transaction.TransactionRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A plan is written only while everything that it was derived from is as it was read. */
class ChangedMeanwhileTest {
  private static final MigrationWish MIGRATION =
      new MigrationWish(
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          RenderOptions.DEFAULT,
          MigrationWish.Sight.OF_PROJECT);

  private static final Wish WISH =
      new Wish(
          List.of(
              new Sentence(
                  ModelName.of("Order"), Kind.BELONGS_TO, ModelName.of("User"), Details.NONE)),
          MIGRATION);

  @TempDir Path scratch;

  private Path project;
  private Kinship kinship;

  /** What may happen between showing a plan and writing it. */
  @SuppressWarnings("ImmutableEnumChecker") // no action has a state
  enum Change {
    AN_EDIT_OF_A_MODEL(it -> append(it, "shop/order.py", "# mine\n")),
    AN_EDIT_OF_A_BASE_THAT_IS_ONLY_READ(
        it -> replace(it, "shop/base.py", "id: Optional[int]", "id: Optional[str]")),
    A_BASE_IS_DELETED(it -> Files.delete(it.resolve("shop/base.py"))),
    A_SECOND_MODEL_OF_THE_NAME(
        it -> Files.copy(it.resolve("shop/order.py"), it.resolve("shop/old_order.py"))),
    A_MODEL_MOVES(it -> Files.move(it.resolve("shop/user.py"), it.resolve("shop/people.py"))),
    A_MODEL_BECOMES_A_LINK(
        it -> {
          Files.move(it.resolve("shop/order.py"), it.resolve("shop/elsewhere.txt"));
          append(it, "shop/elsewhere.txt", "# mine\n");
          Files.createSymbolicLink(it.resolve("shop/order.py"), Path.of("elsewhere.txt"));
        }),
    A_PACKAGE_GETS_AN_INITIALISER(
        it -> Files.writeString(it.resolve("shop/__init__.py"), "from .order import Order\n")),
    GIT_IGNORES_A_MODEL(it -> Files.writeString(it.resolve(".gitignore"), "user.py\n")),
    ANOTHER_MIGRATION(
        it -> Files.writeString(it.resolve("migrations/002_other.sql"), "SELECT 1;\n")),
    AN_EDIT_OF_A_MIGRATION(
        it -> replace(it, "migrations/001_init.sql", "total REAL", "user_id INTEGER")),
    A_MIGRATION_IS_DELETED(it -> Files.delete(it.resolve("migrations/001_init.sql"))),
    THE_FILE_TO_CREATE_APPEARS(
        it -> Files.writeString(it.resolve("migrations/002_add_user_id_to_orders.sql"), "--\n")),
    NEW_SETTINGS(it -> Files.writeString(it.resolve("kinship.toml"), "dialect = \"postgresql\"\n")),
    OTHER_SETTINGS(
        it -> append(it, "pyproject.toml", "\n[tool.kinship.plurals]\norder = \"orderings\"\n"));

    private final Action action;

    Change(Action action) {
      this.action = action;
    }
  }

  private interface Action {
    void on(Path project) throws IOException;
  }

  @BeforeEach
  void layTheProject() throws IOException {
    project = scratch.resolve("project");
    Files.createDirectories(project.resolve("shop"));
    Files.createDirectories(project.resolve("migrations"));
    Files.writeString(project.resolve("pyproject.toml"), "[project]\nname = \"shop\"\n");
    Files.writeString(
        project.resolve("shop/base.py"),
        """
        from typing import Optional

        from rhosocial.activerecord.model import ActiveRecord


        class Base(ActiveRecord):
            __abstract__ = True

            id: Optional[int] = None
        """);
    model("order", "Order", "total: float");
    model("user", "User", "name: str");
    Files.writeString(
        project.resolve("migrations/001_init.sql"),
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL NOT NULL);
        """);
    kinship =
        Kinship.in(
            project,
            Libraries.ALL,
            Trust.OWN,
            Seal.withKeyIn(List.of(scratch.resolve("state"))),
            Clock.systemUTC());
  }

  private void model(String module, String name, String field) throws IOException {
    Files.writeString(
        project.resolve("shop/%s.py".formatted(module)),
        """
        from .base import Base


        class %s(Base):
            __table_name__ = "%ss"

            %s
        """
            .formatted(name, module, field));
  }

  @ParameterizedTest
  @EnumSource
  void refusesBetweenShowingAndWriting(Change change) throws IOException {
    Refused refused =
        catchThrowableOfType(
            Refused.class,
            () ->
                kinship.add(
                    WISH,
                    plan -> {
                      happen(change);
                      return true;
                    }));

    assertThat(refused).as("it was written all the same").isNotNull();
    assertThat(refused.diagnostic().rule()).isEqualTo(TransactionRules.CHANGED_MEANWHILE);
    assertNothingIsWritten(change);
  }

  @ParameterizedTest
  @EnumSource
  void refusesToCommitAKeptPlan(Change change) throws IOException {
    Outcome kept = kinship.rehearse(WISH);
    assertThat(kept.status()).isEqualTo(Outcome.Status.KEPT);
    happen(change);

    Refused refused =
        catchThrowableOfType(Refused.class, () -> kinship.commit(kept.plan().id(), plan -> true));

    assertThat(refused).as("it was written all the same").isNotNull();
    assertThat(refused.diagnostic().rule()).isEqualTo(TransactionRules.CHANGED_MEANWHILE);
    assertNothingIsWritten(change);
  }

  @Test
  void anEditOfWhatDoesNotCountIsNoObstacle() throws IOException {
    Outcome kept = kinship.rehearse(WISH);
    Files.createDirectories(project.resolve("tools"));
    Files.writeString(project.resolve("tools/other.py"), "print('nothing of that')\n");
    Files.writeString(project.resolve("README.md"), "Order belongs to User\n");

    assertThat(kinship.commit(kept.plan().id(), plan -> true).status())
        .isEqualTo(Outcome.Status.WRITTEN);
  }

  private void happen(Change change) {
    try {
      change.action.on(project);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project is as the change alone leaves it. */
  private void assertNothingIsWritten(Change change) throws IOException {
    Tree now = Tree.read(project);
    Tree.delete(project);
    layTheProject();
    happen(change);
    assertThat(now).isEqualTo(Tree.read(project));
  }

  private static void append(Path project, String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.writeString(file, Files.readString(file) + text);
  }

  private static void replace(Path project, String name, String from, String to)
      throws IOException {
    Path file = project.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
