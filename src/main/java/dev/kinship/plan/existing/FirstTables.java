package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.model.Entity;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;

/**
 * The tables of existing models that the first migration of a project creates, because nothing
 * shows that they exist: they may have been made by hand.
 */
public record FirstTables(WantedSchema wanted, List<SchemaChange> changes) {
  /** The note on them; empty if there is none. */
  public Optional<Diagnostic> note() {
    List<String> tables =
        changes.stream()
            .filter(CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .filter(this::hasModel)
            .map(TableName::shown)
            .toList();
    return tables.isEmpty() ? Optional.empty() : Optional.of(note(tables));
  }

  private boolean hasModel(String table) {
    return wanted
        .entities()
        .filter(it -> !wanted.created().contains(it.id()))
        .map(Entity::table)
        .flatMap(Optional::stream)
        .anyMatch(it -> SqlName.same(it, table));
  }

  private static Diagnostic note(List<String> tables) {
    return new Diagnostic(
        ExistingRules.FIRST_TABLES,
        "no migration creates %s yet, so this one does".formatted(listed(tables)),
        List.of(),
        tables.size() == 1
            ? "if your database already has it, pass --db URL: kin then reads it there"
            : "if your database already has them, pass --db URL: kin then reads them there");
  }

  private static String listed(List<String> tables) {
    return tables.size() == 1
        ? tables.getFirst()
        : String.join(", ", tables.subList(0, tables.size() - 1)) + " and " + tables.getLast();
  }
}
