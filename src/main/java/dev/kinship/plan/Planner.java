package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.model.Entity;
import dev.kinship.model.Sentence;
import dev.kinship.target.Models;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns sentences into one plan. */
public final class Planner {
  private final Models models;
  private final Names names;
  private final Migrations migrations;

  public Planner(Models models, Names names, Migrations migrations) {
    this.models = models;
    this.names = names;
    this.migrations = migrations;
  }

  /** The plan that makes all of them so. Refuses where one cannot be. */
  public Plan plan(List<Sentence> sentences) {
    Set<String> classes = new LinkedHashSet<>();
    sentences.forEach(it -> classes.addAll(List.of(it.source().name(), it.target().name())));
    models.lookFor(classes);
    Draft draft = new Draft();
    DirectPlanner direct = new DirectPlanner(models, names, draft);
    for (Sentence sentence : sentences) {
      Entity source = models.find(sentence.source());
      Entity target = models.find(sentence.target());
      direct.plan(sentence, draft.now(source), draft.now(target));
    }
    List<Change> changes = new ArrayList<>(models.write(draft.additions()));
    List<String> words = sentences.stream().map(Sentence::toString).toList();
    List<Diagnostic> notes = new ArrayList<>();
    boolean codeIsThere = changes.isEmpty() && migrations.files().isEmpty();
    if (migrations.wanted() && !codeIsThere) {
      MigrationPlanner planner = new MigrationPlanner(migrations);
      Optional<Change> migration = planner.plan(draft, words);
      migration.ifPresent(changes::add);
      notes.addAll(planner.notes());
    }
    return new Plan(words, draft.sides(new Meaning(models)), changes, notes);
  }
}
