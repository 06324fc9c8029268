package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Series;
import dev.kinship.plan.Plan;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tables of existing models that the first migration of a project creates, because nothing
 * shows that they exist: they may have been made by hand.
 */
public record FirstTables(WantedSchema wanted, List<SchemaChange> changes) {
  private static final Pattern WAY = Pattern.compile("pass --db .*(?=: kin then)");

  /** The note on them; empty if there is none. */
  public Optional<Diagnostic> note() {
    Set<String> ofModels = ofModels();
    List<String> tables =
        changes.stream()
            .filter(CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .filter(it -> ofModels.contains(SqlName.folded(it)))
            .map(TableName::shown)
            .toList();
    return tables.isEmpty() ? Optional.empty() : Optional.of(note(tables));
  }

  /** Whether a plan takes tables to be missing. */
  public static boolean areIn(Plan plan) {
    return plan.notes().stream().anyMatch(it -> it.rule().equals(ExistingRules.FIRST_TABLES));
  }

  /** The same plan, where the note on such tables names this way to read a database. */
  public static Plan naming(String way, Plan plan) {
    return plan.noting(
        it ->
            it.rule().equals(ExistingRules.FIRST_TABLES)
                ? it.withHelp(WAY.matcher(it.help()).replaceFirst(Matcher.quoteReplacement(way)))
                : it);
  }

  /** The tables of models that exist, folded. */
  private Set<String> ofModels() {
    Set<String> tables = new HashSet<>();
    wanted
        .entities()
        .filter(it -> !wanted.created().contains(it.id()))
        .forEach(it -> it.table().map(SqlName::folded).ifPresent(tables::add));
    return tables;
  }

  private static Diagnostic note(List<String> tables) {
    return new Diagnostic(
        ExistingRules.FIRST_TABLES,
        "no migration creates %s yet, so this one does".formatted(Series.of(tables, "and")),
        List.of(),
        tables.size() == 1
            ? "if your database already has it, pass --db URL: kin then reads it there"
            : "if your database already has them, pass --db URL: kin then reads them there");
  }
}
