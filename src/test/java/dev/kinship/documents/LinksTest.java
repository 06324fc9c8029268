package dev.kinship.documents;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Follows each link in the documents to a file, and to a heading in it. */
class LinksTest {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```.*?^```$");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s#]*)(?:#([^)\\s]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  /** Where packages are downloaded from: what one reads about them is elsewhere. */
  private static final Pattern INDEX = Pattern.compile("//(pypi|npmjs|central\\.sonatype)\\.");

  private final Map<Path, Set<String>> headings = new HashMap<>();

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(Page.all().stream().flatMap(this::broken)).isEmpty();
  }

  @Test
  void everyPageIsReached() {
    Set<Path> linked = Page.all().stream().flatMap(LinksTest::targets).collect(toSet());
    assertThat(
            Page.all().stream()
                .filter(it -> it.name().startsWith("docs/"))
                .map(Page::file)
                .filter(it -> !linked.contains(it)))
        .isEmpty();
  }

  @Test
  void noLinkLeadsToAPackageIndex() {
    assertThat(Page.all().stream().filter(it -> INDEX.matcher(it.text()).find())).isEmpty();
  }

  private Stream<String> broken(Page page) {
    return LINK.matcher(prose(page))
        .results()
        .filter(it -> !it.group(1).contains("://"))
        .filter(it -> !leads(page, it.group(1), Optional.ofNullable(it.group(2))))
        .map(it -> page.name() + ": " + it.group());
  }

  private boolean leads(Page page, String file, Optional<String> heading) {
    Path target = file.isEmpty() ? page.file() : page.file().resolveSibling(file).normalize();
    return Files.exists(target)
        && heading
            .map(it -> headings.computeIfAbsent(target, LinksTest::headings).contains(it))
            .orElse(true);
  }

  private static Stream<Path> targets(Page page) {
    return LINK.matcher(prose(page))
        .results()
        .map(it -> page.file().resolveSibling(it.group(1)).normalize())
        .map(it -> Files.isDirectory(it) ? it.resolve("README.md") : it);
  }

  private static String prose(Page page) {
    return CODE.matcher(BLOCK.matcher(page.text()).replaceAll("")).replaceAll("");
  }

  /** The anchors of headings, as GitHub and MkDocs make them. */
  private static Set<String> headings(Path file) {
    String text = BLOCK.matcher(Page.of(file).text()).replaceAll("");
    List<String> titles = HEADING.matcher(text).results().map(it -> it.group(1)).toList();
    return titles.stream()
        .map(it -> it.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", ""))
        .map(it -> it.strip().replace(' ', '-'))
        .collect(toSet());
  }
}
