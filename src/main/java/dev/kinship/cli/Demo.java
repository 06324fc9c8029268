package dev.kinship.cli;

import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.console.Console;
import dev.kinship.database.SqliteFile;
import dev.kinship.project.Project;
import dev.kinship.project.Trust;
import dev.kinship.report.Piece;
import dev.kinship.report.Printer;
import dev.kinship.report.TableReport;
import dev.kinship.text.SourceText;
import dev.kinship.transaction.disk.FreshFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code kin demo} shows. Each command line is run as it is printed, by the code that runs it
 * for a user; the files, the sentences and the statements are data.
 */
final class Demo {
  private static final List<String> FILES =
      List.of(
          "pyproject.toml", "shop/__init__.py", "shop/order.py", "shop/profile.py", "shop/user.py");

  private static final List<String> SENTENCES =
      List.of("add Order belongs_to User --yes", "add User has_one Profile --yes");

  /** A statement, and whether the keys let it pass. */
  private record Attempt(String sql, boolean passes) {}

  private static final List<Attempt> ATTEMPTS =
      List.of(
          new Attempt("INSERT INTO users (name) VALUES ('Ada')", true),
          new Attempt("INSERT INTO orders (total, user_id) VALUES (9.5, 1)", true),
          new Attempt("INSERT INTO orders (total, user_id) VALUES (9.5, 42)", false),
          new Attempt("INSERT INTO profiles (user_id) VALUES (1)", true),
          new Attempt("INSERT INTO profiles (user_id) VALUES (1)", false));

  /** Context, numbers of hunks, new blank lines and SQL comments. */
  private static final Pattern UNSHOWN = Pattern.compile(" |@@|\\+$|\\+-- ");

  private static final String DATABASE = "shop.db";

  private final Console console;
  private final Printer out;
  private final FreshFolder folder;

  Demo(Console console, FreshFolder folder) {
    this.console = console;
    this.out = console.out();
    this.folder = folder;
  }

  /** The whole demo; ends with the exit code of the first command that fails. */
  int run() {
    writeSample();
    for (String sentence : SENTENCES) {
      int code = kin(sentence);
      if (code != ExitCode.DONE) {
        return code;
      }
      out.line("");
    }
    try (SqliteFile database = SqliteFile.open(folder.path().resolve(DATABASE))) {
      migrate(database);
      proveKeys(database);
    }
    out.line("");
    out.line("A relationship that is already in place changes nothing:");
    int code = kin(SENTENCES.getFirst());
    out.line("");
    sayWhatNext();
    return code;
  }

  private void writeSample() {
    FILES.forEach(it -> folder.write(it, resource(it)));
    out.line("A shop in Python, on rhosocial-activerecord; its models have no relationships yet.");
    out.line("  folder: " + folder.path());
    out.line("  files:  " + String.join(", ", FILES));
    out.line(
        "One sentence for each relationship. Order and Profile already import User at the top.");
    out.line(
        "(The demo shows only the changed lines of code; kin add shows them in their context.)");
    out.line("");
  }

  private void migrate(SqliteFile database) {
    Project project = Project.around(folder.path(), Trust.OWN);
    List<SourceText> migrations =
        project.filesIn("migrations").stream().flatMap(it -> project.read(it).stream()).toList();
    migrations.forEach(it -> database.run(it.text()));
    out.line(
        "The %d migrations were run on %s. Its catalog now shows:"
            .formatted(migrations.size(), DATABASE));
    new TableReport(out).show(database.tables());
  }

  private void proveKeys(SqliteFile database) {
    out.line("");
    out.line("The database enforces it:");
    for (Attempt attempt : ATTEMPTS) {
      Optional<String> objection = database.objection(attempt.sql());
      String answer = objection.map(it -> "refused: " + it).orElse("accepted");
      out.line("  %s; -- %s".formatted(attempt.sql(), answer));
      if (objection.isEmpty() != attempt.passes()) {
        throw new IllegalStateException("the demo's database answered otherwise: " + attempt);
      }
    }
  }

  private void sayWhatNext() {
    Path path = folder.path();
    out.line("The project is in %s. Look at it, or continue there:".formatted(path));
    out.line("  kin add Profile has_many Order --dry-run --project " + path);
    out.line("In your own project begin with: kin add");
  }

  /** Runs a command line in the demo's folder, and shows what it prints, shortened. */
  private int kin(String words) {
    out.line(Piece.bold("$ kin " + words));
    Printer.Aside printed = out.aside();
    Console inFolder = console.in(folder.path(), printed.printer());
    int code = Main.run(words.split(" ", -1), inFolder);
    out.lines(printed, it -> code != ExitCode.DONE || isShown(it));
    return code;
  }

  private static boolean isShown(String line) {
    return !UNSHOWN.matcher(line).lookingAt();
  }

  private static byte[] resource(String name) {
    try (InputStream stream = Demo.class.getResourceAsStream("demo/" + name)) {
      if (stream == null) {
        throw new IllegalStateException("no resource demo/" + name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
