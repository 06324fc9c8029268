package dev.kinship.flow.verify;

import dev.kinship.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of running a project: of each relationship, of modules and migrations that failed, and
 * what to know besides. {@code python} and {@code library} are versions.
 */
public record Verified(
    String python,
    String library,
    List<Item> relationships,
    List<Diagnostic> failures,
    List<Diagnostic> notes) {
  public Verified {
    relationships = List.copyOf(relationships);
    failures = List.copyOf(failures);
    notes = List.copyOf(notes);
  }

  /** What came of a relationship. */
  public enum Status {
    PROVED("proved"),
    FAILED("failed"),
    NOT_TRIED("not_tried");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** What programs are told. */
    public String word() {
      return word;
    }
  }

  /** A relationship: how it was proved or why it was not tried, or the failure. */
  public record Item(String name, Status status, String how, Optional<Diagnostic> failure) {}

  /** Relationships that have all but their names in common. */
  public record Group(List<String> names, Status status, String how, Optional<Diagnostic> failure) {
    public Group {
      names = List.copyOf(names);
    }
  }

  /** The relationships, grouped by their outcome, so that a report need not repeat it. */
  public List<Group> groups() {
    Map<Item, List<String>> names = new LinkedHashMap<>();
    for (Item it : relationships) {
      Item nameless = new Item("", it.status(), it.how(), it.failure());
      names.computeIfAbsent(nameless, key -> new ArrayList<>()).add(it.name());
    }
    return names.entrySet().stream()
        .map(
            it ->
                new Group(
                    it.getValue(), it.getKey().status(), it.getKey().how(), it.getKey().failure()))
        .toList();
  }

  public long count(Status status) {
    return relationships.stream().filter(it -> it.status() == status).count();
  }

  /** Whether something failed. */
  public boolean hasFailed() {
    return !failures.isEmpty() || count(Status.FAILED) > 0;
  }
}
