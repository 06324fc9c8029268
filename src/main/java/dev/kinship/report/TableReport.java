package dev.kinship.report;

import dev.kinship.database.StoredTable;
import dev.kinship.database.StoredTable.StoredColumn;
import dev.kinship.database.StoredTable.StoredIndex;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Function;

/** Shows tables to a person: a column a line, then the indexes. */
public record TableReport(PrintWriter out, Colour colour) {
  public void show(List<StoredTable> tables) {
    List<StoredColumn> all = tables.stream().flatMap(it -> it.columns().stream()).toList();
    int names = width(all, StoredColumn::name);
    int types = width(all, StoredColumn::type);
    String format = "    %-" + names + "s  %-" + types + "s  %-8s  %s";
    for (StoredTable table : tables) {
      out.println("  " + colour.bold(table.name()));
      table.columns().forEach(it -> out.println(line(format, it).stripTrailing()));
      table.indexes().forEach(it -> out.println("    " + line(it)));
    }
  }

  private static int width(List<StoredColumn> columns, Function<StoredColumn, String> part) {
    return columns.stream().mapToInt(it -> part.apply(it).length()).max().orElse(1);
  }

  private String line(String format, StoredColumn column) {
    String key =
        column
            .references()
            .map(it -> colour.cyan("foreign key to " + it))
            .orElse(column.primaryKey() ? colour.cyan("primary key") : "");
    return format.formatted(column.name(), column.type(), column.nullable() ? "" : "NOT NULL", key);
  }

  private static String line(StoredIndex index) {
    return "%s %s (%s)"
        .formatted(
            index.unique() ? "unique index" : "index",
            index.name(),
            String.join(", ", index.columns()));
  }
}
