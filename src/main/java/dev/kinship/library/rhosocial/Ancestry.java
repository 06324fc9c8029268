package dev.kinship.library.rhosocial;

import dev.kinship.library.rhosocial.fields.Constants;
import dev.kinship.library.rhosocial.fields.FieldTypes;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Flavour;
import dev.kinship.model.Storage;
import dev.kinship.schema.ColumnType;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Statements;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.source.python.models.ModelReader;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Follows the bases of a class to learn whether it is a model, and what it inherits. */
final class Ancestry implements ModelReader {
  private static final List<String> DEFAULT_KEY = List.of("id");

  /** What only one model can say of itself. */
  private static final Set<String> NOT_OF_MIXINS =
      Set.of("__table_name__", "table_name", "__primary_key__", "primary_key", Vocabulary.SCHEMA);

  private final Modules modules;
  private final Resolver resolver;
  private final Lineage lineage;

  /** The models found, as long as no file changes. */
  private final Map<String, Optional<ModelClass>> known = new HashMap<>();

  private int version;

  Ancestry(Modules modules, Resolver resolver, Lineage lineage) {
    this.modules = modules;
    this.resolver = resolver;
    this.lineage = lineage;
  }

  /** The class as a model; empty where its bases do not lead to one of the library's. */
  @Override
  public Optional<ModelClass> model(Resolved.ProjectClass theClass) {
    if (version != modules.version()) {
      known.clear();
      version = modules.version();
    }
    Optional<ModelClass> before = known.get(theClass.id());
    if (before == null) {
      before = read(theClass);
      known.put(theClass.id(), before);
    }
    return before;
  }

  private Optional<ModelClass> read(Resolved.ProjectClass theClass) {
    List<Resolved> ancestors = lineage.of(theClass);
    return flavour(ancestors)
        .map(it -> new ModelClass(theClass.file(), theClass.definition(), entity(ancestors, it)));
  }

  /** The flavour of models with these ancestors; empty if they do not lead to the library's. */
  static Optional<Flavour> flavour(List<Resolved> ancestors) {
    return ancestors.stream()
        .filter(Resolved.Library.class::isInstance)
        .flatMap(it -> Vocabulary.flavourOf(((Resolved.Library) it).dotted()).stream())
        .findFirst();
  }

  private Entity entity(List<Resolved> ancestors, Flavour flavour) {
    Resolved.ProjectClass own = (Resolved.ProjectClass) ancestors.get(0);
    Place place = own.file().source().place(own.definition().nameSpan());
    Optional<String> table = Optional.empty();
    Optional<List<String>> primaryKey = Optional.empty();
    boolean savesKey = false;
    List<List<Field>> fields = new ArrayList<>();
    List<ClassMembers> classes = new ArrayList<>();
    for (Resolved thing : ancestors) {
      switch (thing) {
        case Resolved.ProjectClass it -> {
          ClassMembers members = members(it);
          classes.add(members);
          table = table.or(members::table);
          primaryKey = primaryKey.or(members::primaryKey);
          savesKey |= members.savesKey();
          fields.add(members.fields(new FieldTypes(it.file(), resolver, lineage::of)));
        }
        case Resolved.Library it -> {
          fields.add(mixedIn(it.dotted(), place));
          savesKey |= Vocabulary.savesKey(it.dotted());
        }
        case Resolved.Value it -> {}
        case Resolved.Unknown it -> savesKey = true;
      }
    }
    List<String> key = primaryKey.orElse(DEFAULT_KEY);
    List<Field> all = farthestFirst(fields);
    return new Entity(
        own.file().name() + ":" + own.definition().name(),
        own.definition().name(),
        flavour,
        table.flatMap(SchemaSaid.of(classes)::place),
        key,
        savesKey ? all : all.stream().map(it -> unsaved(it, key)).toList(),
        List.of(),
        members(own).relations(),
        place);
  }

  /** A key that the library leaves out, unless it is one number, which the database makes. */
  private static Field unsaved(Field field, List<String> key) {
    boolean made = key.size() == 1 && field.type().filter(ColumnType::isNumber).isPresent();
    return key.contains(field.column()) && !made ? field.with(Storage.LEFT_OUT) : field;
  }

  /** The schema that a class with this base inherits. */
  SchemaSaid schema(Resolved base) {
    return SchemaSaid.of(
        lineage.of(base).stream()
            .filter(Resolved.ProjectClass.class::isInstance)
            .map(it -> members((Resolved.ProjectClass) it))
            .toList());
  }

  /** The fields that the class declares itself. */
  Stream<Assignment> ownFields(Resolved.ProjectClass theClass) {
    return members(theClass).ownFields();
  }

  /** Whether nothing in the class makes it more than fields and methods for any model. */
  boolean hasOnlyMembers(Resolved.ProjectClass theClass) {
    return members(theClass).relations().isEmpty()
        && members(theClass).names().noneMatch(NOT_OF_MIXINS::contains);
  }

  /** A model without a table is a base of others, which do not inherit its relationships. */
  @Override
  public boolean hasTable(ModelClass model) {
    List<String> members = namesOf(model.file(), model.definition());
    return members.contains("__table_name__") || members.contains("table_name");
  }

  /** Every name that the class or an ancestor in the project binds in its body. */
  List<String> namesOf(PythonFile file, ClassDefinition definition) {
    return lineage.of(new Resolved.ProjectClass(file, definition)).stream()
        .filter(Resolved.ProjectClass.class::isInstance)
        .flatMap(it -> members((Resolved.ProjectClass) it).names())
        .toList();
  }

  /**
   * The class and its ancestors in the project, as far as Python looks there before the library.
   */
  List<Resolved.ProjectClass> beforeTheLibrary(Resolved.ProjectClass theClass) {
    return lineage.of(theClass).stream()
        .takeWhile(it -> flavour(List.of(it)).isEmpty())
        .filter(Resolved.ProjectClass.class::isInstance)
        .map(Resolved.ProjectClass.class::cast)
        .toList();
  }

  /** Whether the class or an ancestor has such a member, or may have it for all the text tells. */
  boolean mayBind(ModelClass model, String name) {
    return lineage.of(model.asClass()).stream()
        .anyMatch(
            it ->
                switch (it) {
                  case Resolved.ProjectClass one ->
                      Statements.flat(one.definition().body().statements())
                          .anyMatch(member -> mayBind(one.file(), member, name));
                  case Resolved.Library one -> false;
                  case Resolved.Value one -> true;
                  case Resolved.Unknown one -> true;
                });
  }

  private static boolean mayBind(PythonFile file, Statement member, String name) {
    return member instanceof Statement.Other
        ? member.span().of(file.text()).contains(name)
        : Statements.bound(member).filter(name::equals).isPresent();
  }

  private ClassMembers members(Resolved.ProjectClass theClass) {
    Constants constants = new Constants(resolver, theClass.file());
    return new ClassMembers(theClass.file().source(), theClass.definition(), constants::text);
  }

  private static List<Field> mixedIn(String dotted, Place place) {
    return Vocabulary.fieldsOf(dotted).stream()
        .map(
            it ->
                new Field(
                    it.name(),
                    it.name(),
                    it.written(),
                    Optional.of(it.type()),
                    it.nullable(),
                    place))
        .toList();
  }

  /**
   * Fields in the order of a table: those of the farthest ancestor first, the nearest one's
   * meaning.
   */
  private static List<Field> farthestFirst(List<List<Field>> nearestFirst) {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (int i = nearestFirst.size() - 1; i >= 0; i--) {
      nearestFirst.get(i).forEach(it -> fields.put(it.name(), it));
    }
    return List.copyOf(fields.values());
  }
}
