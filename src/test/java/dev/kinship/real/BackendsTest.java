package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import dev.kinship.database.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Makes the tables of every type of relationship between models of every style of key, sync and
 * async, and has the library's own backend save, load and delete what they relate.
 */
@Tag("slow")
class BackendsTest {
  /** How a model has its key. */
  private enum Style {
    INT("", "    id: Optional[int] = None\n"),
    BIG("", "    id: Optional[int] = Field(None, le=2**40)\n"),
    TEXT(
        "",
        """
            __primary_key__ = "code"
            __pk_auto_generated__ = False
            code: str = Field(default_factory=lambda: uuid.uuid4().hex, max_length=32)
        """),
    MIXED("UUIDMixin, ", ""),
    OWN(
        "",
        """
            __pk_auto_generated__ = False
            id: uuid.UUID = Field(default_factory=uuid.uuid4)
        """);

    private final String bases;
    private final String key;

    Style(String bases, String key) {
      this.bases = bases;
      this.key = key;
    }

    private String word() {
      return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
  }

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2") // The library has no backend for it.
  void relatesRecordsOfEveryKey(Engine engine) throws Exception {
    Tree project =
        new Tree(
            Map.of(
                "shop/__init__.py", "",
                "shop/models.py", models(""),
                "shop/later.py", models("Async"),
                "sentences.yaml", sentences()));
    String dialect = engine.dialect().id();
    List<String> words = List.of("apply", "sentences.yaml", "--dialect", dialect, "--yes");
    Result made = Case.run(project, folder, words);
    assertThat(made.output()).endsWith("exit 0\n").doesNotContainPattern("note\\[(?!KIN430)");
    try (Connection connection = engine.emptyDatabase();
        Stream<Path> migrations = Files.list(folder.resolve("migrations"))) {
      for (Path it : migrations.sorted().toList()) {
        BackendScript.migrate(connection, Files.readString(it, UTF_8));
      }
      BackendScript.migrate(connection, farBeyondAnInt(engine));
      assertThat(new BackendScript("backends.py").run(folder, engine, connection))
          .isEqualTo("40 relationships\n");
    }
  }

  /** The next numbers of big keys. */
  private static String farBeyondAnInt(Engine engine) {
    String each =
        switch (engine) {
          case SQLITE -> "INSERT INTO sqlite_sequence (name, seq) VALUES ('%s', 5000000000);";
          case POSTGRESQL -> "ALTER SEQUENCE %s_id_seq RESTART WITH 5000000000;";
          default -> "ALTER TABLE %s AUTO_INCREMENT = 5000000000;";
        };
    return Stream.of("big_authors", "big_tags", "async_big_authors", "async_big_tags")
        .map(each::formatted)
        .reduce("", String::concat);
  }

  private static Stream<String> things() {
    return Stream.of("Author", "Book", "Profile", "Note", "Tag");
  }

  private static String models(String flavour) {
    StringBuilder text =
        new StringBuilder(
            """
      import uuid
      from typing import ClassVar, Optional

      from pydantic import Field
      from rhosocial.activerecord.base import FieldProxy
      from rhosocial.activerecord.field import TimestampMixin, UUIDMixin
      from rhosocial.activerecord.model import %sActiveRecord as Model
      """
                .formatted(flavour));
    for (Style style : Style.values()) {
      things()
          .forEach(
              thing -> {
                String mixin = thing.equals("Author") ? "TimestampMixin, " : "";
                String name = flavour + style.word() + thing;
                String table =
                    (flavour.isEmpty() ? "" : "async_")
                        + "%s_%ss".formatted(style.word(), thing).toLowerCase(Locale.ROOT);
                text.append(
                    """


      class %1$s(%2$sModel):
          __table_name__ = "%3$s"
      %4$s    label: str = Field("x", max_length=20)

          c: ClassVar[FieldProxy] = FieldProxy()
      """
                        .formatted(name, mixin + style.bases, table, style.key));
              });
    }
    return text.toString();
  }

  private static String sentences() {
    StringBuilder text = new StringBuilder();
    for (String flavour : List.of("", "Async")) {
      for (Style style : Style.values()) {
        text.append(
            """
            - %1$sBook belongs_to %1$sAuthor
            - %1$sAuthor has_one %1$sProfile
            - %1$sAuthor has_many %1$sNote
            - %1$sAuthor has_many_through %1$sTag
            """
                .formatted(flavour + style.word()));
      }
    }
    return text.toString();
  }
}
