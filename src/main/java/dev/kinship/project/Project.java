package dev.kinship.project;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.project.file.Bytes;
import dev.kinship.project.file.SourceFiles;
import dev.kinship.project.file.Texts;
import dev.kinship.project.file.Unread;
import dev.kinship.project.file.UnreadFiles;
import dev.kinship.source.Sources;
import dev.kinship.text.Progress;
import dev.kinship.text.ProjectPath;
import dev.kinship.text.Read;
import dev.kinship.text.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A project on disk. Everything is read when it is asked for, and nothing is written. */
public final class Project implements Sources {
  /** What marks the folder where a project begins. */
  private static final List<String> MARKS = List.of("pyproject.toml", "kinship.toml", ".git");

  /** What needs no quotes in a shell, and is not hidden. */
  private static final Pattern DATABASE =
      Pattern.compile("\\w[\\w.-]*(?<!\\.(?:mv|trace|lock))\\.(?:db|sqlite|sqlite3)");

  private final Path root;
  private final UnreadFiles unread = new UnreadFiles();
  private final SourceFiles files = new SourceFiles();
  private final Tree tree;
  private final Answers answers = new Answers();

  private Project(Path root) {
    this.root = root;
    this.tree = new Tree(root, unread);
  }

  /**
   * The project that {@code folder} is in: the nearest folder upward that has a mark. Refuses one
   * that {@code trust} does not cover.
   */
  public static Project around(Path folder, Trust trust) {
    Path start = folder.toAbsolutePath().normalize();
    if (!Files.isDirectory(start)) {
      throw new Refused(
          ProjectRules.NO_PROJECT,
          "there is no folder `%s`".formatted(folder),
          "pass the project's folder with --project DIR");
    }
    for (Path path = start; path != null; path = path.getParent()) {
      Path here = path;
      if (MARKS.stream().anyMatch(it -> Files.exists(here.resolve(it)))) {
        trust.require(here, start);
        return new Project(here);
      }
    }
    throw new Refused(
        ProjectRules.NO_PROJECT,
        "`%s` is not in a project: neither it nor a folder above it has pyproject.toml, kinship.toml or .git"
            .formatted(start),
        "pass the project's folder with --project DIR, or create an empty kinship.toml in it");
  }

  /** The project's folder, absolute. */
  public Path root() {
    return root;
  }

  /** What the project's own files say about Kinship. */
  public Settings settings() {
    return Settings.of(this);
  }

  /** A file that may have settings; empty if there is none. Refuses what is not a file. */
  Optional<SourceText> settingsFile(String name) {
    Path path = path(name);
    boolean present = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    if (present && !exists(name)) {
      throw new Refused(
          CommonRules.BAD_CONFIGURATION,
          "`%s` is not a file, so it cannot have settings".formatted(name),
          "rename it, or replace it with a file");
    }
    Optional<SourceText> found =
        present ? Optional.of(Texts.anyway(path, name, Bytes.SETTINGS)) : Optional.empty();
    answers.file(name, found.map(SourceText::text));
    return found;
  }

  @Override
  public Optional<SourceText> read(String name) {
    Optional<SourceText> found =
        exists(name) ? Texts.source(root.resolve(name), name, files, unread) : Optional.empty();
    if (found.isEmpty()) {
      look(name);
    } else {
      answers.file(name, found.map(SourceText::text));
    }
    return found;
  }

  @Override
  public boolean isFile(String name) {
    boolean found = exists(name);
    answers.presence(name, found);
    return found;
  }

  /** When the file was last changed; the distant past if that cannot be read. */
  public Instant changedAt(String name) {
    try {
      return Files.getLastModifiedTime(root.resolve(name)).toInstant();
    } catch (IOException | InvalidPathException e) {
      return Instant.EPOCH;
    }
  }

  private boolean exists(String name) {
    try {
      return Files.isRegularFile(root.resolve(name));
    } catch (InvalidPathException e) { // An import of what no file can be called.
      return false;
    }
  }

  @Override
  public List<String> namesIn(String folder) {
    List<String> names = tree.namesIn(folder);
    answers.entries(folder, names);
    return names;
  }

  @Override
  public List<SourceText> mentioning(String ending, Set<String> words) {
    Progress.begin("looking for files");
    List<String> names = tree.files(ending);
    Progress.begin("searching " + names.size() + " files");
    List<SourceText> found = Texts.mentioning(root, names, words, files, unread);
    found.forEach(it -> answers.file(it.name(), Optional.of(it.text())));
    answers.mentions(ending, words, found.stream().map(SourceText::name).toList());
    return found;
  }

  /** What could not be read of all that was asked for so far, by name. */
  public List<Unread> unread() {
    return unread.all();
  }

  /** All that was asked of the project's files so far, with the answers. */
  public List<Read> reads() {
    return answers.all();
  }

  /** The files for which one of these questions has another answer now, by name. */
  public List<String> changedSince(List<Read> reads) {
    return Answers.changed(reads, new Project(root));
  }

  /** A file's text, in whatever encoding; empty if there is no such file, or it cannot be read. */
  Optional<String> look(String name) {
    Optional<String> text =
        exists(name) ? Texts.anyway(root.resolve(name), name) : Optional.empty();
    answers.file(name, text);
    return text;
  }

  /**
   * The name of a folder of the project however it is written: {@code ./db/} is {@code db}, and the
   * root is empty. Refuses one outside.
   */
  public String folder(String written) {
    Path path;
    try {
      path = root.resolve(written).normalize();
    } catch (InvalidPathException e) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "`%s` cannot be a folder: %s".formatted(written, e.getReason()),
          "choose another one with --migrations DIR, or in the settings");
    }
    if (!path.startsWith(root)) {
      throw new Refused(
          CommonRules.OUTSIDE_PROJECT,
          "`%s` is outside the project".formatted(written),
          "use a folder inside the project, or pass the folder that contains both with --project DIR");
    }
    String name = root.relativize(path).toString().replace('\\', '/');
    if (!name.isEmpty() && !ProjectPath.isAllowed(name)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "`%s` cannot be the folder of migrations: other programs keep their files there"
              .formatted(written),
          "choose another one with --migrations DIR, or in the settings");
    }
    return name;
  }

  /** All files that end so, however deep; those that git ignores are left out. */
  public List<String> files(String ending) {
    return tree.files(ending);
  }

  /** The folder of each file that ends so, however deep, the root left out; sorted. */
  public List<String> foldersOf(String ending) {
    List<String> folders =
        tree.files(ending).stream()
            .filter(it -> it.contains("/"))
            .map(it -> it.substring(0, it.lastIndexOf('/')))
            .distinct()
            .sorted()
            .toList();
    answers.folders(ending, folders);
    return folders;
  }

  /**
   * The files directly in a folder of the project, by name; none if there is no such folder.
   * Refuses if it or one of its sources cannot be read.
   */
  public List<String> filesIn(String folder) {
    List<String> files = tree.filesIn(folder);
    answers.folder(folder, files);
    return files;
  }

  /**
   * The files directly in the project's folder that are called as SQLite databases are, by name. A
   * plan says so, and does not depend on it.
   */
  public List<String> databaseFiles() {
    return tree.namesIn("").stream()
        .filter(it -> DATABASE.matcher(it).matches() && exists(it))
        .toList();
  }

  /**
   * The text of a migration, in whatever encoding: to be looked at, not to be edited. Refuses one
   * that is too large, because the tables would be wrong without it.
   */
  public String migration(String name) {
    String text = Texts.anyway(root.resolve(name), name, Bytes.MIGRATION).text();
    answers.file(name, Optional.of(text));
    return text;
  }

  /** Whether there is a file or folder of that name, or a link. A plan does not depend on it. */
  public boolean has(String name) {
    return Files.exists(path(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** What the project itself calls {@code name}, without links. Refuses what leads outside. */
  public String unlinked(String name) {
    return Links.followed(root, name);
  }

  /**
   * The text of a file that will be edited; empty if there is nothing of that name. Refuses what
   * cannot be edited as text.
   */
  public Optional<SourceText> editable(String name) {
    if (!has(name)) {
      return read(name);
    }
    if (!exists(name)) {
      throw new Refused(
          CommonRules.NOT_WRITABLE,
          "`%s` is not a file".formatted(name),
          "move or rename it, then run the command again");
    }
    SourceText text =
        Texts.read(path(name), name, Bytes.SOURCE)
            .orElseThrow(
                () ->
                    new Refused(
                        CommonRules.NOT_UTF8,
                        "`%s` is not valid UTF-8".formatted(name),
                        "convert it, for example: iconv -f latin1 -t utf-8 " + name));
    answers.file(name, Optional.of(text.text()));
    return Optional.of(text);
  }

  /** The absolute path of a file of that name, there or not. */
  public Path path(String name) {
    return root.resolve(name);
  }
}
