package dev.kinship.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.project.TomlText;
import dev.kinship.request.Caller;
import dev.kinship.text.Digests;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tomlj.TomlParseResult;

/**
 * Where the tools of Python keep the environment of a project. Nothing is run to find out: the
 * folders are looked at as the tools themselves look for them.
 */
record Environments(Path project, Caller caller) {
  private static final int LARGEST = 1 << 20;
  private static final Pattern MINOR = Pattern.compile(".*-py(\\d+)\\.(\\d+)");
  private static final List<String> SYSTEMS = List.of("bin/python", "Scripts/python.exe");

  /** The first that exists, as the Python in it and the reason for the choice. */
  Optional<Interpreter> first() {
    return Stream.<Supplied>of(
            () -> variable("VIRTUAL_ENV", caller.folder()),
            () -> variable("UV_PROJECT_ENVIRONMENT", workspace().orElse(project)),
            () -> in(project.resolve(".venv"), ".venv"),
            () -> in(project.resolve("venv"), "venv"),
            () -> workspace().flatMap(it -> in(it.resolve(".venv"), ".venv of the uv workspace")),
            this::poetry)
        .flatMap(it -> it.get().stream())
        .findFirst();
  }

  private interface Supplied {
    Optional<Interpreter> get();
  }

  private Optional<Interpreter> variable(String name, Path base) {
    return caller.variable(name).flatMap(it -> path(base, it)).flatMap(it -> in(it, name));
  }

  private static Optional<Path> path(Path base, String text) {
    try {
      return Optional.of(base.resolve(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Optional<Interpreter> in(Path environment, String reason) {
    return SYSTEMS.stream()
        .map(environment::resolve)
        .filter(Files::isExecutable)
        .findFirst()
        .map(it -> new Interpreter(it.toString(), reason));
  }

  /** The folder above with the settings of a uv workspace, which has the one environment of all. */
  private Optional<Path> workspace() {
    for (Path it = project.getParent(); it != null; it = it.getParent()) {
      Optional<TomlParseResult> found = toml(it.resolve("pyproject.toml"));
      if (found.isPresent()) {
        return found.filter(toml -> toml.isTable("tool.uv.workspace")).isPresent()
            ? Optional.of(it)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * The environment that Poetry has made: below its cache, named by the project's name and the
   * digest of its folder (poetry.utils.env.EnvManager.generate_env_name of Poetry 2.1), and by the
   * version of Python, of which envs.toml says which is in use.
   */
  private Optional<Interpreter> poetry() {
    Optional<TomlParseResult> settings = toml(project.resolve("pyproject.toml"));
    Optional<String> name =
        settings
            .filter(it -> it.isTable("tool.poetry") || it.isTable("project"))
            .map(it -> string(it, "project.name").or(() -> string(it, "tool.poetry.name")))
            .map(it -> it.orElse("non-package-mode"));
    return name.flatMap(it -> poetry(poetryName(it, project)));
  }

  private Optional<Interpreter> poetry(String name) {
    Path folder = poetryFolder();
    Optional<String> chosen =
        toml(folder.resolve("envs.toml"))
            .flatMap(it -> Optional.ofNullable(it.getTable(List.of(name))))
            .flatMap(it -> Optional.ofNullable(it.getString("minor")));
    if (chosen.isPresent()) {
      return in(folder.resolve(name + "-py" + chosen.get()), "Poetry");
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(it -> String.valueOf(it.getFileName()).startsWith(name + "-py"))
          .max(Comparator.comparingInt(Environments::minor))
          .flatMap(it -> in(it, "Poetry"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A number that is greater for a later version of Python. */
  private static int minor(Path environment) {
    Matcher version = MINOR.matcher(environment.toString());
    return version.matches()
        ? Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2))
        : 0;
  }

  /** What Poetry calls the environment of the project {@code name} in {@code folder}. */
  static String poetryName(String name, Path folder) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    plain = plain.replaceAll("[ $`!*@\"\\\\\r\n\t]", "_");
    plain = plain.substring(0, Math.min(42, plain.length()));
    byte[] digest = Digests.sha256().digest(real(folder).toString().getBytes(UTF_8));
    return plain + "-" + Base64.getUrlEncoder().encodeToString(digest).substring(0, 8);
  }

  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      return folder;
    }
  }

  /** As variables, the project's poetry.toml and the user's settings say, else below the cache. */
  private Path poetryFolder() {
    Function<TomlParseResult, Optional<String>> path = it -> string(it, "virtualenvs.path");
    return caller
        .variable("POETRY_VIRTUALENVS_PATH")
        .or(() -> toml(project.resolve("poetry.toml")).flatMap(path))
        .or(
            () ->
                home("POETRY_CONFIG_DIR", "XDG_CONFIG_HOME", ".config", "Library/Preferences")
                    .flatMap(it -> toml(it.resolve("config.toml")))
                    .flatMap(path))
        .map(it -> it.replace("{cache-dir}", poetryCache().toString()))
        .map(it -> it.startsWith("~") ? userHome() + it.substring(1) : it)
        .flatMap(it -> path(project, it))
        .orElseGet(() -> poetryCache().resolve("virtualenvs"));
  }

  private Path poetryCache() {
    return home("POETRY_CACHE_DIR", "XDG_CACHE_HOME", ".cache", "Library/Caches")
        .orElse(project.resolve(".poetry"));
  }

  /** A folder of Poetry's own: in {@code variable}, or as the system has such folders. */
  private Optional<Path> home(String variable, String shared, String usual, String mac) {
    if (caller.variable(variable).isPresent()) {
      return caller.variable(variable).flatMap(it -> path(project, it));
    }
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("mac")) {
      return path(project, userHome() + "/" + mac + "/pypoetry");
    }
    Optional<String> roaming =
        caller.variable(variable.contains("CACHE") ? "LOCALAPPDATA" : "APPDATA");
    if (File.separatorChar == '\\' && roaming.isPresent()) {
      String end = variable.contains("CACHE") ? "/pypoetry/Cache" : "/pypoetry";
      return path(project, roaming.get() + end);
    }
    return path(project, caller.variable(shared).orElse(userHome() + "/" + usual) + "/pypoetry");
  }

  private String userHome() {
    return caller.variable("HOME").orElse(System.getProperty("user.home", ""));
  }

  private static Optional<String> string(TomlParseResult toml, String key) {
    return toml.isString(key) ? Optional.ofNullable(toml.getString(key)) : Optional.empty();
  }

  private static Optional<TomlParseResult> toml(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) < LARGEST
          ? TomlText.parse(Files.readString(file)).filter(it -> !it.hasErrors())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
