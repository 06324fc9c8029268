package dev.kinship.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.tool.Outcome;
import dev.kinship.tool.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the site of mkdocs.yml, in which each link must lead to a page and a heading. */
@Tag("slow")
class SiteTest {
  @TempDir Path site;

  @Test
  void isBuiltWithoutAWarning() throws Exception {
    Path settings = Page.BASE.resolve("mkdocs.yml").toAbsolutePath();
    List<String> words =
        List.of("build", "--strict", "-q", "-f", settings.toString(), "-d", site.toString());

    Outcome outcome = new Program("mkdocs").run(words);

    assertThat(outcome.done()).as(outcome.said()).isTrue();
    assertThat(Files.readString(site.resolve("how-to/windows/index.html"))).contains("<li>Paths");
    assertThat(Files.readString(site.resolve("explanation/names/index.html")))
        .contains("<table>", "key_in_pascal_case")
        .doesNotContain("src/test/cases");
  }
}
