package dev.kinship.plan.existing;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.stream.Stream;

/** Existing indexes of some rows, beside which a migration makes one of all rows. */
public record PartialIndexes(Schema known, List<SchemaChange> changes) {
  public PartialIndexes {
    changes = List.copyOf(changes);
  }

  /** A note for each of them. */
  public List<Diagnostic> notes() {
    return changes.stream()
        .filter(CreateIndex.class::isInstance)
        .map(it -> ((CreateIndex) it).index())
        .flatMap(it -> beside(it).map(partial -> note(partial, it)))
        .distinct()
        .toList();
  }

  private Stream<Index> beside(Index added) {
    return known.table(added.table()).map(Table::indexes).stream()
        .flatMap(List::stream)
        .filter(Index::partial)
        .filter(it -> it.columns().equals(added.columns()));
  }

  private static Diagnostic note(Index partial, Index added) {
    return added.unique()
        ? new Diagnostic(
            CommonRules.USELESS_INDEX,
            "the index `%s` is partial, so it does not make `%s` unique in all rows: the migration adds a unique index"
                .formatted(partial.name(), String.join(", ", added.columns())),
            List.of(),
            "if rows that it leaves out may share a value, use has_many or pass --no-migration")
        : new Diagnostic(
            CommonRules.USELESS_INDEX,
            "the index `%s` is partial, so it does not count: the migration adds one of all rows"
                .formatted(partial.name()),
            List.of(),
            "nothing to do");
  }
}
