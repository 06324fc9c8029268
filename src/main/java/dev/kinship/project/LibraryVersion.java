package dev.kinship.project;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which version of a library a project has, as files show it that are only read; {@code source}
 * says where it is installed, or else pinned.
 */
public record LibraryVersion(String number, String source) {
  private static final List<String> ENVIRONMENTS = List.of(".venv", "venv");
  private static final Pattern REQUIREMENTS = Pattern.compile("requirements[\\w.-]*\\.txt");
  private static final String NUMBER = "(\\d[\\w.!+-]*)";

  /** Of the library that Python's package index calls {@code distribution}; empty if unknown. */
  public static Optional<LibraryVersion> of(String distribution, Project project) {
    String name = String.join("[-_.]", distribution.split("-", -1));
    return installed(name, project).or(() -> pinned(name, project));
  }

  private static Optional<LibraryVersion> installed(String name, Project project) {
    Pattern folder = Pattern.compile("(?i)" + name + "-" + NUMBER + "\\.dist-info");
    return ENVIRONMENTS.stream()
        .flatMap(
            environment ->
                packages(environment, project)
                    .flatMap(it -> project.namesIn(it).stream())
                    .flatMap(it -> folder.matcher(it).results())
                    .map(it -> new LibraryVersion(it.group(1), "installed in " + environment)))
        .findFirst();
  }

  /** The folders where an environment has its packages, on Unix and on Windows. */
  private static Stream<String> packages(String environment, Project project) {
    String lib = environment + "/lib/";
    Stream<String> unix =
        project.namesIn(lib).stream()
            .filter(it -> it.startsWith("python"))
            .map(it -> lib + it + "/site-packages");
    return Stream.concat(unix, Stream.of(environment + "/Lib/site-packages"));
  }

  private static Optional<LibraryVersion> pinned(String name, Project project) {
    Pattern requirement =
        Pattern.compile("(?i)(?<![\\w.-])" + name + "\\s*(?:\\[[^]]*])?\\s*==\\s*" + NUMBER);
    Stream<String> files =
        Stream.concat(
            Stream.of("pyproject.toml"),
            project.namesIn("").stream().filter(it -> REQUIREMENTS.matcher(it).matches()));
    return files
        .flatMap(
            file ->
                project.look(file).stream()
                    .flatMap(String::lines)
                    .map(it -> it.replaceFirst("#.*", ""))
                    .flatMap(it -> requirement.matcher(it).results())
                    .map(it -> pin(it, file)))
        .findFirst();
  }

  private static LibraryVersion pin(MatchResult found, String file) {
    return new LibraryVersion(found.group(1), "pinned in " + file);
  }
}
