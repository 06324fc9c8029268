package dev.kinship.source.python;

import dev.kinship.source.Sources;
import dev.kinship.source.python.style.Layout;
import dev.kinship.text.FileName;
import dev.kinship.text.SourceText;
import dev.kinship.text.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The project's Python modules: which file an import means, and how to import one from another. */
public final class Modules {
  private static final String PACKAGE_FILE = "__init__.py";
  private static final String ENDING = ".py";

  private final Sources sources;
  private final Map<String, Optional<PythonFile>> files = new HashMap<>();
  private final Map<String, Optional<SourceText>> texts = new HashMap<>();
  private final Map<String, Boolean> looked = new HashMap<>();

  /** What imports mean, by folder and by what is imported; by file the same of its folder. */
  private final Map<String, Map<String, Optional<String>>> resolved = new HashMap<>();

  private final Map<String, Map<String, Optional<String>>> resolvedIn = new HashMap<>();
  private final Map<String, List<String>> packages = new HashMap<>();
  private final Map<String, Layout> layouts = new HashMap<>();

  private int version;

  public Modules(Sources sources) {
    this.sources = sources;
  }

  public Sources sources() {
    return sources;
  }

  /**
   * Another number after each change: what was derived from the files holds as long as it stays.
   */
  public int version() {
    return version;
  }

  /** The file of that name, read once; empty where there is none. */
  public Optional<PythonFile> file(String name) {
    return files.computeIfAbsent(name, it -> source(it).map(this::parsed));
  }

  private PythonFile parsed(SourceText source) {
    Work.done(Work.Kind.PARSED, source.name());
    return withLayout(source);
  }

  private PythonFile withLayout(SourceText source) {
    return new PythonFile(source, () -> layout(folder(source.name())));
  }

  /** What the project's tools ask of files in that folder; read once. */
  private Layout layout(String folder) {
    Layout known = layouts.get(folder);
    if (known == null) {
      known = Layout.of(sources, folder);
      layouts.put(folder, known);
    }
    return known;
  }

  /**
   * The text of that file, read once, if only its words matter; empty if the file does not exist.
   */
  public Optional<SourceText> source(String name) {
    Optional<PythonFile> known = files.get(name);
    return known != null && known.isPresent()
        ? known.map(PythonFile::source)
        : texts.computeIfAbsent(name, sources::read);
  }

  /** Puts a file in that is yet to be written, or to be written so. */
  public PythonFile plan(SourceText source) {
    version++;
    PythonFile file = withLayout(source);
    Optional<PythonFile> before = files.put(source.name(), Optional.of(file));
    if (before == null || before.isEmpty()) {
      forgetPlaces();
    }
    return file;
  }

  /** Takes back what {@link #plan} put in: the file is not going to be written. */
  public void forget(SourceText source) {
    version++;
    files.remove(source.name());
    texts.remove(source.name());
    forgetPlaces();
  }

  private void forgetPlaces() {
    looked.clear();
    resolved.clear();
    resolvedIn.clear();
    packages.clear();
  }

  /** Whether there is a file of that name, or is going to be. */
  boolean isFile(String name) {
    Optional<PythonFile> known = files.get(name);
    return (known != null && known.isPresent()) || looked.computeIfAbsent(name, sources::isFile);
  }

  /**
   * Whether a new file can be called so: every system can have it, and none takes it for an
   * existing or a planned one. A package of the name would hide it.
   */
  boolean isUnused(String name) {
    String folder = folder(name);
    String file = name.substring(folder.isEmpty() ? 0 : folder.length() + 1);
    List<String> taken = new ArrayList<>(sources.namesIn(folder));
    known().stream()
        .map(PythonFile::name)
        .filter(it -> folder(it).equals(folder))
        .forEach(it -> taken.add(it.substring(it.lastIndexOf('/') + 1)));
    String stem = file.substring(0, file.length() - ENDING.length());
    return FileName.isPortable(file)
        && !FileName.isAmong(taken, file)
        && !FileName.isAmong(taken, stem);
  }

  /** The files read so far, and those to be written. */
  public List<PythonFile> known() {
    return files.values().stream().flatMap(Optional::stream).toList();
  }

  /** The files read so far that Python itself could not load, by name. */
  public List<String> broken() {
    return known().stream()
        .filter(it -> !it.outline().problems().isEmpty())
        .map(PythonFile::name)
        .sorted()
        .toList();
  }

  /** Puts a file in that was found by its words, so that it is not read again. */
  public PythonFile keep(SourceText source) {
    return files.computeIfAbsent(source.name(), it -> Optional.of(parsed(source))).orElseThrow();
  }

  /**
   * The file that {@code from <dots><dotted> import …} in {@code from} means; empty for a
   * library's.
   */
  public Optional<String> resolve(String from, int level, String dotted) {
    Map<String, Optional<String>> answers = resolvedIn.get(from);
    if (answers == null) {
      answers = resolved.computeIfAbsent(folder(from), it -> new HashMap<>());
      resolvedIn.put(from, answers);
    }
    String question = level == 0 ? dotted : ".".repeat(level) + dotted;
    Optional<String> known = answers.get(question);
    if (known == null) {
      known = find(from, level, dotted);
      answers.put(question, known);
    }
    return known;
  }

  private Optional<String> find(String from, int level, String dotted) {
    if (level > 0) {
      String folder = folder(from);
      for (int i = 1; i < level; i++) {
        folder = folder(folder);
      }
      return moduleIn(folder, dotted);
    }
    for (String base : bases(from)) {
      Optional<String> found = moduleIn(base, dotted);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /**
   * The folders that an absolute import in {@code from} may begin at: those that are not packages.
   */
  public List<String> bases(String from) {
    List<String> bases = new ArrayList<>();
    for (String folder = folder(from); ; folder = folder(folder)) {
      if (!isPackage(folder)) {
        bases.add(folder);
      }
      if (folder.isEmpty()) {
        break;
      }
    }
    if (!bases.contains("src")) {
      bases.add("src");
    }
    return bases;
  }

  public boolean isPackage(String folder) {
    return isFile(join(folder, PACKAGE_FILE));
  }

  /** The {@code __init__} files of the packages that {@code file} is in, innermost first. */
  public List<String> packagesOf(String file) {
    List<String> known = packages.get(file);
    if (known == null) {
      known = List.copyOf(packagesAround(file));
      packages.put(file, known);
    }
    return known;
  }

  private List<String> packagesAround(String file) {
    List<String> packages = new ArrayList<>();
    String folder = folder(file);
    while (isPackage(folder)) {
      packages.add(join(folder, PACKAGE_FILE));
      if (folder.isEmpty()) {
        break;
      }
      folder = folder(folder);
    }
    return packages;
  }

  /** Whether an absolute import of {@code dotted} finds a module when it begins at {@code base}. */
  public boolean isIn(String base, String dotted) {
    return moduleIn(base, dotted).isPresent();
  }

  private Optional<String> moduleIn(String folder, String dotted) {
    String path = dotted.isEmpty() ? folder : join(folder, dotted.replace('.', '/'));
    String asPackage = join(path, PACKAGE_FILE);
    if (isFile(asPackage)) {
      return Optional.of(asPackage);
    }
    String asModule = path + ".py";
    return !dotted.isEmpty() && isFile(asModule) ? Optional.of(asModule) : Optional.empty();
  }

  /** The folder of a file or folder; the root is the empty name. */
  public static String folder(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? "" : name.substring(0, slash);
  }

  public static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  /**
   * {@code a/b/c.py} as {@code a.b.c}, {@code a/b/__init__.py} as {@code a.b}, both from {@code
   * base}.
   */
  public static String dotted(String base, String file) {
    String inside = base.isEmpty() ? file : file.substring(base.length() + 1);
    String path =
        inside.endsWith("/" + PACKAGE_FILE)
            ? inside.substring(0, inside.length() - PACKAGE_FILE.length() - 1)
            : inside.equals(PACKAGE_FILE) ? "" : inside.substring(0, inside.length() - 3);
    return path.replace('/', '.');
  }
}
