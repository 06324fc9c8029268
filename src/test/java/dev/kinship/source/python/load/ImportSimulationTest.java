package dev.kinship.source.python.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.source.Sources;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.text.SourceText;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What Python itself does with such modules; the slow tests run cases on it. */
class ImportSimulationTest {
  private static final int TOP = 0;
  private static final int BOTTOM = 1000;

  @Test
  void anImportAtTheTopFailsIfTheOtherModuleImportsThisOneAtItsTop() {
    Map<String, String> files = Map.of("a.py", "class A: pass\n", "b.py", "from a import A\n");
    assertThat(accepts(files, "a.py", TOP, "b", "B")).isFalse();
  }

  @Test
  void anImportAtTheBottomFailsIfTheOtherModuleHasNotDefinedItsNameYet() {
    Map<String, String> files =
        Map.of("a.py", "class A: pass\n", "b.py", "from a import A\nclass B: pass\n");
    assertThat(accepts(files, "a.py", BOTTOM, "b", "B")).isFalse();
    Map<String, String> later =
        Map.of("a.py", "class A: pass\n", "b.py", "class B: pass\nfrom a import A\n");
    assertThat(accepts(later, "a.py", BOTTOM, "b", "B")).isTrue();
  }

  @Test
  void thePackagesAroundAModuleRunBeforeIt() {
    Map<String, String> files =
        Map.of(
            "people/__init__.py", "from people.user import User\n",
            "people/user.py", "class User: pass\n",
            "rights/__init__.py", "from rights.role import Role\n",
            "rights/role.py", "from people import User\nclass Role: pass\n",
            "rights/through.py", "class Through: pass\n");
    assertThat(accepts(files, "people/user.py", TOP, "rights.through", "Through")).isFalse();
  }

  @Test
  void aModuleIsAnAttributeOfItsPackageOnceItIsLoaded() {
    Map<String, String> files =
        Map.of(
            "app/__init__.py", "",
            "app/a.py", "class A: pass\n",
            "app/b.py", "import app.a\nX = app.a.A\nclass B: pass\n");
    assertThat(accepts(files, "app/a.py", TOP, "app.b", "B")).isFalse();
    assertThat(accepts(files, "app/a.py", BOTTOM, "app.b", "B")).isFalse();
  }

  @Test
  void onlyTheUseOfAHalfLoadedModuleFails() {
    Map<String, String> files =
        Map.of(
            "app/__init__.py", "",
            "app/a.py", "class A: pass\n",
            "app/b.py", "from app import a\nclass B:\n    def f(self):\n        return a.A\n");
    assertThat(accepts(files, "app/a.py", BOTTOM, "app.b", "B")).isFalse();
    assertThat(accepts(files, "app/a.py", BOTTOM, "app", "b")).isTrue();
  }

  @Test
  void aNameIsImportedWhenTheModuleIsAskedForIt() {
    Map<String, String> files =
        Map.of(
            "a.py", "class A: pass\ndef __getattr__(name):\n    from c import C\n    return C\n",
            "b.py", "from a import C\nclass B: pass\n",
            "c.py", "from b import B\nclass C: pass\n");
    assertThat(accepts(files, "a.py", BOTTOM, "b", "B")).isFalse();
    Map<String, String> apart = Map.of("a.py", files.get("a.py"), "b.py", files.get("b.py"));
    assertThat(accepts(apart, "b.py", BOTTOM, "a", "A")).isTrue();
  }

  @Test
  void whatFailsAlreadyMayFail() {
    Map<String, String> files =
        Map.of(
            "a.py", "from b import B\nclass A: pass\n",
            "b.py", "from a import A\nclass B: pass\n",
            "c.py", "class C: pass\n");
    assertThat(accepts(files, "a.py", TOP, "c", "C")).isTrue();
  }

  @Test
  void afterManyImportsTheRestIsCheckedAtTheEnd() {
    Map<String, String> files = new HashMap<>();
    int count = 200;
    for (int i = 0; i < count; i++) {
      files.put(
          "m%d.py".formatted(i),
          "class M%1$d: pass\nfrom m%2$d import M%2$d\n".formatted(i, (i + 1) % count));
    }
    ImportSimulation simulation = new ImportSimulation(new Modules(new InMap(files)));
    assertThat(simulation.accepts("m0.py", step(BOTTOM, "m5", "M5"))).isTrue();
    assertThat(simulation.endsWell()).isTrue();
    assertThat(simulation.accepts("m1.py", step(TOP, "m0", "M0"))).isTrue();
    assertThat(simulation.endsWell()).isFalse();
  }

  private static LoadStep step(int at, String module, String name) {
    return LoadStep.from(at, new ModulePath(0, module), name);
  }

  private static boolean accepts(
      Map<String, String> files, String file, int at, String module, String name) {
    Modules modules = new Modules(new InMap(files));
    return new ImportSimulation(modules).accepts(file, step(at, module, name));
  }

  private record InMap(Map<String, String> files) implements Sources {
    @Override
    public Optional<SourceText> read(String name) {
      return Optional.ofNullable(files.get(name))
          .map(it -> new SourceText(Path.of("/", name), name, it, false));
    }

    @Override
    public boolean isFile(String name) {
      return files.containsKey(name);
    }

    @Override
    public List<String> namesIn(String folder) {
      return List.of();
    }

    @Override
    public List<SourceText> mentioning(String ending, Set<String> words) {
      return List.of();
    }
  }
}
