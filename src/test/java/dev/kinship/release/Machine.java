package dev.kinship.release;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A machine as a Python user has it: a home of its own, no Java on the path, no package index. */
final class Machine {
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  /** In a new folder, with programs of this machine on the path. */
  Machine(Path folder, List<String> programs) throws IOException {
    this.folder = Files.createDirectories(folder);
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String program : programs) {
      Path script = bin.resolve(program);
      Files.writeString(script, "#!/bin/sh\nexec '" + onPath(program) + "' \"$@\"\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    set("PATH", bin.toString());
    set("HOME", Files.createDirectories(folder.resolve("home")).toString());
    set("PIP_NO_INDEX", "1");
    set("UV_OFFLINE", "1");
    set("UV_NO_INDEX", "1");
  }

  Machine set(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Puts a folder first on the path. */
  Machine path(Path programs) {
    return set("PATH", programs + File.pathSeparator + environment.get("PATH"));
  }

  Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name));
  }

  /** What a shell script printed, errors among it, and its exit code at the end. */
  String run(Path where, String script) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", "(" + script + "\n) 2>&1; echo \"exit $?\"")
            .directory(where.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  /** The same for a script that must succeed. */
  String succeed(Path where, String script) throws IOException, InterruptedException {
    String said = run(where, script);
    assertThat(said).endsWith("exit 0\n");
    return said;
  }

  private static Path onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return Path.of(folder, program);
      }
    }
    throw new AssertionError(program + " is not on the path");
  }
}
