package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.Schema;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a migration goes and how it is written: after the existing {@code files}, for the tool that
 * runs them and for one database, of which the {@code companion} of the files says more if there is
 * one. {@code now} is used in file names that contain a time; {@code notes} tell what was not read.
 */
public record MigrationTarget(
    MigrationFiles files,
    Runner runner,
    Dialect dialect,
    Optional<SourceText> companion,
    RenderOptions options,
    LocalDateTime now,
    List<Diagnostic> notes) {
  public MigrationTarget {
    notes = List.copyOf(notes);
  }

  /** The files that the tool would run on an empty database, in order, with what it would run. */
  public List<MigrationFile> inOrder() {
    return runner.inOrder(files.all(), dialect.id());
  }

  /** The SQL that the tool would run on an empty database, in order. */
  public List<String> ups() {
    return runner.ups(files.all(), dialect.id());
  }

  /** Where the statement is that is the reason for a doubt. */
  public Optional<Place> place(Doubt doubt) {
    return new LaterUses(files, inOrder()).place(doubt);
  }

  /** The schema that the existing migrations create. */
  public Schema schema() {
    return made(files.all());
  }

  /** The schema that they would create without the files of these names. */
  Schema schemaWithout(Set<String> names) {
    return made(files.all().stream().filter(it -> !names.contains(it.name())).toList());
  }

  private Schema made(List<MigrationFile> by) {
    return SchemaReader.read(runner.ups(by, dialect.id()), dialect.wording());
  }
}
