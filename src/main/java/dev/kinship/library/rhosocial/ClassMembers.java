package dev.kinship.library.rhosocial;

import dev.kinship.library.rhosocial.fields.Constants;
import dev.kinship.library.rhosocial.fields.FieldType;
import dev.kinship.library.rhosocial.fields.FieldTypes;
import dev.kinship.model.Declaration;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelReference;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.edit.ClassShape;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Outline;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what the body of one class says itself, its bases left out. */
public final class ClassMembers implements ClassShape {
  /** Methods by which a model decides what is saved. */
  private static final Set<String> SAVING =
      Set.of("prepare_save_data", "_prepare_save_data", "_insert_internal", "save");

  private final SourceText source;
  private final List<Statement> body;
  private final Function<String, Optional<String>> constants;

  public ClassMembers(SourceText source, ClassDefinition definition) {
    this(source, definition, it -> Optional.empty());
  }

  /** {@code constants} gives the text that a name of the module stands for, if that is known. */
  ClassMembers(
      SourceText source, ClassDefinition definition, Function<String, Optional<String>> constants) {
    this.source = source;
    this.body = definition.body().statements();
    this.constants = constants;
  }

  /** The stored fields, in order. */
  List<Field> fields(FieldTypes types) {
    return ownFields().map(it -> field(it, types.of(it))).toList();
  }

  /** The statements that declare them. */
  Stream<Assignment> ownFields() {
    return assignments().filter(this::isField);
  }

  /** The relationships, in order; one whose name is bound again below it does not count. */
  List<Declaration> relations() {
    Map<String, Statement> last = new HashMap<>();
    body.forEach(it -> Statements.bound(it).ifPresent(name -> last.put(name, it)));
    return assignments()
        .filter(it -> it.equals(last.get(it.target())))
        .flatMap(it -> relation(it).stream())
        .toList();
  }

  /** The table: {@code __table_name__}, or what {@code table_name()} returns. */
  Optional<String> table() {
    return assigned("__table_name__")
        .flatMap(ClassMembers::text)
        .or(() -> returned("table_name").flatMap(ClassMembers::text));
  }

  /** What {@code __schema_name__} is; empty where the class does not say. */
  Optional<SchemaSaid> schema() {
    List<Statement> bound = Constants.binding(Vocabulary.SCHEMA, body);
    boolean plain = body.containsAll(bound) && assigned(Vocabulary.SCHEMA).isPresent();
    return bound.isEmpty()
        ? Optional.empty()
        : Optional.of(plain ? said(assigned(Vocabulary.SCHEMA).get()) : SchemaSaid.UNREADABLE);
  }

  /** What {@code schema_name()} returns, which counts more than a value; empty without one. */
  Optional<SchemaSaid> returnedSchema() {
    return names().noneMatch("schema_name"::equals)
        ? Optional.empty()
        : Optional.of(returned("schema_name").map(this::said).orElse(SchemaSaid.UNREADABLE));
  }

  private SchemaSaid said(Expression value) {
    return value instanceof Expression.Constant it && it.literal().equals("None")
        ? SchemaSaid.NONE
        : name(value).map(SchemaSaid::of).orElse(SchemaSaid.UNREADABLE);
  }

  /** Whether it takes the key into its own hands: by what it says, or by what it saves. */
  boolean savesKey() {
    return assigned(Vocabulary.KEY_GENERATED).filter(it -> !isTrue(it)).isPresent()
        || body.stream()
            .anyMatch(it -> it instanceof FunctionDefinition f && SAVING.contains(f.name()));
  }

  private static boolean isTrue(Expression value) {
    return value instanceof Expression.Constant it && it.literal().equals("True");
  }

  /** The columns of {@code __primary_key__}; empty where the class does not say. */
  Optional<List<String>> primaryKey() {
    return assigned("__primary_key__")
        .map(
            it ->
                switch (it) {
                  case Expression.Text text -> List.of(text.value());
                  case Expression.Sequence several ->
                      several.items().stream()
                          .filter(Expression.Text.class::isInstance)
                          .map(item -> ((Expression.Text) item).value())
                          .toList();
                  default -> List.of();
                });
  }

  /**
   * The names of methods, fields and everything else that the class binds but its relationships.
   */
  Stream<String> names() {
    return body.stream()
        .flatMap(
            it ->
                switch (it) {
                  case Assignment related when isRelation(related) -> Stream.empty();
                  case Assignment assignment -> Stream.of(assignment.target());
                  case FunctionDefinition function -> Stream.of(function.name());
                  case ClassDefinition inner -> Stream.of(inner.name());
                  default -> Stream.empty();
                });
  }

  /** Whether the statement declares a stored field: annotated, public, no class variable. */
  @Override
  public boolean isField(Assignment statement) {
    return statement.annotation().isPresent()
        && !statement.target().startsWith("_")
        && !statement.target().equals("model_config")
        && !FieldTypes.isClassVariable(statement.annotation().get());
  }

  @Override
  public boolean isRelation(Assignment statement) {
    return relation(statement).isPresent();
  }

  /** The relationship that a statement declares; empty where it declares none. */
  public Optional<Declaration> relation(Assignment statement) {
    if (!(statement.value().orElse(null) instanceof Expression.Call call)
        || !(call.function() instanceof Expression.Name function)) {
      return Optional.empty();
    }
    return Vocabulary.kindOf(FieldType.lastPart(function.dotted()))
        .map(kind -> declaration(statement, call, kind));
  }

  private Declaration declaration(Assignment statement, Expression.Call call, Kind kind) {
    boolean through = kind == Kind.HAS_MANY_THROUGH;
    return new Declaration(
        statement.target(),
        kind,
        ModelReference.written(statement.annotation().map(ClassMembers::target).orElse("")),
        name(call, "foreign_key", through ? 1 : 0),
        inverse(call, through ? 3 : 1),
        through ? model(call, "through", 0) : Optional.empty(),
        through ? name(call, "target_foreign_key", 2) : Optional.empty(),
        source.place(statement.targetSpan()));
  }

  /** The class in {@code ClassVar[HasMany['Order']]}, quoted anywhere or not at all. */
  private static String target(Expression annotation) {
    return switch (annotation) {
      case Expression.Subscript it when !it.items().isEmpty() -> target(it.items().get(0));
      case Expression.Text it ->
          it.value().contains("[")
              ? target(Outline.expression(it.value()))
              : Nfkc.of(it.value().strip());
      case Expression.Name it -> it.dotted();
      default -> "";
    };
  }

  /** The name of a key: a string, or what a constant stands for; empty if it cannot be read. */
  private Optional<String> name(Expression.Call call, String keyword, int position) {
    return argument(call, keyword, position).flatMap(this::name);
  }

  /** The name of the inverse; as written if it cannot be read, for there is one. */
  private Optional<String> inverse(Expression.Call call, int position) {
    boolean given =
        call.arguments().stream().anyMatch(it -> it.keyword().equals(Optional.of("inverse_of")));
    return argument(call, "inverse_of", position)
        .filter(it -> !(it instanceof Expression.Constant))
        .flatMap(it -> name(it).or(() -> given ? written(it) : Optional.empty()));
  }

  private Optional<String> written(Expression expression) {
    return Optional.of(expression.span().of(source.text()));
  }

  private Optional<String> name(Expression expression) {
    return switch (expression) {
      case Expression.Text text -> Optional.of(text.value());
      case Expression.Name name -> constant(name.dotted());
      default -> Optional.empty();
    };
  }

  /** What a name stands for in the class, else in the module; empty if that is not one text. */
  private Optional<String> constant(String name) {
    List<Statement> own = Constants.binding(name, body);
    return own.isEmpty() ? constants.apply(name) : Constants.text(own);
  }

  private Optional<ModelReference> model(Expression.Call call, String keyword, int position) {
    return argument(call, keyword, position)
        .flatMap(
            it ->
                switch (it) {
                  case Expression.Text text -> Optional.of(text.value());
                  case Expression.Name name ->
                      constant(name.dotted()).or(() -> Optional.of(name.dotted()));
                  default -> Optional.<String>empty();
                })
        .map(ModelReference::written);
  }

  private static Optional<Expression> argument(Expression.Call call, String keyword, int position) {
    int count = 0;
    for (Argument argument : call.arguments()) {
      if (argument.keyword().map(keyword::equals).orElse(count == position)) {
        return Optional.of(argument.value());
      }
      // After a keyword Python takes no position.
      count += argument.keyword().isPresent() ? call.arguments().size() : 1;
    }
    return Optional.empty();
  }

  private Field field(Assignment statement, FieldType type) {
    return new Field(
        statement.target(),
        type.column().orElse(statement.target()),
        statement.annotation().orElseThrow().span().of(source.text()),
        type.type(),
        type.nullable(),
        source.place(statement.targetSpan()),
        type.storage());
  }

  private Stream<Assignment> assignments() {
    return body.stream().filter(Assignment.class::isInstance).map(Assignment.class::cast);
  }

  private Optional<Expression> assigned(String name) {
    return assignments()
        .filter(it -> it.target().equals(name))
        .reduce((first, last) -> last)
        .flatMap(Assignment::value);
  }

  /** What a method of that name returns in its last statement. */
  private Optional<Expression> returned(String method) {
    return body.stream()
        .filter(it -> it instanceof FunctionDefinition f && f.name().equals(method))
        .map(it -> ((FunctionDefinition) it).body().statements())
        .filter(it -> !it.isEmpty())
        .map(it -> it.get(it.size() - 1).span().of(source.text()))
        .filter(it -> it.startsWith("return "))
        .map(it -> Outline.expression(it.substring("return ".length())))
        .findFirst();
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof Expression.Text it ? Optional.of(it.value()) : Optional.empty();
  }
}
