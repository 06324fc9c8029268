package dev.kinship.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.documents.Page.Step;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Goes through the pages that show other programs, too, with a real shell and the real library. */
@Tag("slow")
class ReadersTest {
  @TempDir Path scratch;

  static List<Page> pages() {
    return Page.withCommands().stream()
        .filter(page -> page.steps().stream().anyMatch(ReadersTest::isOther))
        .toList();
  }

  private static boolean isOther(Step step) {
    return step instanceof Step.Run it && !it.isKin();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void printsWhatThePageShows(Page page) throws Exception {
    page.expect(new PageReader(scratch, ReadersTest::run).read(page));
  }

  private static Optional<String> run(Path folder, String command) throws Exception {
    String python = Objects.requireNonNull(System.getenv("KINSHIP_PYTHON"), "run ./test");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder
        .environment()
        .merge(
            "PATH",
            Path.of(python).resolveSibling("").toString(),
            (path, first) -> first + File.pathSeparator + path);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return Optional.of(printed);
  }
}
