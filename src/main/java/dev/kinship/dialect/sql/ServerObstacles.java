package dev.kinship.dialect.sql;

import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.Source.Clause;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one database that changes tables in place cannot do, each with a sentence that says why. */
record ServerObstacles(String database, SqlClauses writer, InPlaceWords words) {
  Optional<String> among(List<SchemaChange> changes) {
    return words.searches() ? Optional.empty() : elsewhere(changes);
  }

  /** What only the catalog of the database shows. */
  Optional<String> unshown(List<SchemaChange> changes) {
    return new DropSteps(database, writer, words, it -> Optional.empty())
        .obstacle(changes)
        .or(() -> undefined(changes));
  }

  /** A parent that would be looked for in another schema than its model does. */
  private Optional<String> elsewhere(List<SchemaChange> changes) {
    return changes.stream()
        .flatMap(SchemaChange::keys)
        .filter(it -> TableName.schema(it.parent()).isEmpty())
        .filter(it -> !TableName.schema(it.table()).isEmpty())
        .map(
            it ->
                "For %s %s looks for %s in the schema %s, unless the model of %s names another one."
                    .formatted(
                        StepComments.path(it),
                        database,
                        it.parent(),
                        TableName.schema(it.table()),
                        it.parent()))
        .findFirst();
  }

  private Optional<String> undefined(List<SchemaChange> changes) {
    return words.unrepeated().stream()
        .flatMap(apart -> changes.stream().flatMap(it -> undefined(it, apart)))
        .findFirst()
        .map(
            it ->
                "%s changes a column only if all of its definition is repeated, and the migrations do not show that of %s."
                    .formatted(database, it));
  }

  private Stream<String> undefined(SchemaChange change, Set<Clause.Kind> apart) {
    return change instanceof AlterColumn it
            && writer.filling(it, apart, Optional.empty()).definition().isEmpty()
        ? Stream.of(it.table() + "." + it.column().name())
        : Stream.empty();
  }
}
