package dev.kinship.flow;

import dev.kinship.model.Sentence;
import java.util.List;

/** What a user wants done: sentences, and how their migration is to be written. */
public record Wish(List<Sentence> sentences, MigrationWish migration) {
  public Wish {
    sentences = List.copyOf(sentences);
  }
}
