package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.evidence.Snapshot;
import dev.kinship.plan.WantedSchema;
import java.util.ArrayList;
import java.util.List;

/** Checks the tables of a live database, whatever changes are planned. */
final class LiveTables {
  private LiveTables() {}

  /** Refuses a model whose table is something else in the database, such as a view. */
  static void requirePlain(WantedSchema wanted, Snapshot live) {
    for (String table : wanted.tables()) {
      String what = live.others().get(table);
      if (what != null) {
        throw new Refused(
            SchemaRules.NO_PLAIN_TABLE,
            "`%s` is %s in %s, and it cannot have a key".formatted(table, what, live.database()),
            "set the model's table: `%s`, or pass --no-migration"
                .formatted(wanted.words().tableCode()));
      }
    }
  }

  /** The remarks about wanted tables and keys, and what the database is {@code missing}. */
  static List<Diagnostic> notes(WantedSchema wanted, Snapshot live, List<String> missing) {
    List<Diagnostic> notes = new ArrayList<>();
    live.remarks().stream()
        .filter(it -> wanted.concerns(it.table(), it.column()))
        .forEach(it -> notes.add(it.note()));
    if (!missing.isEmpty()) {
      notes.add(
          new Diagnostic(
              SchemaRules.BEHIND,
              "%s has no %s, which the migrations create"
                  .formatted(live.database(), String.join(", ", missing)),
              List.of(),
              "run the existing migrations; the new one comes after them"));
    }
    return notes;
  }
}
