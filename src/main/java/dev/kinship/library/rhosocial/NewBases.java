package dev.kinship.library.rhosocial;

import dev.kinship.library.NewModel.Keys;
import dev.kinship.library.NewModel.Uniqueness;
import dev.kinship.library.rhosocial.fields.FieldTypes;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement.Assignment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a new class inherits: its neighbour's base, and the mixins that all neighbours share. */
final class NewBases {
  private final Resolver resolver;
  private final Lineage lineage;
  private final Ancestry ancestry;

  /**
   * The base by which a class is a model, as its file writes it; {@code importLine} brings it to a
   * file of the same folder and is empty if the base is in the class's own file; {@code schema} is
   * what a class with this base inherits.
   */
  record Base(String written, Resolved resolved, Optional<String> importLine, SchemaSaid schema) {}

  /** A mixin as the neighbour's file writes it. */
  record Mixin(String written, Resolved resolved) {}

  NewBases(Resolver resolver, Lineage lineage, Ancestry ancestry) {
    this.resolver = resolver;
    this.lineage = lineage;
    this.ancestry = ancestry;
  }

  /** The base by which a class is a model, and how a file beside it gets that. */
  Base base(ModelClass model) {
    PythonFile file = model.file();
    for (Argument argument : model.definition().arguments()) {
      Optional<String> dotted = Lineage.dotted(argument.value());
      Resolved base = dotted.map(it -> resolver.resolve(file, it)).orElse(new Resolved.Unknown());
      if (Ancestry.flavour(lineage.of(base)).isPresent()) {
        String written = dotted.orElseThrow();
        return new Base(written, base, importOf(file, written), ancestry.schema(base));
      }
    }
    throw new IllegalStateException("no model: " + model.entity().id());
  }

  /**
   * The mixins of {@code model} that {@code others} have too and its base does not bring: those
   * that work in any model, without a value from the user, and do not interfere with its keys.
   */
  List<Mixin> mixins(ModelClass model, List<ModelClass> others, Keys keys) {
    Set<String> unlike = unlike(keys);
    Set<String> inherited = ids(base(model).resolved());
    List<Set<String>> shared = others.stream().map(it -> ids(it.asClass())).toList();
    List<Mixin> mixins = new ArrayList<>();
    for (Argument argument : model.definition().arguments()) {
      if (argument.keyword().isEmpty() && argument.value() instanceof Expression.Name name) {
        Resolved mixin = resolver.resolve(model.file(), name.dotted());
        if (!inherited.contains(mixin.id())
            && shared.stream().allMatch(it -> it.contains(mixin.id()))
            && lineage.of(mixin).stream().allMatch(it -> works(it, unlike))
            && lineage.of(mixin).stream().anyMatch(this::hasFields)) {
          mixins.add(new Mixin(name.dotted(), mixin));
        }
      }
    }
    return mixins;
  }

  /** A row that stays when it is deleted would prevent another one with the same unique keys. */
  private static Set<String> unlike(Keys keys) {
    Set<String> fields = new HashSet<>(keys.foreign());
    if (keys.uniqueness() == Uniqueness.PRIMARY_KEY) {
      fields.add("id");
    }
    if (keys.uniqueness() != Uniqueness.NONE) {
      Vocabulary.SOFT_DELETE.forEach(it -> fields.add(it.name()));
    }
    return fields;
  }

  private Set<String> ids(Resolved heir) {
    return lineage.of(heir).stream().map(Resolved::id).collect(Collectors.toSet());
  }

  private boolean hasFields(Resolved part) {
    return part instanceof Resolved.Library
        || (part instanceof Resolved.ProjectClass it
            && ancestry.ownFields(it).findAny().isPresent());
  }

  /** Whether a new model can have this among its ancestors with nothing else written in it. */
  private boolean works(Resolved part, Set<String> unlike) {
    return switch (part) {
      case Resolved.Library it ->
          Vocabulary.filledBy(it.dotted()).filter(fields -> isNone(fields, unlike)).isPresent();
      case Resolved.ProjectClass it ->
          ancestry.hasOnlyMembers(it)
              && ancestry
                  .ownFields(it)
                  .allMatch(
                      field ->
                          !unlike.contains(field.target())
                              && hasDefault(field)
                              && types(it).of(field).type().isPresent());
      case Resolved.Value it -> false;
      case Resolved.Unknown it -> false;
    };
  }

  private static boolean isNone(Set<String> fields, Set<String> unlike) {
    return fields.stream().noneMatch(unlike::contains);
  }

  private FieldTypes types(Resolved.ProjectClass it) {
    return new FieldTypes(it.file(), resolver, lineage::of);
  }

  /** Whether the field needs no value: {@code Field(...)} and {@code Field()} give it none. */
  private static boolean hasDefault(Assignment field) {
    if (!(field.value().orElse(null) instanceof Expression.Call call)
        || !(call.function() instanceof Expression.Name function)
        || !function.dotted().endsWith("Field")) {
      return field.value().isPresent();
    }
    return call.arguments().stream()
        .anyMatch(
            it ->
                it.keyword().map(key -> key.startsWith("default")).orElse(true)
                    && !isEllipsis(it.value()));
  }

  private static boolean isEllipsis(Expression value) {
    return value instanceof Expression.Constant it && it.literal().equals("...");
  }

  private static Optional<String> importOf(PythonFile file, String dotted) {
    String head = dotted.contains(".") ? dotted.substring(0, dotted.indexOf('.')) : dotted;
    return file.binding(head)
        .flatMap(
            it ->
                switch (it.origin()) {
                  case Origin.Member from ->
                      Optional.of(
                          "from %s%s import %s%s"
                              .formatted(
                                  ".".repeat(from.level()),
                                  from.module(),
                                  from.name(),
                                  from.name().equals(head) ? "" : " as " + head));
                  case Origin.Module whole ->
                      Optional.of(
                          "import %s%s"
                              .formatted(
                                  whole.module().equals(head) ? moduleOf(dotted) : whole.module(),
                                  whole.module().equals(head) ? "" : " as " + head));
                  default -> Optional.empty();
                });
  }

  /** The module of what a dotted name means. */
  static String moduleOf(String dotted) {
    int dot = dotted.lastIndexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }
}
