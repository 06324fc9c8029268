package dev.kinship.report;

import dev.kinship.database.StoredTable;
import dev.kinship.database.StoredTable.StoredColumn;
import dev.kinship.database.StoredTable.StoredIndex;
import dev.kinship.text.Visible;
import java.util.List;
import java.util.function.Function;

/** Shows tables to a person: a column a line, then the indexes. */
public record TableReport(Printer out) {
  public void show(List<StoredTable> tables) {
    List<StoredColumn> all = tables.stream().flatMap(it -> it.columns().stream()).toList();
    int names = width(all, StoredColumn::name);
    int types = width(all, StoredColumn::type);
    for (StoredTable table : tables) {
      out.line(Piece.plain("  "), Piece.bold(table.name()));
      table.columns().forEach(it -> show(it, names, types));
      table.indexes().forEach(it -> out.line("    " + line(it)));
    }
  }

  private void show(StoredColumn column, int names, int types) {
    String plain =
        "    %s  %s  %s"
            .formatted(
                padded(column.name(), names),
                padded(column.type(), types),
                padded(column.nullable() ? "" : "NOT NULL", 8));
    String key =
        column
            .references()
            .map("foreign key to "::concat)
            .orElse(column.primaryKey() ? "primary key" : "");
    if (key.isEmpty()) {
      out.line(plain.stripTrailing());
    } else {
      out.line(Piece.plain(plain + "  "), Piece.cyan(key));
    }
  }

  private static String padded(String text, int width) {
    return ShownWidth.padded(Visible.of(text), width);
  }

  private static int width(List<StoredColumn> columns, Function<StoredColumn, String> part) {
    return columns.stream()
        .mapToInt(it -> ShownWidth.of(Visible.of(part.apply(it))))
        .max()
        .orElse(1);
  }

  private static String line(StoredIndex index) {
    return "%s %s (%s)"
        .formatted(
            index.unique() ? "unique index" : "index",
            index.name(),
            String.join(", ", index.columns()));
  }
}
