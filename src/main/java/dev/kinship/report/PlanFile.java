package dev.kinship.report;

import static dev.kinship.report.PlanFields.diagnostics;
import static dev.kinship.report.PlanFields.sides;
import static dev.kinship.report.PlanFields.steps;
import static dev.kinship.report.PlanFields.strings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Read;
import dev.kinship.text.SourceText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A plan as it is kept to be committed later: docs/reference/plans.md describes the file. */
public final class PlanFile {
  /** Goes up when a file of an older kin can no longer be read in the same way. */
  static final int VERSION = 2;

  private PlanFile() {}

  /** The text of the file of a plan, whose id is {@code id}; {@code seal} proves who kept it. */
  public static String write(Plan plan, String id, String seal) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("id", id);
      json.writeStringField("seal", seal);
      strings(json, "sentences", plan.sentences());
      sides(json, plan.sides());
      json.writeArrayFieldStart("files");
      for (Change change : plan.changes()) {
        file(json, change);
      }
      json.writeEndArray();
      steps(json, plan.steps());
      diagnostics(json, "notes", plan.notes());
      json.writeArrayFieldStart("reads");
      for (Read read : plan.reads()) {
        read(json, read);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void file(JsonGenerator json, Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", change.name());
    switch (change) {
      case Change.Create it -> {
        json.writeStringField("action", "create");
        json.writeStringField("text", it.text());
      }
      case Change.Rewrite it -> {
        json.writeStringField("action", "edit");
        source(json, it.source());
        json.writeArrayFieldStart("edits");
        for (Edit edit : it.edits().sorted()) {
          edit(json, edit);
        }
        json.writeEndArray();
      }
      case Change.Delete it -> {
        json.writeStringField("action", "delete");
        source(json, it.source());
      }
    }
    json.writeEndObject();
  }

  private static void read(JsonGenerator json, Read read) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", read.kind().name().toLowerCase(Locale.ROOT));
    strings(json, "about", read.about());
    strings(json, "found", read.found());
    json.writeEndObject();
  }

  private static void source(JsonGenerator json, SourceText source) throws IOException {
    json.writeStringField("sha256", source.sha256());
    json.writeBooleanField("byte_order_mark", source.bom());
    json.writeStringField("before", source.text());
  }

  private static void edit(JsonGenerator json, Edit edit) throws IOException {
    json.writeStartObject();
    json.writeNumberField("start", edit.span().start());
    json.writeNumberField("end", edit.span().end());
    json.writeStringField("text", edit.text());
    json.writeEndObject();
  }
}
