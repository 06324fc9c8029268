package dev.kinship.model;

import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model. {@code id} tells it from every other in the project; {@code table} is empty where the
 * source has no table name that can be read; {@code primaryKey} are columns, one as a rule. Fields
 * are its own and the inherited; relations its own, for they are not inherited.
 */
public record Entity(
    String id,
    String name,
    Flavour flavour,
    Optional<String> table,
    List<String> primaryKey,
    List<Field> fields,
    List<Declaration> relations,
    Place place) {
  public Entity {
    primaryKey = List.copyOf(primaryKey);
    fields = List.copyOf(fields);
    relations = List.copyOf(relations);
  }

  public Optional<Field> field(String field) {
    return fields.stream().filter(it -> it.name().equals(field)).findFirst();
  }

  public Optional<Declaration> relation(String relation) {
    return relations.stream().filter(it -> it.name().equals(relation)).findFirst();
  }

  /** The field of a primary key of one column; empty where none is declared. */
  public Optional<Field> keyField() {
    return fields.stream().filter(it -> primaryKey.equals(List.of(it.column()))).findFirst();
  }

  /** This entity with a further field. */
  public Entity with(Field field) {
    List<Field> more = Stream.concat(fields.stream(), Stream.of(field)).toList();
    return new Entity(id, name, flavour, table, primaryKey, more, relations, place);
  }

  /** This entity with {@code relation}, in place of the one of that name if there is one. */
  public Entity with(Declaration relation) {
    List<Declaration> others =
        relations.stream().filter(it -> !it.name().equals(relation.name())).toList();
    List<Declaration> more = Stream.concat(others.stream(), Stream.of(relation)).toList();
    return new Entity(id, name, flavour, table, primaryKey, fields, more, place);
  }
}
