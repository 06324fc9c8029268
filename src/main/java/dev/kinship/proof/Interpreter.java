package dev.kinship.proof;

import dev.kinship.request.Caller;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Python of a project: the command that starts it, and the reason for the choice. */
public record Interpreter(String command, String reason) {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** What a program needs to start; nothing else of the environment is handed on. */
  private static final List<String> KEPT =
      List.of(
          "PATH",
          "LANG",
          "LC_ALL",
          "LC_CTYPE",
          "LD_LIBRARY_PATH",
          "DYLD_LIBRARY_PATH",
          "VIRTUAL_ENV",
          "PYTHONUSERBASE",
          "SYSTEMROOT");

  /** The one that is asked for; else the active environment, that of the project, or the system. */
  static Interpreter of(Optional<String> wanted, Path project, Caller caller) {
    return wanted
        .map(it -> new Interpreter(resolved(it, caller), "--python"))
        .or(() -> new Environments(project, caller).first())
        .orElseGet(() -> new Interpreter(WINDOWS ? "python" : "python3", "the path"));
  }

  /** A name is looked for in the path; a path begins in the user's folder. */
  private static String resolved(String wanted, Caller caller) {
    boolean isPath = wanted.contains("/") || wanted.contains(File.separator);
    return isPath ? caller.folder().resolve(wanted).normalize().toString() : wanted;
  }

  /** The environment of the process: a home and temporary files in {@code scratch}. */
  static Map<String, String> environment(Path scratch, Caller caller) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (String name : KEPT) {
      caller.variable(name).ifPresent(it -> environment.put(name, it));
    }
    caller
        .variable("HOME")
        .ifPresent(it -> environment.putIfAbsent("PYTHONUSERBASE", it + "/.local"));
    String own = scratch.toString();
    for (String name : List.of("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP")) {
      environment.put(name, own);
    }
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("PYTHONUTF8", "1");
    return environment;
  }
}
