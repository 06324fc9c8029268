package dev.kinship.plan.relate;

import dev.kinship.model.Entity;
import dev.kinship.naming.RelationNames;
import dev.kinship.naming.SnakeCase;
import dev.kinship.plan.relate.DirectPlanner.Ends;
import dev.kinship.plan.relate.EndPlanner.NameChoice;
import java.util.List;
import java.util.Optional;

/** Names both ends of a key that leads from a model to itself: the class tells them not apart. */
record SelfReference(RelationNames names, Entity entity, String key) {
  /** What a usual key is called at both ends: the one it leads to, and those it leads from. */
  private record Roles(String parent, String children) {}

  /** The name of the end that holds the key: its role. */
  NameChoice ofParent() {
    return new NameChoice(
        names.ofOwnParent(key, entity), usual().map(Roles::parent).stream().toList());
  }

  /** The name of the other end: {@code children} for a parent; others can be suggested only. */
  NameChoice ofChild(boolean many) {
    Optional<String> usual = many ? usual().map(Roles::children) : Optional.empty();
    Optional<String> other = usual.or(() -> names.ofOwnParent(key, entity).map(it -> it + "_of"));
    return new NameChoice(names.ofOwnChild(key, entity, many), other.stream().toList());
  }

  /** Refuses if an end has no name, or if both have the same. */
  void require(EndPlanner ends, Ends both, Optional<String> here, Optional<String> there) {
    boolean lacksHere = ends.lacksName(both.here(), both.there());
    boolean lacksThere = ends.lacksName(both.there(), both.here());
    if (lacksHere || lacksThere) {
      throw Refusals.rolesWanted(
          entity,
          key,
          lacksHere ? "belongs_to" : both.there().kind().word(),
          lacksHere ? ends.choices(both.here()) : List.of(),
          lacksThere ? ends.choices(both.there()) : List.of());
    }
    if (here.isPresent() && here.equals(there)) {
      String other = both.there().names().others().stream().findFirst().orElse("NAME");
      throw Refusals.sameName(entity, here.get(), other);
    }
  }

  /** Whether the key needs no mark, as in {@code author_id}, to be known for one. */
  boolean isKnown() {
    return usual().isPresent();
  }

  /** The flag that chooses the key, with those for the names that do not follow from it. */
  String flags(String flag) {
    String chosen = flag + " " + key;
    return names.role(key, entity).isPresent()
        ? chosen
        : usual()
            .map(it -> "%s --name %s --inverse-of %s".formatted(chosen, it.parent(), it.children()))
            .orElse(chosen);
  }

  private Optional<Roles> usual() {
    return Optional.ofNullable(
        switch (names.role(key, entity).orElseGet(() -> SnakeCase.of(key))) {
          case "manager", "reports_to", "managed_by", "boss" -> new Roles("manager", "reports");
          case "supervisor", "supervised_by" -> new Roles("supervisor", "reports");
          case "mentor", "mentored_by" -> new Roles("mentor", "mentees");
          case "referrer", "referred_by" -> new Roles("referrer", "referrals");
          case "inviter", "invited_by" -> new Roles("inviter", "invitees");
          case "original", "copied_from", "copy_of" -> new Roles("original", "copies");
          case "reply_to", "in_reply_to", "replies_to" -> new Roles("reply_to", "replies");
          case "predecessor", "follows" -> new Roles("predecessor", "successors");
          default -> null;
        });
  }
}
