package dev.kinship.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Fix;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.schema.MigrationStep;
import dev.kinship.text.Place;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The parts of a plan that its report and its file say in the same fields. */
final class PlanFields {
  private PlanFields() {}

  static void sides(JsonGenerator json, List<PlannedSide> sides) throws IOException {
    json.writeArrayFieldStart("relationships");
    for (PlannedSide side : sides) {
      side(json, side);
    }
    json.writeEndArray();
  }

  private static void side(JsonGenerator json, PlannedSide side) throws IOException {
    json.writeStartObject();
    json.writeStringField("model", side.model());
    json.writeStringField("name", side.name());
    json.writeStringField("type", side.kind().word());
    json.writeStringField("target", side.target());
    json.writeStringField("foreign_key", side.foreignKey());
    optional(json, "inverse_of", side.inverse());
    json.writeStringField("meaning", side.meaning());
    json.writeEndObject();
  }

  /** What the migration does. */
  static void steps(JsonGenerator json, List<MigrationStep> steps) throws IOException {
    json.writeArrayFieldStart("steps");
    for (MigrationStep step : steps) {
      json.writeStartObject();
      json.writeStringField("sql", step.sql());
      json.writeStringField("undo", step.undo());
      json.writeStringField("reason", step.reason());
      json.writeStringField("transaction", step.transaction().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void diagnostics(JsonGenerator json, String name, List<Diagnostic> several)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Diagnostic diagnostic : several) {
      diagnostic(json, diagnostic);
    }
    json.writeEndArray();
  }

  static void diagnostic(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", diagnostic.rule().code());
    json.writeStringField("title", diagnostic.rule().title());
    json.writeStringField("message", diagnostic.message());
    json.writeArrayFieldStart("places");
    for (Diagnostic.Label label : diagnostic.labels()) {
      Place place = label.place();
      json.writeStartObject();
      json.writeStringField("file", place.file());
      json.writeNumberField("line", place.line());
      json.writeNumberField("column", place.column());
      json.writeNumberField("length", place.length());
      json.writeStringField("line_text", place.lineText());
      json.writeStringField("text", label.text());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("help", diagnostic.help());
    offers(json, diagnostic);
    json.writeEndObject();
  }

  /** What would resolve it; a list with nothing in it is left out. */
  private static void offers(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    if (!diagnostic.suggestions().isEmpty()) {
      strings(json, "suggestions", diagnostic.suggestions());
    }
    if (!diagnostic.next().isEmpty()) {
      strings(json, "next", diagnostic.next());
    }
    if (!diagnostic.fixes().isEmpty()) {
      json.writeArrayFieldStart("fixes");
      for (Fix fix : diagnostic.fixes()) {
        json.writeStartObject();
        json.writeStringField("title", fix.title());
        json.writeStringField("safety", fix.safety().word());
        json.writeStringField("text", fix.text());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
  }

  static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** A field that is left out where there is nothing to say. */
  static void optional(JsonGenerator json, String name, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(name, value.get());
    }
  }
}
