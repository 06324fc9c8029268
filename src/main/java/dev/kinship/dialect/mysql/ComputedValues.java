package dev.kinship.dialect.mysql;

import dev.kinship.dialect.Rendering.Refusal;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.Table.Formula;
import dev.kinship.schema.Table.Formula.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What MySQL and MariaDB do not let a key do because of checks and computed columns, which do not
 * notice that an action of a key changes a column. {@code copies} if tables may be copied.
 */
record ComputedValues(Server server, boolean copies, Keyless keyless, Schema known) {
  private static final Set<ReferentialAction> CHANGING =
      Set.of(ReferentialAction.CASCADE, ReferentialAction.SET_NULL, ReferentialAction.SET_DEFAULT);

  Optional<Refusal> obstacle(List<SchemaChange> changes) {
    return changes.stream().flatMap(this::of).findFirst();
  }

  private Stream<Refusal> of(SchemaChange change) {
    Stream<Refusal> altered =
        change instanceof AlterColumn it ? altered(it).stream() : Stream.empty();
    Stream<Refusal> keys =
        change.keys().filter(it -> !keyless.has(it)).flatMap(it -> of(it).stream());
    return Stream.concat(altered, keys);
  }

  private Optional<Refusal> altered(AlterColumn change) {
    Column column = change.column();
    String word = column.nullable() ? "optional" : "required";
    return value(change.table(), column.name())
        .map(
            it ->
                new Refusal(
                    "%s.%s cannot become %s: its value is computed, by `%s`."
                        .formatted(change.table(), column.name(), word, it.sql()),
                    "leave --%s out".formatted(word),
                    it.sql(),
                    List.of(change.table(), column.name())));
  }

  private Optional<Refusal> of(ForeignKey key) {
    return key.columns().stream()
        .flatMap(it -> of(key, it).stream())
        .findFirst()
        .or(() -> ofParent(key));
  }

  private Optional<Refusal> of(ForeignKey key, String column) {
    Optional<Formula> own = value(key.table(), column);
    String path = StepComments.path(key);
    if (own.isPresent() && own.get().kind() == Kind.VIRTUAL && server == Server.MYSQL) {
      return Optional.of(virtual(key, key.table(), own.get()));
    }
    Optional<String> changing = changing(key, false);
    if (own.isPresent() && changing.isPresent()) {
      return Optional.of(
          refusal(
              key,
              own.get(),
              "%s cannot have %s: its value is computed, by `%s`"
                  .formatted(path, changing.get(), own.get().sql())));
    }
    return formulas(key.table())
        .filter(it -> it.uses(column))
        .flatMap(it -> of(key, it).stream())
        .findFirst();
  }

  /** MariaDB allows that rows are deleted, if it may copy the table for a stored value. */
  private Optional<Refusal> of(ForeignKey key, Formula formula) {
    boolean deletes = server == Server.MYSQL || (!copies && formula.kind() == Kind.STORED);
    return changing(key, deletes)
        .filter(it -> formula.kind() != Kind.VIRTUAL)
        .map(
            it ->
                refusal(
                    key,
                    formula,
                    "%s cannot have %s: `%s` uses the column"
                        .formatted(StepComments.path(key), it, formula.sql())));
  }

  private Optional<Refusal> ofParent(ForeignKey key) {
    return key.parentColumns().stream()
        .flatMap(it -> value(key.parent(), it).stream())
        .filter(it -> it.kind() == Kind.VIRTUAL && server == Server.MYSQL)
        .findFirst()
        .map(it -> virtual(key, key.parent(), it));
  }

  private static Refusal virtual(ForeignKey key, String table, Formula column) {
    return new Refusal(
        "%s cannot be a key: %s.%s is a virtual column, `%s`."
            .formatted(StepComments.path(key), table, column.name(), column.sql()),
        "make it a column with values of its own, or STORED, or pass --no-migration",
        column.sql(),
        List.of(table, column.name()));
  }

  private static Refusal refusal(ForeignKey key, Formula formula, String reason) {
    return new Refusal(
        reason + ".",
        "leave the action out, or drop that in a migration of your own first",
        formula.sql(),
        Stream.concat(Stream.of(key.table()), key.columns().stream()).toList());
  }

  /** The action that writes into the column, or that {@code deletes} its rows if that counts. */
  private static Optional<String> changing(ForeignKey key, boolean deletes) {
    ReferentialAction delete = key.actions().onDelete();
    ReferentialAction update = key.actions().onUpdate();
    if (CHANGING.contains(delete) && (deletes || delete != ReferentialAction.CASCADE)) {
      return Optional.of("ON DELETE " + words(delete));
    }
    return CHANGING.contains(update) ? Optional.of("ON UPDATE " + words(update)) : Optional.empty();
  }

  private static String words(ReferentialAction action) {
    return action.name().replace('_', ' ');
  }

  /** What computes the column. */
  private Optional<Formula> value(String table, String column) {
    return formulas(table)
        .filter(it -> it.kind() != Kind.CHECK && SqlName.same(it.name(), column))
        .findFirst();
  }

  private Stream<Formula> formulas(String table) {
    return known.table(table).map(Table::storage).stream().flatMap(it -> it.formulas().stream());
  }
}
