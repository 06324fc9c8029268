package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.syntax.python.Statement.FunctionDefinition;
import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes statements out of the classes of one file, with the blank lines that came with them. */
public final class ClassEraser {
  private final PythonFile file;
  private final LineDeletion cuts;
  private final List<Edit> edits = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();

  public ClassEraser(PythonFile file) {
    this.file = file;
    this.cuts = new LineDeletion(file.source());
  }

  /**
   * All of it, with the imports that only what is removed has used. Refuses what would change how
   * the rest of the file is read.
   */
  public Edits edits(Modules modules) {
    FileEdits.requireReadable(file);
    List<Edit> all = new ArrayList<>(edits);
    all.addAll(new UnusedImports(modules, file, spans).edits());
    Edits settled = cuts.settled(new Edits(all));
    FileEdits.requireSafe(file, settled, "removed from");
    return settled;
  }

  /** Removes what the class declares under these names. */
  public void erase(ClassDefinition definition, Set<String> names, ClassShape shape) {
    List<Statement> body = definition.body().statements();
    List<Statement> going = body.stream().filter(it -> names.contains(name(it))).toList();
    List<Statement> staying = body.stream().filter(it -> !going.contains(it)).toList();
    boolean empty = staying.isEmpty();
    for (List<Statement> run : runs(body, going)) {
      Span span = run.getFirst().span().to(run.getLast().span());
      if (!cuts.hasLinesForItself(span)) {
        throw sharesLine(definition, span);
      }
      spans.add(span);
      edits.add(
          empty ? new Edit(span, "pass") : cuts.lines(span, above(shape, run, staying), false));
      empty = false;
    }
  }

  /** Neighbours among what goes, with nothing but blank lines between them. */
  private List<List<Statement>> runs(List<Statement> body, List<Statement> going) {
    List<List<Statement>> runs = new ArrayList<>();
    Statement before = null;
    for (Statement statement : body) {
      if (going.contains(statement)) {
        boolean follows =
            before != null
                && going.contains(before)
                && file.text().substring(before.span().end(), statement.span().start()).isBlank();
        if (!follows) {
          runs.add(new ArrayList<>());
        }
        runs.getLast().add(statement);
      }
      before = statement;
    }
    return runs;
  }

  /**
   * One blank line above goes along where another follows, and where the first field or
   * relationship, or a method, brought it.
   */
  private int above(ClassShape shape, List<Statement> run, List<Statement> staying) {
    if (cuts.blanksAbove(run.getFirst().span().start()) == 0) {
      return 0;
    }
    boolean brought =
        !(run.getFirst() instanceof Assignment first)
            || staying.stream()
                .filter(Assignment.class::isInstance)
                .map(Assignment.class::cast)
                .noneMatch(
                    it ->
                        shape.isRelation(it) == shape.isRelation(first)
                            && shape.isField(it) == shape.isField(first));
    return brought || cuts.blankBelow(run.getLast().span().end()) ? 1 : 0;
  }

  private Refused sharesLine(ClassDefinition definition, Span span) {
    return new Refused(
        EditRules.SHARES_LINE,
        "a statement of `%s` shares its line with another one, so it cannot be removed"
            .formatted(definition.name()),
        List.of(new Label(file.source().place(span), "this one would be removed")),
        "put it on a line of its own, then run the command again");
  }

  private static String name(Statement statement) {
    return switch (statement) {
      case Assignment it -> it.target();
      case FunctionDefinition it -> it.name();
      default -> "";
    };
  }
}
