package dev.kinship.database;

import dev.kinship.diagnostic.Refused;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.text.OneLine;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables that models name, as they name them: the statements that a database shows are read
 * with these names.
 */
record AskedTables(Collection<String> names) {
  /** The names without their schemas, in lower case. */
  Set<String> folded() {
    return names.stream()
        .map(it -> SqlName.folded(TableName.bare(it)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Those that name no schema. */
  Stream<String> bare() {
    return names.stream().filter(it -> TableName.schema(it).isEmpty());
  }

  /** The schemas that are named. */
  Stream<String> schemas() {
    return names.stream().map(TableName::schema).filter(it -> !it.isEmpty()).distinct();
  }

  /**
   * What this table is called in the models that ask for it; {@code found} if the connection finds
   * it without its schema. Names may differ in case.
   */
  List<String> calling(String schema, String name, boolean found) {
    return names.stream()
        .filter(it -> SqlName.same(TableName.bare(it), name))
        .filter(
            it ->
                TableName.schema(it).isEmpty() ? found : SqlName.same(TableName.schema(it), schema))
        .map(it -> TableName.beside(it, name))
        .distinct()
        .toList();
  }

  /** What a table is called that another one refers to. */
  String reference(String schema, String name, boolean found) {
    String whole = TableName.in(schema, name);
    Optional<String> asked = names.stream().filter(it -> SqlName.same(it, whole)).findFirst();
    return asked.isPresent() || !found ? whole : name;
  }

  /** A name in double quotes, or each part of it. */
  static String quoted(String name) {
    return TableName.each(name, it -> "\"" + it.replace("\"", "\"\"") + "\"");
  }

  /** The name by which a statement with this table in {@code quoted} is read. */
  static String read(String table, Wording wording) {
    return TableName.of(List.of(TableName.schema(table), TableName.bare(table)), wording);
  }

  private static String line(String text) {
    return OneLine.of(TableName.shown(text));
  }

  /** The connection cannot tell whether there is such a table, or does not find it. */
  static Refused unseen(String message, String help) {
    return new Refused(DatabaseRules.UNSEEN, line(message), line(help));
  }
}
