package dev.kinship.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  private static final String URL = "postgresql://me:s3cret@host/shop";

  @Test
  void tellsNoPassword() {
    assertTellsNoPassword(new Refused(CommonRules.WRONG_USAGE, "bad " + URL, "pass --db " + URL));
    assertTellsNoPassword(new UncheckedIOException(new IOException(URL)));
    assertTellsNoPassword(new IllegalStateException(URL));
  }

  @Test
  void tellsOfTheMachineIfThatIsWhatFailed() {
    assertThat(Failures.of(new IllegalStateException(new StackOverflowError())).rule())
        .isEqualTo(CommonRules.TOO_DEEP);
    assertThat(Failures.of(new IllegalStateException("x")).rule()).isEqualTo(CommonRules.BUG);
  }

  private static void assertTellsNoPassword(Throwable failure) {
    Diagnostic told = Failures.of(failure);
    assertThat(told.message() + told.help()).contains("me:***@host").doesNotContain("s3cret");
  }
}
