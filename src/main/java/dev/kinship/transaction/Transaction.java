package dev.kinship.transaction;

import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import dev.kinship.text.Ordering;
import dev.kinship.transaction.Commit.Written;
import dev.kinship.transaction.EntryFormat.Head;
import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.Disk;
import dev.kinship.transaction.disk.FileAction;
import dev.kinship.transaction.disk.FileStep;
import dev.kinship.transaction.disk.WriteHook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
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
  private final KinshipFolder home;
  private final WriteHook points;

  Transaction(Path root, Seal seal, WriteHook points) {
    this.root = root;
    this.home = new KinshipFolder(root, seal);
    this.points = points;
  }

  /** {@code root} is the project's folder. */
  public static Transaction in(Path root, Seal seal) {
    return new Transaction(root.toAbsolutePath().normalize(), seal, what -> {});
  }

  /** Looks at what a plan was derived from; refuses if that has changed since. */
  @FunctionalInterface
  public interface Precondition {
    void require();
  }

  /** Whether the project has a {@code .kinship} that this user's runs here did not make. */
  public boolean hasForeignFolder() {
    return home.isForeign();
  }

  /** The names of files in the history that this user's runs here did not write. */
  public List<String> foreignHistory() {
    return home.foreign();
  }

  /** Recovers from an interrupted run; must be called before any file is read. */
  public Optional<Recovery> recover() {
    // Most runs end here, so nothing else is loaded yet.
    if (!Files.exists(home.journal(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return home.locked(() -> new Journal(home, realRoot(), new Disk(points)).settle());
  }

  /**
   * Writes all of {@code changes}, or refuses and leaves every file as it was. {@code holds} is
   * asked when no other run can write any more.
   */
  public Commit commit(
      List<Change> changes, List<String> sentences, Instant now, Precondition holds) {
    return commit(changes, sentences, Optional.empty(), now, holds);
  }

  /** Writes {@code changes}, which revert {@code undone}. */
  public Commit undo(Commit undone, List<Change> changes, Instant now, Precondition holds) {
    return commit(changes, undone.sentences(), Optional.of(undone), now, holds);
  }

  /** Every commit, newest first. */
  public List<Commit> log() {
    return home.heads().reversed().stream().map(Head::commit).toList();
  }

  /** The newest commit that was not taken back yet, and is in effect at least in part. */
  public Optional<Commit> undoable() {
    return candidates().stream().map(Standing::commit).findFirst();
  }

  /**
   * The commits that were not taken back yet, newest first, without those that git took back: their
   * files are as they were before. An undo that git took back counts for nothing either.
   */
  public List<Standing> candidates() {
    List<Standing> all = standings().stream().filter(it -> !it.isGone()).toList();
    Set<String> undone =
        all.stream().flatMap(it -> it.commit().undoes().stream()).collect(Collectors.toSet());
    return all.stream()
        .filter(it -> it.commit().undoes().isEmpty() && !undone.contains(it.commit().id()))
        .toList();
  }

  /** The ids of the commits whose files are as they were before them. */
  public Set<String> gone() {
    return standings().stream()
        .filter(Standing::isGone)
        .map(it -> it.commit().id())
        .collect(Collectors.toSet());
  }

  /** What has become of each commit, newest first. */
  public List<Standing> standings() {
    return new Timelines(home.heads().stream().map(this::readable).toList(), this::now).standings();
  }

  /** A damaged entry tells nothing of its files. */
  private Entry readable(Head head) {
    try {
      return entry(head.commit());
    } catch (Refused e) {
      return new Entry(head.commit(), head.folders(), List.of(), List.of());
    }
  }

  /** A file that is out of reach counts as an edited one. */
  private Content now(String name) {
    try {
      return new ChangesSince(root).now(name);
    } catch (Refused e) {
      return Content.NO_FILE;
    }
  }

  /** What would take {@code commit} back. Refuses where a file has changed since. */
  public List<Change> reversal(Commit commit) {
    standings().stream()
        .filter(it -> it.commit().id().equals(commit.id()) && it.isHalf())
        .forEach(
            it -> {
              throw CommitRefusals.half(it);
            });
    return new Reversal(root, entry(commit)).changes();
  }

  /** Whether {@code commit} wrote this word into one of its files. */
  public boolean wrote(Commit commit, String word) {
    return entry(commit).steps().stream()
        .anyMatch(it -> times(word, it.after()) > times(word, it.before()));
  }

  private static long times(String word, Content content) {
    return Pattern.compile("\\b%s\\b".formatted(Pattern.quote(word)))
        .matcher(new String(content.bytes(), StandardCharsets.UTF_8))
        .results()
        .count();
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
    return new ChangesSince(root).changes(planned, Change::name, Transaction::before);
  }

  /** Whether every file is already as the plan would make it. */
  public boolean isDone(List<Change> planned) {
    return new ChangesSince(root).changes(planned, Change::name, Transaction::after).isEmpty();
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
      List<Change> changes,
      List<String> sentences,
      Optional<Commit> undone,
      Instant now,
      Precondition holds) {
    recover();
    if (!home.exists()) {
      // A refusal leaves no empty folder.
      Inspection.of(realRoot(), changes);
    }
    return home.locked(
        () -> {
          Journal journal = new Journal(home, realRoot(), new Disk(points));
          journal.settle();
          holds.require();
          return journal.commit(draft(changes, sentences, undone, now));
        });
  }

  private Entry draft(
      List<Change> changes, List<String> sentences, Optional<Commit> undone, Instant now) {
    Inspection inspection = Inspection.of(realRoot(), changes);
    if (inspection.steps().isEmpty()) {
      throw new IllegalArgumentException("nothing to commit");
    }
    List<FileStep> steps =
        undone
            .map(it -> withModesOf(home.read(it.id()), inspection.steps()))
            .orElse(inspection.steps());
    List<Written> files = steps.stream().map(it -> new Written(it.kind(), it.name())).toList();
    Commit commit = new Commit(home.nextId(), now, sentences, files, undone.map(Commit::id));
    return new Entry(commit, inspection.folders(), emptied(steps), steps);
  }

  /** A file that was deleted comes back with the rights it had. */
  private static List<FileStep> withModesOf(Entry undone, List<FileStep> steps) {
    Map<String, Integer> modes =
        undone.steps().stream()
            .filter(it -> it.kind() == FileAction.DELETED)
            .collect(Collectors.toMap(FileStep::name, FileStep::mode));
    return steps.stream()
        .map(
            it ->
                it.kind() == FileAction.CREATED
                    ? it.withMode(modes.getOrDefault(it.name(), it.mode()))
                    : it)
        .toList();
  }

  /** The folders over deleted files that a commit once made, innermost first. */
  private List<String> emptied(List<FileStep> steps) {
    List<String> deleted =
        steps.stream().filter(it -> it.kind() == FileAction.DELETED).map(FileStep::real).toList();
    if (deleted.isEmpty()) {
      return List.of();
    }
    return home.heads().stream()
        .flatMap(it -> it.folders().stream())
        .distinct()
        .filter(folder -> deleted.stream().anyMatch(it -> it.startsWith(folder + "/")))
        .sorted(Ordering.by((String it) -> -it.length()))
        .toList();
  }

  private Entry entry(Commit commit) {
    return home.read(commit.id());
  }

  private Path realRoot() {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      throw CommitRefusals.unreadable(root.toString(), e);
    }
  }
}
