package dev.kinship.plan.existing;

import static java.util.stream.Collectors.joining;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableName;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What statements that are not understood may mean for the tables of a plan. */
public record DoubtNotes(Schema known) {
  /** So many statements are listed, and others are counted. */
  private static final int LISTED = 3;

  /** A note for each thing that is uncertain about one of these tables, which --db may show. */
  public List<Diagnostic> notes(Collection<String> tables) {
    return notes(tables, ", or pass --db URL to look at the database itself");
  }

  /** The same for a command that looks at no database. */
  public List<Diagnostic> plainNotes(Collection<String> tables) {
    return notes(tables, "");
  }

  private List<Diagnostic> notes(Collection<String> tables, String otherwise) {
    Map<String, List<Doubt>> byWhat = new LinkedHashMap<>();
    for (Doubt it : known.doubts()) {
      if (tables.stream().anyMatch(it::concerns)) {
        byWhat.computeIfAbsent(it.uncertain(), what -> new ArrayList<>()).add(it);
      }
    }
    String names = tables.stream().map(TableName::shown).sorted().collect(joining(" and "));
    return byWhat.values().stream().map(it -> note(it, names + otherwise)).toList();
  }

  private static Diagnostic note(List<Doubt> alike, String tables) {
    List<String> statements =
        alike.stream().map(it -> "`%s`".formatted(it.statement())).distinct().toList();
    int more = statements.size() - LISTED;
    String listed =
        more > 0
            ? String.join(", ", statements.subList(0, LISTED)) + " and %d more".formatted(more)
            : String.join(", ", statements);
    Doubt first = alike.getFirst();
    return new Diagnostic(
        ExistingRules.NOT_UNDERSTOOD,
        first.statement().isEmpty() ? first.uncertain() : listed + ": " + first.uncertain(),
        List.of(),
        "check whether it matters for " + tables);
  }

  /**
   * Refuses to add a column that the table may have, because of what is not understood; {@code
   * places} finds such a statement in the migrations.
   */
  public void requireColumns(List<SchemaChange> changes, Function<Doubt, Optional<Place>> places) {
    for (SchemaChange change : changes) {
      if (change instanceof SchemaChange.AddColumn it && known.table(it.table()).isPresent()) {
        maker(it).ifPresent(doubt -> refuse(it, doubt, places.apply(doubt)));
      }
    }
  }

  private Optional<Doubt> maker(SchemaChange.AddColumn change) {
    return known.doubts().stream()
        .filter(it -> it.mayMake(change.table(), change.column().name()))
        .findFirst();
  }

  private static void refuse(SchemaChange.AddColumn change, Doubt doubt, Optional<Place> place) {
    String table = TableName.shown(change.table());
    throw new Refused(
        ExistingRules.COLUMNS_UNKNOWN,
        "it is not known whether `%s` has the column `%s`: %s"
            .formatted(table, change.column().name(), doubt.said()),
        place.stream().map(it -> new Label(it, "this statement")).toList(),
        "pass --db URL to look at the database itself, or --no-migration");
  }
}
