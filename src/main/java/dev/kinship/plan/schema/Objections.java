package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.evidence.Evidence;
import dev.kinship.evidence.RowAnswer;
import dev.kinship.evidence.RowQuestion;
import dev.kinship.evidence.RowQuestion.Duplicates;
import dev.kinship.evidence.RowQuestion.Nulls;
import dev.kinship.evidence.RowQuestion.Orphans;
import dev.kinship.plan.existing.ExistingRules;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/** Judges the database's answers about its rows: refuses changes that these rows violate. */
record Objections(Evidence evidence, Dialect dialect, boolean keepOrphans) {
  /** Notes for the user. Refuses duplicates, and orphans unless they are kept. */
  List<Diagnostic> notes() {
    return evidence.rows().entrySet().stream()
        .flatMap(it -> note(it.getKey(), it.getValue()).stream())
        .toList();
  }

  private Optional<Diagnostic> note(RowQuestion question, RowAnswer answer) {
    return switch (question) {
      case Orphans it -> orphans(it, answer);
      case Duplicates it -> duplicates(it, answer);
      case Nulls it -> nulls(it, answer);
    };
  }

  private Optional<Diagnostic> orphans(Orphans question, RowAnswer answer) {
    return switch (answer) {
      case RowAnswer.Counted it when it.count() == 0 -> Optional.empty();
      case RowAnswer.Counted it -> Optional.of(counted(question, it));
      case RowAnswer.NotCounted it -> Optional.of(notCounted(question.key(), it.reason()));
      case RowAnswer.Incomparable it ->
          throw KeyTypeChecks.incomparable(question.key(), it.reason());
    };
  }

  private Diagnostic counted(Orphans question, RowAnswer.Counted orphans) {
    ForeignKey key = question.key();
    Column column = question.child().column(key.columns().getFirst()).orElseThrow();
    Repairs repairs = new Repairs(key, column, evidence.known(), dialect);
    if (!keepOrphans) {
      String keep =
          "\n  or write the migration now, and repair the rows before it runs: --orphans keep";
      throw new Refused(SchemaRules.ORPHANS, repairs.message(orphans), repairs.help() + keep)
          .with(it -> it.fixedBy(repairs.fixes()));
    }
    return note(repairs.message(orphans), repairs.help()).fixedBy(repairs.fixes());
  }

  private static Diagnostic notCounted(ForeignKey key, String reason) {
    return note(
        "it is not known whether each `%s.%s` has its row in `%s`: %s"
            .formatted(key.table(), key.columns().getFirst(), key.parent(), reason),
        "the migration fails if one has none");
  }

  private static Diagnostic note(String message, String help) {
    return new Diagnostic(SchemaRules.ORPHANS_STAY, message, List.of(), help);
  }

  /** If they could not be counted, the migration itself fails on them. */
  private Optional<Diagnostic> duplicates(Duplicates question, RowAnswer answer) {
    if (answer instanceof RowAnswer.Counted it && it.count() > 0) {
      throw duplicates(question, it.count());
    }
    return Optional.empty();
  }

  private Refused duplicates(Duplicates question, long count) {
    List<String> names = question.columns().stream().map(dialect::quote).toList();
    String columns = String.join(", ", names);
    boolean pair = names.size() > 1;
    String path =
        pair
            ? "`%s` (%s)".formatted(question.table(), String.join(", ", question.columns()))
            : "`%s.%s`".formatted(question.table(), question.columns().getFirst());
    return new Refused(
        SchemaRules.DUPLICATES,
        "%d %s of %s %s in more than one row, and the %s must be unique"
            .formatted(
                count,
                (pair ? "pair" : "value") + (count == 1 ? "" : "s"),
                path,
                count == 1 ? "is" : "are",
                pair ? "pair" : "key"),
        "see them: SELECT %s, count(*) FROM %s WHERE %s IS NOT NULL GROUP BY %s HAVING count(*) > 1; or %s"
            .formatted(
                columns,
                dialect.quote(question.table()),
                String.join(" IS NOT NULL AND ", names),
                columns,
                pair ? "pass --no-unique-pair" : "use has_many"));
  }

  /** If they could not be counted, the migration itself fails on them. */
  private static Optional<Diagnostic> nulls(Nulls question, RowAnswer answer) {
    if (answer instanceof RowAnswer.Counted it && it.count() > 0) {
      throw new Refused(
          ExistingRules.EMPTY_VALUES,
          "`%s.%s` is NULL in %s, and the key must be required"
              .formatted(
                  question.table(),
                  question.column(),
                  it.count() == 1 ? "1 row" : it.count() + " rows"),
          "fill it: --backfill EXPR");
    }
    return Optional.empty();
  }
}
