package dev.kinship.project;

import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Text that should be TOML. */
public final class TomlText {
  private TomlText() {}

  /** The document with its errors; none where it nests too deeply for the parser. */
  public static Optional<TomlParseResult> parse(String text) {
    try {
      return Optional.of(Toml.parse(text));
    } catch (StackOverflowError e) {
      return Optional.empty();
    }
  }
}
