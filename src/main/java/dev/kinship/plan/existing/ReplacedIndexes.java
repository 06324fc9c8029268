package dev.kinship.plan.existing;

import dev.kinship.schema.Index;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A new index of {@code table}, and the plain ones of the same columns that a unique one replaces.
 */
public record ReplacedIndexes(Table table, Index wanted, Wording wording) {
  /** The statement of an index that is of its columns and nothing else. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:CREATE\\s+INDEX\\s+(?:CONCURRENTLY\\s+)?(?:IF\\s+NOT\\s+EXISTS\\s+)?(?:\"[^\"]*\"|`[^`]*`|\\S+)?\\s*ON\\s+\\S+?|(?:KEY|INDEX)\\s+(?:`[^`]*`|\\w+)?)\\s*\\([^()]*\\)\\s*",
          Pattern.CASE_INSENSITIVE);

  /** First the new one, so that a key always has an index. */
  public List<SchemaChange> changes() {
    List<Index> replaced =
        wanted.unique() ? table.indexes().stream().filter(this::isPlain).toList() : List.of();
    boolean taken = table.indexes().stream().anyMatch(it -> SqlName.same(it.name(), wanted.name()));
    String name = wanted.name() + (taken ? "_unique" : "");
    List<SchemaChange> changes = new ArrayList<>();
    changes.add(
        new SchemaChange.CreateIndex(wanted.called(name, wanted.table(), wanted.columns())));
    replaced.forEach(it -> changes.add(new SchemaChange.DropIndex(it)));
    return changes;
  }

  private boolean isPlain(Index it) {
    return !it.unique()
        && it.columns().equals(wanted.columns())
        && it.whole() == it.columns().size()
        && !isMadeForKey(it)
        && !isHeldByKey(it)
        && table.source().stream()
            .flatMap(source -> texts(source, it))
            .anyMatch(PLAIN.asMatchPredicate());
  }

  private static Stream<String> texts(Source source, Index index) {
    Stream<String> own =
        source.attached().stream()
            .filter(it -> it.name().equals(index.name()))
            .map(Source.Attached::sql);
    Stream<String> inTable =
        source.constraints().stream()
            .filter(it -> it.index().filter(index::equals).isPresent())
            .map(Source.Constraint::sql);
    return Stream.concat(own, inTable);
  }

  /** MySQL and MariaDB replace the index that they made for a key when the new one is made. */
  private boolean isMadeForKey(Index it) {
    return it.constraint()
        && (it.name().equals(it.columns().getFirst())
            || table.foreignKeys().stream()
                .flatMap(key -> key.given().stream())
                .anyMatch(it.name()::equals));
  }

  /** H2 drops no index that a key uses, even if another one has the same columns. */
  private boolean isHeldByKey(Index it) {
    return wording.addsKeyIndexes()
        && table.foreignKeys().stream().anyMatch(key -> key.columns().equals(it.columns()));
  }
}
