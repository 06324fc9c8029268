package dev.kinship.plan.relate;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.plan.PlanRules;
import java.util.List;
import java.util.stream.Collectors;

/** The refusals of a new key beside one that the child has under another name. */
final class KeyRefusals {
  private KeyRefusals() {}

  static Refused spelled(Entity child, String key, KeyColumn other, String flag) {
    return refused(
        child,
        "`%s` has no `%s`, but `%s`, which is the same name in another spelling"
            .formatted(child.name(), key, other.name()),
        List.of(other),
        "pass %s %s, or declare `%s` first if you want both".formatted(flag, other.name(), key));
  }

  static Refused choose(Entity child, Entity parent, List<KeyColumn> keys, String flag) {
    return refused(
        child,
        "%s of `%s` may each be the key to `%s`".formatted(names(keys), child.name(), parent.name()),
        keys,
        "choose one: " + choices(keys, flag));
  }

  static Refused another(
      Entity child, Entity parent, String usual, List<KeyColumn> others, String flag) {
    return refused(
        child,
        "`%s` has no `%s`, but %s, which may be the key to `%s`"
            .formatted(child.name(), usual, names(others), parent.name()),
        others,
        "choose the key: %s, or %s %s for a new one".formatted(choices(others, flag), flag, usual));
  }

  private static Refused refused(
      Entity child, String message, List<KeyColumn> keys, String help) {
    List<Label> labels =
        keys.stream()
            .map(it -> new Label(Refusals.place(child, it), "`" + it.name() + "`"))
            .toList();
    return new Refused(PlanRules.OTHER_KEY, message, labels, help);
  }

  private static String names(List<KeyColumn> keys) {
    return keys.stream().map(it -> "`" + it.name() + "`").collect(Collectors.joining(" and "));
  }

  private static String choices(List<KeyColumn> keys, String flag) {
    return keys.stream().map(it -> flag + " " + it.name()).collect(Collectors.joining(", or "));
  }
}
