package dev.kinship.flow.migrations;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.dialect.Dialect;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.migrations.MigrationFolder.Found;
import dev.kinship.plan.schema.MigrationFiles;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells which migrations, or what looks like some, were not read: they may make tables. */
record UnreadMigrations(Found found, MigrationFiles files, Runner runner, Dialect dialect) {
  /** A migration in another language, or packed. */
  private static final Pattern CODE =
      Pattern.compile(
          "(?i)([VB]?\\d|R__).*\\.(py|go|java|kt|js|ts|cjs|mjs|rb|php|xml|ya?ml|json|sh|gz|zip)");

  private static final int NAMED = 5;

  List<Diagnostic> notes() {
    List<Diagnostic> notes = new ArrayList<>();
    folders(notes, this::isForAnother, "it is for another database, as the name tells");
    boolean any = files.all().stream().anyMatch(MigrationFile::isSql);
    folders(
        notes,
        it -> !isForAnother(it),
        any
            ? "the migrations are those in `%s`".formatted(shown(found.folder()))
            : "no name there tells that it has migrations");
    files(notes, it -> it.isSql() && !runner.takes(it), "the runner `%s` takes nothing from %s");
    files(notes, it -> CODE.matcher(it.base()).matches(), "only SQL is");
    return notes;
  }

  private boolean isForAnother(String folder) {
    Optional<String> other = MigrationFolder.database(folder, "");
    return other.isPresent() && !other.equals(Optional.of(dialect.id()));
  }

  private void folders(List<Diagnostic> notes, Predicate<String> which, String why) {
    List<String> names =
        found.unread().stream().filter(which).map(UnreadMigrations::shown).toList();
    if (!names.isEmpty()) {
      String message = "the SQL in %s was not read: %s".formatted(listed(names), why);
      notes.add(note(message, "if it makes tables of these models, pass --migrations DIR"));
    }
  }

  private void files(List<Diagnostic> notes, Predicate<MigrationFile> which, String why) {
    List<String> names =
        files.all().stream().filter(which).map(it -> files.name(it.name())).toList();
    if (!names.isEmpty()) {
      boolean one = names.size() == 1;
      String message =
          "%s %s not read: %s"
              .formatted(
                  listed(names),
                  one ? "was" : "were",
                  why.formatted(runner.id(), one ? "it" : "them"));
      notes.add(
          note(message, "if tables of these models are made there, pass --db URL to read those"));
    }
  }

  private static Diagnostic note(String message, String help) {
    return new Diagnostic(FlowRules.UNREAD, message, List.of(), help);
  }

  private static String shown(String folder) {
    return folder.isEmpty() ? "." : folder;
  }

  private static String listed(List<String> names) {
    String first =
        names.stream().limit(NAMED).map("`%s`"::formatted).collect(Collectors.joining(", "));
    int more = names.size() - NAMED;
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }
}
