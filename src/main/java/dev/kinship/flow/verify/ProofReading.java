package dev.kinship.flow.verify;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.flow.verify.Verified.Item;
import dev.kinship.flow.verify.Verified.Status;
import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.project.Project;
import dev.kinship.proof.Answer;
import dev.kinship.proof.Answer.Failure;
import dev.kinship.proof.Answer.ModuleFailure;
import dev.kinship.proof.Answer.Tried;
import dev.kinship.proof.Answer.Verdict;
import dev.kinship.proof.ProofRules;
import dev.kinship.proof.Request;
import dev.kinship.text.Ordering;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes of what a library's program has told what a user should know. */
record ProofReading(Project project, Models models, Request request, VerifyWish wish) {
  private static final String AGAIN = "then run kin verify again";

  Verified read(Answer answer, List<Declared> wanted, List<Diagnostic> notes) {
    List<Diagnostic> failures = new ArrayList<>();
    List<Diagnostic> further = new ArrayList<>(notes);
    answer.migration().map(this::migration).ifPresent(failures::add);
    modules(answer, failures, further);
    answer.ended().map(ProofReading::ended).ifPresent(failures::add);
    List<Item> items = new ArrayList<>();
    wanted.forEach(it -> items.add(item(it, answer, !failures.isEmpty())));
    items.addAll(unlisted(wanted, answer));
    return new Verified(answer.python(), answer.library(), items, failures, further);
  }

  private Diagnostic migration(Failure failure) {
    return new Diagnostic(
        ProofRules.MIGRATION_FAILS,
        "`%s` does not run on %s: %s"
            .formatted(
                failure.file(),
                wish.database().map(it -> it.url().name()).orElse("SQLite"),
                failure.words()),
        List.of(),
        "correct the migration, " + AGAIN);
  }

  private static Diagnostic ended(String how) {
    return new Diagnostic(
        ProofRules.NOT_IMPORTED,
        "the process that runs the models did not come to its end: " + how,
        List.of(),
        "look for what ends or stops the process while modules are imported, " + AGAIN);
  }

  /** One failure for each place and reason; a module without models is only worth a note. */
  private void modules(Answer answer, List<Diagnostic> failures, List<Diagnostic> notes) {
    Set<String> withModels =
        models.all().stream().map(it -> it.place().file()).collect(Collectors.toSet());
    Map<String, List<ModuleFailure>> byReason = new LinkedHashMap<>();
    List<ModuleFailure> sorted =
        answer.modules().stream()
            .sorted(
                Ordering.by((ModuleFailure it) -> it.failure().file())
                    .then(Ordering.by(it -> it.failure().line()))
                    .then(Ordering.by(ModuleFailure::file)))
            .toList();
    for (ModuleFailure it : sorted) {
      String reason = it.failure().file() + ":" + it.failure().line() + it.failure().words();
      byReason.computeIfAbsent(reason, key -> new ArrayList<>()).add(it);
    }
    for (List<ModuleFailure> group : byReason.values()) {
      boolean matters =
          group.stream()
              .anyMatch(it -> withModels.contains(it.file()) || isOrder(it, answer.modules()));
      if (matters) {
        failures.add(notImported(group, answer.modules()));
      } else {
        notes.add(notNeeded(group.getFirst()));
      }
    }
  }

  /** Whether the module is imported in another order. */
  private static boolean isOrder(ModuleFailure failure, List<ModuleFailure> all) {
    return all.stream()
            .filter(it -> it.file().equals(failure.file()))
            .map(ModuleFailure::first)
            .distinct()
            .count()
        == 1;
  }

  private Diagnostic notImported(List<ModuleFailure> group, List<ModuleFailure> all) {
    Failure failure = group.getFirst().failure();
    if (failure.file().isEmpty()) {
      return new Diagnostic(
          ProofRules.NOT_IMPORTED,
          "once the modules are imported, the library does not work: " + read(failure),
          List.of(),
          "look for a module that replaces what the library or Python itself uses, " + AGAIN);
    }
    boolean firstOnly = group.stream().allMatch(it -> it.first() && isOrder(it, all));
    String names = firstOnly ? names(group) : "`" + moduleName(failure.file()) + "`";
    String message =
        "%s cannot be imported%s: %s".formatted(names, firstOnly ? " first" : "", read(failure));
    return new Diagnostic(ProofRules.NOT_IMPORTED, message, labels(failure), help(failure.help()));
  }

  private String names(List<ModuleFailure> group) {
    return group.stream()
        .map(it -> "`" + moduleName(it.file()) + "`")
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  private Diagnostic notNeeded(ModuleFailure failure) {
    return new Diagnostic(
        ProofRules.NOT_TRIED,
        "`%s`, which has no models, cannot be imported: %s"
            .formatted(moduleName(failure.file()), read(failure.failure())),
        List.of(),
        help(failure.failure().help()));
  }

  private static String help(String help) {
    return help.isEmpty() ? "see the place, " + AGAIN : help;
  }

  /** The words of Python, and what they mean. */
  private static String read(Failure failure) {
    return failure.reading().isEmpty()
        ? failure.words().replaceFirst("^Wrong: ", "")
        : failure.reading() + " (" + failure.words() + ")";
  }

  private String moduleName(String file) {
    return request.modules().stream()
        .filter(it -> it.file().equals(file))
        .findFirst()
        .map(Request.Module::name)
        .orElse(file);
  }

  private List<Label> labels(Failure failure) {
    Optional<SourceText> source =
        failure.file().isEmpty() ? Optional.empty() : project.read(failure.file());
    List<String> lines = source.map(it -> it.text().lines().toList()).orElse(List.of());
    if (failure.line() < 1 || failure.line() > lines.size()) {
      return List.of();
    }
    String line = lines.get(failure.line() - 1);
    int indent = line.length() - line.stripLeading().length();
    int length = Math.max(1, line.strip().length());
    return List.of(
        new Label(new Place(failure.file(), failure.line(), indent + 1, line, length), "here"));
  }

  private Item item(Declared declared, Answer answer, boolean elsewhere) {
    String file = declared.owner().place().file();
    String name = models.nameOf(declared.owner()) + "." + declared.side().name();
    List<Tried> tried =
        answer.relationships().stream()
            .filter(it -> it.file().equals(file))
            .filter(it -> it.owner().equals(declared.owner().name()))
            .filter(it -> it.name().equals(declared.side().name()))
            .toList();
    if (tried.isEmpty() || tried.stream().anyMatch(it -> isOfModule(it, answer))) {
      return new Item(name, Status.NOT_TRIED, untried(file, elsewhere), Optional.empty());
    }
    return item(name, tried, Optional.of(declared.side().place()));
  }

  /** Whether it failed because a module did, about which all is told there. */
  private static boolean isOfModule(Tried tried, Answer answer) {
    return answer.modules().stream()
        .anyMatch(it -> it.failure().words().equals(tried.failure().words()));
  }

  private String untried(String file, boolean elsewhere) {
    if (ProofScope.isTest(file)) {
      return "`%s` belongs to the tests".formatted(file);
    }
    if (request.modules().stream().noneMatch(it -> it.file().equals(file))) {
      return "no import can name `%s`".formatted(file);
    }
    return elsewhere
        ? "because of the failure above"
        : "importing `%s` did not create it".formatted(moduleName(file));
  }

  private Item item(String name, List<Tried> tried, Optional<Place> place) {
    Optional<Tried> failed = with(tried, Verdict.FAILED);
    Optional<Tried> untried = with(tried, Verdict.UNTRIED);
    if (failed.isPresent()) {
      boolean always = tried.stream().anyMatch(it -> it.first().isEmpty() && isFailed(it));
      String order =
          always
              ? ""
              : failed
                  .flatMap(Tried::first)
                  .map(it -> " if `%s` is imported first".formatted(moduleName(it)))
                  .orElse("");
      String message =
          "`%s` does not work%s: %s".formatted(name, order, read(failed.get().failure()));
      List<Label> labels =
          place.map(it -> List.of(new Label(it, "declared here"))).orElse(List.of());
      Diagnostic diagnostic =
          new Diagnostic(
              ProofRules.DOES_NOT_WORK, message, labels, help(failed.get().failure().help()));
      return new Item(name, Status.FAILED, "", Optional.of(diagnostic));
    }
    return untried.isPresent()
        ? new Item(name, Status.NOT_TRIED, read(untried.get().failure()), Optional.empty())
        : new Item(name, Status.PROVED, tried.getLast().failure().words(), Optional.empty());
  }

  private static boolean isFailed(Tried it) {
    return it.verdict() == Verdict.FAILED;
  }

  private static Optional<Tried> with(List<Tried> tried, Verdict verdict) {
    return tried.stream().filter(it -> it.verdict() == verdict).findFirst();
  }

  /**
   * What the classes have and the sources do not show: methods, and what is inherited; all, or
   * those of the models that a plan relates.
   */
  private List<Item> unlisted(List<Declared> wanted, Answer answer) {
    Set<Request.Wanted> listed = wanted.stream().map(Verifying::named).collect(Collectors.toSet());
    Map<Request.Wanted, List<Tried>> others =
        answer.relationships().stream()
            .filter(it -> !listed.contains(key(it)))
            .filter(it -> wish.isOfAll() || wish.hasSideOf(it.owner()))
            .collect(
                Collectors.groupingBy(ProofReading::key, LinkedHashMap::new, Collectors.toList()));
    return others.entrySet().stream()
        .map(
            it ->
                item(
                    it.getKey().owner() + "." + it.getKey().name(),
                    it.getValue(),
                    Optional.empty()))
        .toList();
  }

  private static Request.Wanted key(Tried it) {
    return new Request.Wanted(it.file(), it.owner(), it.name());
  }
}
