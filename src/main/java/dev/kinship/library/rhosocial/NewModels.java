package dev.kinship.library.rhosocial;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.NewModel;
import dev.kinship.library.rhosocial.NewBases.Base;
import dev.kinship.library.rhosocial.NewBases.Mixin;
import dev.kinship.library.rhosocial.fields.FieldType;
import dev.kinship.library.rhosocial.fields.KeyTypes;
import dev.kinship.library.rhosocial.words.ClassText;
import dev.kinship.library.rhosocial.words.Docstring;
import dev.kinship.naming.SnakeCase;
import dev.kinship.schema.TableName;
import dev.kinship.source.python.FreeModules;
import dev.kinship.source.python.Lineage;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Style;
import dev.kinship.source.python.edit.Appended;
import dev.kinship.source.python.edit.FileEdits;
import dev.kinship.source.python.edit.ImportGraph;
import dev.kinship.source.python.imports.Exports;
import dev.kinship.source.python.imports.TopImports;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that are yet to be written: each beside a neighbour, in a file of its own where that one
 * has one, else in the neighbour's file. They are read like any other, so that everything else can
 * be added to them in the same way.
 */
final class NewModels {
  private final Modules modules;
  private final FreeModules free;
  private final Ancestry ancestry;
  private final NewBases bases;
  private final Map<String, Appended> appended = new HashMap<>();
  private final Map<String, ModelClass> neighbours = new HashMap<>();
  private final Map<String, ModelClass> besides = new HashMap<>();

  NewModels(Modules modules, Resolver resolver, Lineage lineage, Ancestry ancestry) {
    this.modules = modules;
    this.free = new FreeModules(modules, resolver);
    this.ancestry = ancestry;
    this.bases = new NewBases(resolver, lineage, ancestry);
  }

  /** What becomes of the file of that name. */
  FileEdits.Kind kindOf(String file) {
    if (neighbours.containsKey(file)) {
      return new FileEdits.Kind.Created();
    }
    Appended classes = appended.get(file);
    return classes == null ? new FileEdits.Kind.Edited() : new FileEdits.Kind.Extended(classes);
  }

  /** The model beside which the new file of that name is made; empty where the file is not new. */
  Optional<ModelClass> neighbourOf(String file) {
    return Optional.ofNullable(neighbours.get(file));
  }

  /** The model beside which the new one is written, and as which it is handed on. */
  ModelClass beside(ModelClass model) {
    ModelClass beside = besides.get(model.entity().id());
    if (beside == null) {
      throw new IllegalStateException("not new: " + model.entity().id());
    }
    return beside;
  }

  /**
   * Whether the new class must give a value to {@code name}: the model beside it does, and no
   * ancestor.
   */
  boolean lacks(ModelClass model, String name) {
    ModelClass beside = besides.get(model.entity().id());
    return !binds(model, name) && (beside == null || binds(beside, name));
  }

  /** Whether the model beside the new one gives a value to {@code name} before its first field. */
  boolean beginsWith(ModelClass model, String name) {
    ModelClass beside = beside(model);
    return beside.definition().body().statements().stream()
        .filter(it -> it instanceof Assignment one && (isField(beside, one) || is(name, one)))
        .findFirst()
        .filter(it -> it instanceof Assignment one && is(name, one))
        .isPresent();
  }

  private static boolean is(String name, Assignment statement) {
    return statement.target().equals(name);
  }

  private static boolean isField(ModelClass model, Assignment statement) {
    return new ClassMembers(model.file().source(), model.definition()).isField(statement);
  }

  /** Whether the class or an ancestor gives a value to {@code name}. */
  private boolean binds(ModelClass model, String name) {
    return ancestry.namesOf(model.file(), model.definition()).contains(name);
  }

  /**
   * A class of that name as it is going to be, with no fields but the inherited. Refuses a
   * neighbour whose file has a syntax error.
   */
  ModelClass create(NewModel wanted, List<ModelClass> neighbours) {
    ModelClass neighbour = neighbours.getFirst();
    String name = wanted.name();
    FileEdits.requireReadable(neighbour.file());
    if (KeyTypes.BUILTIN.contains(name)) {
      throw new Refused(
          CommonRules.BAD_NAME,
          "a model cannot be called `%s`, which is a type of Python".formatted(name),
          "choose a class name, for example UserRole");
    }
    String own = Modules.join(Modules.folder(neighbour.file().name()), SnakeCase.of(name) + ".py");
    Base base = bases.base(neighbour);
    List<Mixin> mixins =
        bases.mixins(neighbour, neighbours.subList(1, neighbours.size()), wanted.keys());
    boolean beside = hasItsOwnFile(neighbour) && base.importLine().isPresent();
    PythonFile file =
        beside && free.has(own)
            ? newFile(own, wanted, neighbours, base, mixins)
            : append(wanted, neighbours, base, mixins);
    ClassDefinition definition =
        file.body().stream()
            .filter(it -> it instanceof ClassDefinition c && c.name().equals(name))
            .map(ClassDefinition.class::cast)
            .findFirst()
            .orElseThrow();
    ModelClass model =
        ancestry
            .model(new Resolved.ProjectClass(file, definition))
            .orElseThrow(() -> noModel(definition, neighbour));
    besides.put(model.entity().id(), besides.getOrDefault(neighbour.entity().id(), neighbour));
    return model;
  }

  private static Refused noModel(ClassDefinition definition, ModelClass neighbour) {
    return new Refused(
        CommonRules.NO_MODEL,
        "a class `%s`, written next to `%s` and with its base class, would not be a model"
            .formatted(definition.name(), neighbour.entity().name()),
        List.of(new Label(neighbour.entity().place(), "would be next to this one")),
        "write the class yourself, then run the command again");
  }

  /** The file of its own, with the neighbour's base class, would be imported first in vain. */
  Refused notImportable(ModelClass model, ModelClass neighbour) {
    return new Refused(
        RhosocialRules.NOT_IMPORTABLE,
        "`%s`, with the base class of `%s`, could not be imported before the other modules"
            .formatted(model.file().name(), neighbour.entity().name()),
        List.of(new Label(neighbour.entity().place(), "would be next to this one")),
        "write the class `%s` yourself, then run the command again"
            .formatted(model.entity().name()));
  }

  private boolean hasItsOwnFile(ModelClass model) {
    String file = model.file().name();
    String stem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.py$", "");
    long classes = model.file().body().stream().filter(ClassDefinition.class::isInstance).count();
    return classes == 1 && stem.equals(SnakeCase.of(model.entity().name()));
  }

  private PythonFile newFile(
      String file, NewModel wanted, List<ModelClass> beside, Base base, List<Mixin> mixins) {
    ModelClass neighbour = beside.getFirst();
    Style style = neighbour.file().style();
    String newline = style.newline();
    String future =
        neighbour.file().postponesAnnotations()
            ? "from __future__ import annotations" + newline.repeat(2)
            : "";
    String list =
        Exports.lists(neighbour.file(), neighbour.entity().name())
            ? newline.repeat(2) + Exports.listOf(wanted.name(), style)
            : "";
    String about =
        Docstring.ofFile(beside)
            .map(it -> it.aboutFile(wanted.name()) + newline.repeat(2))
            .orElse("");
    String imports = about + future + base.importLine().orElseThrow() + list + newline.repeat(3);
    String plain = "class %s:%s%spass".formatted(wanted.name(), newline, style.indent());
    neighbours.put(file, neighbours.getOrDefault(neighbour.file().name(), neighbour));
    Path path =
        neighbour.file().source().path().resolveSibling(SnakeCase.of(wanted.name()) + ".py");
    PythonFile draft = modules.plan(new SourceText(path, file, imports + plain, false));
    TopImports top = new TopImports(modules, draft);
    List<String> names = compositeKey(wanted, top);
    mixins.forEach(it -> names.add(name(it, top, draft)));
    names.add(base.written());
    String head = new Edits(top.edits()).applyTo(draft.text());
    String text =
        head.substring(0, head.length() - plain.length())
            + new ClassText(style, neighbour.file().layout())
                .of(wanted, names, Docstring.ofClass(beside), schema(wanted, base, style))
            + newline;
    return modules.plan(new SourceText(path, file, text, false));
  }

  private String name(Mixin mixin, TopImports top, PythonFile file) {
    return switch (mixin.resolved()) {
      case Resolved.ProjectClass it ->
          top.use(ModulePath.between(modules, file, it.file()), it.name());
      case Resolved.Library it ->
          top.use(NewBases.moduleOf(it.dotted()), FieldType.lastPart(it.dotted()));
      case Resolved.Value it -> mixin.written();
      case Resolved.Unknown it -> mixin.written();
    };
  }

  private static List<String> compositeKey(NewModel wanted, TopImports top) {
    List<String> names = new ArrayList<>();
    if (!wanted.keys().primary().isEmpty()) {
      names.add(top.use(Vocabulary.FIELD_MODULE, Vocabulary.COMPOSITE_KEY));
    }
    return names;
  }

  private PythonFile append(
      NewModel wanted, List<ModelClass> beside, Base base, List<Mixin> mixins) {
    ModelClass neighbour = beside.getFirst();
    PythonFile file = modules.file(neighbour.file().name()).orElseThrow();
    Appended known = appended.get(file.name());
    Style style = file.style();
    List<String> names = compositeKey(wanted, new TopImports(modules, file));
    mixins.forEach(it -> names.add(it.written()));
    names.add(base.written());
    String text =
        style.newline().repeat(3)
            + new ClassText(style, file.layout())
                .of(wanted, names, Docstring.ofClass(beside), schema(wanted, base, style));
    Appended now =
        known != null
            ? new Appended(known.original(), known.offset(), known.text() + text)
            : new Appended(file.source(), behindDefinitions(file), text);
    appended.put(file.name(), now);
    return modules.plan(now.draft());
  }

  private static int behindDefinitions(PythonFile file) {
    Statement last =
        file.body().stream()
            .filter(ImportGraph::definesName)
            .reduce((one, next) -> next)
            .orElseThrow();
    return file.source().lineEnd(last.span().end());
  }

  /** The line about the schema; empty where the base class has the same. */
  private static Optional<String> schema(NewModel model, Base base, Style style) {
    SchemaSaid wanted = SchemaSaid.of(TableName.schema(model.table()));
    return wanted.equals(base.schema())
        ? Optional.empty()
        : Optional.of(
            "%s = %s"
                .formatted(
                    Vocabulary.SCHEMA,
                    wanted.equals(SchemaSaid.NONE) ? "None" : style.quoted(wanted.name())));
  }
}
