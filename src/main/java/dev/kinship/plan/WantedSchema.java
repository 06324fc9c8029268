package dev.kinship.plan;

import dev.kinship.model.Entity;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import dev.kinship.naming.Words;
import dev.kinship.plan.PlanDraft.Pair;
import dev.kinship.plan.PlanDraft.PlannedLink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the database must have for the planned code: a key for each link and a unique index for each
 * pair. All entities are as the plan leaves them; {@code relationships} resolve what else they
 * declare, and {@code words} name what the library has. {@code created} are the ids of new models,
 * and {@code sentences} are those of the plan.
 */
public record WantedSchema(
    List<Sentence> sentences,
    List<PlannedLink> links,
    List<Pair> pairs,
    Set<String> created,
    Relationships relationships,
    Words words) {
  public WantedSchema {
    sentences = List.copyOf(sentences);
    links = List.copyOf(links);
    created = Set.copyOf(created);
    pairs = List.copyOf(pairs);
  }

  /** The same for models that {@code place} changes, such as their tables. */
  public WantedSchema placed(UnaryOperator<Entity> place) {
    return new WantedSchema(
        sentences,
        links.stream().map(it -> it.placed(place)).toList(),
        pairs.stream().map(it -> it.of(place.apply(it.join()))).toList(),
        created,
        relationships,
        words);
  }

  /** Both models of each link, one after the other. */
  public Stream<Entity> entities() {
    return links.stream().flatMap(it -> Stream.of(it.link().parent(), it.link().child()));
  }

  /** The tables at both ends of its links; a model whose table has no known name is left out. */
  public Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    entities().forEach(it -> it.table().ifPresent(tables::add));
    return tables;
  }

  /** Whether a link uses {@code table}, with its key in {@code column} unless that is empty. */
  public boolean concerns(String table, String column) {
    return tables().contains(table)
        && (column.isEmpty()
            || links.stream()
                .map(PlannedLink::link)
                .filter(it -> it.child().table().equals(Optional.of(table)))
                .flatMap(it -> it.child().key(it.foreignKey()).stream())
                .anyMatch(it -> it.column().equals(column)));
  }
}
