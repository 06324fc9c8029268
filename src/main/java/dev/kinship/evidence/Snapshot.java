package dev.kinship.evidence;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.text.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a database contained when it was read. {@code database} is its name without secrets; {@code
 * statements} would create its tables, {@code rows} is about how many rows they have; {@code
 * others} says by name what is not a table, such as a view; {@code remarks} are notes about it,
 * {@code wording} is how it understands statements.
 */
public record Snapshot(
    String database,
    List<String> statements,
    Map<String, Long> rows,
    Map<String, String> others,
    List<Remark> remarks,
    Wording wording) {
  public Snapshot {
    statements = List.copyOf(statements);
    rows = Map.copyOf(rows);
    others = Map.copyOf(others);
    remarks = List.copyOf(remarks);
  }

  /** A note for who is concerned with the column, or with the table where none is named. */
  public record Remark(String table, String column, Diagnostic note) {}

  /** Its tables. */
  public Schema schema() {
    return after(List.of()).told();
  }

  /**
   * Its tables after these texts have run on it; a table that a text creates replaces the existing
   * one.
   */
  public Schema after(List<String> texts) {
    List<String> all = new ArrayList<>(statements);
    all.addAll(texts);
    Progress.begin("reading the migrations");
    Schema read = SchemaReader.read(all, wording);
    Map<String, String> there = new HashMap<>(read.others());
    others.forEach((name, what) -> there.put(SqlName.folded(name), what));
    return new Schema(read.tables(), read.doubts(), rows, read.homes(), there);
  }
}
