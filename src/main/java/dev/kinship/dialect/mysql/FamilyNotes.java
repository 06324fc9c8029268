package dev.kinship.dialect.mysql;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.sql.Identifiers;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** What users must know of changes in MySQL or MariaDB before they run them. */
record FamilyNotes(Keyless keyless, Identifiers names, Server flavour, Schema known) {
  List<Remark> of(List<SchemaChange> changes, RenderOptions manner) {
    Stream<Remark> filling = manner.backfill().isPresent() ? filling(changes) : Stream.empty();
    return Stream.of(keyless(changes), copied(changes), filling).flatMap(it -> it).toList();
  }

  private Stream<Remark> keyless(List<SchemaChange> changes) {
    return changes.stream()
        .flatMap(SchemaChange::keys)
        .flatMap(
            it ->
                keyless.why(it).stream()
                    .map(
                        why ->
                            new Remark(
                                "only the models have the key %s, the database does not: %s"
                                    .formatted(StepComments.path(it), why),
                                keyless.remedy(it, names))));
  }

  private Stream<Remark> copied(List<SchemaChange> changes) {
    return changes.stream()
        .filter(AddColumn.class::isInstance)
        .map(SchemaChange::table)
        .distinct()
        .flatMap(
            table ->
                known.table(table).map(Table::stored).flatMap(flavour::copies).stream()
                    .map(
                        why ->
                            new Remark(
                                "%s %s, so writers wait while its new column is added: the table is copied"
                                    .formatted(table, why),
                                "run the migration when few write")));
  }

  private Stream<Remark> filling(List<SchemaChange> changes) {
    return filled(changes)
        .filter(it -> known.table(it).filter(table -> table.source().isEmpty()).isPresent())
        .distinct()
        .map(
            it ->
                new Remark(
                    "the migrations do not show all of %s now: a column with ON UPDATE CURRENT_TIMESTAMP would change in each row that is filled"
                        .formatted(it),
                    "pass --db URL: kin then reads that there"));
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
