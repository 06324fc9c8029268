package dev.kinship.library.rhosocial;

import dev.kinship.library.Removal;
import dev.kinship.library.Removal.Erasure;
import dev.kinship.model.Entity;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.edit.ClassEraser;
import dev.kinship.source.python.edit.UsageSearch;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes relationships and key fields out of classes, and then the imports that nothing uses. */
final class Eraser {
  private final Modules modules;
  private final Function<Entity, ModelClass> classOf;

  Eraser(Modules modules, Function<Entity, ModelClass> classOf) {
    this.modules = modules;
    this.classOf = classOf;
  }

  Erasure erase(List<Removal> removals) {
    Map<String, List<Removal>> byFile = new LinkedHashMap<>();
    for (Removal it : removals) {
      String file = classOf.apply(it.entity()).file().name();
      byFile.computeIfAbsent(file, name -> new ArrayList<>()).add(it);
    }
    List<Change> changes = new ArrayList<>();
    Map<String, List<Span>> gone = new LinkedHashMap<>();
    byFile.forEach(
        (name, several) -> {
          Edits edits = edits(modules.file(name).orElseThrow(), several);
          gone.put(name, edits.sorted().stream().map(Edit::span).toList());
          changes.add(new Change.Rewrite(modules.file(name).orElseThrow().source(), edits));
        });
    changes.addAll(new SupportModule(modules).unused(changes));
    return new Erasure(changes, search(removals).in(modules, SupportModule::is, gone));
  }

  private Edits edits(PythonFile file, List<Removal> removals) {
    ClassEraser classes = new ClassEraser(file);
    Map<String, Entity> entities = new LinkedHashMap<>();
    removals.forEach(it -> entities.putIfAbsent(it.entity().id(), it.entity()));
    for (Entity entity : entities.values()) {
      Set<String> names =
          removals.stream()
              .filter(it -> it.entity().id().equals(entity.id()))
              .map(Removal::name)
              .collect(Collectors.toSet());
      ModelClass model = classOf.apply(entity);
      ClassMembers members = new ClassMembers(file.source(), model.definition());
      classes.erase(model.definition(), names, members);
    }
    return classes.edits(modules);
  }

  private static UsageSearch search(List<Removal> removals) {
    Set<String> relations = new LinkedHashSet<>();
    Set<String> fields = new LinkedHashSet<>();
    for (Removal removal : removals) {
      switch (removal) {
        case Removal.Relation it -> relations.addAll(List.of(it.name(), it.name() + "_query"));
        case Removal.Method it -> relations.add(it.name());
        case Removal.KeyField it -> fields.add(it.name());
      }
    }
    return new UsageSearch(relations, fields);
  }
}
