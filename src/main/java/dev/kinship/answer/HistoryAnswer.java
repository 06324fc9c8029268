package dev.kinship.answer;

import dev.kinship.report.json.Fields;
import dev.kinship.transaction.Commit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was written. */
public final class HistoryAnswer {
  private HistoryAnswer() {}

  /** The commits in this order; those with an id in {@code gone} are not in effect. */
  public static Map<String, Object> of(List<Commit> commits, Set<String> gone) {
    return new Fields()
        .with("commits", commits.stream().map(it -> commit(it, gone.contains(it.id()))).toList())
        .map();
  }

  private static Map<String, Object> commit(Commit commit, boolean gone) {
    Fields fields =
        new Fields()
            .with("id", commit.id())
            .with("time", commit.time().toString())
            .ifAny("undoes", commit.undoes());
    if (gone) {
      fields.with("in_effect", false);
    }
    return fields
        .with("sentences", commit.sentences())
        .with("files", commit.files().stream().map(HistoryAnswer::file).toList())
        .map();
  }

  private static Map<String, Object> file(Commit.Written file) {
    String action =
        switch (file.kind()) {
          case CREATED -> "create";
          case REWRITTEN -> "edit";
          case DELETED -> "delete";
        };
    return new Fields().with("path", file.name()).with("action", action).map();
  }
}
