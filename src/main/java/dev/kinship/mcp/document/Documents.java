package dev.kinship.mcp.document;

import static java.util.stream.Collectors.joining;

import dev.kinship.answer.ListingAnswer;
import dev.kinship.answer.ListingAnswer.Depth;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.KeptPlan;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Rules;
import dev.kinship.mcp.tool.ServedProject;
import dev.kinship.plan.Plan;
import dev.kinship.plan.describe.Listing;
import dev.kinship.report.UnifiedDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be read besides calling tools: diffs of plans, pages of codes, and all models. */
public record Documents(ServedProject project) {
  /** The diff of the plan with that id. Refuses one that is not kept or no longer fits. */
  public String diff(String id) {
    List<Plan> shown = new ArrayList<>();
    Plan done =
        project
            .open()
            .commit(
                id,
                it -> {
                  shown.add(it);
                  return false;
                })
            .plan();
    return (shown.isEmpty() ? done : shown.getFirst())
        .changes().stream()
            .flatMap(it -> UnifiedDiff.of(it).stream())
            .map("%s\n"::formatted)
            .collect(joining());
  }

  /** The page of that code, in Markdown. */
  public String page(String code) {
    return String.valueOf(project.explain().apply(code).get("page"));
  }

  /** All models with their relationships. */
  public Map<String, Object> models() {
    Kinship kinship = project.open();
    Listing listing = kinship.list(Optional.empty());
    return ListingAnswer.of(listing, kinship.unread(listing.source()), Depth.RELATIONSHIPS);
  }

  /** The ids of kept plans that begin so. */
  public List<String> plans(String typed) {
    try {
      return project.open().plans().stream()
          .map(KeptPlan::id)
          .filter(it -> it.startsWith(typed))
          .limit(100)
          .toList();
    } catch (Refused e) {
      return List.of();
    }
  }

  /** The codes that begin so. */
  public static List<String> codes(String typed) {
    return Rules.ALL.stream()
        .map(Rule::code)
        .filter(it -> it.startsWith(typed))
        .limit(100)
        .toList();
  }
}
