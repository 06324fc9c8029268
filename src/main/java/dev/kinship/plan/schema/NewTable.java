package dev.kinship.plan.schema;

import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of a model, and the columns of its keys, as the model declares them. */
final class NewTable {
  private static final ColumnType TEXT = ColumnType.of(ColumnType.Kind.STRING);

  private NewTable() {}

  /** {@code types} are those of the columns that are keys. */
  static Table of(
      Entity entity,
      String table,
      Map<String, ColumnType> types,
      List<ForeignKey> keys,
      List<Index> indexes) {
    Stream<Column> columns =
        Stream.concat(
            entity.fields().stream().map(it -> column(entity, it, types)),
            entity.keys().stream()
                .map(it -> column(it, types.getOrDefault(it.column(), it.type().orElse(TEXT)))));
    Map<Boolean, List<Column>> primary =
        columns.collect(Collectors.partitioningBy(it -> entity.primaryKey().contains(it.name())));
    List<Column> all = new ArrayList<>(primary.getOrDefault(true, List.of()));
    all.addAll(primary.getOrDefault(false, List.of()));
    return new Table(table, all, entity.primaryKey(), keys, indexes);
  }

  private static Column column(Entity entity, Field field, Map<String, ColumnType> types) {
    boolean key = entity.primaryKey().equals(List.of(field.column()));
    ColumnType type = types.getOrDefault(field.column(), field.type().orElse(TEXT));
    boolean numbered = key && type.isNumber();
    ColumnType own = numbered ? withoutDigits(type) : type;
    return new Column(field.column(), own, field.nullable() && !key, numbered);
  }

  private static Column column(KeyColumn key, ColumnType type) {
    return new Column(key.column(), type, key.nullable(), false);
  }

  /** The column of a key to {@code parent}. */
  static Column column(KeyColumn key, Entity parent) {
    return column(key, type(key, parent));
  }

  /** The type of its parent's key, except for a length of its own. */
  static ColumnType type(KeyColumn key, Entity parent) {
    Optional<ColumnType> wanted =
        parent.keyField().flatMap(Field::type).map(NewTable::withoutDigits);
    return wanted
        .filter(it -> key.type().filter(own -> !replaces(it, own)).isEmpty())
        .or(key::type)
        .orElse(TEXT);
  }

  private static boolean replaces(ColumnType parent, ColumnType own) {
    return parent.isNumber()
        ? own.isNumber()
        : parent.kind() == own.kind() && (own.size() == 0 || own.kind() == ColumnType.Kind.DECIMAL);
  }

  /** What the database numbers is never larger than eight bytes. */
  private static ColumnType withoutDigits(ColumnType type) {
    return type.isNumber() ? ColumnType.of(type.kind()) : type;
  }
}
