package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.library.rhosocial.fields.FieldTypes;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Flavour;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.syntax.python.Argument;
import dev.kinship.syntax.python.Expression;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the bases of a class to learn whether it is a model, and what it inherits. */
final class Ancestry {
  private static final List<String> DEFAULT_KEY = List.of("id");

  /** More than any real model has; following them takes time for every class. */
  private static final int MOST_ANCESTORS = 250;

  private final Resolver resolver;

  Ancestry(Resolver resolver) {
    this.resolver = resolver;
  }

  /** The class as a model; empty where its bases do not lead to one of the library's. */
  Optional<ModelClass> model(Resolved.ProjectClass theClass) {
    List<Resolved> lineage = lineage(theClass);
    return flavour(lineage)
        .map(it -> new ModelClass(theClass.file(), theClass.definition(), entity(lineage, it)));
  }

  /** The class and all its ancestors, nearest first, as far as the project's text tells. */
  List<Resolved> lineage(Resolved.ProjectClass theClass) {
    Map<String, Resolved> found = new LinkedHashMap<>();
    collect(theClass, found);
    return List.copyOf(found.values());
  }

  /** Depth first, as a base is written before the next one; a cycle ends where it closes. */
  private void collect(Resolved thing, Map<String, Resolved> found) {
    Deque<Resolved> ahead = new ArrayDeque<>(List.of(thing));
    while (!ahead.isEmpty()) {
      Resolved next = ahead.pop();
      if (found.putIfAbsent(next.id(), next) == null && next instanceof Resolved.ProjectClass it) {
        if (found.size() > MOST_ANCESTORS) {
          throw tooDeep(found.values().iterator().next());
        }
        bases(it).reversed().forEach(ahead::push);
      }
    }
  }

  private List<Resolved> bases(Resolved.ProjectClass theClass) {
    List<Resolved> bases = new ArrayList<>();
    for (Argument base : theClass.definition().arguments()) {
      if (base.keyword().isEmpty()) {
        dotted(base.value())
            .map(name -> resolver.resolve(theClass.file(), name))
            .ifPresent(bases::add);
      }
    }
    return bases;
  }

  private static Refused tooDeep(Resolved heir) {
    List<Label> labels = new ArrayList<>();
    if (heir instanceof Resolved.ProjectClass it) {
      Place place = it.file().source().place(it.definition().nameSpan());
      labels.add(new Label(place, "its bases lead to more and more classes"));
    }
    return new Refused(
        Rule.TOO_DEEP,
        "a class has more than %d ancestors".formatted(MOST_ANCESTORS),
        labels,
        "give it fewer, or list the file in .gitignore");
  }

  private static Optional<String> dotted(Expression base) {
    return switch (base) {
      case Expression.Name name -> Optional.of(name.dotted());
      case Expression.Subscript generic -> dotted(generic.value());
      default -> Optional.empty();
    };
  }

  private static Optional<Flavour> flavour(List<Resolved> lineage) {
    return lineage.stream()
        .filter(Resolved.Library.class::isInstance)
        .flatMap(it -> Vocabulary.flavourOf(((Resolved.Library) it).dotted()).stream())
        .findFirst();
  }

  private Entity entity(List<Resolved> lineage, Flavour flavour) {
    Resolved.ProjectClass own = (Resolved.ProjectClass) lineage.get(0);
    Place place = own.file().source().place(own.definition().nameSpan());
    Optional<String> table = Optional.empty();
    Optional<List<String>> primaryKey = Optional.empty();
    List<List<Field>> fields = new ArrayList<>();
    for (Resolved thing : lineage) {
      switch (thing) {
        case Resolved.ProjectClass it -> {
          ClassMembers members = members(it);
          table = table.or(members::table);
          primaryKey = primaryKey.or(members::primaryKey);
          fields.add(members.fields(new FieldTypes(it.file(), resolver, this::lineage)));
        }
        case Resolved.Library it -> fields.add(mixedIn(it.dotted(), place));
        case Resolved.Value it -> {}
        case Resolved.Unknown it -> {}
      }
    }
    return new Entity(
        own.file().name() + ":" + own.definition().name(),
        own.definition().name(),
        flavour,
        table,
        primaryKey.orElse(DEFAULT_KEY),
        farthestFirst(fields),
        List.of(),
        members(own).relations(),
        place);
  }

  /** The base by which a class is a model, and how a file beside it gets that. */
  ModelBase modelBase(ModelClass model) {
    PythonFile file = model.file();
    for (Argument argument : model.definition().arguments()) {
      Optional<String> dotted = dotted(argument.value());
      Resolved base = dotted.map(it -> resolver.resolve(file, it)).orElse(new Resolved.Unknown());
      Map<String, Resolved> lineage = new LinkedHashMap<>();
      collect(base, lineage);
      if (flavour(List.copyOf(lineage.values())).isPresent()) {
        return new ModelBase(dotted.orElseThrow(), importOf(file, dotted.orElseThrow()));
      }
    }
    throw new IllegalStateException("no model: " + model.entity().id());
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

  private static String moduleOf(String dotted) {
    int dot = dotted.lastIndexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }

  /** Every name that the class or an ancestor in the project binds in its body. */
  List<String> namesOf(PythonFile file, ClassDefinition definition) {
    return lineage(new Resolved.ProjectClass(file, definition)).stream()
        .filter(Resolved.ProjectClass.class::isInstance)
        .flatMap(it -> members((Resolved.ProjectClass) it).names())
        .toList();
  }

  private static ClassMembers members(Resolved.ProjectClass theClass) {
    return new ClassMembers(theClass.file().source(), theClass.definition());
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
