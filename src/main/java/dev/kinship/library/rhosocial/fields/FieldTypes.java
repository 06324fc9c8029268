package dev.kinship.library.rhosocial.fields;

import static dev.kinship.schema.ColumnType.Kind.BOOLEAN;
import static dev.kinship.schema.ColumnType.Kind.INTEGER;
import static dev.kinship.schema.ColumnType.Kind.JSON;
import static dev.kinship.schema.ColumnType.Kind.LIST;
import static dev.kinship.schema.ColumnType.Kind.STRING;
import static dev.kinship.schema.ColumnType.Kind.TIMESTAMP;
import static dev.kinship.schema.ColumnType.Kind.ZONED_TIMESTAMP;

import dev.kinship.schema.ColumnType;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Outline;
import dev.kinship.syntax.python.Statement.Assignment;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads what the annotations of one file mean, following names to imports, aliases, {@code
 * NewType}s and the project's own enums. A name that nothing binds counts by what it says.
 */
public final class FieldTypes {
  /** Aliases of aliases beyond this are cycles. */
  private static final int DEEPEST = 12;

  private static final int MOST_FOLLOWED = 200;

  /** {@code now(timezone.utc)}, {@code partial(datetime.now, timezone.utc)}. */
  private static final Pattern NOW_SOMEWHERE = Pattern.compile("\\bnow\\s*[(,]\\s*\\w");

  private final PythonFile file;
  private final Resolver resolver;
  private final Function<Resolved.ProjectClass, List<Resolved>> lineage;
  private final int depth;

  /** What the spans of expressions are in: that of the file, or of an annotation in quotes. */
  private final String code;

  /** How many names one field has led to: each may be given more than once by the one before. */
  private final AtomicInteger followed;

  public FieldTypes(
      PythonFile file, Resolver resolver, Function<Resolved.ProjectClass, List<Resolved>> lineage) {
    this(file, resolver, lineage, 0, new AtomicInteger(), file.text());
  }

  private FieldTypes(
      PythonFile file,
      Resolver resolver,
      Function<Resolved.ProjectClass, List<Resolved>> lineage,
      int depth,
      AtomicInteger followed,
      String code) {
    this.code = code;
    this.followed = followed;
    this.file = file;
    this.resolver = resolver;
    this.lineage = lineage;
    this.depth = depth;
  }

  /** Whether an annotation shows that the name is not a field: {@code ClassVar[…]}. */
  public static boolean isClassVariable(Expression annotation) {
    return switch (annotation) {
      case Expression.Name it -> FieldType.lastPart(it.dotted()).equals("ClassVar");
      case Expression.Text it -> isClassVariable(Outline.expression(it.value()));
      case Expression.Subscript it -> isClassVariable(it.value());
      default -> false;
    };
  }

  /** What the annotation and the value of a field's statement say together. */
  public FieldType of(Assignment field) {
    followed.set(0);
    FieldType type = field.annotation().map(this::of).orElse(FieldType.UNKNOWN);
    if (field.value().isEmpty()) {
      return type;
    }
    FieldType sized = zoned(sized(type, field.value().get()), field.value().get());
    return mayBeNone(field.value().get()) ? sized.orNull() : sized;
  }

  /** A default of {@code datetime.now(timezone.utc)} shows that the moments have a zone. */
  private FieldType zoned(FieldType type, Expression value) {
    boolean plain = type.type().filter(it -> it.kind() == TIMESTAMP).isPresent();
    return plain && NOW_SOMEWHERE.matcher(value.span().of(code)).find()
        ? type.as(FieldType.of(ZONED_TIMESTAMP))
        : type;
  }

  /** {@code None}, {@code Field(None)} or {@code Field(default=None)}. */
  private static boolean mayBeNone(Expression value) {
    return isNone(value)
        || (value instanceof Expression.Call call
            && call.function() instanceof Expression.Name function
            && FieldType.lastPart(function.dotted()).equals("Field")
            && argument(call, "default", 0).filter(FieldTypes::isNone).isPresent());
  }

  private FieldType of(Expression annotation) {
    return switch (annotation) {
      case Expression.Name name -> named(name.dotted());
      case Expression.Text text -> within(text.value()).of(Outline.expression(text.value()));
      case Expression.Constant none when isNone(none) -> FieldType.UNKNOWN.orNull();
      case Expression.Alternatives union -> alternatives(union.items());
      case Expression.Subscript it when it.value() instanceof Expression.Name name ->
          subscript(name.dotted(), it.items());
      case Expression.Call call when call.function() instanceof Expression.Name name ->
          called(name.dotted(), call);
      default -> FieldType.UNKNOWN;
    };
  }

  /** The same within an annotation in quotes. */
  private FieldTypes within(String annotation) {
    return new FieldTypes(file, resolver, lineage, depth, followed, annotation);
  }

  private FieldType sized(FieldType type, Expression value) {
    return new Bounds(this::number).size(type, value);
  }

  private Optional<BigInteger> number(Expression expression) {
    return new Constants(resolver, file).number(expression, code);
  }

  private FieldType named(String dotted) {
    String full = inFull(dotted);
    Optional<FieldType> known = known(full);
    if (known.isPresent()) {
      return known.get();
    }
    if (full.equals("typing.Any") || full.equals("object")) {
      return FieldType.UNKNOWN.orNull();
    }
    boolean tooFar = depth >= DEEPEST || followed.incrementAndGet() > MOST_FOLLOWED;
    return tooFar ? FieldType.UNKNOWN : found(resolver.resolve(file, dotted));
  }

  private static Optional<FieldType> known(String dotted) {
    return KnownTypes.kind(dotted)
        .map(FieldType::of)
        .map(it -> it.with(KnownTypes.storage(dotted)));
  }

  private FieldType found(Resolved thing) {
    return switch (thing) {
      case Resolved.ProjectClass it -> ofClass(it);
      case Resolved.Value it ->
          it.file()
              .value(it.name())
              .map(
                  new FieldTypes(
                          it.file(), resolver, lineage, depth + 1, followed, it.file().text())
                      ::ofAlias)
              .orElse(FieldType.UNKNOWN);
      case Resolved.Library it -> known(it.dotted()).orElse(FieldType.UNKNOWN);
      case Resolved.Unknown it -> FieldType.UNKNOWN;
    };
  }

  /** {@code Email = Annotated[str, …]}, {@code UserId = NewType("UserId", int)}. */
  private FieldType ofAlias(Expression value) {
    if (value instanceof Expression.Call call
        && call.function() instanceof Expression.Name function
        && FieldType.lastPart(function.dotted()).equals("NewType")
        && call.arguments().size() == 2) {
      return of(call.arguments().get(1).value());
    }
    return of(value);
  }

  private FieldType ofClass(Resolved.ProjectClass theClass) {
    List<Resolved> all = lineage.apply(theClass);
    List<String> bases =
        all.stream()
            .filter(Resolved.Library.class::isInstance)
            .map(it -> ((Resolved.Library) it).dotted())
            .toList();
    if (bases.stream().anyMatch(it -> it.startsWith("enum."))) {
      return Enumeration.type(all, bases, resolver);
    }
    if (bases.contains("pydantic.BaseModel")) {
      return FieldType.of(JSON).unstored();
    }
    return bases.stream()
        .flatMap(it -> KnownTypes.kind(it).stream())
        .findFirst()
        .map(FieldType::of)
        .orElse(FieldType.UNKNOWN);
  }

  /** The name with the module that it is imported from, where the file says it. */
  private String inFull(String dotted) {
    int dot = dotted.indexOf('.');
    String head = dot < 0 ? dotted : dotted.substring(0, dot);
    String rest = dot < 0 ? "" : dotted.substring(dot);
    return file.binding(head)
        .map(
            it ->
                switch (it.origin()) {
                  case Origin.Member from when from.level() == 0 ->
                      from.module() + "." + from.name() + rest;
                  case Origin.Module whole -> whole.module() + rest;
                  case Origin.Member from -> "";
                  case Origin.Alias alias -> "";
                  case Origin.Definition definition -> "";
                  case Origin.Value value -> "";
                })
        .orElseGet(() -> KnownTypes.named(dotted));
  }

  private FieldType subscript(String dotted, List<Expression> items) {
    if (items.isEmpty()) {
      return named(dotted);
    }
    return switch (FieldType.lastPart(inFull(dotted))) {
      case "Optional" -> of(items.get(0)).orNull();
      case "Union" -> alternatives(items);
      case "Final", "Required" -> of(items.get(0));
      case "Annotated" -> annotated(items);
      case "Literal" -> literal(items);
      default -> generic(named(dotted), items);
    };
  }

  /** A parametrised dictionary is not what the library's adapters are registered for. */
  private FieldType generic(FieldType container, List<Expression> items) {
    Optional<ColumnType.Kind> kind = container.type().map(ColumnType::kind);
    if (kind.filter(LIST::equals).isPresent()) {
      return FieldType.of(ColumnType.listOf(of(items.get(0)).type().map(ColumnType::kind)));
    }
    return kind.filter(JSON::equals).isPresent() ? container.unstored() : container;
  }

  private FieldType called(String dotted, Expression.Call call) {
    FieldType type = sized(named(dotted), call);
    boolean list = type.type().filter(it -> it.kind() == LIST).isPresent();
    return list && !call.arguments().isEmpty()
        ? generic(type, List.of(call.arguments().get(0).value()))
        : type;
  }

  private FieldType alternatives(List<Expression> items) {
    List<Expression> others = items.stream().filter(it -> !isNone(it)).toList();
    FieldType only = others.size() == 1 ? of(others.get(0)) : FieldType.UNKNOWN;
    return others.size() < items.size() ? only.orNull() : only;
  }

  private FieldType annotated(List<Expression> items) {
    FieldType type = of(items.get(0));
    for (Expression extra : items.subList(1, items.size())) {
      type = sized(marked(type, extra), extra);
    }
    return type;
  }

  /** {@code UseColumn("name")} and {@code UseAdapter(Adapter(), str)}, the library's own. */
  private FieldType marked(FieldType type, Expression extra) {
    if (!(extra instanceof Expression.Call call)
        || !(call.function() instanceof Expression.Name name)) {
      return type;
    }
    return switch (FieldType.lastPart(inFull(name.dotted()))) {
      case "UseColumn" ->
          argument(call, "column_name", 0)
              .flatMap(this::text)
              .map(it -> type.in(it.strip()))
              .orElse(type);
      case "UseAdapter" ->
          argument(call, "target_db_type", 1)
              .map(this::of)
              .filter(it -> it.type().isPresent())
              .map(type::as)
              .orElse(type);
      default -> type;
    };
  }

  private Optional<String> text(Expression expression) {
    return switch (expression) {
      case Expression.Text it -> Optional.of(it.value());
      case Expression.Name it -> new Constants(resolver, file).text(it.dotted());
      default -> Optional.empty();
    };
  }

  private static Optional<Expression> argument(Expression.Call call, String keyword, int index) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Argument it = call.arguments().get(i);
      if (it.keyword().map(keyword::equals).orElse(i == index)) {
        return Optional.of(it.value());
      }
    }
    return Optional.empty();
  }

  private FieldType literal(List<Expression> items) {
    List<Expression> others = items.stream().filter(it -> !isNone(it)).toList();
    FieldType type = ofLiterals(others);
    return others.size() < items.size() ? type.orNull() : type;
  }

  private FieldType ofLiterals(List<Expression> items) {
    if (items.stream().allMatch(Expression.Text.class::isInstance)) {
      int longest =
          items.stream()
              .mapToInt(it -> Enumeration.length(((Expression.Text) it).value()))
              .max()
              .orElse(0);
      return FieldType.of(new ColumnType(STRING, longest, 0));
    }
    if (items.stream().allMatch(FieldTypes::isTruth)) {
      return FieldType.of(BOOLEAN);
    }
    if (items.stream().noneMatch(it -> it instanceof Expression.Text || isMember(it))) {
      List<Optional<BigInteger>> numbers =
          items.stream().filter(it -> !isTruth(it)).map(this::number).toList();
      if (numbers.stream().allMatch(Optional::isPresent)) {
        return numbers.stream().reduce(FieldType.of(INTEGER), FieldType::holding, (a, b) -> b);
      }
    }
    return !items.isEmpty() && items.get(0) instanceof Expression.Name member && isMember(member)
        ? named(member.dotted().substring(0, member.dotted().lastIndexOf('.')))
        : FieldType.UNKNOWN;
  }

  /** {@code Color.RED}. */
  private static boolean isMember(Expression item) {
    return item instanceof Expression.Name name && name.dotted().contains(".");
  }

  private static boolean isTruth(Expression item) {
    return item instanceof Expression.Constant it
        && (it.literal().equals("True") || it.literal().equals("False"));
  }

  private static boolean isNone(Expression expression) {
    return expression instanceof Expression.Constant constant && constant.literal().equals("None");
  }
}
