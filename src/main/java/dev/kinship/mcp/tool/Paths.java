package dev.kinship.mcp.tool;

import dev.kinship.mcp.schema.Schemas;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.Relationships;
import dev.kinship.plan.describe.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The shortest ways from one model to another by their relationships. */
record Paths(Listing listing) {
  private static final int MOST = 10;
  private static final int LONGEST = 6;

  /** Each with the relationships on it, and the calls that follow it. */
  List<Map<String, Object>> between(Entity from, Entity to) {
    List<List<Declared>> found = new ArrayList<>();
    List<List<Declared>> ways = List.of(List.of());
    Set<String> seen = new HashSet<>(Set.of(from.id()));
    for (int length = 1; length <= LONGEST && found.isEmpty() && !ways.isEmpty(); length++) {
      List<List<Declared>> longer = new ArrayList<>();
      Set<String> reached = new HashSet<>();
      for (List<Declared> way : ways) {
        Entity end = way.isEmpty() ? from : target(way.getLast()).findFirst().orElseThrow();
        Relationships.of(end).forEach(it -> extend(way, it, to, found, longer, seen, reached));
      }
      seen.addAll(reached);
      ways = longer;
    }
    return found.stream().limit(MOST).map(this::way).toList();
  }

  private void extend(
      List<Declared> way,
      Declared step,
      Entity to,
      List<List<Declared>> found,
      List<List<Declared>> longer,
      Set<String> seen,
      Set<String> reached) {
    List<Declared> whole = Stream.concat(way.stream(), Stream.of(step)).toList();
    target(step)
        .forEach(
            it -> {
              if (it.id().equals(to.id())) {
                found.add(whole);
              } else if (!seen.contains(it.id()) && reached.add(it.id())) {
                longer.add(whole);
              }
            });
  }

  private Stream<Entity> target(Declared step) {
    return listing.relationships().target(step).entity().stream();
  }

  private Map<String, Object> way(List<Declared> steps) {
    return Schemas.fields(
        "way", calls(steps),
        "steps",
            steps.stream()
                .map(
                    it ->
                        "%s.%s: %s %s"
                            .formatted(
                                listing.name(it.owner()),
                                it.side().name(),
                                it.side().kind().word(),
                                listing.target(it)))
                .toList());
  }

  /** As {@code order.user().profile()}, and {@code for each} after several. */
  private String calls(List<Declared> steps) {
    StringBuilder text = new StringBuilder();
    String variable = variable(steps.getFirst().owner());
    for (int i = 0; i < steps.size(); i++) {
      Declared step = steps.get(i);
      Declaration side = step.side();
      variable =
          step.owner().flavour() == Flavour.ASYNC
              ? "(await %s.%s())".formatted(variable, side.name())
              : "%s.%s()".formatted(variable, side.name());
      boolean several = side.kind() == Kind.HAS_MANY || side.kind() == Kind.HAS_MANY_THROUGH;
      if (several && i < steps.size() - 1) {
        text.append(variable).append(", for each: ");
        variable = side.target().name().toLowerCase(Locale.ROOT);
      }
    }
    return text.append(variable).toString();
  }

  private static String variable(Entity entity) {
    return entity.name().toLowerCase(Locale.ROOT);
  }
}
