package dev.kinship.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.Typed;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent pays for each word that it reads, and types what it finds in backquotes. */
class GuideTest {
  /** About 800 tokens of a usual vocabulary. */
  private static final int LONGEST = 3_000;

  private static final Pattern COMMAND = Pattern.compile("`kin (\\w+)([^`]*)`");
  private static final Pattern FLAG = Pattern.compile("`(--[a-z-]+)| (--[a-z-]+)");

  @TempDir Path scratch;

  @Test
  void isShortAndFitsATerminal() {
    String help = Typed.kin(scratch, "help", "agents");
    assertThat(help).isEqualTo(Guide.whole()).hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(help.lines()).allMatch(it -> it.length() <= 80);
    assertThat(Guide.notice()).hasSizeLessThanOrEqualTo(LONGEST / 4);
  }

  @Test
  void namesOnlyCommandsAndFlagsThatExist() {
    for (String text : List.of(Guide.whole(), Guide.notice())) {
      List<MatchResult> commands = COMMAND.matcher(text).results().toList();
      assertThat(commands).isNotEmpty();
      for (MatchResult it : commands) {
        String help = Typed.kin(scratch, it.group(1), "--help");
        assertThat(flags(it.group(2))).allMatch(help::contains);
      }
    }
    String all =
        Stream.of("add", "remove", "undo", "verify")
            .map(it -> Typed.kin(scratch, it, "--help"))
            .reduce("", String::concat);
    assertThat(flags(Guide.whole())).hasSizeGreaterThan(10).allMatch(all::contains);
  }

  private static List<String> flags(String text) {
    return FLAG.matcher(text)
        .results()
        .map(it -> it.group(1) == null ? it.group(2) : it.group(1))
        .toList();
  }

  /** Clients run {@code !`command`}, and put in files for {@code @path} and arguments for $1. */
  @Test
  void hasNothingThatClientsExpand() {
    assertThat(Guide.whole() + Guide.notice()).doesNotContain("!`", "@", "$");
  }

  @Test
  void asksTheSixQuestionsInTheirOrder() {
    assertThat(Guide.whole())
        .containsSubsequence(
            "1. Source model",
            "2. Type",
            "3. Target model",
            "4. Foreign key",
            "5. Inverse of",
            "6. Sync or async");
  }
}
