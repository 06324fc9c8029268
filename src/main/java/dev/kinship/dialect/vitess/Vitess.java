package dev.kinship.dialect.vitess;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.KeyColumns;
import dev.kinship.dialect.Profile;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.mysql.MySql;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.text.Edits;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Vitess, and PlanetScale: the text of MySQL, with foreign keys only where the VSchema of the
 * keyspace allows them. In a keyspace of several shards new tables are distributed and numbered as
 * {@link Sharding} says.
 */
public final class Vitess implements Dialect {
  private static final String FILE = "vschema.json";

  private static final Remark UNTOLD =
      new Remark(
          "there is no %s beside the migrations, so the keyspace is taken for one without shards and foreign keys"
              .formatted(FILE),
          "if it has shards, save its VSchema there: vtctldclient GetVSchema KEYSPACE > %s"
              .formatted(FILE));

  private static final Pattern NUMBERED =
      Pattern.compile("(?m) \\w+( UNSIGNED)? AUTO_INCREMENT PRIMARY KEY(?=,?$)");

  private static final MySql MYSQL = new MySql();

  private static final Remark LATER =
      new Remark(
          "vtgate learns of a new column a moment after the migration has made it",
          "if the file that fills the column says that it is not found, run that file again");

  private final Optional<VSchema> vschema;

  /** Of a keyspace of which nothing is known. */
  public Vitess() {
    this(Optional.empty());
  }

  private Vitess(Optional<VSchema> vschema) {
    this.vschema = vschema;
  }

  @Override
  public Profile profile() {
    return MYSQL.profile();
  }

  @Override
  public boolean runs(String other) {
    return MYSQL.runs(other);
  }

  @Override
  public Optional<Pattern> borrowed() {
    return MYSQL.borrowed();
  }

  /** A key in the models alone may be of any type. */
  @Override
  public KeyColumns keyColumns() {
    return vschema.filter(VSchema::hasKeys).isPresent() ? MYSQL.keyColumns() : KeyColumns.ANY;
  }

  @Override
  public Optional<String> companion() {
    return Optional.of(FILE);
  }

  @Override
  public Vitess told(String text) throws IOException {
    return new Vitess(Optional.of(VSchema.read(text)));
  }

  private Optional<String> keyless(ForeignKey key, Predicate<ForeignKey> together) {
    if (vschema.filter(VSchema::hasKeys).isEmpty()) {
      return Optional.of("the keyspace allows none unless its VSchema sets foreignKeyMode");
    }
    return vschema
        .filter(it -> it.isSharded() && !together.test(key))
        .map(
            it ->
                "rows of %s and of %s may be on different shards"
                    .formatted(key.table(), key.parent()));
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, RenderOptions manner) {
    Optional<Sharding> sharding =
        vschema.filter(VSchema::isSharded).map(it -> new Sharding(it, MYSQL::quote));
    Predicate<ForeignKey> together =
        key -> sharding.filter(it -> it.together(key, changes)).isPresent();
    Rendering rendering =
        new MySql("Vitess", key -> keyless(key, together)).render(changes, known, manner);
    if (!(rendering instanceof Rendering.Steps it) || it.steps().isEmpty()) {
      return rendering;
    }
    if (sharding.isEmpty()) {
      return it.noting(vschema.isPresent() ? List.of() : List.of(UNTOLD));
    }
    List<MigrationStep> steps = it.steps().stream().map(Vitess::withoutNumbers).toList();
    Edits entries = new Edits(changes.stream().flatMap(one -> sharding.get().entry(one)).toList());
    boolean fills =
        manner.backfill().isPresent() && changes.stream().anyMatch(AddColumn.class::isInstance);
    return new Rendering.Steps(steps, it.notes(), entries)
        .noting(changes.stream().flatMap(one -> sharding.get().notes(one)).toList())
        .noting(fills ? List.of(LATER) : List.of());
  }

  /**
   * The numbers of MySQL itself would be the same on each shard; those of a sequence have eight
   * bytes.
   */
  private static MigrationStep withoutNumbers(MigrationStep step) {
    return step.sql().startsWith("CREATE TABLE ")
        ? new MigrationStep(
            NUMBERED.matcher(step.sql()).replaceAll(" BIGINT NOT NULL PRIMARY KEY"),
            step.undo(),
            step.reason(),
            step.transaction(),
            step.title())
        : step;
  }
}
