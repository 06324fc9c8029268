package dev.kinship.flow;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.plan.Plan;
import dev.kinship.project.Project;
import dev.kinship.project.file.Unread;
import dev.kinship.project.ignore.Ignores;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Tells what a project has that was not read: a model may be there, or a use of one. */
public final class UnreadNotes {
  /** How many a plan names one by one. */
  private static final int NAMED = 20;

  private static final Set<Rule> MISSING = Set.of(CommonRules.UNKNOWN_MODEL, CommonRules.NO_MODEL);

  private UnreadNotes() {}

  /** The plan with a note for each; a refusal to find a model mentions them too. */
  static Plan told(Project project, Supplier<Plan> planned) {
    Plan plan = explained(project, planned);
    List<Unread> unread = project.unread();
    for (Unread it : unread.subList(0, Math.min(NAMED, unread.size()))) {
      plan = plan.with(note(it));
    }
    return unread.size() > NAMED ? plan.with(others(unread.size() - NAMED)) : plan;
  }

  /** What {@code found} gives; if it does not find a model, what was not read may have it. */
  public static <T> T explained(Project project, Supplier<T> found) {
    try {
      return found.get();
    } catch (Refused e) {
      List<Unread> unread = project.unread();
      if (unread.isEmpty() || !MISSING.contains(e.diagnostic().rule())) {
        throw e;
      }
      throw e.with(it -> it.withHelp(it.help() + mention(unread)));
    }
  }

  /** What to know of one of them. */
  public static Diagnostic note(Unread unread) {
    String partly = unread.reason() == Unread.Reason.SYNTAX_ERROR ? " reliably" : "";
    String message =
        "`%s` was not read%s: %s".formatted(unread.path(), partly, unread.reason().text());
    String help =
        Ignores.isFile(unread.path())
            ? "its patterns have no effect; to change that, " + unread.reason().remedy()
            : "if it has models or uses of them, %s; if not, list it in .gitignore"
                .formatted(unread.reason().remedy());
    return new Diagnostic(FlowRules.UNREAD, message, List.of(), help);
  }

  private static Diagnostic others(int count) {
    return new Diagnostic(
            FlowRules.UNREAD,
            "%d more files or folders were not read".formatted(count),
            List.of(),
            "run kin list, which names them")
        .then("kin list");
  }

  private static String mention(List<Unread> unread) {
    Unread first = unread.getFirst();
    String more = unread.size() > 1 ? ", and %d more".formatted(unread.size() - 1) : "";
    return "; not read: `%s` (%s)%s".formatted(first.path(), first.reason().text(), more);
  }
}
