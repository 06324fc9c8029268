package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.Relationships;
import dev.kinship.naming.KeyNames;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.PlanRules;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses to add a key that is only named after its parent if the table already has one to the same
 * parent, or one that spells it in another way. A key that a relationship uses is another matter.
 */
public record KnownKeys(WantedSchema wanted, Schema known) {
  /** Refuses the first such key. */
  public void require() {
    wanted.links().stream().filter(it -> it.flag().isPresent()).forEach(this::require);
  }

  private void require(PlannedLink planned) {
    Entity child = planned.link().child();
    Optional<Table> table = child.table().flatMap(known::table);
    String column = column(child, planned.link().foreignKey());
    if (table.isEmpty()
        || table.get().columns().stream()
            .anyMatch(it -> known.homes().wording().sameColumn(it.name(), column))) {
      return;
    }
    Predicate<String> free = it -> !isUsed(planned, it);
    List<String> spelled = alike(table.get(), column).filter(free).toList();
    if (!spelled.isEmpty()) {
      throw spelled(planned, table.get(), column, spelled.getFirst());
    }
    List<String> others = referring(table.get(), planned).filter(free).distinct().toList();
    if (!others.isEmpty()) {
      throw another(planned, table.get(), column, others);
    }
  }

  /** The name of the column, which may have a field of another name. */
  private static String column(Entity child, String key) {
    return child.key(key).map(KeyColumn::column).orElse(key);
  }

  /** The columns that already refer to the parent's table. */
  private static Stream<String> referring(Table table, PlannedLink planned) {
    return planned.link().parent().table().stream()
        .flatMap(
            parent ->
                table.foreignKeys().stream()
                    .filter(it -> it.columns().size() == 1)
                    .filter(it -> SqlName.same(it.parent(), parent)))
        .map(ForeignKey::columns)
        .map(List::getFirst);
  }

  private static Stream<String> alike(Table table, String column) {
    return table.columns().stream()
        .map(Column::name)
        .filter(it -> !table.primaryKey().equals(List.of(it)) && KeyNames.alike(it, column));
  }

  private boolean isUsed(PlannedLink planned, String column) {
    Entity child = planned.link().child();
    Relationships relationships = wanted.relationships();
    Stream<String> declared =
        Stream.concat(
                Relationships.of(child).filter(it -> it.side().kind() == Kind.BELONGS_TO),
                Relationships.of(planned.link().parent())
                    .filter(KnownKeys::isHeldByOther)
                    .filter(it -> relationships.leadsTo(it, child)))
            .flatMap(it -> it.side().foreignKey().stream());
    Stream<String> planning =
        wanted.links().stream()
            .filter(it -> it.link().child().id().equals(child.id()))
            .map(it -> it.link().foreignKey());
    return Stream.concat(declared, planning)
        .anyMatch(it -> known.homes().wording().sameColumn(column(child, it), column));
  }

  private static boolean isHeldByOther(Declared side) {
    return side.side().kind() == Kind.HAS_ONE || side.side().kind() == Kind.HAS_MANY;
  }

  private static Refused spelled(PlannedLink planned, Table table, String column, String other) {
    String flag = planned.flag().orElseThrow();
    Entity child = planned.link().child();
    // A field that is about to be added has the place of its class.
    boolean field =
        child.fields().stream()
            .filter(it -> !it.place().equals(child.place()))
            .anyMatch(it -> KeyNames.alike(it.name(), column));
    return refused(
        planned,
        "the table `%s` has no `%s`, but `%s`, which is the same name in another spelling"
            .formatted(table.name(), column, other),
        "pass %s %s%s, or %s %s for a new column"
            .formatted(
                flag,
                other,
                field ? ", after renaming the field that is spelled differently" : " to use it",
                flag,
                planned.link().foreignKey()));
  }

  private static Refused another(
      PlannedLink planned, Table table, String column, List<String> others) {
    String flag = planned.flag().orElseThrow() + " ";
    Stream<String> usable =
        others.stream().filter(it -> !table.primaryKey().equals(List.of(it))).map(flag::concat);
    String added = flag + planned.link().foreignKey() + " for a new one";
    return refused(
        planned,
        "the table `%s` has no `%s`, but %s to `%s` from %s"
            .formatted(
                table.name(),
                column,
                others.size() == 1 ? "a foreign key" : "foreign keys",
                planned.link().parent().table().orElseThrow(),
                others.stream().map(it -> "`" + it + "`").collect(Collectors.joining(" and "))),
        "choose the key: "
            + Stream.concat(usable, Stream.of(added)).collect(Collectors.joining(", or ")));
  }

  private static Refused refused(PlannedLink planned, String message, String help) {
    Label label = new Label(planned.link().child().place(), "this model would hold the key");
    return new Refused(PlanRules.OTHER_KEY, message, List.of(label), help);
  }
}
