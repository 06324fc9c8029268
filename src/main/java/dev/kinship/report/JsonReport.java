package dev.kinship.report;

import static dev.kinship.report.PlanFields.diagnostics;
import static dev.kinship.report.PlanFields.optional;
import static dev.kinship.report.PlanFields.sides;
import static dev.kinship.report.PlanFields.steps;
import static dev.kinship.report.PlanFields.strings;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Relationships;
import dev.kinship.plan.Plan;
import dev.kinship.plan.describe.Listing;
import dev.kinship.project.file.Unread;
import dev.kinship.schema.TableName;
import dev.kinship.text.Change;
import dev.kinship.transaction.Commit;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows a plan or a diagnostic to a program: one JSON object, described in docs/reference/json.md.
 * The object of a plan can be begun before the plan is written, and ended when it is known what
 * came of that.
 */
public final class JsonReport {
  private static final int VERSION = 1;

  private final Printer out;
  private Optional<OpenObject> begun = Optional.empty();

  public JsonReport(Printer out) {
    this.out = out;
  }

  /** Shows a plan before it is written; what is shown next ends the same object. */
  public void begin(Plan plan) {
    OpenObject object = start();
    object.write(json -> write(json, plan, false));
    print(object.taken());
    begun = Optional.of(object);
  }

  /** The plan, whether it can be committed by its id, and what became of it. */
  public void show(Plan plan, String status, boolean kept) {
    if (begun.isEmpty()) {
      begun = Optional.of(start().write(json -> write(json, plan, kept)));
    }
    end(json -> json.writeStringField("status", status));
  }

  /** Why nothing was done, and what others have changed where that is why. */
  public void show(Diagnostic diagnostic, List<Change> changes) {
    boolean alone = begun.isEmpty();
    end(
        json -> {
          json.writeStringField("status", "refused");
          json.writeFieldName("diagnostic");
          PlanFields.diagnostic(json, diagnostic);
          if (alone && !changes.isEmpty()) {
            write(json, changes);
          }
        });
  }

  /** The commits, newest first; those with an id in {@code gone} are not in effect. */
  public void show(List<Commit> commits, Set<String> gone) {
    end(
        json -> {
          json.writeArrayFieldStart("commits");
          for (Commit commit : commits) {
            write(json, commit, gone.contains(commit.id()));
          }
          json.writeEndArray();
        });
  }

  /** The models with their fields and relationships, and what could not be read. */
  public void show(Listing listing, List<Unread> unread) {
    end(
        json -> {
          json.writeArrayFieldStart("models");
          for (Entity entity : listing.models()) {
            write(json, listing, entity);
          }
          json.writeEndArray();
          unread(json, unread);
          diagnostics(json, "notes", listing.notes());
        });
  }

  /** An object of texts, numbers, truths, lists and further objects. */
  public void show(Map<String, ?> fields) {
    end(
        json -> {
          for (Map.Entry<String, ?> it : fields.entrySet()) {
            json.writeFieldName(it.getKey());
            value(json, it.getValue());
          }
        });
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case List<?> list -> {
        json.writeStartArray();
        for (Object it : list) {
          value(json, it);
        }
        json.writeEndArray();
      }
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> it : map.entrySet()) {
          json.writeFieldName((String) it.getKey());
          value(json, it.getValue());
        }
        json.writeEndObject();
      }
      default -> json.writeObject(value);
    }
  }

  private static void unread(JsonGenerator json, List<Unread> unread) throws IOException {
    json.writeArrayFieldStart("unread");
    for (Unread it : unread) {
      json.writeStartObject();
      json.writeStringField("path", it.path());
      json.writeStringField("reason", it.reason().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static OpenObject start() {
    return OpenObject.start().write(json -> json.writeNumberField("version", VERSION));
  }

  /** Ends the object that was begun, or a new one. */
  private void end(OpenObject.Content content) {
    OpenObject object = begun.orElseGet(JsonReport::start);
    object.write(content);
    object.write(JsonGenerator::writeEndObject);
    begun = Optional.empty();
    print(object.taken() + System.lineSeparator());
  }

  private void print(String text) {
    out.block(text);
    out.flush();
  }

  private static void write(JsonGenerator json, Plan plan, boolean kept) throws IOException {
    if (!plan.isEmpty()) {
      json.writeStringField("id", plan.id());
      json.writeBooleanField("kept", kept);
    }
    strings(json, "sentences", plan.sentences());
    sides(json, plan.sides());
    write(json, plan.changes());
    steps(json, plan.steps());
    diagnostics(json, "notes", plan.notes());
  }

  private static void write(JsonGenerator json, Commit commit, boolean gone) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", commit.id());
    json.writeStringField("time", commit.time().toString());
    optional(json, "undoes", commit.undoes());
    if (gone) {
      json.writeBooleanField("in_effect", false);
    }
    strings(json, "sentences", commit.sentences());
    json.writeArrayFieldStart("files");
    for (Commit.Written file : commit.files()) {
      json.writeStartObject();
      json.writeStringField("path", file.name());
      json.writeStringField(
          "action",
          switch (file.kind()) {
            case CREATED -> "create";
            case REWRITTEN -> "edit";
            case DELETED -> "delete";
          });
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, List<Change> changes) throws IOException {
    json.writeArrayFieldStart("files");
    for (Change change : changes) {
      write(json, change);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Change change) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", change.name());
    json.writeStringField(
        "action",
        switch (change) {
          case Change.Create it -> "create";
          case Change.Rewrite it -> "edit";
          case Change.Delete it -> "delete";
        });
    json.writeStringField("diff", String.join("\n", UnifiedDiff.of(change)) + "\n");
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Listing listing, Entity entity) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", listing.name(entity).toString());
    json.writeStringField("mode", entity.flavour().word());
    optional(json, "schema", entity.table().map(TableName::schema).filter(it -> !it.isEmpty()));
    optional(json, "table", entity.table().map(TableName::bare));
    strings(json, "primary_key", entity.primaryKey());
    json.writeStringField("file", entity.place().file());
    json.writeNumberField("line", entity.place().line());
    json.writeArrayFieldStart("fields");
    for (Field field : entity.fields()) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      json.writeStringField("column", field.column());
      json.writeStringField("type", field.written());
      json.writeBooleanField("nullable", field.nullable());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("relationships");
    for (Declared side : Relationships.of(entity).toList()) {
      write(json, listing, side);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Listing listing, Declared declared)
      throws IOException {
    Declaration side = declared.side();
    json.writeStartObject();
    json.writeStringField("name", side.name());
    json.writeStringField("type", side.kind().word());
    json.writeStringField("target", listing.target(declared));
    optional(json, "foreign_key", side.foreignKey());
    optional(json, "inverse_of", side.inverseOf());
    optional(json, "through", listing.join(declared));
    optional(json, "target_foreign_key", side.targetForeignKey());
    json.writeStringField("file", side.place().file());
    json.writeNumberField("line", side.place().line());
    json.writeEndObject();
  }
}
