package dev.kinship.transaction;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The messages for what can fail. */
final class CommitRefusals {
  private static final String AGAIN = "run the command again: it reads the files as they are now";

  private CommitRefusals() {}

  static Refused changed(String name) {
    return new Refused(
        TransactionRules.CHANGED_MEANWHILE,
        "`%s` has changed since it was read".formatted(name),
        AGAIN);
  }

  static Refused gone(String name) {
    return new Refused(
        TransactionRules.CHANGED_MEANWHILE, "`%s` no longer exists".formatted(name), AGAIN);
  }

  /** {@code changes} are the user's. */
  static Refused changedSince(Commit commit, List<Change> changes) {
    List<String> names = changes.stream().map(Change::name).toList();
    return new Refused(
        new Diagnostic(
            TransactionRules.CHANGED_MEANWHILE,
            "commit %s cannot be undone: %s changed since"
                .formatted(commit.id(), quotedForReading(names)),
            List.of(),
            "revert the edits above, then run kin undo again"),
        changes);
  }

  /** Git leaves new files alone when it takes edits back, for one. */
  static Refused half(Standing standing) {
    return new Refused(
        TransactionRules.CHANGED_MEANWHILE,
        "commit %s cannot be undone: %s %s as before it, and %s %s as after it"
            .formatted(
                standing.commit().id(),
                quotedForReading(standing.before()),
                standing.before().size() == 1 ? "is" : "are",
                quotedForReading(standing.after()),
                standing.after().size() == 1 ? "is" : "are"),
        "bring all of them to one state (git status shows them), then run kin undo again");
  }

  static Refused there(String name) {
    return new Refused(
        TransactionRules.CHANGED_MEANWHILE,
        "`%s` cannot be created: it already exists".formatted(name),
        AGAIN);
  }

  static Refused inTheWay(String name) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` is in the way: Kinship needs that name while it replaces a file".formatted(name),
        "rename or remove it (rm %s), then run the command again".formatted(quoted(name)));
  }

  static Refused readOnly(String name, String folderOrFile) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` cannot be written: `%s` is read-only".formatted(name, folderOrFile),
        "make it writable (chmod u+w %s), then run the command again"
            .formatted(quoted(folderOrFile)));
  }

  static Refused noFolder(String name, String inTheWay) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` cannot be created: `%s` is not a folder".formatted(name, inTheWay),
        "move or rename %s, then run the command again".formatted(quoted(inTheWay)));
  }

  static Refused linkToDelete(String name) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` cannot be deleted: it is a link".formatted(name),
        "remove the link yourself (rm %s), then run the command again".formatted(quoted(name)));
  }

  static Refused sameFile(String one, String other) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` and `%s` are the same file, and the plan writes a different text to each"
            .formatted(one, other),
        "keep one of the two names (rm %s), then run the command again".formatted(quoted(other)));
  }

  static Refused outside(String name, Path real) {
    return new Refused(
        CommonRules.OUTSIDE_PROJECT,
        "`%s` leads to %s, outside the project".formatted(name, real),
        "move the file into the project, or pass the folder that contains both with --project DIR");
  }

  static Refused reserved(String name, String real) {
    return new Refused(
        CommonRules.OUTSIDE_PROJECT,
        "`%s` leads to `%s`, where Kinship does not write".formatted(name, real),
        "move the file to a folder with the project's own sources");
  }

  static Refused locked() {
    return new Refused(
        TransactionRules.LOCKED,
        "another kin is writing in this project",
        "wait until it is done, then run the command again");
  }

  /**
   * A write that failed, when everything is as it was, save {@code left}, which could not be
   * removed.
   */
  static Refused unwritten(String name, IOException cause, List<String> left) {
    String rest =
        left.isEmpty() ? "" : ", but %s could not be removed".formatted(quotedForReading(left));
    String rm =
        left.isEmpty() ? "" : ", remove what was left (rm -d %s)".formatted(quotedForTyping(left));
    return new Refused(
        cause instanceof AccessDeniedException
            ? CommonRules.NOT_WRITABLE
            : CommonRules.SYSTEM_FAILED,
        "`%s` could not be written: %s; every file is unchanged%s"
            .formatted(name, reason(cause), rest),
        "fix that%s, then run the command again".formatted(rm));
  }

  /** A write that failed, and the rollback as well. */
  static Refused unsettled(String name, IOException cause) {
    return new Refused(
        CommonRules.SYSTEM_FAILED,
        "`%s` could not be written: %s; some files are new and some are old"
            .formatted(name, reason(cause)),
        "fix that, then run any kin command: it completes or reverts the interrupted run");
  }

  static Refused unreadable(String name, IOException cause) {
    return new Refused(
        CommonRules.NOT_READABLE,
        "`%s` could not be read: %s; nothing was written".formatted(name, reason(cause)),
        "fix that, then run the command again");
  }

  static Refused damaged(String name) {
    return new Refused(
        TransactionRules.DAMAGED,
        "`%s` is damaged, or was written by a newer version of kin".formatted(name),
        "update kin; or, if the file came with the repository, remove it: rm " + quoted(name));
  }

  /** A journal that came with a repository, or that another user or machine has begun. */
  static Refused notBegunHere(String name) {
    return new Refused(
        TransactionRules.FOREIGN_JOURNAL,
        "`%s` is an interrupted run that you did not start on this machine, so it is neither completed nor reverted"
            .formatted(name),
        "check the project's files (git status), then remove the file: rm " + quoted(name));
  }

  static Refused begunElsewhere(String name, String root) {
    return new Refused(
        TransactionRules.FOREIGN_JOURNAL,
        "`%s` is an interrupted run that started in `%s`, so it is neither completed nor reverted here"
            .formatted(name, root),
        "move the project back there and run any kin command, or remove the file: rm "
            + quoted(name));
  }

  /** The key that seals what is written; {@code cause} names the folder that was tried last. */
  static Refused noKey(IOException cause) {
    String folder =
        cause instanceof FileSystemException it ? " in `%s`".formatted(it.getFile()) : "";
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "the key that marks your plans and commits cannot be stored%s: %s; nothing was written"
            .formatted(folder, reason(cause)),
        "use a folder that only you can write to: export XDG_STATE_HOME=DIR");
  }

  static Refused notOurs(String name, int owner) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` belongs to another user (number %d)".formatted(name, owner),
        "run kin as that user, or remove the folder: rm -r " + quoted(name));
  }

  static Refused notPlain(String name, String kind) {
    return new Refused(
        CommonRules.NOT_WRITABLE,
        "`%s` is not %s of its own, so Kinship does not use it".formatted(name, kind),
        "remove it: rm -r " + quoted(name));
  }

  /** A run whose files are written and whose names may not outlive a loss of power. */
  static Refused notDurable(IOException cause) {
    return new Refused(
            CommonRules.SYSTEM_FAILED,
            "every file was written, but the disk reports: " + reason(cause),
            "check the disk; kin log shows the commit")
        .with(it -> it.then("kin log"));
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        cause instanceof FileSystemException system ? system.getReason() : cause.getMessage();
    return reason == null ? cause.getClass().getSimpleName() : reason;
  }

  private static String quotedForReading(List<String> names) {
    return names.stream().collect(Collectors.joining("`, `", "`", "`"));
  }

  private static String quotedForTyping(List<String> names) {
    return names.stream().map(CommitRefusals::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String name) {
    return name.matches("[\\w./+-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
