package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.plan.ChildKey;
import dev.kinship.plan.PlanDraft.Pair;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Column;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of has_many relationships that the database has as unique: each has one child at most.
 */
record UniqueKeys(WantedSchema wanted, Schema known) {
  /** Those that lead from a parent to its children. */
  Set<ChildKey> ofMany() {
    return many()
        .filter(it -> it.there().isPresent() && unique(it).isPresent())
        .map(it -> new ChildKey(it.link().child(), it.link().foreignKey()))
        .collect(Collectors.toSet());
  }

  /** What a user should know of them. */
  List<Diagnostic> notes() {
    return many().flatMap(it -> note(it).stream()).toList();
  }

  private Stream<PlannedLink> many() {
    return wanted.links().stream().filter(it -> !it.link().unique());
  }

  private Optional<Diagnostic> note(PlannedLink planned) {
    return unique(planned).flatMap(it -> note(planned, it));
  }

  private Optional<KeyColumn> unique(PlannedLink planned) {
    Entity child = planned.link().child();
    return child.key(planned.link().foreignKey()).filter(it -> isUnique(child, it.column()));
  }

  private boolean isUnique(Entity child, String column) {
    Optional<Table> table = child.table().flatMap(known::table);
    return table.stream()
        .flatMap(it -> it.columns().stream())
        .map(Column::name)
        .filter(it -> known.homes().wording().sameColumn(it, column))
        .anyMatch(it -> table.get().unique(List.of(it)));
  }

  /** Empty if nothing leads from the parent to the child. */
  private Optional<Diagnostic> note(PlannedLink planned, KeyColumn key) {
    String child = planned.link().child().name();
    String parent = planned.link().parent().name();
    String drop = "drop the unique index if there may be several";
    if (planned.there().isPresent()) {
      String effect =
          "`%s.%s` never has more than one `%s`".formatted(parent, planned.there().get(), child);
      String help = "use has_one (or --inverse-type has_one), or " + drop;
      return Optional.of(note(planned, key, effect, help));
    }
    String effect = "each `%s` has one `%s` at most".formatted(parent, child);
    return wanted.pairs().stream().anyMatch(it -> joins(it, planned))
        ? Optional.of(note(planned, key, effect, drop))
        : Optional.empty();
  }

  private static boolean joins(Pair pair, PlannedLink planned) {
    return pair.join().id().equals(planned.link().child().id())
        && Stream.of(pair.near(), pair.far()).anyMatch(planned.link().foreignKey()::equals);
  }

  private static Diagnostic note(PlannedLink planned, KeyColumn key, String effect, String help) {
    Entity child = planned.link().child();
    return new Diagnostic(
        SchemaRules.UNIQUE_KEY,
        "`%s.%s` is unique in the database, so %s"
            .formatted(child.table().orElse(child.name()), key.column(), effect),
        List.of(new Label(key.field().map(Field::place).orElse(child.place()), "this key")),
        help);
  }
}
