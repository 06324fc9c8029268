package dev.kinship.library.hazel;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Flavour;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelReference;
import dev.kinship.schema.ColumnType;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.edit.ClassShape;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement.Assignment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the body of one class declares. */
record HazelClass(Resolved.ProjectClass definition) implements ClassShape {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "to_one", Kind.BELONGS_TO,
          "from_one", Kind.HAS_ONE,
          "from_many", Kind.HAS_MANY,
          "across", Kind.HAS_MANY_THROUGH);

  private static final Map<String, ColumnType.Kind> TYPES =
      Map.of(
          "int", ColumnType.Kind.INTEGER,
          "str", ColumnType.Kind.STRING,
          "float", ColumnType.Kind.REAL,
          "bool", ColumnType.Kind.BOOLEAN);

  /** The function that declares a side of this kind. */
  static String function(Kind kind) {
    return KINDS.entrySet().stream()
        .filter(it -> it.getValue() == kind)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public boolean isField(Assignment statement) {
    return called(statement).filter("Column"::equals).isPresent();
  }

  @Override
  public boolean isRelation(Assignment statement) {
    return called(statement).map(KINDS::containsKey).orElse(false);
  }

  Entity entity() {
    List<String> primaryKey =
        fields().filter(it -> flag(it, "key")).map(Assignment::target).toList();
    return new Entity(
        definition.file().name() + ":" + definition.name(),
        definition.name(),
        Flavour.SYNC,
        table(),
        primaryKey.isEmpty() ? List.of("id") : primaryKey,
        fields().map(this::field).toList(),
        keys().toList(),
        assignments().filter(this::isRelation).map(this::relation).toList(),
        definition.place());
  }

  Optional<String> table() {
    return assignments()
        .filter(it -> it.target().equals("table"))
        .flatMap(it -> text(it.value()).stream())
        .findFirst();
  }

  private Stream<Assignment> fields() {
    return assignments().filter(this::isField);
  }

  private Field field(Assignment statement) {
    String type =
        call(statement).arguments().getFirst().value() instanceof Expression.Name it
            ? it.dotted()
            : "";
    return new Field(
        statement.target(),
        statement.target(),
        type,
        Optional.ofNullable(TYPES.get(type)).map(ColumnType::of),
        flag(statement, "null"),
        definition.file().source().place(statement.targetSpan()));
  }

  /** The columns that only relationships know; all ids are numbers. */
  private Stream<KeyColumn> keys() {
    return assignments()
        .filter(it -> called(it).filter("to_one"::equals).isPresent())
        .flatMap(
            it ->
                named(it, "key").stream()
                    .map(
                        key ->
                            new KeyColumn(
                                key,
                                "int",
                                Optional.of(ColumnType.of(ColumnType.Kind.INTEGER)),
                                flag(it, "null"),
                                Optional.empty())));
  }

  private Declaration relation(Assignment statement) {
    List<Argument> arguments = call(statement).arguments();
    String target =
        arguments.isEmpty() ? "" : text(Optional.of(arguments.getFirst().value())).orElse("");
    return new Declaration(
        statement.target(),
        KINDS.getOrDefault(called(statement).orElse(""), Kind.BELONGS_TO),
        ModelReference.written(target),
        named(statement, "key"),
        named(statement, "back"),
        named(statement, "table").map(ModelReference::written),
        named(statement, "far_key"),
        definition.file().source().place(statement.targetSpan()));
  }

  private Stream<Assignment> assignments() {
    return definition.definition().body().statements().stream()
        .filter(Assignment.class::isInstance)
        .map(Assignment.class::cast);
  }

  /** The function that the value of the statement calls, without its module. */
  private static Optional<String> called(Assignment statement) {
    return statement.value().orElse(null) instanceof Expression.Call it
            && it.function() instanceof Expression.Name name
        ? Optional.of(name.dotted().substring(name.dotted().lastIndexOf('.') + 1))
        : Optional.empty();
  }

  private static Expression.Call call(Assignment statement) {
    return (Expression.Call) statement.value().orElseThrow();
  }

  private static Optional<Expression> argument(Assignment statement, String keyword) {
    return call(statement).arguments().stream()
        .filter(it -> it.keyword().equals(Optional.of(keyword)))
        .map(Argument::value)
        .findFirst();
  }

  private static Optional<String> named(Assignment statement, String keyword) {
    return text(argument(statement, keyword));
  }

  private static boolean flag(Assignment statement, String keyword) {
    return argument(statement, keyword)
        .filter(it -> it instanceof Expression.Constant c && c.literal().equals("True"))
        .isPresent();
  }

  private static Optional<String> text(Optional<Expression> value) {
    return value
        .filter(Expression.Text.class::isInstance)
        .map(it -> ((Expression.Text) it).value());
  }
}
