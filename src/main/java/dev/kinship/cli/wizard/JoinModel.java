package dev.kinship.cli.wizard;

import java.util.List;

/** The join model of a has_many_through, unless another one is chosen. */
record JoinModel(ModelsAtHand models, String source, String target) {
  static JoinModel of(ModelsAtHand models, Replies answers) {
    return new JoinModel(models, answers.text(Topic.SOURCE), answers.text(Topic.TARGET));
  }

  /** Existing models that have both keys. */
  List<String> candidates() {
    return models.joinsOf(source, target);
  }

  /** An existing one, else a new one that is named after both. */
  String usual() {
    return candidates().isEmpty() || candidates().contains(planned())
        ? planned()
        : candidates().getFirst();
  }

  /** What has to be passed for the usual one; empty if it is planned anyhow. */
  String explicit() {
    return usual().equals(planned()) ? "" : usual();
  }

  private String planned() {
    String one = ModelsAtHand.className(source);
    String other = ModelsAtHand.className(target);
    boolean reversed =
        models.called(one + other).isEmpty() && !models.called(other + one).isEmpty();
    return reversed ? other + one : one + other;
  }
}
