package dev.kinship.library.hazel;

import dev.kinship.library.Addition;
import dev.kinship.model.Entity;
import dev.kinship.model.Side;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.edit.ClassEditor;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.edit.RelationText;
import dev.kinship.source.python.models.KnownModels;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes {@code user = to_one("shop.user:User", key="UserId", back="orders")} and the like. */
final class HazelWriter {
  private final Modules modules;
  private final KnownModels models;
  private final Map<String, FileEdits> files = new LinkedHashMap<>();
  private final Map<String, ClassEditor> editors = new HashMap<>();

  HazelWriter(Modules modules, KnownModels models) {
    this.modules = modules;
    this.models = models;
  }

  List<Change> write(List<Addition> additions) {
    additions.forEach(this::write);
    return files.values().stream().flatMap(it -> it.change().stream()).toList();
  }

  private void write(Addition addition) {
    ModelClass model = models.classOf(addition.entity());
    FileEdits file =
        files.computeIfAbsent(
            model.file().name(),
            it -> new FileEdits(modules, model.file(), new FileEdits.Kind.Edited()));
    ClassEditor editor = editor(file, model);
    switch (addition) {
      case Addition.PrimaryKey it ->
          editor.addKey("id = %s(int, key=True)".formatted(file.top().use("hazel", "Column")));
      case Addition.Relation it -> editor.addRelation(relation(file, it));
      case Addition.InverseName it -> editor.addArgument(it.side().name(), "back", it.inverse());
      case Addition.Targets it -> {}
      case Addition.KeyField it -> throw new IllegalStateException("keys are no fields: " + it);
      case Addition.PlainField it -> throw new IllegalStateException("no new models: " + it);
      case Addition.ThroughMethod it -> throw new IllegalStateException("no methods: " + it);
      case Addition.NewModel it -> throw new IllegalStateException("no new models: " + it);
    }
  }

  private ClassEditor editor(FileEdits file, ModelClass model) {
    return editors.computeIfAbsent(
        model.entity().id(),
        it -> {
          HazelClass shape = new HazelClass(model.asClass());
          ClassEditor editor = new ClassEditor(model.file(), model.definition(), shape);
          file.add(editor::edits);
          return editor;
        });
  }

  private RelationText relation(FileEdits file, Addition.Relation wanted) {
    Style style = file.style();
    Side side = wanted.side();
    List<String> arguments = new ArrayList<>();
    arguments.add(style.quoted(target(side.other())));
    side.through().map(Entity::name).ifPresent(it -> arguments.add("table=" + style.quoted(it)));
    arguments.add("key=" + style.quoted(side.foreignKey()));
    side.targetForeignKey().ifPresent(it -> arguments.add("far_key=" + style.quoted(it)));
    wanted.inverse().ifPresent(it -> arguments.add("back=" + style.quoted(it)));
    if (wanted.optional()) {
      arguments.add("null=True");
    }
    if (wanted.options().contains(Hazel.EAGER)) {
      arguments.add("eager=True");
    }
    String function = file.top().use("hazel", HazelClass.function(side.kind()));
    return new RelationText(wanted.name(), Optional.empty(), function, arguments);
  }

  private String target(Entity entity) {
    ModelClass model = models.classOf(entity);
    return HazelModels.module(model) + ":" + entity.name();
  }
}
