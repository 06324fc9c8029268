package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.plan.Plan;
import dev.kinship.report.json.PlanFile;
import dev.kinship.report.json.PlanReader;
import dev.kinship.text.Change;
import dev.kinship.transaction.KeptPlans;
import dev.kinship.transaction.Seal;
import dev.kinship.transaction.TransactionRules;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Plans that a dry run has kept. */
final class StoredPlans {
  /** How many ids a refusal lists. */
  private static final int LISTED = 5;

  /** The shortest beginning of an id that can be used for it. */
  private static final int SHORTEST = 4;

  private final Path root;
  private final KeptPlans kept;

  StoredPlans(Path root, Seal seal) {
    this.root = root;
    this.kept = KeptPlans.in(root, seal);
  }

  /**
   * Keeps a plan, unless it is empty. If the same plan was kept earlier, that one is left as it is:
   * an id belongs to one plan, including file names that contain the time.
   */
  Outcome keep(Plan plan) {
    if (plan.isEmpty()) {
      return new Outcome(plan, Outcome.Status.ALREADY_SO);
    }
    String digest = plan.digest();
    String id = Plan.id(digest);
    // Without a time in a file name, plans of one id are the same plan.
    Plan first = plan.hasStamps() ? earlier(id).orElse(plan) : plan;
    try {
      kept.keep(id, PlanFile.write(first, id, kept.seal(digest)));
      return new Outcome(first, Outcome.Status.KEPT);
    } catch (Refused e) {
      Diagnostic note =
          new Diagnostic(
              FlowRules.PLAN_NOT_KEPT,
              "the plan could not be kept: " + e.diagnostic().message(),
              List.of(),
              "run the same command with --yes to write it");
      return Outcome.unkept(first, note);
    }
  }

  private Optional<Plan> earlier(String id) {
    try {
      return kept.find(id).map(it -> PlanReader.read(it, id, root, kept::isOwn, Rules::of));
    } catch (Refused e) {
      return Optional.empty(); // a damaged file makes place for a whole one
    }
  }

  /**
   * The plan of that id, or of the only id that begins so. Refuses if there is none, several, or
   * none that can be trusted.
   */
  Plan find(String given) {
    String id = whole(given);
    return kept.find(id)
        .map(it -> PlanReader.read(it, id, root, kept::isOwn, Rules::of))
        .orElseThrow(() -> unknown(id));
  }

  /** The ids of all, the newest first. */
  List<String> ids() {
    return kept.ids();
  }

  int count() {
    return kept.ids().size();
  }

  /** When the plan of that id was kept. */
  Instant time(String id) {
    return kept.time(id);
  }

  /** Like git, from four letters on. */
  private String whole(String given) {
    List<String> ids = kept.ids().stream().filter(it -> it.startsWith(given)).toList();
    if (given.length() < SHORTEST || ids.contains(given)) {
      return given;
    }
    if (ids.size() > 1) {
      List<String> listed = ids.stream().limit(LISTED).toList();
      throw new Refused(
          FlowRules.UNKNOWN_PLAN,
          "%d plans begin with `%s`".formatted(ids.size(), given),
          new Suggestion("choose one: " + String.join(", ", listed), listed));
    }
    return ids.isEmpty() ? given : ids.getFirst();
  }

  /** {@code changed} is what others have done to the files that the plan was derived from. */
  static Refused stale(Plan plan, Collection<String> changed, List<Change> edits) {
    return new Refused(
        new Diagnostic(
            TransactionRules.CHANGED_MEANWHILE,
            "the plan `%s` no longer fits: `%s` changed since it was made"
                .formatted(plan.id(), String.join("`, `", changed)),
            List.of(),
            "make a new one: run the same command again with --dry-run"),
        edits);
  }

  private Refused unknown(String id) {
    List<String> ids = kept.ids();
    Suggestion suggestion =
        ids.stream()
            .filter(it -> !id.isEmpty() && it.startsWith(id))
            .findFirst()
            .map(Suggestion::meant)
            .orElseGet(() -> Suggestion.of(id, ids, newest(ids)));
    return new Refused(FlowRules.UNKNOWN_PLAN, "there is no plan `%s`".formatted(id), suggestion);
  }

  private static Suggestion newest(List<String> ids) {
    List<String> listed = ids.stream().limit(LISTED).toList();
    String help =
        ids.isEmpty()
            ? "make one: kin add … --dry-run"
            : "kept plans, the newest first: " + String.join(", ", listed);
    return new Suggestion(help, listed);
  }
}
