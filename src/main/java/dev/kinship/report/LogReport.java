package dev.kinship.report;

import dev.kinship.transaction.Commit;
import dev.kinship.transaction.disk.FileAction;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows the history to a person. */
public record LogReport(Printer out) {
  /**
   * Each commit with its time, its sentences and its files; those with an id in {@code gone} are
   * not in effect.
   */
  public void show(List<Commit> commits, Set<String> gone) {
    if (commits.isEmpty()) {
      out.line("kin has not written anything yet.");
    }
    for (Commit commit : commits) {
      out.line(Piece.bold(commit.id()), Piece.plain(afterId(commit, commits, gone)));
      commit.sentences().forEach(it -> out.line("  " + it));
      commit.files().forEach(it -> out.line("    " + word(it.kind()) + it.name()));
    }
  }

  private static String afterId(Commit commit, List<Commit> commits, Set<String> gone) {
    Optional<String> by =
        commits.stream()
            .filter(it -> it.undoes().equals(Optional.of(commit.id())))
            .map(Commit::id)
            .findFirst();
    return "  %s%s%s%s"
        .formatted(
            commit.time().truncatedTo(ChronoUnit.SECONDS),
            commit.undoes().map("  reverts "::concat).orElse(""),
            by.map("  reverted by "::concat).orElse(""),
            gone.contains(commit.id()) ? "  not in effect: its files are as before it" : "");
  }

  private static String word(FileAction kind) {
    return switch (kind) {
      case CREATED -> "created  ";
      case REWRITTEN -> "edited   ";
      case DELETED -> "deleted  ";
    };
  }
}
