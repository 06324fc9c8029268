package dev.kinship.evidence;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a database had when it was asked, {@code database} being what may be shown of where it is:
 * the statements that would make its tables, and about how many rows they have; by name what else
 * has the name that a table could have; the types of its columns; and what to say of it.
 */
public record Snapshot(
    String database,
    List<String> statements,
    Map<String, Long> rows,
    Map<String, String> others,
    StoredTypes types,
    List<Remark> remarks) {
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
    return after(List.of(), Wording.USUAL);
  }

  /** Its tables once these texts have run on it; where one makes a table, it is made anew. */
  public Schema after(List<String> texts, Wording wording) {
    List<String> all = new ArrayList<>(statements);
    all.addAll(texts);
    Schema read = SchemaReader.read(all, wording);
    return new Schema(read.tables(), read.doubts(), rows);
  }
}
