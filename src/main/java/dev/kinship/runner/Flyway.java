package dev.kinship.runner;

import dev.kinship.diagnostic.Remark;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.text.Ordering;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Flyway: {@code V1__x.sql}, the down migration in {@code U1__x.sql}; repeatable files run last.
 */
final class Flyway implements Runner {
  private static final Pattern NAME = Pattern.compile("^([VUB])(\\d+(?:[._]\\d+)*)__.*\\.sql$");
  private static final Pattern REPEATABLE = Pattern.compile("^R__.*\\.sql$");
  private static final String NO_TRANSACTION = "executeInTransaction=false\n";

  /** Where a text has what Flyway would put another text for, be it a name or a comment. */
  private static final String AS_IT_IS = "placeholderReplacement=false\n";

  private static final Comparator<Versioned> BY_VERSION =
      (one, other) -> Arrays.compare(one.parts(), other.parts());

  /** A file with its version, which leaves zeros at its end out. */
  private record Versioned(MigrationFile file, char prefix, String version) {
    BigInteger[] parts() {
      String[] numbers = version.split("[._]", -1);
      int end = numbers.length;
      while (end > 1 && numbers[end - 1].matches("0+")) {
        end--;
      }
      return Arrays.stream(numbers, 0, end).map(BigInteger::new).toArray(BigInteger[]::new);
    }
  }

  @Override
  public String id() {
    return "flyway";
  }

  @Override
  public Optional<String> command(String folder) {
    return Optional.of("flyway migrate");
  }

  @Override
  public boolean recognises(List<MigrationFile> files) {
    return versioned(files, 'V').findAny().isPresent();
  }

  @Override
  public boolean looksBelow() {
    return true;
  }

  @Override
  public boolean takes(MigrationFile file) {
    return NAME.matcher(file.base()).matches() || REPEATABLE.matcher(file.base()).matches();
  }

  /** From the last baseline on, where there is one: it stands for all that came before. */
  @Override
  public List<MigrationFile> inOrder(List<MigrationFile> files, String database) {
    Optional<Versioned> baseline = versioned(files, 'B').max(BY_VERSION);
    Stream<Versioned> versions =
        versioned(files, 'V')
            .filter(it -> baseline.isEmpty() || BY_VERSION.compare(it, baseline.get()) > 0)
            .sorted(BY_VERSION);
    Stream<MigrationFile> repeatable =
        files.stream()
            .filter(it -> REPEATABLE.matcher(it.base()).matches())
            .sorted(Ordering.by(MigrationFile::base));
    return Stream.of(
            baseline.stream().map(Versioned::file), versions.map(Versioned::file), repeatable)
        .flatMap(it -> it)
        .toList();
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    String version =
        Stream.concat(versioned(files, 'V'), versioned(files, 'B'))
            .max(BY_VERSION)
            .map(it -> after(it.version(), migration))
            .orElse("1");
    List<MigrationFile> written = new ArrayList<>();
    for (List<MigrationStep> steps : migration.parts()) {
      String name = "%s__%s.sql".formatted(version, migration.slug(steps));
      String up = Body.up(steps, Client::form);
      String down = Body.down(steps, Client::form);
      written.add(new MigrationFile("V" + name, up));
      settings("V" + name, up, steps).ifPresent(written::add);
      settings("U" + name, down, steps).ifPresent(written::add);
      written.add(new MigrationFile("U" + name, down.isEmpty() ? Body.NO_WAY_BACK : down));
      version = after(version, migration);
    }
    return new Written(written, notes(migration));
  }

  /** The file beside a migration that says how it is run, if that is not as usual. */
  private static Optional<MigrationFile> settings(
      String name, String text, List<MigrationStep> steps) {
    String all =
        (Body.untransacted(steps) ? NO_TRANSACTION : "") + (text.contains("${") ? AS_IT_IS : "");
    return all.isEmpty() ? Optional.empty() : Optional.of(new MigrationFile(name + ".conf", all));
  }

  /** Flyway's own lock is an open transaction, for which such a statement waits forever. */
  private static List<Remark> notes(Migration migration) {
    return migration.steps().stream().anyMatch(it -> it.transaction() == Transaction.NONE_AT_ALL)
        ? List.of(
            new Remark(
                "Flyway hangs at an index that is built concurrently, with its usual settings",
                "set flyway.postgresql.transactional.lock=false"))
        : List.of();
  }

  /** A later time where the version is one, else its last part counts on, in the width it has. */
  private static String after(String version, Migration migration) {
    Optional<Stamp> stamp =
        Stamp.of(version + "_")
            .filter(it -> it.length() == version.length())
            .map(Stamp.Found::stamp);
    if (stamp.isPresent()) {
      return stamp.get().next(migration.now(), 1, Stamp.Order.VERSIONS).getFirst();
    }
    int start = Math.max(version.lastIndexOf('.'), version.lastIndexOf('_')) + 1;
    return version.substring(0, start) + Numbering.after(version.substring(start), migration.now());
  }

  private static Stream<Versioned> versioned(List<MigrationFile> files, char prefix) {
    return files.stream()
        .flatMap(
            it -> {
              Matcher name = NAME.matcher(it.base());
              return name.matches() && name.group(1).charAt(0) == prefix
                  ? Stream.of(new Versioned(it, prefix, name.group(2)))
                  : Stream.empty();
            });
  }
}
