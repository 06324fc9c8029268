package dev.kinship.dialect.mysql;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What users must know of changes in MySQL or MariaDB before they run them. */
record FamilyNotes(String database, Server flavour, Schema known) {
  List<String> of(List<SchemaChange> changes, RenderOptions manner) {
    List<String> notes = new ArrayList<>();
    changes.stream()
        .flatMap(SchemaChange::keys)
        .flatMap(
            it ->
                new Keyless(database, known)
                    .why(it).stream()
                        .map(
                            why ->
                                "Only the models have the key %s, the database does not: %s."
                                    .formatted(StepComments.path(it), why)))
        .forEach(notes::add);
    changes.stream()
        .filter(AddColumn.class::isInstance)
        .map(SchemaChange::table)
        .distinct()
        .flatMap(
            table ->
                known.table(table).map(Table::stored).flatMap(flavour::copies).stream()
                    .map(
                        why ->
                            "%s %s, so writers wait while its new column is added: the table is copied. Run the migration when few write."
                                .formatted(table, why)))
        .forEach(notes::add);
    if (manner.backfill().isPresent()) {
      filled(changes)
          .filter(it -> known.table(it).filter(table -> table.source().isEmpty()).isPresent())
          .distinct()
          .map(
              "The migrations do not show all of %s now: a column with ON UPDATE CURRENT_TIMESTAMP would change in each row that is filled. --db reads that."
                  ::formatted)
          .forEach(notes::add);
    }
    return notes;
  }

  private static Stream<String> filled(List<SchemaChange> changes) {
    return changes.stream()
        .filter(
            it ->
                (it instanceof AddColumn added && !added.column().nullable())
                    || (it instanceof AlterColumn altered && !altered.column().nullable()))
        .map(SchemaChange::table);
  }
}
