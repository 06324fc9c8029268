package dev.kinship.answer;

import dev.kinship.flow.KeptPlan;
import dev.kinship.report.json.Fields;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** The plans that dry runs have kept. */
public final class PlansAnswer {
  private PlansAnswer() {}

  /** The plans in this order. */
  public static Map<String, Object> of(List<KeptPlan> plans) {
    return new Fields().with("plans", plans.stream().map(PlansAnswer::plan).toList()).map();
  }

  private static Map<String, Object> plan(KeptPlan plan) {
    return new Fields()
        .with("plan", plan.id())
        .with("time", plan.time().truncatedTo(ChronoUnit.SECONDS).toString())
        .with("state", plan.state().word())
        .with("sentences", plan.sentences())
        .ifAny("changed", plan.changed())
        .map();
  }
}
