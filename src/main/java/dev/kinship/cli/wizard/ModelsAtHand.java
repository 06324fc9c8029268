package dev.kinship.cli.wizard;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Severity;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.Kinship;
import dev.kinship.model.Entity;
import dev.kinship.model.Flavour;
import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import dev.kinship.naming.KeyNames;
import dev.kinship.naming.SnakeCase;
import dev.kinship.plan.Plan;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.plan.describe.Listing;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Wish;
import dev.kinship.text.Similar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The models that a sentence can be about: those of the project, and those that the {@code earlier}
 * sentences of the same plan make.
 */
record ModelsAtHand(Kinship kinship, Listing listing, List<Sentence> earlier) {
  private static final int MOST_NEAR = 5;

  /** Those of a project, without earlier sentences. Refuses a project that has none. */
  static ModelsAtHand of(Kinship kinship) {
    Listing listing = kinship.list(Optional.empty());
    if (listing.models().isEmpty()) {
      throw new Refused(
          FlowRules.NO_MODELS,
          "there are no models in `%s`".formatted(kinship.root()),
          "no class here inherits from %s; pass the project's folder with --project DIR"
              .formatted(listing.bases()));
    }
    return new ModelsAtHand(kinship, listing, List.of());
  }

  ModelsAtHand after(List<Sentence> sentences) {
    return new ModelsAtHand(kinship, listing, sentences);
  }

  /** What comes of these answers, after the earlier sentences. */
  Outlook outlook(Replies answers) {
    try {
      Sentence sentence = answers.sentence();
      List<PlannedSide> known = earlier.isEmpty() ? List.of() : plan(earlier).sides();
      Plan plan = plan(Stream.concat(earlier.stream(), Stream.of(sentence)).toList());
      List<PlannedSide> own = plan.sides().stream().filter(it -> !known.contains(it)).toList();
      return Outlook.of(plan, own.isEmpty() ? plan.sides() : own, sentence.kind());
    } catch (Refused e) {
      if (e.diagnostic().rule().severity() == Severity.SYSTEM) {
        throw e; // no other answer helps
      }
      return Outlook.of(e);
    }
  }

  private Plan plan(List<Sentence> sentences) {
    return kinship.plan(new Wish(sentences, MigrationWish.NONE));
  }

  /** Their names, each of which means one model alone. */
  List<String> names() {
    Stream<String> existing = entities().map(it -> listing.name(it).toString());
    Stream<String> planned =
        earlier.stream()
            .flatMap(it -> Stream.of(it.source(), it.target()))
            .map(Object::toString)
            .filter(it -> entity(it).isEmpty());
    return Stream.concat(existing, planned).distinct().toList();
  }

  /** The same, without those that cannot be related to that one. */
  List<String> partnersOf(String name) {
    Optional<Flavour> flavour = entity(name).map(Entity::flavour);
    return names().stream()
        .filter(
            it ->
                flavour.isEmpty()
                    || entity(it).map(Entity::flavour).or(() -> flavour).equals(flavour))
        .toList();
  }

  /** The existing model that a name means, by its class if it is the only one. */
  Optional<Entity> entity(String name) {
    return entities().filter(it -> listing.name(it).toString().equals(name)).findFirst();
  }

  /** A model of the project, if there is one. */
  Optional<Entity> any() {
    return entities().findFirst();
  }

  /** The names that a word means, whatever its letter case. */
  List<String> called(String word) {
    if (names().contains(word)) {
      return List.of(word);
    }
    return names().stream()
        .filter(it -> it.equalsIgnoreCase(word) || className(it).equalsIgnoreCase(word))
        .toList();
  }

  /** The names that are like a word, the nearest first. */
  static List<String> near(String word, List<String> names) {
    String start = word.toLowerCase(Locale.ROOT);
    Stream<String> longer =
        names.stream().filter(it -> className(it).toLowerCase(Locale.ROOT).startsWith(start));
    return Stream.concat(Similar.to(word, names).stream(), longer)
        .distinct()
        .limit(MOST_NEAR)
        .toList();
  }

  /** The models that hold a key to each of the two, or two keys to the one. */
  List<String> joinsOf(String source, String target) {
    int needed = source.equals(target) ? 2 : 1;
    return entities()
        .filter(it -> keys(it, source) >= needed && keys(it, target) >= needed)
        .map(it -> listing.name(it).toString())
        .filter(it -> !it.equals(source) && !it.equals(target))
        .toList();
  }

  private static long keys(Entity entity, String parent) {
    String name = className(parent);
    long declared =
        entity.relations().stream()
            .filter(
                it -> it.kind() == Kind.BELONGS_TO && className(it.target().name()).equals(name))
            .count();
    String role = SnakeCase.of(name);
    long named =
        entity.fields().stream()
            .filter(it -> KeyNames.role(it.name()).equals(Optional.of(role)))
            .count();
    return Math.max(declared, named);
  }

  /** Whether there are sync and async models. */
  boolean hasBothFlavours() {
    return entities().map(Entity::flavour).distinct().count() > 1;
  }

  static String className(String name) {
    return name.substring(Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1);
  }

  private Stream<Entity> entities() {
    return listing.models().stream().filter(it -> !it.isTable());
  }
}
