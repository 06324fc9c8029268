package dev.kinship.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The JSON Schema of all answers, with a definition for each. */
public final class AnswerSchema {
  private static final String NAME = "answers.schema.json";

  private AnswerSchema() {}

  /** The schema, as a JSON text of many lines. */
  public static String text() {
    try (InputStream schema = AnswerSchema.class.getResourceAsStream(NAME)) {
      return new String(Objects.requireNonNull(schema, NAME).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
