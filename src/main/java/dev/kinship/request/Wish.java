package dev.kinship.request;

import dev.kinship.model.Sentence;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants done: how to write the migration, and sentences with the places where they were
 * given. Equal sentences are one.
 */
public record Wish(MigrationWish migration, List<Asked> asked) {
  public Wish {
    asked = List.copyOf(asked);
  }

  public Wish(List<Sentence> sentences, MigrationWish migration) {
    this(migration, sentences.stream().map(Asked::new).toList());
  }

  public List<Sentence> sentences() {
    return asked.stream().map(Asked::sentence).distinct().toList();
  }

  /** A sentence, and where it was given, if there is a place to point to. */
  public record Asked(Sentence sentence, Optional<Place> place) {
    public Asked(Sentence sentence, Place place) {
      this(sentence, Optional.of(place));
    }

    public Asked(Sentence sentence) {
      this(sentence, Optional.empty());
    }
  }
}
