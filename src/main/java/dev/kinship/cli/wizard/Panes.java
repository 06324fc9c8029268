package dev.kinship.cli.wizard;

import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.report.ShownWidth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Source and target side by side: what each gets (+) or has, and how it is called. */
record Panes(ModelsAtHand models, Outlook outlook) {
  /** Narrower screens show none. */
  static final int COLUMNS = 76;

  private static final int PANE = 34;

  /** The lines of both; none if there is only one side. */
  List<String> lines() {
    if (outlook.sides().size() < 2) {
      return List.of();
    }
    List<String> left = pane(outlook.sides().getFirst());
    List<String> right = pane(outlook.sides().getLast());
    List<String> lines = new ArrayList<>(List.of(""));
    for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
      String first = i < left.size() ? left.get(i) : "";
      String second = i < right.size() ? right.get(i) : "";
      lines.add("    %s  %s".formatted(fitted(first), second).stripTrailing());
    }
    return lines;
  }

  private List<String> pane(PlannedSide side) {
    Optional<Entity> model =
        models.called(side.model()).stream().findFirst().flatMap(models::entity);
    List<String> lines = new ArrayList<>(List.of(side.model()));
    if (side.kind() == Kind.BELONGS_TO) {
      String type = outlook.newType(side.foreignKey()).map(": "::concat).orElse("");
      boolean has = model.flatMap(it -> it.key(side.foreignKey())).isPresent();
      lines.add(mark(has) + side.foreignKey() + type + "  (key)");
    }
    boolean many = side.kind() == Kind.HAS_MANY || side.kind() == Kind.HAS_MANY_THROUGH;
    boolean has = model.flatMap(it -> it.relation(side.name())).isPresent();
    lines.add(mark(has) + side.name() + " -> " + (many ? "list of " : "") + side.target());
    lines.add("  " + side.meaning().substring(side.meaning().lastIndexOf(": ") + 1).strip());
    return lines;
  }

  private static String mark(boolean exists) {
    return exists ? "  " : "+ ";
  }

  /** As wide as a pane; longer text is cut. */
  private static String fitted(String text) {
    if (ShownWidth.of(text) <= PANE) {
      return ShownWidth.padded(text, PANE);
    }
    String cut = text;
    while (ShownWidth.of(cut) > PANE - 3) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return ShownWidth.padded(cut + "...", PANE);
  }
}
