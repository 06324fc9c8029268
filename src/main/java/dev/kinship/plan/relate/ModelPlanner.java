package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Models;
import dev.kinship.library.NewModel;
import dev.kinship.library.NewModel.Keys;
import dev.kinship.model.Entity;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;

/** Plans new models: each beside another one, with a table that no other model has. */
final class ModelPlanner {
  private final Models models;
  private final RelationNames names;
  private final PlanDraft draft;

  ModelPlanner(Models models, RelationNames names, PlanDraft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
  }

  /** A model called {@code name}, in the manner of its neighbour. */
  Entity create(String name, Entity neighbour) {
    return create(name, List.of(neighbour), Keys.UNKNOWN);
  }

  /** The same, in the manner of several neighbours. */
  Entity create(String name, List<Entity> neighbours, Keys keys) {
    if (!models.isName(name)) {
      throw new Refused(
          CommonRules.BAD_NAME,
          "a model cannot be called `%s`".formatted(name),
          "choose a class name, for example UserRole");
    }
    String table = TableName.beside(neighbours.getFirst().table().orElse(""), names.table(name));
    Optional<Entity> owner =
        models.all().stream()
            .filter(it -> it.table().filter(other -> SqlName.same(other, table)).isPresent())
            .findFirst();
    if (owner.isPresent()) {
      throw new Refused(
          CommonRules.NAME_TAKEN,
          "a new model `%s` would have the table `%s`, which belongs to `%s`"
              .formatted(name, table, owner.get().name()),
          List.of(new Label(owner.get().place(), "has the table")),
          "choose another name for the new model");
    }
    Entity created = models.create(new NewModel(name, table, neighbours, keys));
    draft.addModel(created);
    return created;
  }
}
