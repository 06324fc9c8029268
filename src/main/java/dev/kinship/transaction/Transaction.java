package dev.kinship.transaction;

import dev.kinship.text.Change;
import dev.kinship.transaction.Commit.Kind;
import dev.kinship.transaction.Commit.Written;
import dev.kinship.transaction.EntryFormat.Head;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes changes to several files together or not at all, and remembers them in {@code .kinship}.
 *
 * <p>All bytes, old and new, go to a journal first; then each file is written beside its place and
 * moved there; then the journal becomes the history's newest entry, in one move. A run that dies
 * leaves its journal, and the next one finishes or takes back what it finds there.
 */
public final class Transaction {
  private final Path root;
  private final Points points;

  Transaction(Path root, Points points) {
    this.root = root;
    this.points = points;
  }

  /** {@code root} is the project's folder. */
  public static Transaction in(Path root) {
    return new Transaction(root.toAbsolutePath().normalize(), what -> {});
  }

  /** Settles what an interrupted run left; to be called before any file is read. */
  public Optional<Recovery> recover() {
    // Most runs end here, so nothing else is loaded yet.
    if (!Files.exists(root.resolve(".kinship/journal"))) {
      return Optional.empty();
    }
    Home home = new Home(root);
    return home.locked(() -> new Journal(home, realRoot(), new Disk(points)).settle());
  }

  /** Writes all of {@code changes}, or refuses and leaves every file as it was. */
  public Commit commit(List<Change> changes, List<String> sentences, Instant now) {
    return commit(changes, sentences, Optional.empty(), now);
  }

  /** Writes {@code changes}, by which {@code undone} is taken back. */
  public Commit undo(Commit undone, List<Change> changes, Instant now) {
    return commit(changes, undone.sentences(), Optional.of(undone), now);
  }

  /** Every commit, newest first. */
  public List<Commit> log() {
    return new Home(root).heads().reversed().stream().map(Head::commit).toList();
  }

  /** The newest commit that was not taken back yet. */
  public Optional<Commit> undoable() {
    List<Commit> log = log();
    Set<String> undone =
        log.stream().flatMap(it -> it.undoes().stream()).collect(Collectors.toSet());
    return log.stream()
        .filter(it -> it.undoes().isEmpty() && !undone.contains(it.id()))
        .findFirst();
  }

  /** What would take {@code commit} back. Refuses where a file has changed since. */
  public List<Change> reversal(Commit commit) {
    return new Reversal(root, entry(commit)).changes();
  }

  /**
   * What has become of the files of {@code commit} since, to be shown; empty where it can be taken
   * back.
   */
  public List<Change> changedSince(Commit commit) {
    return new Reversal(root, entry(commit)).changedSince();
  }

  /**
   * What others have done to the files of a plan since it was made, to be shown; empty where it can
   * be committed.
   */
  public List<Change> changedSince(List<Change> planned) {
    return new Since(root).changes(planned, Change::name, Transaction::before);
  }

  /** Whether every file is already as the plan would make it. */
  public boolean isDone(List<Change> planned) {
    return new Since(root).changes(planned, Change::name, Transaction::after).isEmpty();
  }

  private static Content before(Change change) {
    return switch (change) {
      case Change.Create it -> Content.NONE;
      case Change.Rewrite it -> Content.of(it.source().bytes());
      case Change.Delete it -> Content.of(it.source().bytes());
    };
  }

  private static Content after(Change change) {
    return change instanceof Change.Delete ? Content.NONE : Content.of(change.bytes());
  }

  private Commit commit(
      List<Change> changes, List<String> sentences, Optional<Commit> undone, Instant now) {
    recover();
    Home home = new Home(root);
    if (!home.exists()) {
      // A refusal leaves no folder behind.
      Inspection.of(realRoot(), changes);
    }
    return home.locked(
        () -> {
          Journal journal = new Journal(home, realRoot(), new Disk(points));
          journal.settle();
          return journal.commit(draft(home, changes, sentences, undone, now));
        });
  }

  private Entry draft(
      Home home,
      List<Change> changes,
      List<String> sentences,
      Optional<Commit> undone,
      Instant now) {
    Inspection inspection = Inspection.of(realRoot(), changes);
    if (inspection.steps().isEmpty()) {
      throw new IllegalArgumentException("nothing to commit");
    }
    List<Step> steps =
        undone
            .map(it -> withModesOf(home.read(it.id()), inspection.steps()))
            .orElse(inspection.steps());
    List<Written> files = steps.stream().map(it -> new Written(it.kind(), it.name())).toList();
    Commit commit = new Commit(home.nextId(), now, sentences, files, undone.map(Commit::id));
    return new Entry(commit, inspection.folders(), emptied(home, steps), steps);
  }

  /** A file that was deleted comes back with the rights it had. */
  private static List<Step> withModesOf(Entry undone, List<Step> steps) {
    Map<String, Integer> modes =
        undone.steps().stream()
            .filter(it -> it.kind() == Kind.DELETED)
            .collect(Collectors.toMap(Step::name, Step::mode));
    return steps.stream()
        .map(
            it ->
                it.kind() == Kind.CREATED
                    ? it.withMode(modes.getOrDefault(it.name(), it.mode()))
                    : it)
        .toList();
  }

  /** The folders over deleted files that a commit once made, innermost first. */
  private static List<String> emptied(Home home, List<Step> steps) {
    List<String> deleted =
        steps.stream().filter(it -> it.kind() == Kind.DELETED).map(Step::real).toList();
    if (deleted.isEmpty()) {
      return List.of();
    }
    return home.heads().stream()
        .flatMap(it -> it.folders().stream())
        .distinct()
        .filter(folder -> deleted.stream().anyMatch(it -> it.startsWith(folder + "/")))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private Entry entry(Commit commit) {
    return new Home(root).read(commit.id());
  }

  private Path realRoot() {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw Failure.unreadable(root.toString(), e);
    }
  }
}
