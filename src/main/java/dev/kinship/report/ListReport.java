package dev.kinship.report;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.plan.Listing;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Shows models and their relationships to a person. */
public record ListReport(PrintWriter out, Colour colour) {
  private static final List<String> HEAD =
      List.of("MODEL", "NAME", "TYPE", "TARGET", "KEY", "INVERSE", "FILE");

  private static final String NONE = "-";

  /** A table: a line for each side of a relationship, one for a model without any. */
  public void table(Listing listing) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Entity entity : listing.models()) {
      if (entity.relations().isEmpty()) {
        rows.add(List.of(entity.name(), NONE, NONE, NONE, NONE, NONE, entity.place().toString()));
      }
      entity.relations().forEach(side -> rows.add(row(entity, side)));
    }
    print(rows);
    long sides = listing.models().stream().mapToLong(it -> it.relations().size()).sum();
    out.printf("%d models, %d sides of relationships%n", listing.models().size(), sides);
  }

  /** One model whole: its fields, and each relationship from both its ends. */
  public void model(Listing listing, Entity entity) {
    out.println(colour.bold(entity.name()) + " (" + entity.flavour().word() + ")");
    out.println("  file   " + entity.place());
    out.println("  table  " + entity.table().orElse("not told"));
    out.println("  key    " + String.join(", ", entity.primaryKey()));
    entity.fields().forEach(it -> out.println("  field  " + field(it)));
    for (Declaration side : entity.relations()) {
      out.println();
      out.println("  " + colour.bold(side.name()) + "  " + side.kind().word() + key(side));
      out.println("    " + listing.meaning().of(entity, side));
      out.println(
          "    "
              + listing
                  .inverse(entity, side)
                  .flatMap(it -> listing.target(side).map(other -> listing.meaning().of(other, it)))
                  .orElse(side.target() + " declares no way back."));
    }
  }

  private static String field(Field field) {
    String column = field.column().equals(field.name()) ? "" : ", column " + field.column();
    return field.name() + ": " + field.written() + column;
  }

  private static String key(Declaration side) {
    return "  by " + keys(side);
  }

  private static String keys(Declaration side) {
    String key = side.foreignKey().orElse(NONE);
    return side.through()
        .map(it -> it + "." + key + " and ." + side.targetForeignKey().orElse(NONE))
        .orElse(key);
  }

  private static List<String> row(Entity entity, Declaration side) {
    return List.of(
        entity.name(),
        side.name(),
        side.kind().word(),
        side.target(),
        keys(side),
        side.inverseOf().orElse(NONE),
        side.place().toString());
  }

  private void print(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
