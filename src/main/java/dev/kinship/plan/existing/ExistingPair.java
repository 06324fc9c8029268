package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.KeyColumn;
import dev.kinship.plan.PlanDraft.Pair;
import dev.kinship.schema.Column;
import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two keys of a join table, as it is with all its columns; {@code created} if this plan creates
 * it. A table with more than its keys may be about something that happens several times, such as
 * the visits of a patient to a doctor.
 */
public record ExistingPair(Pair pair, Table table, boolean created) {
  /** Names of times that say nothing but when a row was written, without underscores. */
  private static final Set<String> TIMES =
      Set.of("createdat", "updatedat", "createdon", "updatedon", "insertedat", "modifiedat");

  /**
   * The unique index, if one is missing that there shall be: if the user asks for it, else if the
   * table is created, or holds nothing but its keys. Refuses {@code --no-unique-pair} if the pair
   * is unique.
   */
  public Optional<Index> index() {
    if (table.unique(columns())) {
      if (pair.asked().equals(Optional.of(false))) {
        throw unique();
      }
      return Optional.empty();
    }
    boolean wanted = pair.asked().orElse(created || others().isEmpty());
    return wanted ? Optional.of(Index.on(table.name(), columns(), true)) : Optional.empty();
  }

  /** A note on a table with more than its keys, if the user has not asked for one or the other. */
  public Optional<Diagnostic> note() {
    boolean unique = table.unique(columns());
    if (pair.asked().isPresent() || others().isEmpty() || (unique && !created)) {
      return Optional.empty();
    }
    String keys = String.join(" and ", columns());
    String more = others().stream().map(Column::name).collect(Collectors.joining(", "));
    return Optional.of(
        new Diagnostic(
            ExistingRules.PAIR,
            (unique
                    ? "no two rows of `%s` may have the same %s, but it holds more than its keys (%s)"
                    : "several rows of `%s` may have the same %s: it holds more than its keys (%s)")
                .formatted(table.name(), keys, more),
            List.of(new Label(pair.join().place(), "this model")),
            unique
                ? "if several rows may, pass --no-unique-pair; else --unique-pair omits this note"
                : "if each pair is there once, pass --unique-pair; else --no-unique-pair omits this note"));
  }

  private Refused unique() {
    String by =
        table.indexes().stream()
            .filter(Index::unique)
            .filter(it -> Set.copyOf(it.columns()).equals(Set.copyOf(columns())))
            .map(it -> "the index `%s`".formatted(it.name()))
            .findFirst()
            .orElse("the primary key");
    return new Refused(
        ExistingRules.PAIR_UNIQUE,
        "no two rows of `%s` can have the same %s: %s makes them unique"
            .formatted(table.name(), String.join(" and ", columns()), by),
        List.of(new Label(pair.join().place(), "this model")),
        "leave --no-unique-pair out, or change that in a migration of your own first");
  }

  /** What the table holds beside its keys and the times of its rows. */
  private List<Column> others() {
    return table.columns().stream()
        .filter(it -> !columns().contains(it.name()))
        .filter(it -> !table.primaryKey().equals(List.of(it.name())))
        .filter(it -> !TIMES.contains(it.name().replace("_", "").toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** The two columns, as the table spells them. */
  private List<String> columns() {
    return Stream.of(pair.near(), pair.far())
        .map(it -> pair.join().key(it).map(KeyColumn::column).orElse(it))
        .map(
            name ->
                table.column(name).isPresent()
                    ? name
                    : table.columns().stream()
                        .map(Column::name)
                        .filter(it -> SqlName.same(it, name))
                        .findFirst()
                        .orElse(name))
        .toList();
  }
}
