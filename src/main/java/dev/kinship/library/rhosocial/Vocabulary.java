package dev.kinship.library.rhosocial;

import static dev.kinship.schema.ColumnType.Kind.INTEGER;
import static dev.kinship.schema.ColumnType.Kind.UUID;
import static dev.kinship.schema.ColumnType.Kind.ZONED_TIMESTAMP;

import dev.kinship.library.rhosocial.fields.FieldType;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.schema.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of what the library has: the one place that contains them. */
public final class Vocabulary {
  /** The package that all of it is in. */
  public static final String ROOT = "rhosocial.activerecord.";

  /** What a model calls the schema of its table. */
  static final String SCHEMA = "__schema_name__";

  /** Where models get field mixins. */
  static final String FIELD_MODULE = ROOT + "field";

  /** The mixin of models whose key has several columns. */
  static final String COMPOSITE_KEY = "CompositePKMixin";

  /** Where models get {@code FieldProxy}. */
  static final String BASE_MODULE = ROOT + "base";

  /** Where models get their relation descriptors. */
  static final String RELATION_MODULE = ROOT + "relation";

  private static final Map<String, Flavour> MODEL_BASES =
      Map.of(
          "model.ActiveRecord", Flavour.SYNC,
          "model.AsyncActiveRecord", Flavour.ASYNC);

  /** A field that a mixin of the library adds. */
  public record MixinField(String name, String written, ColumnType type, boolean nullable) {}

  /** What the mixins write is in UTC. */
  private static final ColumnType MOMENT = ColumnType.of(ZONED_TIMESTAMP);

  /** What a row has that stays in its table when it is deleted. */
  static final List<MixinField> SOFT_DELETE =
      List.of(new MixinField("deleted_at", "Optional[datetime]", MOMENT, true));

  private static final Map<String, List<MixinField>> MIXINS =
      Map.of(
          "UUIDMixin",
          List.of(new MixinField("id", "UUID", ColumnType.of(UUID), false)),
          "TimestampMixin",
          List.of(
              new MixinField("created_at", "datetime", MOMENT, false),
              new MixinField("updated_at", "datetime", MOMENT, false)),
          "SoftDeleteMixin",
          SOFT_DELETE,
          "AsyncSoftDeleteMixin",
          SOFT_DELETE,
          "OptimisticLockMixin",
          List.of(new MixinField("version", "int", ColumnType.of(INTEGER), false)));

  /** The mixins that make a value for the key {@code id}, or leave it to the database. */
  private static final Set<String> KEY_MAKING = Set.of("UUIDMixin", "IntegerPKMixin");

  /** What a class says about who makes the values of its key. */
  static final String KEY_GENERATED = "__pk_auto_generated__";

  private static final Set<String> KEY_SAVING = Set.of("UUIDMixin", COMPOSITE_KEY);

  /** What the descriptors of that class name declare. */
  private static final Map<String, Kind> KINDS = new HashMap<>();

  static {
    for (Kind kind : Kind.values()) {
      for (Flavour flavour : Flavour.values()) {
        KINDS.put(descriptor(kind, flavour), kind);
      }
    }
  }

  private Vocabulary() {}

  /** The flavour of models with this base; empty if it is not a base of models. */
  static Optional<Flavour> flavourOf(String dotted) {
    return inside(dotted).map(MODEL_BASES::get);
  }

  /** The stored fields that a mixin of the library adds. */
  public static List<MixinField> fieldsOf(String dotted) {
    return inside(dotted).map(it -> MIXINS.get(FieldType.lastPart(it))).orElse(List.of());
  }

  /** The fields that a mixin of the library adds or fills; empty if it is not one for any model. */
  static Optional<Set<String>> filledBy(String dotted) {
    Optional<String> mixin = inside(dotted).map(FieldType::lastPart);
    if (mixin.filter(KEY_MAKING::contains).isPresent()) {
      return Optional.of(Set.of("id"));
    }
    return mixin
        .map(MIXINS::get)
        .map(it -> it.stream().map(MixinField::name).collect(Collectors.toSet()));
  }

  /** Whether it is a mixin by which the library saves a key that the model has. */
  static boolean savesKey(String dotted) {
    return inside(dotted).map(FieldType::lastPart).filter(KEY_SAVING::contains).isPresent();
  }

  /** The class of the descriptor for such a side. */
  static String descriptor(Kind kind, Flavour flavour) {
    String word =
        switch (kind) {
          case BELONGS_TO -> "BelongsTo";
          case HAS_ONE -> "HasOne";
          case HAS_MANY -> "HasMany";
          case HAS_MANY_THROUGH -> "HasManyThrough";
        };
    return flavour == Flavour.ASYNC ? "Async" + word : word;
  }

  /** The kind of side that a descriptor of this class name declares. */
  static Optional<Kind> kindOf(String descriptor) {
    return Optional.ofNullable(KINDS.get(descriptor));
  }

  private static Optional<String> inside(String dotted) {
    return dotted.startsWith(ROOT)
        ? Optional.of(dotted.substring(ROOT.length()))
        : Optional.empty();
  }
}
