package dev.kinship.dialect.sql;

import dev.kinship.dialect.sql.OnlineSteps.Provable;
import dev.kinship.dialect.step.Fact;
import dev.kinship.dialect.step.Filling;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.dialect.step.StepTitles;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.SchemaChange.AlterColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What changes about columns and keys that exist, in a database that changes its tables in place;
 * {@code online} is the way to change some tables, where one of them is in use.
 */
record ExistingSteps(
    SqlClauses writer, InPlaceWords words, Function<List<String>, Optional<OnlineSteps>> online) {
  /** A column that becomes required once its table has all else. */
  record Requirement(String table, Column column, Filling filling) {}

  /** Makes a column one that may be empty again. */
  List<MigrationStep> allow(AlterColumn change, Filling filling) {
    String reason = StepComments.optional(change.table(), change.column());
    return online
        .apply(List.of(change.table()))
        .map(it -> List.of(it.allow(filling, reason)))
        .orElseGet(() -> words.allowing(filling, reason));
  }

  /** Fills a column if there is something to fill it with, and makes it required. */
  List<MigrationStep> require(Requirement it) {
    Optional<OnlineSteps> way = online.apply(List.of(it.table()));
    List<MigrationStep> steps = new ArrayList<>();
    if (it.filling().expression().isPresent()) {
      String filled = StepComments.filled(it.table(), it.column());
      steps.add(
          way.filter(one -> it.filling().key().isPresent())
              .map(one -> one.fill(it.filling(), filled))
              .orElseGet(() -> new MigrationStep(it.filling().update(), "", filled))
              .titled(StepTitles.of("fill", it.filling())));
    }
    String required = StepComments.required(it.table(), it.column());
    steps.addAll(
        way.map(one -> one.require(it.filling(), required))
            .orElseGet(() -> words.requiring(it.filling(), required)));
    return steps;
  }

  /** Gives a key other actions: it is dropped, and added again. */
  List<MigrationStep> change(ForeignKey from, ForeignKey to) {
    String name = from.given().or(() -> words.usualName(from)).orElseThrow();
    Provable drop =
        new Provable(
            words.dropKey(writer.quote(from.table()), writer.quote(name)),
            new Fact.NoConstraint(from.table(), name));
    String back = writer.comment(name, from, name).map(";\n"::concat).orElse("");
    Provable again = new Provable(writer.addAgain(from, name) + back, new Fact.HasKey(from, name));
    String reason = StepComments.changed(from, to);
    List<MigrationStep> steps =
        online
            .apply(List.of(to.table(), to.parent()))
            .map(it -> it.change(drop, again, to, reason))
            .orElseGet(
                () ->
                    words.changing(
                        new KeyChange(from.called(name), to),
                        new MigrationStep(drop.sql(), again.sql(), reason),
                        plain(to),
                        writer));
    return Stream.concat(
            steps.stream().map(it -> it.titled(StepTitles.changed(to))),
            writer
                .comment(name, to, writer.name(to))
                .map(it -> new MigrationStep(it, "", "The key keeps its comment."))
                .stream())
        .toList();
  }

  /** Adds a key by a short statement. */
  MigrationStep plain(ForeignKey key) {
    String name = writer.quote(writer.name(key));
    return new MigrationStep(
            writer.addConstraint(key), words.dropKey(writer.quote(key.table()), name), "")
        .titled(StepTitles.key(key));
  }
}
