package dev.kinship.flow.verify;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.flow.UnreadNotes;
import dev.kinship.library.Library;
import dev.kinship.library.Models;
import dev.kinship.library.Proof;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.model.Relationships;
import dev.kinship.plan.remove.RemovalRules;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.Project;
import dev.kinship.proof.Answer;
import dev.kinship.proof.Interpreter;
import dev.kinship.proof.ProofProcess;
import dev.kinship.proof.ProofRules;
import dev.kinship.proof.Request;
import dev.kinship.proof.Request.Migration;
import dev.kinship.proof.Request.Wanted;
import dev.kinship.request.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs relationships of a project, in a copy of it, and tells what came of each. */
public final class Verifying {
  private final Project project;
  private final Models models;
  private final ProofProcess process;
  private final Request request;
  private final List<Declared> wanted;
  private final VerifyWish wish;
  private final List<Diagnostic> notes;

  private Verifying(
      Project project,
      Models models,
      ProofProcess process,
      Request request,
      List<Declared> wanted,
      VerifyWish wish,
      List<Diagnostic> notes) {
    this.project = project;
    this.models = models;
    this.process = process;
    this.request = request;
    this.wanted = wanted;
    this.wish = wish;
    this.notes = notes;
  }

  /** What {@code wish} comes to, with the migrations that exist. */
  public static Verifying of(
      Project project,
      Models models,
      Optional<MigrationTarget> target,
      VerifyWish wish,
      Caller caller) {
    Proof proof = models.library().proof().orElseThrow(() -> unproved(models.library()));
    List<Entity> entities = models.all();
    List<Declared> wanted = wanted(project, models, entities, wish);
    List<Diagnostic> notes = new ArrayList<>();
    List<Migration> migrations = migrations(target.orElseThrow(), wish, notes);
    ProofScope scope = ProofScope.of(project, entities);
    List<String> files = new ArrayList<>(project.files(".py"));
    files.addAll(project.files(".sql"));
    Request request =
        new Request(
            files,
            scope.roots(),
            scope.modules(),
            migrations,
            wish.isOfAll() ? List.of() : wanted.stream().map(Verifying::named).toList(),
            wish.seconds(),
            Optional.empty());
    ProofProcess process = ProofProcess.of(proof, project, caller, wish.python());
    return new Verifying(project, models, process, request, wanted, wish, notes);
  }

  /** The Python that would run the models. */
  public Interpreter interpreter() {
    return process.interpreter();
  }

  /** How many modules would be imported. */
  public int modules() {
    return request.modules().size();
  }

  /** Runs the project's code. */
  public Verified run() {
    Answer answer =
        wanted.isEmpty()
            ? new Answer("", "", Optional.empty(), List.of(), List.of(), Optional.empty())
            : wish.database()
                .map(it -> new OnServer(it, process).run(request))
                .orElseGet(() -> process.run(request));
    return new ProofReading(project, models, request, wish).read(answer, wanted, notes);
  }

  static Wanted named(Declared it) {
    return new Wanted(it.owner().place().file(), it.owner().name(), it.side().name());
  }

  private static List<Declared> wanted(
      Project project, Models models, List<Entity> all, VerifyWish wish) {
    if (wish.words().isEmpty()) {
      return all.stream()
          .flatMap(Relationships::of)
          .filter(it -> wish.isOfAll() || wish.hasSide(it.owner().name(), it.side().name()))
          .toList();
    }
    List<Declared> wanted = new ArrayList<>();
    for (String word : wish.words()) {
      int dot = word.lastIndexOf('.');
      boolean one = dot > 0 && word.indexOf(':', dot) < 0;
      ModelName name = ModelName.of(one ? word.substring(0, dot) : word);
      Entity entity = UnreadNotes.explained(project, () -> models.find(name));
      List<Declared> sides = Relationships.of(entity).toList();
      String relation = one ? word.substring(dot + 1) : "";
      List<Declared> named =
          sides.stream().filter(it -> !one || it.side().name().equals(relation)).toList();
      if (named.isEmpty()) {
        throw none(word, name, sides);
      }
      wanted.addAll(named);
    }
    return wanted;
  }

  private static Refused none(String word, ModelName model, List<Declared> sides) {
    List<String> known = sides.stream().map(it -> model + "." + it.side().name()).toList();
    String message =
        sides.isEmpty()
            ? "`%s` has no relationships".formatted(model)
            : "no relationship is called `%s`".formatted(word);
    return sides.isEmpty()
        ? new Refused(RemovalRules.UNKNOWN_RELATIONSHIP, message, "kin list shows all models")
        : new Refused(
            RemovalRules.UNKNOWN_RELATIONSHIP,
            message,
            Suggestion.listing(word, known, "there are "));
  }

  /**
   * The migrations that build the database; a note tells why SQLite runs no migrations, if it does
   * not.
   */
  private static List<Migration> migrations(
      MigrationTarget target, VerifyWish wish, List<Diagnostic> notes) {
    List<Migration> found =
        target.inOrder().stream()
            .map(it -> new Migration(target.files().name(it.name()), it.text()))
            .toList();
    if (wish.database().isPresent()) {
      requireSome(found);
      return found;
    }
    if (found.isEmpty()) {
      notes.add(plainly("the project has no migrations"));
      return found;
    }
    String dialect = target.dialect().id();
    if (!dialect.equals("sqlite")) {
      String folder = target.files().folder();
      notes.add(
          plainly(
              "the migrations in `%s` are for %s, so they were not run"
                  .formatted(folder.isEmpty() ? "." : folder, dialect)));
      return List.of();
    }
    return found;
  }

  private static void requireSome(List<Migration> migrations) {
    if (migrations.isEmpty()) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "--db runs the migrations on a server, and the project has none",
          "leave --db out: the tables are then made from the models, on SQLite");
    }
  }

  private static Diagnostic plainly(String why) {
    return new Diagnostic(
        ProofRules.NOT_TRIED,
        why + ": the tables were made from the models",
        List.of(),
        "what only the database knows, such as keys and their rules, is proved by migrations for SQLite");
  }

  private static Refused unproved(Library library) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "kin verify does not support the library `%s`".formatted(library.id()),
        "run your own tests; kin list shows the models");
  }
}
