package dev.kinship.dialect.vitess;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.vitess.VSchema.Distribution;
import dev.kinship.dialect.vitess.VSchema.Numbered;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.text.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a keyspace of several shards needs beside SQL. A new table is distributed by the first of
 * its keys that leads to a table distributed by what the key refers to, so that the rows of both
 * are on one shard.
 */
record Sharding(VSchema vschema, UnaryOperator<String> quote) {
  /** The entry of a new table in the VSchema; none if nothing is known that it could go with. */
  Stream<Edit> entry(SchemaChange change) {
    return change instanceof CreateTable it && vschema.table(it.table()).isEmpty()
        ? home(it.definition()).stream()
            .map(
                key ->
                    vschema.adding(
                        it.table(),
                        key.columns().getFirst(),
                        vschema.vindexOfParent(key).orElseThrow(),
                        numbered(it.definition())))
        : Stream.empty();
  }

  /** Whether each row is on the shard of its parent, once these changes are made. */
  boolean together(ForeignKey key, List<SchemaChange> changes) {
    return vschema.together(key)
        || changes.stream()
            .anyMatch(
                it ->
                    it instanceof CreateTable made
                        && home(made.definition()).filter(key::equals).isPresent());
  }

  private Optional<ForeignKey> home(Table table) {
    return table.foreignKeys().stream()
        .filter(it -> it.columns().size() == 1 && vschema.vindexOfParent(it).isPresent())
        .findFirst();
  }

  private Optional<Numbered> numbered(Table table) {
    return table.columns().stream()
        .filter(it -> it.generated() && table.primaryKey().equals(List.of(it.name())))
        .map(Column::name)
        .findFirst()
        .map(it -> new Numbered(it, vschema.sequence(table.name(), table.foreignKeys())));
  }

  /** What the user must do beside the migration, and which relationships ask every shard. */
  Stream<Remark> notes(SchemaChange change) {
    return switch (change) {
      case CreateTable it -> ofNew(it.definition());
      case AddColumn it -> it.key().stream().flatMap(this::ofKey);
      case AddForeignKey it -> ofKey(it.key());
      case CreateIndex it -> ofUnique(it.index(), column(it.table()));
      default -> Stream.empty();
    };
  }

  private Stream<Remark> ofNew(Table table) {
    Optional<ForeignKey> home = home(table);
    Optional<String> column = home.map(it -> it.columns().getFirst());
    Stream<Remark> place =
        Stream.of(home.map(it -> beside(table, it)).orElseGet(() -> adrift(table)));
    Stream<Remark> others =
        table.foreignKeys().stream()
            .filter(it -> home.isPresent() && !home.get().equals(it))
            .filter(it -> !vschema.isReference(it.parent()))
            .map(it -> scattered(it, column));
    Stream<Remark> indexes = table.indexes().stream().flatMap(it -> ofUnique(it, column));
    Stream<Remark> numbers = numbered(table).stream().map(it -> numbers(table, it));
    return Stream.of(place, others, indexes, numbers).flatMap(it -> it);
  }

  private static Remark beside(Table table, ForeignKey home) {
    return new Remark(
        "each row of %s is on the shard of its row of %s: %s is distributed by %s"
            .formatted(
                shown(table.name()),
                shown(home.parent()),
                shown(table.name()),
                home.columns().getFirst()),
        "apply vschema.json once the migration has run: vtctldclient ApplyVSchema --vschema-file vschema.json KEYSPACE");
  }

  private static Remark adrift(Table table) {
    return new Remark(
        "%s refers to no table that is distributed by the column that the key leads to, so its rows cannot be beside theirs"
            .formatted(shown(table.name())),
        "give it a vindex in vschema.json before it has rows");
  }

  private Stream<Remark> ofKey(ForeignKey key) {
    boolean one =
        vschema.together(key)
            || vschema.table(key.table()).filter(Distribution::reference).isPresent();
    return one ? Stream.empty() : Stream.of(scattered(key, column(key.table())));
  }

  private static Remark scattered(ForeignKey key, Optional<String> column) {
    String child = shown(key.table());
    String own = key.columns().getFirst();
    return new Remark(
        "to find the rows of %s for a row of %s every shard is asked: %s"
            .formatted(
                child,
                shown(key.parent()),
                column
                    .map(it -> "%s is distributed by %s, not by %s".formatted(child, it, own))
                    .orElse(
                        "vschema.json does not say that %s is distributed by %s"
                            .formatted(child, own))),
        "if they are often read so, add a lookup vindex for %s.%s".formatted(child, own));
  }

  /** Two shards do not compare their rows. */
  private static Stream<Remark> ofUnique(Index index, Optional<String> column) {
    boolean whole =
        !index.unique()
            || column
                .filter(it -> index.columns().stream().anyMatch(own -> SqlName.same(own, it)))
                .isPresent();
    return whole
        ? Stream.empty()
        : Stream.of(
            new Remark(
                "%s (%s) is unique on each shard alone: two shards may have the same value"
                    .formatted(shown(index.table()), String.join(", ", index.columns())),
                "if that must not be, add a unique lookup vindex, or distribute %s by it"
                    .formatted(shown(index.table()))));
  }

  private Remark numbers(Table table, Numbered numbered) {
    String sequence = numbered.sequence();
    String name = quote.apply(sequence.substring(sequence.lastIndexOf('.') + 1));
    return new Remark(
        "%s.%s is numbered by the sequence %s, because each shard would count for itself"
            .formatted(shown(table.name()), numbered.column(), numbered.sequence()),
        "first make the sequence in a keyspace without shards, and list it there as {\"type\": \"sequence\"}: CREATE TABLE %s (id BIGINT NOT NULL PRIMARY KEY, next_id BIGINT, cache BIGINT) COMMENT 'vitess_sequence'; INSERT INTO %s (id, next_id, cache) VALUES (0, 1, 1000)"
            .formatted(name, name));
  }

  private Optional<String> column(String table) {
    return vschema.table(table).flatMap(Distribution::column);
  }

  private static String shown(String table) {
    return TableName.shown(table);
  }
}
