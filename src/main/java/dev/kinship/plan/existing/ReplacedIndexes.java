package dev.kinship.plan.existing;

import dev.kinship.schema.Index;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Source;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A new index of {@code table}, and the plain ones of the same columns that a unique one replaces.
 */
public record ReplacedIndexes(Table table, Index wanted) {
  /** The statement of an index that is of its columns and nothing else. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "CREATE\\s+INDEX\\s+(?:CONCURRENTLY\\s+)?(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:\"[^\"]*\"|`[^`]*`|\\S+)?\\s*ON\\s+\\S+?\\s*\\([^()]*\\)\\s*",
          Pattern.CASE_INSENSITIVE);

  /** First the new one, so that a key always has an index. */
  public List<SchemaChange> changes() {
    List<Index> replaced =
        wanted.unique() ? table.indexes().stream().filter(this::isPlain).toList() : List.of();
    boolean taken = replaced.stream().anyMatch(it -> it.name().equals(wanted.name()));
    String name = wanted.name() + (taken ? "_unique" : "");
    List<SchemaChange> changes = new ArrayList<>();
    changes.add(
        new SchemaChange.CreateIndex(wanted.called(name, wanted.table(), wanted.columns())));
    replaced.forEach(it -> changes.add(new SchemaChange.DropIndex(it)));
    return changes;
  }

  private boolean isPlain(Index it) {
    return !it.unique()
        && !it.constraint()
        && it.columns().equals(wanted.columns())
        && it.whole() == it.columns().size()
        && table.source().stream()
            .flatMap(source -> source.attached().stream())
            .filter(attached -> attached.name().equals(it.name()))
            .map(Source.Attached::sql)
            .anyMatch(sql -> PLAIN.matcher(sql).matches());
  }
}
