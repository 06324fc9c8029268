package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.model.Entity;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Models with a foreign key whose tables are known, and have no column for the primary key that the
 * library assumes: a field for it would make the library ask for that column.
 */
public record KeylessModels(WantedSchema wanted, Schema known) {
  /** Their ids. */
  public Set<String> ids() {
    return children().map(Entity::id).collect(Collectors.toSet());
  }

  /** What a user should know of those that declare no primary key. */
  public List<Diagnostic> notes() {
    return children().filter(it -> it.keyField().isEmpty()).map(this::note).toList();
  }

  private Stream<Entity> children() {
    return wanted.links().stream()
        .map(it -> it.link().child())
        .filter(it -> !it.isTable() && !wanted.created().contains(it.id()))
        .filter(it -> it.primaryKey().size() == 1 && lacks(it, it.primaryKey().getFirst()))
        .distinct();
  }

  private boolean lacks(Entity model, String column) {
    Optional<Table> table = table(model);
    return table.isPresent()
        && table.get().columns().stream()
            .noneMatch(it -> known.homes().wording().sameColumn(it.name(), column))
        && known.doubts().stream().noneMatch(it -> it.mayMake(table.get().name(), column));
  }

  private Optional<Table> table(Entity model) {
    return model.table().flatMap(known::table);
  }

  private Diagnostic note(Entity model) {
    List<String> key = table(model).map(Table::primaryKey).orElse(List.of());
    String table = model.table().orElse("");
    String help =
        key.isEmpty()
            ? "give `%s` a primary key, and declare it".formatted(table)
            : "declare the key of the table: " + wanted.words().keyCode(key);
    return new Diagnostic(
        ExistingRules.KEYLESS,
        "`%s` has no column `%s`, so `%s` gets no field for it, and the library cannot save its rows"
            .formatted(table, model.primaryKey().getFirst(), model.name()),
        List.of(new Label(model.place(), "this model")),
        help);
  }
}
