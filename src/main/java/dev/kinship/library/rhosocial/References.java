package dev.kinship.library.rhosocial;

import dev.kinship.library.rhosocial.fields.FieldType;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.models.ModelClass;
import dev.kinship.source.python.models.ModelClasses;
import dev.kinship.text.SourceText;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the models that the target of a relationship may mean. The library looks its name up in the
 * module of the class, when the relationship is first used.
 */
final class References {
  private final Resolver resolver;
  private final Ancestry ancestry;
  private final ModelClasses classes;

  References(Resolver resolver, Ancestry ancestry, ModelClasses classes) {
    this.resolver = resolver;
    this.ancestry = ancestry;
    this.classes = classes;
  }

  /**
   * The one that {@code dotted} means in {@code file}; all of that class name if no import leads to
   * one; none if it means something else.
   */
  List<ModelClass> of(PythonFile file, String dotted) {
    Resolved thing = resolver.resolve(file, dotted);
    String name = FieldType.lastPart(dotted);
    return switch (thing) {
      case Resolved.ProjectClass it -> ancestry.model(it).stream().toList();
      case Resolved.Library it when it.dotted().contains(".") -> elsewhere(it.dotted(), name);
      case Resolved.Library it -> classes.named(name);
      case Resolved.Value it -> classes.named(name);
      case Resolved.Unknown it -> classes.named(name);
    };
  }

  /** Whether the file itself gives {@code className} that other name. */
  static boolean renames(PythonFile file, String dotted, String className) {
    return file.binding(dotted)
        .filter(
            it ->
                switch (it.origin()) {
                  case Origin.Member member -> member.name().equals(className);
                  case Origin.Alias alias -> FieldType.lastPart(alias.there()).equals(className);
                  case Origin.Definition definition -> false;
                  case Origin.Module module -> false;
                  case Origin.Value value -> false;
                })
        .isPresent();
  }

  /** Those in a module of the project whose path ends like that of an import not found. */
  private List<ModelClass> elsewhere(String imported, String name) {
    String module = imported.substring(0, imported.lastIndexOf('.'));
    return classes.named(name).stream()
        .filter(it -> dottedFromAbove(it.file().source()).endsWith("." + module))
        .toList();
  }

  /** The module's path from above the project's root, which may be a package itself. */
  private static String dottedFromAbove(SourceText source) {
    Path root = source.path();
    for (int i = source.name().split("/", -1).length; i > 0 && root.getParent() != null; i--) {
      root = root.getParent();
    }
    return ".%s.%s".formatted(root.getFileName(), Modules.dotted("", source.name()));
  }
}
