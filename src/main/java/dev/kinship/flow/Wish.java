package dev.kinship.flow;

import dev.kinship.model.Sentence;
import dev.kinship.text.Place;
import java.util.List;

/**
 * What a user wants done: how the migration is to be written, and sentences with the places where
 * they are said. Equal sentences are one.
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

  /** A sentence, and the line of a file that says it, or another place for a person to find it. */
  public record Asked(Sentence sentence, Place place) {
    Asked(Sentence sentence) {
      this(sentence, new Place("sentence", 1, 1, sentence.toString(), 1));
    }
  }
}
