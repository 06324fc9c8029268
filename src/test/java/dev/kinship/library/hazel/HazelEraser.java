package dev.kinship.library.hazel;

import dev.kinship.library.Removal;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.edit.ClassEraser;
import dev.kinship.source.python.edit.UsageSearch;
import dev.kinship.source.python.models.KnownModels;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Removes relationships from classes. */
record HazelEraser(Modules modules, KnownModels models) {
  Removal.Erasure erase(List<Removal> removals) {
    List<Change> changes = new ArrayList<>();
    Map<String, List<Span>> removed = new HashMap<>();
    Map<String, List<Removal>> byFile =
        removals.stream()
            .collect(Collectors.groupingBy(it -> models.classOf(it.entity()).file().name()));
    byFile.forEach(
        (name, several) -> {
          PythonFile file = modules.file(name).orElseThrow();
          ClassEraser classes = new ClassEraser(file);
          Map<String, List<Removal>> byClass =
              several.stream().collect(Collectors.groupingBy(it -> it.entity().id()));
          byClass.values().forEach(it -> erase(classes, it));
          Edits edits = classes.edits(modules);
          removed.put(name, edits.sorted().stream().map(Edit::span).toList());
          changes.add(new Change.Rewrite(file.source(), edits));
        });
    Set<String> names = removals.stream().map(Removal::name).collect(Collectors.toSet());
    UsageSearch search = new UsageSearch(names, Set.of());
    return new Removal.Erasure(changes, search.in(modules, it -> false, removed));
  }

  private void erase(ClassEraser classes, List<Removal> ofOneClass) {
    ModelClass model = models.classOf(ofOneClass.getFirst().entity());
    Set<String> names = ofOneClass.stream().map(Removal::name).collect(Collectors.toSet());
    classes.erase(model.definition(), names, new HazelClass(model.asClass()));
  }
}
