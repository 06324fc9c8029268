package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.dialect.Rendering;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Step;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.text.Change;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans the migration: a file of its own, numbered after the last one. */
final class MigrationPlanner {
  private final Migrations migrations;
  private final List<Diagnostic> notes = new ArrayList<>();

  MigrationPlanner(Migrations migrations) {
    this.migrations = migrations;
  }

  /** What the user should know of the migration. */
  List<Diagnostic> notes() {
    return List.copyOf(notes);
  }

  /** The file to be written; empty where the schema has everything. */
  Optional<Change> plan(Draft draft, List<String> sentences) {
    Schema known = SchemaReader.read(migrations.files().stream().map(SourceText::text).toList());
    List<SchemaChange> changes = SchemaPlanner.changes(draft, known);
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    known.doubts().forEach(it -> note(Rule.NOT_UNDERSTOOD, it, "look whether it matters here"));
    return switch (migrations.dialect().render(changes, known)) {
      case Rendering.Steps it -> {
        it.notes().forEach(note -> note(Rule.DATABASE_DIFFERS, note, "read the migration"));
        yield Optional.of(file(changes, it.steps(), sentences));
      }
      case Rendering.Refusal it ->
          throw new Refused(
              Rule.NO_MIGRATION,
              "the migration cannot be written: " + it.reason(),
              "say --no-migration, and write it by hand");
    };
  }

  private void note(Rule rule, String message, String help) {
    notes.add(new Diagnostic(rule, message, List.of(), help));
  }

  private Change file(List<SchemaChange> changes, List<Step> steps, List<String> sentences) {
    String name = "%s_%s.sql".formatted(number(), title(changes));
    StringBuilder text = new StringBuilder();
    sentences.forEach(it -> text.append("-- ").append(it).append('\n'));
    for (Step step : steps) {
      text.append("\n-- ").append(step.reason()).append('\n').append(step.sql()).append(";\n");
    }
    return new Change.Create(
        migrations.path().resolve(name), migrations.folder() + "/" + name, text.toString());
  }

  /** One more than the highest number, with as many digits; 001 where there is none. */
  private String number() {
    int highest = 0;
    int digits = 3;
    for (SourceText file : migrations.files()) {
      String name = file.name().substring(file.name().lastIndexOf('/') + 1);
      String number = name.replaceFirst("^([0-9]{1,9}).*", "$1");
      if (!number.equals(name)) {
        highest = Math.max(highest, Integer.parseInt(number));
        digits = number.length();
      }
    }
    String next = String.valueOf(highest + 1);
    return "0".repeat(Math.max(0, digits - next.length())) + next;
  }

  /** {@code add_user_id_to_orders}, or {@code create_users_and_orders} where a table is made. */
  private static String title(List<SchemaChange> changes) {
    String made =
        changes.stream()
            .filter(SchemaChange.CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .limit(3)
            .collect(Collectors.joining("_and_"));
    if (!made.isEmpty()) {
      return "create_" + plain(made);
    }
    return changes.stream()
        .map(
            it ->
                switch (it) {
                  case SchemaChange.AddColumn column ->
                      "add_%s_to_%s".formatted(column.column().name(), column.table());
                  case SchemaChange.AddForeignKey key ->
                      "add_key_%s_to_%s"
                          .formatted(String.join("_", key.key().columns()), key.table());
                  case SchemaChange.CreateIndex index ->
                      "index_%s_of_%s"
                          .formatted(String.join("_", index.index().columns()), index.table());
                  case SchemaChange.CreateTable table -> "create_" + table.table();
                })
        .map(MigrationPlanner::plain)
        .findFirst()
        .orElseThrow();
  }

  private static String plain(String name) {
    String letters = name.replaceAll("[^\\p{L}\\p{N}_]+", "_");
    return letters.length() > 80 ? letters.substring(0, 80) : letters;
  }
}
