package dev.kinship.runner;

import dev.kinship.diagnostic.Remark;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** golang-migrate: a file for each way, {@code 000001_x.up.sql} and {@code 000001_x.down.sql}. */
final class GolangMigrate implements Runner {
  private static final Pattern NAME = Pattern.compile("\\d.*\\.(up|down)\\.(?i:sql)");

  /** MySQL refuses an empty query. */
  private static final String NO_WAY_BACK = Body.NO_WAY_BACK + "SELECT 1;\n";

  @Override
  public String id() {
    return "golang-migrate";
  }

  @Override
  public Optional<String> command(String folder) {
    return Optional.of("migrate -path %s -database URL up".formatted(folder));
  }

  @Override
  public boolean recognises(List<MigrationFile> files) {
    return files.stream().anyMatch(GolangMigrate::isUp);
  }

  @Override
  public boolean takes(MigrationFile file) {
    return NAME.matcher(file.name()).matches();
  }

  @Override
  public List<MigrationFile> inOrder(List<MigrationFile> files, String database) {
    return Numbering.ordered(files.stream().filter(GolangMigrate::isUp)).toList();
  }

  private static boolean isUp(MigrationFile file) {
    Matcher name = NAME.matcher(file.name());
    return name.matches() && name.group(1).equals("up");
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    Migration singly = migration.singly();
    List<List<MigrationStep>> parts = singly.parts();
    List<String> numbers =
        Numbering.next(
            Numbering.digits(files).stream().map(MigrationFile::name),
            "000001",
            migration.now(),
            parts.size(),
            Stamp.Order.DIGITS);
    List<MigrationFile> written = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<MigrationStep> steps = parts.get(i);
      String name = "%s_%s".formatted(numbers.get(i), singly.slug(steps));
      written.add(new MigrationFile(name + ".up.sql", whole(Body.up(steps), steps, migration)));
      String down = whole(Body.down(steps), steps, migration);
      written.add(new MigrationFile(name + ".down.sql", down.isEmpty() ? NO_WAY_BACK : down));
    }
    return new Written(written, notes(migration));
  }

  /** A server is sent the file as one; SQLite is, too, but with no transaction where told so. */
  private static String whole(String text, List<MigrationStep> steps, Migration migration) {
    return migration.bracket() == Bracket.SAVEPOINT
        ? Body.whole(text, steps, migration.bracket())
        : text;
  }

  private static List<Remark> notes(Migration migration) {
    return migration.steps().stream().anyMatch(it -> it.transaction() == Transaction.NONE)
        ? List.of(
            new Remark(
                "golang-migrate runs SQLite files in a transaction, in which this one fails without harm",
                "add x-no-tx-wrap=true to the database URL"))
        : List.of();
  }
}
