package dev.kinship.report;

import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Referent;
import dev.kinship.model.Relationships;
import dev.kinship.plan.describe.Listing;
import dev.kinship.schema.TableName;
import dev.kinship.text.FileNames;
import dev.kinship.text.Place;
import dev.kinship.text.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Shows models and their relationships to a person. */
public record ListReport(Printer out, FileNames files, int columns) {
  private static final List<String> HEAD =
      List.of("MODEL", "NAME", "TYPE", "TARGET", "KEY", "INVERSE", "FILE");

  /** What is left out, one after the other, where a line is too short for all. */
  private static final List<String> DISPENSABLE = List.of("INVERSE", "FILE", "KEY");

  private static final int GAP = 2;
  private static final String NONE = "-";

  /** In place of a key that the source does not show. */
  private static final String UNREADABLE = "?";

  /** A table: a line for each side of a relationship, one for a model without any. */
  public void table(Listing listing) {
    if (listing.models().isEmpty()) {
      out.line("no models: no class here inherits from " + listing.bases());
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    for (Entity entity : listing.models()) {
      if (entity.relations().isEmpty()) {
        rows.add(
            row(
                listing.name(entity).toString(),
                NONE,
                NONE,
                NONE,
                NONE,
                NONE,
                shown(entity.place())));
      }
      Relationships.of(entity).forEach(side -> rows.add(row(listing, side)));
    }
    print(rows);
    long sides = listing.models().stream().mapToLong(it -> it.relations().size()).sum();
    out.line(
        counted(listing.models().size(), "model")
            + ", "
            + counted(sides, "side")
            + (sides == 1 ? " of a relationship" : " of relationships"));
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  /** One model whole: its fields, and each relationship from both its ends. */
  public void model(Listing listing, Entity entity) {
    out.line(Piece.bold(entity.name()), Piece.plain(" (" + entity.flavour().word() + ")"));
    out.line("  file   " + shown(entity.place()));
    out.line("  table  " + entity.table().map(TableName::shown).orElse("unknown"));
    out.line("  key    " + String.join(", ", entity.primaryKey()));
    entity.fields().forEach(it -> out.line("  field  " + field(it)));
    for (Declared side : Relationships.of(entity).toList()) {
      out.line("");
      out.line(
          Piece.plain("  "),
          Piece.bold(side.side().name()),
          Piece.plain("  " + side.side().kind().word() + "  by " + keys(listing, side)));
      out.line("    " + listing.meaning().of(side));
      out.line(
          "    "
              + listing
                  .relationships()
                  .inverse(side)
                  .map(listing.meaning()::of)
                  .orElseGet(() -> noInverse(listing, side)));
    }
  }

  private static String field(Field field) {
    String column = field.column().equals(field.name()) ? "" : ", column " + field.column();
    return field.name() + ": " + field.written() + column;
  }

  private static String noInverse(Listing listing, Declared side) {
    String target = listing.target(side);
    return switch (listing.relationships().target(side)) {
      case Referent.Found it -> target + " declares no inverse.";
      case Referent.Missing it -> "The project has no model " + target + ".";
      case Referent.Ambiguous it ->
          "%d models are called %s, and %s imports none of them."
              .formatted(it.models().size(), target, side.owner().place().file());
    };
  }

  private static String keys(Listing listing, Declared side) {
    String key = side.side().foreignKey().orElse(UNREADABLE);
    return listing
        .join(side)
        .map(it -> it + "." + key + " and ." + side.side().targetForeignKey().orElse(UNREADABLE))
        .orElse(key);
  }

  private String shown(Place place) {
    return place.in(files.of(place.file()));
  }

  private List<String> row(Listing listing, Declared side) {
    return row(
        listing.name(side.owner()).toString(),
        side.side().name(),
        side.side().kind().word(),
        listing.target(side),
        keys(listing, side),
        side.side().inverseOf().orElse(NONE),
        shown(side.side().place()));
  }

  /** As it is shown, so that its columns are as wide as that. */
  private static List<String> row(String... cells) {
    return Arrays.stream(cells).map(Visible::of).toList();
  }

  private void print(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], ShownWidth.of(row.get(i)));
      }
    }
    List<Integer> shown = thatFit(widths);
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i : shown) {
        line.append(ShownWidth.padded(row.get(i), widths[i] + GAP));
      }
      out.line(line.toString().stripTrailing());
    }
  }

  private List<Integer> thatFit(int[] widths) {
    List<Integer> shown = new ArrayList<>(IntStream.range(0, widths.length).boxed().toList());
    for (String next : DISPENSABLE) {
      if (shown.stream().mapToInt(it -> widths[it] + GAP).sum() - GAP > columns) {
        shown.remove(Integer.valueOf(HEAD.indexOf(next)));
      }
    }
    return shown;
  }
}
