package dev.kinship.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.text.OneLine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  private static final int LONGEST = 501;

  private static String said(String message) {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://me:it's%20a%2Fp%40ss@h/shop", Path.of("/"));
    return new DatabaseErrors(url, url.password())
        .refusal(new SQLException(message))
        .diagnostic()
        .message();
  }

  @Test
  void makesOneLineOfBoundedLength() {
    String words = OneLine.of("a\r\n\tb\u001b[31mc\u0000d\u2028e\u0085f" + "x".repeat(1_000_000));
    assertThat(words).startsWith("a b [31mc d e fxxx").endsWith("x…").hasSizeLessThan(LONGEST + 1);
    assertThat(OneLine.of(" \n ")).isEmpty();
  }

  /** A driver may have decoded, encoded or quoted it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "it's a/p@ss",
        "it%27s+a%2Fp%40ss",
        "it%27s%20a%2Fp%40ss",
        "it%27s%20a%2fp%40ss",
        "'it''s a/p@ss'",
        "'it\\'s a/p@ss'",
        "jdbc:postgresql://h/shop?password=it's",
      })
  void hidesAPasswordInWhatADriverSays(String form) {
    assertThat(said("cannot log in with " + form + " here"))
        .startsWith("postgresql://h:5432/shop cannot be read: cannot log in with ")
        .doesNotContain("p@ss", "it's", "p%40ss", "it%27s");
  }

  @Test
  void hidesItInWhatTheProgramTellsOfItself() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://me:s3cret@h/shop", Path.of("/"));
    Access access = new Access(url, Optional.of("s3cret"), Optional::empty);
    assertThat(url + " " + access + " " + new DatabaseErrors(url, url.password()))
        .doesNotContain("s3cret");
  }
}
