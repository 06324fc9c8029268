package dev.kinship.model;

import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model. {@code id} tells it from every other in the project; {@code table} is empty where the
 * source has no table name that can be read; {@code primaryKey} are columns, one as a rule. Fields
 * are its own and the inherited; {@code keys} are the foreign keys that no field declares;
 * relations are its own, for they are not inherited. A join table that has no class is an entity
 * too.
 */
public record Entity(
    String id,
    String name,
    Flavour flavour,
    Optional<String> table,
    List<String> primaryKey,
    List<Field> fields,
    List<KeyColumn> keys,
    List<Declaration> relations,
    Place place) {
  private static final String TABLE = "table:";

  public Entity {
    primaryKey = List.copyOf(primaryKey);
    fields = List.copyOf(fields);
    keys = List.copyOf(keys);
    relations = List.copyOf(relations);
  }

  /** A join table without a class; {@code columns} are its keys, and together its primary key. */
  public static Entity joinTable(String table, Flavour flavour, List<String> columns, Place place) {
    return new Entity(
        TABLE + table,
        table,
        flavour,
        Optional.of(table),
        columns,
        List.of(),
        List.of(),
        List.of(),
        place);
  }

  /** Whether it is a table that no class stands for. */
  public boolean isTable() {
    return id.startsWith(TABLE);
  }

  public Optional<Field> field(String field) {
    return fields.stream().filter(it -> it.name().equals(field)).findFirst();
  }

  public Optional<Declaration> relation(String relation) {
    return relations.stream().filter(it -> it.name().equals(relation)).findFirst();
  }

  /** The foreign key that relationships call so: a field, or a column that no field declares. */
  public Optional<KeyColumn> key(String key) {
    return field(key)
        .map(KeyColumn::of)
        .or(() -> keys.stream().filter(it -> it.column().equals(key)).findFirst());
  }

  /** The field of a primary key of one column; empty where none is declared. */
  public Optional<Field> keyField() {
    return fields.stream().filter(it -> primaryKey.equals(List.of(it.column()))).findFirst();
  }

  /** This entity with another table. */
  public Entity in(String other) {
    return new Entity(
        id, name, flavour, Optional.of(other), primaryKey, fields, keys, relations, place);
  }

  /** This entity with a further field. */
  public Entity with(Field field) {
    return with(joined(fields, field), keys, relations);
  }

  /** This entity with a further foreign key, in a field if the key has one. */
  public Entity with(KeyColumn key) {
    return key.field().map(this::with).orElseGet(() -> with(fields, joined(keys, key), relations));
  }

  /** This entity with {@code relation}, in place of the one of that name if there is one. */
  public Entity with(Declaration relation) {
    List<Declaration> others =
        relations.stream().filter(it -> !it.name().equals(relation.name())).toList();
    return with(fields, keys, joined(others, relation));
  }

  private Entity with(List<Field> fields, List<KeyColumn> keys, List<Declaration> relations) {
    return new Entity(id, name, flavour, table, primaryKey, fields, keys, relations, place);
  }

  private static <T> List<T> joined(List<T> some, T more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }
}
