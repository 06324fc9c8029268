package dev.kinship.layouts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Five models spread over modules and packages, which export and import each other in all ways that
 * people use. Not every such project can be imported; what can be must stay so.
 */
final class RandomLayout {
  private static final List<String> MODELS = List.of("User", "Order", "Role", "Grant", "Item");
  private static final List<List<String>> SHAPES =
      List.of(
          List.of("user.py", "order.py", "role.py"),
          List.of("shop/user.py", "shop/order.py", "shop/role.py"),
          List.of("src/shop/user.py", "src/shop/order.py", "src/shop/models.py"),
          List.of("app/people/models.py", "app/sales/models.py", "app/rights/models.py"),
          List.of("app/people/user.py", "app/sales/__init__.py", "app/sales/order.py"),
          List.of("app/__init__.py", "app/order.py", "app/rights/role.py"),
          List.of("app/models/user.py", "app/models/sales/order.py", "app/rights.py"),
          List.of("people/models.py", "sales/models.py", "sales/rights/__init__.py"));

  private final Random random;
  private final boolean async;
  private final Map<String, String> moduleOf = new LinkedHashMap<>();
  private final Map<String, Set<String>> tops = new TreeMap<>();
  private final Map<String, Set<String>> bottoms = new TreeMap<>();
  private final Map<String, Set<String>> typing = new TreeMap<>();

  RandomLayout(long seed) {
    this.random = new Random(seed * 7919);
    this.async = chance(20);
    List<String> modules = SHAPES.get(random.nextInt(SHAPES.size()));
    for (String model : MODELS) {
      moduleOf.put(model, modules.get(random.nextInt(modules.size())));
    }
    for (String model : MODELS) {
      String other = MODELS.get(random.nextInt(MODELS.size()));
      if (!module(model).equals(module(other))) {
        Map<String, Set<String>> way = chance(60) ? tops : chance(50) ? bottoms : typing;
        way.computeIfAbsent(module(model), it -> new LinkedHashSet<>()).add(other);
      }
    }
  }

  /** Two different models. */
  List<String> pair() {
    List<String> pair = new ArrayList<>(MODELS);
    java.util.Collections.shuffle(pair, random);
    return pair.subList(0, 2);
  }

  /** The files by their names. */
  Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    files.put("pyproject.toml", "[project]\nname = \"shop\"\n");
    for (String module : new LinkedHashSet<>(moduleOf.values())) {
      files.put(module, text(module));
      for (String folder = folder(module);
          !folder.isEmpty() && !folder.equals("src");
          folder = folder(folder)) {
        files.putIfAbsent(folder + "/__init__.py", "");
      }
    }
    for (String name : List.copyOf(files.keySet())) {
      if (name.endsWith("__init__.py") && chance(60)) {
        files.merge(name, exports(name), (there, added) -> there + added);
      }
    }
    return files;
  }

  private String text(String module) {
    StringBuilder text = new StringBuilder();
    if (chance(25)) {
      text.append("from __future__ import annotations\n\n");
    }
    String base = async ? "AsyncActiveRecord" : "ActiveRecord";
    text.append("from typing import TYPE_CHECKING, Optional\n\n");
    text.append("from rhosocial.activerecord.model import %s%n".formatted(base));
    imports(text, "", module, tops);
    if (typing.containsKey(module)) {
      text.append("\nif TYPE_CHECKING:\n");
      imports(text, "    ", module, typing);
    }
    moduleOf.forEach((model, in) -> text.append(in.equals(module) ? model(model, base) : ""));
    if (bottoms.containsKey(module)) {
      text.append("\n\n");
      imports(text, "", module, bottoms);
    }
    return text.toString();
  }

  private static String model(String name, String base) {
    return """


    class %s(%s):
        __table_name__ = "%ss"

        id: Optional[int] = None
        name: str
    """
        .formatted(name, base, name.toLowerCase(java.util.Locale.ROOT));
  }

  private void imports(
      StringBuilder text, String indent, String module, Map<String, Set<String>> which) {
    for (String model : which.getOrDefault(module, Set.of())) {
      text.append(indent).append(line(module, model)).append('\n');
    }
  }

  /** An import of the model, from its module or, in some, from the package that may export it. */
  private String line(String from, String model) {
    String module = module(model);
    String dotted = dotted(module);
    String common = folder(from);
    boolean relative = !common.isEmpty() && !common.equals("src") && chance(70);
    if (relative && dotted.startsWith(dotted(common + "/x.py").replaceFirst("x$", ""))) {
      String inside = dotted.substring(dotted(common + "/x.py").length() - 1);
      return "from .%s import %s".formatted(inside, model);
    }
    return "from %s import %s".formatted(dotted, model);
  }

  /** What a package hands on of the modules in it. */
  private String exports(String init) {
    String folder = folder(init);
    List<String> lines = new ArrayList<>();
    List<String> names = new ArrayList<>();
    moduleOf.forEach(
        (model, module) -> {
          boolean inside = module.startsWith(folder + "/") && !module.equals(init);
          if (inside && chance(80)) {
            String dotted = dotted(module).substring(dotted(init).length() + 1);
            boolean relative = chance(70);
            String path = relative ? "." + dotted : dotted(module);
            lines.add("from %s import %s%n".formatted(path, model));
            names.add('"' + model + '"');
          }
        });
    String all = chance(50) ? "\n__all__ = [%s]%n".formatted(String.join(", ", names)) : "";
    return lines.isEmpty() ? "" : String.join("", lines) + all;
  }

  private String module(String model) {
    return moduleOf.getOrDefault(model, "");
  }

  private static String dotted(String module) {
    return module
        .replaceFirst("^src/", "")
        .replaceFirst("(/__init__)?\\.py$", "")
        .replace('/', '.');
  }

  private static String folder(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
