package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import java.util.List;

/** The refusals that only a has_many_through meets. */
final class ThroughRefusals {
  private ThroughRefusals() {}

  static Refused oneKey(Entity source, Entity target, String key) {
    return new Refused(
        RelateRules.BAD_KEY,
        "`%s` cannot lead to both `%s` and `%s`".formatted(key, source.name(), target.name()),
        "pass two keys: --foreign-key KEY --target-foreign-key KEY");
  }

  static Refused rolesWanted(Entity entity) {
    return new Refused(
        RelateRules.NO_GOOD_NAME,
        Refusals.asWhat(Kind.HAS_MANY_THROUGH, entity)
            + " The join model's keys need names that say it",
        List.of(new Label(entity.place(), "this model")),
        "name both, for example --foreign-key follower_id --target-foreign-key followee_id");
  }

  static Refused noJoinModel(ModelName name) {
    return new Refused(
        CommonRules.UNKNOWN_MODEL,
        "there is no join model `%s`, and none can be created with that name".formatted(name),
        "choose a class name: --through UserRole");
  }
}
