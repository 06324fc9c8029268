package dev.kinship.answer;

import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Flavour;
import dev.kinship.model.Relationships;
import dev.kinship.plan.describe.Listing;
import dev.kinship.project.file.Unread;
import dev.kinship.report.json.Fields;
import dev.kinship.schema.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Models, and how they are related. */
public final class ListingAnswer {
  private ListingAnswer() {}

  /** How much of each model is listed. */
  public enum Depth {
    NAMES,
    /** Each relationship in a few words. */
    RELATIONSHIPS,
    /** The fields, and all of each relationship. */
    FIELDS;

    /** What is typed for it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
      return Arrays.stream(values()).map(Depth::word).toList();
    }

    public static Optional<Depth> called(String word) {
      return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
  }

  /** All models of the listing, and what could not be read. */
  public static Map<String, Object> of(Listing listing, List<Unread> unread, Depth depth) {
    return new Fields()
        .with("models", listing.models().stream().map(it -> model(listing, it, depth)).toList())
        .ifAny("unread", unread(unread))
        .ifAny("notes", Notes.of(listing.notes(), depth == Depth.FIELDS))
        .map();
  }

  /** What could not be read. */
  static List<Map<String, Object>> unread(List<Unread> unread) {
    return unread.stream()
        .map(it -> new Fields().with("path", it.path()).with("reason", it.reason().word()).map())
        .toList();
  }

  /** One model. */
  public static Map<String, Object> model(Listing listing, Entity entity, Depth depth) {
    Fields fields = new Fields().with("name", listing.name(entity).toString());
    if (entity.flavour() == Flavour.ASYNC || depth == Depth.FIELDS) {
      fields.with("mode", entity.flavour().word());
    }
    fields.with("at", entity.place().file() + ":" + entity.place().line());
    List<Declared> sides = Relationships.of(entity).toList();
    return switch (depth) {
      case NAMES -> fields.map();
      case RELATIONSHIPS ->
          fields.ifAny("has", sides.stream().map(it -> brief(listing, it)).toList()).map();
      case FIELDS ->
          fields
              .ifAny("schema", entity.table().map(TableName::schema).filter(it -> !it.isEmpty()))
              .ifAny("table", entity.table().map(TableName::bare))
              .ifAny("primary_key", entity.primaryKey())
              .ifAny("fields", entity.fields().stream().map(ListingAnswer::field).toList())
              .ifAny("relationships", sides.stream().map(it -> side(listing, it)).toList())
              .map();
    };
  }

  private static Map<String, Object> field(Field field) {
    return new Fields()
        .with("name", field.name())
        .with("column", field.column())
        .with("type", field.written())
        .with("nullable", field.nullable())
        .map();
  }

  /** As {@code user: belongs_to User}. */
  private static String brief(Listing listing, Declared declared) {
    Declaration side = declared.side();
    String through = listing.join(declared).map(" through "::concat).orElse("");
    return "%s: %s %s%s"
        .formatted(side.name(), side.kind().word(), listing.target(declared), through);
  }

  private static Map<String, Object> side(Listing listing, Declared declared) {
    Declaration side = declared.side();
    return new Fields()
        .with("name", side.name())
        .with("type", side.kind().word())
        .with("target", listing.target(declared))
        .ifAny("foreign_key", side.foreignKey())
        .ifAny("inverse_of", side.inverseOf())
        .ifAny("through", listing.join(declared))
        .ifAny("target_foreign_key", side.targetForeignKey())
        .with("at", side.place().file() + ":" + side.place().line())
        .map();
  }
}
