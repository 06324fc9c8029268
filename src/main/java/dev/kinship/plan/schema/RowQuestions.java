package dev.kinship.plan.schema;

import dev.kinship.evidence.Evidence;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Optional;

/**
 * The questions that changes raise about the rows of a live database. A table or column that does
 * not exist there raises none: a migration that was not run yet creates it.
 */
public record RowQuestions(Schema live, boolean filled) {
  /**
   * The questions, in the order of the changes; none without a live database. Rows without a value
   * raise none if they are {@code filled}.
   */
  public static List<RowQuestion> of(
      List<SchemaChange> changes, Evidence evidence, boolean filled) {
    return evidence
        .live()
        .map(it -> new RowQuestions(it.schema(), filled).of(changes))
        .orElse(List.of());
  }

  private List<RowQuestion> of(List<SchemaChange> changes) {
    return changes.stream().flatMap(it -> of(it).stream()).toList();
  }

  private Optional<RowQuestion> of(SchemaChange change) {
    return switch (change) {
      case SchemaChange.AddForeignKey it -> orphans(it.key());
      case SchemaChange.CreateIndex it -> duplicates(it.index());
      case SchemaChange.AlterColumn it -> nulls(it.table(), it.column());
      case SchemaChange.AddColumn it -> Optional.empty();
      case SchemaChange.CreateTable it -> Optional.empty();
      case SchemaChange.DropForeignKey it -> Optional.empty();
      case SchemaChange.DropIndex it -> Optional.empty();
      case SchemaChange.DropColumn it -> Optional.empty();
      case SchemaChange.DropTable it -> Optional.empty();
    };
  }

  private Optional<RowQuestion> orphans(ForeignKey key) {
    boolean parentExists = live.table(key.parent()).isPresent();
    return live.table(key.table())
        .filter(it -> it.column(key.columns().getFirst()).isPresent())
        .map(it -> new RowQuestion.Orphans(key, it, parentExists));
  }

  private Optional<RowQuestion> nulls(String table, Column column) {
    return live.table(table)
        .filter(it -> !filled && !column.nullable())
        .filter(it -> it.column(column.name()).isPresent())
        .map(it -> new RowQuestion.Nulls(table, column.name()));
  }

  /** The key of a has_one must be different in each row, and so must the pair of a join table. */
  private Optional<RowQuestion> duplicates(Index index) {
    return live.table(index.table())
        .filter(it -> index.unique())
        .filter(it -> index.columns().stream().allMatch(one -> it.column(one).isPresent()))
        .map(it -> new RowQuestion.Duplicates(index.table(), index.columns()));
  }
}
