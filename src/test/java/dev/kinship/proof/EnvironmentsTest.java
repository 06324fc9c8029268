package dev.kinship.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.request.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Finds the environments of the tools of Python without running anything. */
class EnvironmentsTest {
  @TempDir Path scratch;

  private final Map<String, String> variables = new HashMap<>();
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    project = Files.createDirectories(scratch.resolve("work/shop"));
    variables.put("HOME", scratch.resolve("home").toString());
  }

  private Optional<Interpreter> found() {
    Caller caller =
        new Caller() {
          @Override
          public Path folder() {
            return scratch;
          }

          @Override
          public Optional<String> variable(String name) {
            return Optional.ofNullable(variables.get(name));
          }

          @Override
          public Optional<String> askSecret(String question) {
            return Optional.empty();
          }
        };
    return new Environments(project, caller).first();
  }

  /** An environment whose Python must not be run. */
  private static Interpreter made(Path environment, String reason) throws IOException {
    Path python = environment.resolve("bin/python");
    Files.createDirectories(python.resolveSibling(""));
    Files.writeString(python, "#!/bin/sh\ntouch \"$0.was-run\"\n");
    assertThat(python.toFile().setExecutable(true)).isTrue();
    return new Interpreter(python.toString(), reason);
  }

  private void expect(Interpreter expected) {
    assertThat(found()).contains(expected);
    assertThat(Path.of(expected.command() + ".was-run")).doesNotExist();
  }

  @Test
  void thereMayBeNone() {
    assertThat(found()).isEmpty();
  }

  @Test
  void theActiveOneComesFirstThenThatOfUvThenThatOfTheProject() throws IOException {
    expect(made(project.resolve("venv"), "venv"));
    expect(made(project.resolve(".venv"), ".venv"));
    variables.put("UV_PROJECT_ENVIRONMENT", "envs/uv");
    expect(made(project.resolve("envs/uv"), "UV_PROJECT_ENVIRONMENT"));
    variables.put("VIRTUAL_ENV", scratch.resolve("active").toString());
    expect(made(scratch.resolve("active"), "VIRTUAL_ENV"));
  }

  @Test
  void theMembersOfAUvWorkspaceShareOne() throws IOException {
    Path root = project.resolveSibling("");
    Interpreter shared = made(root.resolve(".venv"), ".venv of the uv workspace");
    Files.writeString(root.resolve("pyproject.toml"), "[tool.uv]\n");
    assertThat(found()).isEmpty();
    Files.writeString(
        root.resolve("pyproject.toml"), "[tool.uv.workspace]\nmembers = [\"shop\"]\n");
    expect(shared);
    variables.put("UV_PROJECT_ENVIRONMENT", "uv");
    expect(made(root.resolve("uv"), "UV_PROJECT_ENVIRONMENT"));
  }

  /** As Poetry 2.5.1 has called it. */
  @Test
  void namesAnEnvironmentAsPoetryDoes() {
    assertThat(
            Environments.poetryName(
                "My.Shop_App", Path.of("/tmp/poetryproj/My.Shop_App").normalize()))
        .isEqualTo("my-shop-app-0tw8JPO1");
  }

  @Test
  void poetryHasItsOwnFolder() throws IOException {
    Files.writeString(project.resolve("pyproject.toml"), "[tool.poetry]\nname = \"Shop\"\n");
    String name = Environments.poetryName("Shop", project);
    Path usual = scratch.resolve("home/.cache/pypoetry/virtualenvs");
    Interpreter old = made(usual.resolve(name + "-py3.9"), "Poetry");
    expect(old);
    expect(made(usual.resolve(name + "-py3.12"), "Poetry"));
    Files.writeString(usual.resolve("envs.toml"), "[" + name + "]\nminor = \"3.9\"\n");
    expect(old);
    Files.writeString(
        project.resolve("poetry.toml"), "[virtualenvs]\npath = \"{cache-dir}/own\"\n");
    expect(made(scratch.resolve("home/.cache/pypoetry/own/" + name + "-py3.11"), "Poetry"));
    variables.put("POETRY_VIRTUALENVS_PATH", scratch.resolve("all").toString());
    expect(made(scratch.resolve("all/" + name + "-py3.11"), "Poetry"));
  }

  @Test
  void readsTheUsersSettingsOfPoetry() throws IOException {
    Files.writeString(project.resolve("pyproject.toml"), "[project]\nname = \"shop\"\n");
    Path settings = Files.createDirectories(scratch.resolve("home/.config/pypoetry"));
    Files.writeString(
        settings.resolve("config.toml"), "[virtualenvs]\npath = \"~/environments\"\n");
    Path own = scratch.resolve("home/environments");
    expect(made(own.resolve(Environments.poetryName("shop", project) + "-py3.11"), "Poetry"));
  }

  @Test
  void brokenFilesAreNoObstacle() throws IOException {
    Files.writeString(project.resolve("pyproject.toml"), "[tool.poetry\nname = \0");
    variables.put("UV_PROJECT_ENVIRONMENT", "a\0b");
    assertThat(found()).isEmpty();
  }
}
