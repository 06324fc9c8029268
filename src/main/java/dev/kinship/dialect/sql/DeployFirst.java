package dev.kinship.dialect.sql;

import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.MigrationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts what has to be deployed before a file runs at its top, before all its statements. */
public final class DeployFirst {
  private DeployFirst() {}

  /** The same steps; in each shared file the first one has the reasons that ask to deploy. */
  public static List<MigrationStep> in(List<MigrationStep> steps) {
    return SharedSteps.map(steps, DeployFirst::shared);
  }

  private static List<MigrationStep> shared(List<MigrationStep> steps) {
    List<String> asked =
        steps.stream().map(MigrationStep::reason).filter(DeployFirst::asks).toList();
    List<MigrationStep> moved = new ArrayList<>(steps);
    moved.replaceAll(it -> asks(it.reason()) ? it.because("") : it);
    IntStream.range(0, asked.isEmpty() ? 0 : moved.size())
        .filter(it -> !moved.get(it).sql().isEmpty())
        .findFirst()
        .ifPresent(it -> moved.set(it, preceded(moved.get(it), asked)));
    return moved;
  }

  private static MigrationStep preceded(MigrationStep step, List<String> reasons) {
    Stream<String> all = Stream.concat(reasons.stream(), Stream.of(step.reason()));
    return step.because(String.join(" ", all.filter(it -> !it.isEmpty()).toList()));
  }

  private static boolean asks(String reason) {
    return reason.contains(StepComments.DEPLOY);
  }
}
