package dev.kinship.report.json;

import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import dev.kinship.text.Read;
import dev.kinship.text.SourceText;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan as it is kept to be committed later: docs/reference/plans.md describes the file. */
public final class PlanFile {
  /** Goes up when a file of an older kin can no longer be read in the same way. */
  static final int VERSION = 2;

  private PlanFile() {}

  /** The text of the file of a plan, whose id is {@code id}; {@code seal} proves who kept it. */
  public static String write(Plan plan, String id, String seal) {
    Fields fields =
        new Fields()
            .with("version", VERSION)
            .with("id", id)
            .with("seal", seal)
            .with("sentences", plan.sentences())
            .with("relationships", plan.sides().stream().map(PlanFields::side).toList())
            .with("files", plan.changes().stream().map(PlanFile::file).toList())
            .with("steps", plan.steps().stream().map(PlanFields::step).toList())
            .with("notes", plan.notes().stream().map(PlanFields::diagnostic).toList())
            .with("reads", plan.reads().stream().map(PlanFile::read).toList());
    return JsonText.of(fields.map(), new DefaultPrettyPrinter()) + "\n";
  }

  private static Map<String, Object> file(Change change) {
    Fields fields =
        new Fields().with("path", change.name()).with("action", PlanFields.action(change));
    return switch (change) {
      case Change.Create it -> fields.with("text", it.text()).map();
      case Change.Rewrite it -> {
        List<Map<String, Object>> edits = it.edits().sorted().stream().map(PlanFile::edit).toList();
        yield fields.with(source(it.source())).with("edits", edits).map();
      }
      case Change.Delete it -> fields.with(source(it.source())).map();
    };
  }

  private static Map<String, Object> read(Read read) {
    return new Fields()
        .with("kind", read.kind().name().toLowerCase(Locale.ROOT))
        .with("about", read.about())
        .with("found", read.found())
        .map();
  }

  private static Map<String, Object> source(SourceText source) {
    return new Fields()
        .with("sha256", source.sha256())
        .with("byte_order_mark", source.bom())
        .with("before", source.text())
        .map();
  }

  private static Map<String, Object> edit(Edit edit) {
    return new Fields()
        .with("start", edit.span().start())
        .with("end", edit.span().end())
        .with("text", edit.text())
        .map();
  }
}
