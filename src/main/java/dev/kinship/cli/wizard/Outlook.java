package dev.kinship.cli.wizard;

import static java.util.stream.Collectors.toSet;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Kind;
import dev.kinship.plan.Plan;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.text.Change;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What comes of the answers so far, with the defaults for the rest: a plan with the sentence's two
 * {@code sides}, the source's first, or a refusal. There may be fewer sides if one end is not
 * written.
 */
record Outlook(Optional<Plan> plan, List<PlannedSide> sides, Optional<Refused> refusal) {
  /** Before there is a sentence. */
  static final Outlook NOTHING = new Outlook(Optional.empty(), List.of(), Optional.empty());

  static Outlook of(Plan plan, List<PlannedSide> sides, Kind kind) {
    // The source's side has the type of the sentence; if both have, it comes first.
    boolean turned = sides.size() > 1 && sides.getFirst().kind() != kind;
    List<PlannedSide> both =
        turned ? List.of(sides.get(1), sides.get(0)) : sides.subList(0, Math.min(2, sides.size()));
    return new Outlook(Optional.of(plan), both, Optional.empty());
  }

  static Outlook of(Refused refusal) {
    return new Outlook(Optional.empty(), List.of(), Optional.of(refusal));
  }

  boolean isPlanned() {
    return plan.isPresent();
  }

  boolean isRefusedBy(Collection<Rule> rules) {
    return refusal.filter(it -> rules.contains(it.diagnostic().rule())).isPresent();
  }

  /** Why there is no plan; empty if there is one. */
  List<String> reason() {
    return refusal.map(it -> it.diagnostic().message()).stream().toList();
  }

  /** What both sides mean, without their names. */
  List<String> meaning() {
    return sides.stream().map(PlannedSide::meaning).map(it -> it.split(": ", 2)[0] + ".").toList();
  }

  /** The source's key, or the join model's to the source. */
  Optional<String> key() {
    return side(0).map(PlannedSide::foreignKey);
  }

  /** The join model's key to the target. */
  Optional<String> targetKey() {
    return side(1).map(PlannedSide::foreignKey);
  }

  /** The name that leads back, if it has one. */
  Optional<String> inverse() {
    return side(1).map(PlannedSide::name);
  }

  private Optional<PlannedSide> side(int index) {
    return index < sides.size() ? Optional.of(sides.get(index)) : Optional.empty();
  }

  /** The type of a new field, as it will be written; empty if that is not one line. */
  Optional<String> newType(String field) {
    return plan.stream()
        .flatMap(it -> it.changes().stream())
        .flatMap(Outlook::added)
        .filter(it -> it.startsWith(field + ":"))
        .map(it -> it.substring(field.length() + 1).split("[=#]", 2)[0].strip())
        .findFirst();
  }

  private static Stream<String> added(Change change) {
    Set<String> before = change.before().lines().collect(toSet());
    return change.after().lines().filter(it -> !before.contains(it)).map(String::strip);
  }
}
