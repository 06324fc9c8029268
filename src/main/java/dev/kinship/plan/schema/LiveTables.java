package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
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
            Rule.NO_PLAIN_TABLE,
            "`%s` is %s in %s, and no key can be on it".formatted(table, what, live.database()),
            "name the table of the model: `%s`, or pass --no-migration"
                .formatted(wanted.words().table()));
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
              Rule.BEHIND,
              "%s has no %s, which the migrations make"
                  .formatted(live.database(), String.join(", ", missing)),
              List.of(),
              "run the migrations that are there; what is written now comes after them"));
    }
    return notes;
  }
}
