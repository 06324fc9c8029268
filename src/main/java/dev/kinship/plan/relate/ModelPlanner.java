package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Models;
import dev.kinship.library.NewModel;
import dev.kinship.library.NewModel.Keys;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.NewField;
import dev.kinship.model.Sentence;
import dev.kinship.naming.RelationNames;
import dev.kinship.plan.PlanDraft;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** The fields that the sentence gives to models that it creates, or has created earlier. */
  void addFields(Sentence sentence) {
    List<NewField> fields = sentence.details().fields();
    List<Entity> all = fields.isEmpty() ? List.of() : models(sentence);
    fields.forEach(it -> add(it, owner(it, all)));
  }

  /** The models of the sentence, the join model first. */
  private List<Entity> models(Sentence sentence) {
    ModelName source = sentence.source();
    ModelName target = sentence.target();
    Stream<ModelName> joins =
        sentence.kind() == Kind.HAS_MANY_THROUGH
            ? Stream.of(sentence.join(), ModelName.of(target.name() + source.name()))
            : Stream.of();
    return Stream.concat(joins, Stream.of(source, target))
        .filter(models::has)
        .map(models::find)
        .map(draft::now)
        .toList();
  }

  private Entity owner(NewField field, List<Entity> all) {
    if (field.model().isPresent()) {
      String name = field.model().get();
      return all.stream()
          .filter(it -> it.name().equals(name))
          .findFirst()
          .orElseThrow(() -> Refusals.noNewModel(field, all));
    }
    List<Entity> created = all.stream().filter(draft::isNew).toList();
    if (created.size() > 1) {
      throw Refusals.severalNewModels(field, created);
    }
    return created.stream()
        .findFirst()
        .or(() -> all.stream().filter(it -> has(it, field)).findFirst())
        .orElseThrow(() -> Refusals.noNewModel(field, all));
  }

  private void add(NewField field, Entity owner) {
    Entity now = draft.now(owner);
    if (has(now, field)) {
      return;
    }
    if (!draft.isNew(owner)) {
      throw Refusals.notNew(field, owner);
    }
    boolean taken =
        now.fields().stream().anyMatch(it -> it.name().equals(field.name()))
            || now.relation(field.name()).isPresent();
    Optional<String> objection =
        taken
            ? Optional.of("has another field or a relationship of that name")
            : models.objectionToField(owner, field.name());
    objection.ifPresent(
        it -> {
          throw Refusals.badField(owner, field.name(), it);
        });
    draft.addField(owner, field);
  }

  private static boolean has(Entity entity, NewField field) {
    return entity.fields().stream()
        .filter(it -> it.name().equals(field.name()) && it.nullable() == field.optional())
        .anyMatch(it -> it.type().filter(type -> type.kind() == field.kind()).isPresent());
  }
}
