package dev.kinship.database;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Rule;
import dev.kinship.evidence.Snapshot;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.text.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a catalog tells, while it is read. Tables are gathered as the statements that would make
 * them, so that one reader knows what SQL means.
 */
final class Findings {
  private final List<String> statements = new ArrayList<>();
  private final Map<String, Long> rows = new HashMap<>();
  private final Map<String, String> others = new HashMap<>();
  private final List<Snapshot.Remark> remarks = new ArrayList<>();

  void statement(String sql) {
    statements.add(sql);
  }

  void rows(String table, long count) {
    rows.put(table, count);
  }

  /** {@code name} is not a table that can have a key, but {@code what}: a view. */
  void other(String name, String what) {
    others.put(name, what);
  }

  /** Something to say where {@code table} is concerned. */
  void remark(String table, Rule rule, String message, String help) {
    remark(table, "", rule, message, help);
  }

  /** Something to say where {@code column} of {@code table} is concerned. */
  void remark(String table, String column, Rule rule, String message, String help) {
    remarks.add(
        new Snapshot.Remark(
            table,
            column,
            new Diagnostic(
                rule, OneLine.of(TableName.shown(message)), List.of(), OneLine.of(help))));
  }

  /** Everything found in the database of this name, which understands statements so. */
  Snapshot snapshot(String database, Wording wording) {
    List<String> texts = statements.stream().map(it -> it + ";\n").toList();
    return new Snapshot(database, texts, rows, others, remarks, wording);
  }
}
