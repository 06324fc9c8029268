package dev.kinship.runner;

import dev.kinship.schema.MigrationStep;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The numbers that files begin with, perhaps after a {@code V}: counted, or the time at which they
 * were written.
 */
final class Numbering {
  private static final Pattern NUMBER = Pattern.compile("^[vV]?(\\d+)");
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int STAMP_LENGTH = 14;
  private static final int SHORTEST_STAMP = 12;

  private Numbering() {}

  static Optional<String> of(String name) {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether {@code name} begins with its number. */
  static boolean startsWithDigit(String name) {
    return !name.isEmpty() && Character.isDigit(name.charAt(0));
  }

  /** By number, then by name. */
  static Stream<MigrationFile> ordered(Stream<MigrationFile> files) {
    Comparator<MigrationFile> byNumber =
        Comparator.comparing(it -> new BigInteger(of(it.base()).orElse("0")));
    return files.sorted(byNumber.thenComparing(MigrationFile::name));
  }

  static String stamp(LocalDateTime now) {
    return STAMP.format(now);
  }

  /**
   * {@code count} numbers after all of {@code names}, in the manner of the last one; the first of
   * all is {@code first}.
   */
  static List<String> next(Stream<String> names, String first, LocalDateTime now, int count) {
    Optional<String> last =
        names
            .filter(it -> of(it).isPresent())
            .max(Comparator.comparing(it -> new BigInteger(of(it).orElseThrow())));
    String letter =
        last.map(it -> it.substring(0, 1)).filter(it -> !startsWithDigit(it)).orElse("");
    String one = last.flatMap(Numbering::of).map(it -> after(it, now)).orElse(first);
    List<String> numbers = new ArrayList<>();
    while (numbers.size() < count) {
      numbers.add(letter + one);
      one = increased(one);
    }
    return numbers;
  }

  /** A file for each part of the migration, its text by {@code body}. */
  static List<MigrationFile> files(
      List<MigrationFile> before,
      String first,
      Migration migration,
      Function<List<MigrationStep>, String> body) {
    List<List<MigrationStep>> parts = migration.parts();
    List<String> numbers =
        next(before.stream().map(MigrationFile::name), first, migration.now(), parts.size());
    List<MigrationFile> files = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String name = "%s_%s.sql".formatted(numbers.get(i), migration.slug());
      files.add(new MigrationFile(name, body.apply(parts.get(i))));
    }
    return files;
  }

  /** The number after {@code last}: the time where that is one, else one more. */
  static String after(String last, LocalDateTime now) {
    String counted = increased(last);
    if (last.length() < SHORTEST_STAMP || last.length() > STAMP_LENGTH) {
      return counted;
    }
    String stamp = stamp(now).substring(0, last.length());
    return stamp.compareTo(counted) > 0 ? stamp : counted;
  }

  private static String increased(String number) {
    String more = new BigInteger(number).add(BigInteger.ONE).toString();
    return "0".repeat(Math.max(0, number.length() - more.length())) + more;
  }
}
