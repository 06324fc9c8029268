package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Entity;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column of {@code table} that exists and shall be {@code key}. {@code parent} is the parent's
 * table as the database has it, empty if it is not known; {@code fills} if rows without a value get
 * one.
 */
public record ExistingKey(
    PlannedLink planned,
    ForeignKey key,
    Table table,
    Optional<Table> parent,
    Wording wording,
    boolean fills) {
  /**
   * What makes the column that key: the constraint, with the actions that the user asks for, and
   * whether it may be NULL. Refuses a column that is a key to something else.
   */
  public List<SchemaChange> changes() {
    Column column = table.column(name()).orElseThrow();
    List<SchemaChange> changes = new ArrayList<>();
    boolean optional = planned.asked().orElse(false) && !column.nullable();
    if (optional) {
      column.domain().filter(Column.Domain::required).ifPresent(this::refuseDomain);
      changes.add(altered(column));
    }
    changes.addAll(constraint());
    boolean required =
        !planned.optional() && column.nullable() && (fills || planned.asked().isPresent());
    if (required) {
      changes.add(altered(column));
    }
    return changes;
  }

  private SchemaChange altered(Column column) {
    boolean primary = table.primaryKey().contains(column.name());
    if (primary || column.generated()) {
      String why =
          primary
              ? "it is part of the primary key of `%s`".formatted(table.name())
              : "the database numbers it";
      throw new Refused(
          ExistingRules.PRIMARY,
          "`%s.%s` cannot be optional: %s".formatted(table.name(), column.name(), why),
          labels(),
          "leave --optional out");
    }
    return new SchemaChange.AlterColumn(
        table.name(),
        new Column(column.name(), column.type(), !column.nullable(), column.generated()));
  }

  private void refuseDomain(Column.Domain domain) {
    throw new Refused(
        ExistingRules.NEVER_NULL,
        "`%s.%s` cannot be optional: its type %s lets no value be NULL"
            .formatted(table.name(), name(), domain.name()),
        labels(),
        "first run ALTER DOMAIN %s DROP NOT NULL, in a migration of your own, or leave --optional out"
            .formatted(domain.name()));
  }

  private List<SchemaChange> constraint() {
    if (own().noneMatch(this::leadsThere)) {
      own()
          .findFirst()
          .ifPresent(
              it -> {
                throw another(it);
              });
      return List.of(new SchemaChange.AddForeignKey(key));
    }
    return changed();
  }

  /** Every key of the column to that table gets the actions: the rows of a parent obey all. */
  private List<SchemaChange> changed() {
    List<SchemaChange> changes = new ArrayList<>();
    List<ForeignKey> after = new ArrayList<>(table.foreignKeys());
    for (ForeignKey old : table.foreignKeys()) {
      ForeignKey changed = old.with(old.actions().changed(key.actions(), wording));
      if (changed.equals(old)
          || !is(old.parent(), key.parent())
          || !old.columns().contains(name())) {
        continue;
      }
      if (old.columns().size() > 1) {
        throw part(old);
      }
      changes.add(new SchemaChange.DropForeignKey(old));
      after.remove(old);
      if (changed.given().isPresent() || !after.contains(changed)) {
        changes.add(new SchemaChange.AddForeignKey(changed));
        after.add(changed);
      }
    }
    return changes;
  }

  private Stream<ForeignKey> own() {
    return table.foreignKeys().stream().filter(it -> it.columns().equals(key.columns()));
  }

  /** A parent that no migration shows has a key whose name can only be assumed. */
  private boolean leadsThere(ForeignKey it) {
    return is(it.parent(), key.parent())
        && (parent.isEmpty() || is(it.parentColumns().getFirst(), key.parentColumns().getFirst()));
  }

  private boolean is(String one, String other) {
    return wording.folds() ? one.equals(other) : SqlName.same(one, other);
  }

  private Refused another(ForeignKey it) {
    String flag = planned.flag().orElse("--foreign-key");
    return new Refused(
        ExistingRules.KEY_TO_ANOTHER,
        "`%s.%s` is a key to `%s` (%s)%s, and cannot be one to `%s` (%s)"
            .formatted(
                table.name(),
                name(),
                it.parent(),
                it.parentColumns().getFirst(),
                it.given().map(", by the constraint `%s`"::formatted).orElse(""),
                key.parent(),
                key.parentColumns().getFirst()),
        labels(),
        "choose another column: %s NAME; or drop that constraint first, in a migration of your own"
            .formatted(flag));
  }

  private Refused part(ForeignKey it) {
    return new Refused(
        ExistingRules.KEY_TO_ANOTHER,
        "`%s.%s` is also part of the key (%s) to `%s`%s, which is %s"
            .formatted(
                table.name(),
                name(),
                String.join(", ", it.columns()),
                it.parent(),
                it.given().map(", the constraint `%s`"::formatted).orElse(""),
                it.actions().words()),
        labels(),
        "change that one first, in a migration of your own, or leave --on-delete and --on-update out");
  }

  private List<Label> labels() {
    Entity child = planned.link().child();
    return child
        .field(planned.link().foreignKey())
        .map(it -> List.of(new Label(it.place(), "this key")))
        .orElse(List.of());
  }

  private String name() {
    return key.columns().getFirst();
  }
}
