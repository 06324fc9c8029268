package dev.kinship.runner;

import dev.kinship.schema.MigrationStep;
import java.time.LocalDateTime;
import java.util.ArrayList;
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
  private static final Pattern NUMBER = Pattern.compile("^[vV]?([0-9]+)");

  /** What follows the number of a name whose words have dashes between them. */
  private static final Pattern DASHES = Pattern.compile("-[^_]*");

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

  /** Those whose names begin with their number, where a tool passes over a letter before it. */
  static List<MigrationFile> digits(List<MigrationFile> files) {
    return files.stream().filter(it -> startsWithDigit(it.name())).toList();
  }

  /** By number, then by name. */
  static Stream<MigrationFile> ordered(Stream<MigrationFile> files) {
    return files.sorted(
        (one, other) -> {
          int numbers = compare(of(one.base()).orElse("0"), of(other.base()).orElse("0"));
          return numbers == 0 ? one.name().compareTo(other.name()) : numbers;
        });
  }

  /** As numbers, which may be longer than a {@code long}. */
  private static int compare(String one, String other) {
    String bare = withoutZeros(one);
    String otherBare = withoutZeros(other);
    return bare.length() == otherBare.length()
        ? bare.compareTo(otherBare)
        : Integer.compare(bare.length(), otherBare.length());
  }

  private static String withoutZeros(String number) {
    int zeros = 0;
    while (zeros < number.length() && number.charAt(zeros) == '0') {
      zeros++;
    }
    return number.substring(zeros);
  }

  /** Year to second, 14 digits. */
  static String stamp(LocalDateTime now) {
    // A formatter would load the data of locales.
    StringBuilder stamp = new StringBuilder().append(now.getYear());
    int[] parts = {
      now.getMonthValue(), now.getDayOfMonth(), now.getHour(), now.getMinute(), now.getSecond()
    };
    for (int part : parts) {
      stamp.append(part / 10).append(part % 10);
    }
    return stamp.toString();
  }

  /**
   * {@code count} numbers after all of {@code names}, in the manner of the last one; the first of
   * all is {@code first}.
   */
  static List<String> next(
      Stream<String> names, String first, LocalDateTime now, int count, Stamp.Order order) {
    Optional<String> last = last(names);
    String letter =
        last.map(it -> it.substring(0, 1)).filter(it -> !startsWithDigit(it)).orElse("");
    Optional<Stamp.Found> stamp = last.flatMap(it -> Stamp.of(it.substring(letter.length())));
    if (stamp.isPresent()) {
      return stamp.get().stamp().next(now, count, order).stream().map(letter::concat).toList();
    }
    String one = last.flatMap(Numbering::of).map(it -> after(it, now)).orElse(first);
    List<String> numbers = new ArrayList<>();
    while (numbers.size() < count) {
      numbers.add(letter + one);
      one = increased(one);
    }
    return numbers;
  }

  private static Optional<String> last(Stream<String> names) {
    return names
        .filter(it -> of(it).isPresent())
        .max(
            (one, other) -> {
              int numbers = compare(of(one).orElseThrow(), of(other).orElseThrow());
              return numbers == 0 ? one.compareTo(other) : numbers;
            });
  }

  /** As {@link #files}, with the separators of the last of those {@code before}. */
  static List<MigrationFile> alike(
      List<MigrationFile> before,
      String first,
      Migration migration,
      Function<List<MigrationStep>, String> body) {
    return files(before, first, migration, body, Stamp.Order.NAMES).stream()
        .map(it -> alike(before, it))
        .toList();
  }

  /** {@code file} with the separators of the last of those {@code before}. */
  static MigrationFile alike(List<MigrationFile> before, MigrationFile file) {
    boolean dashes =
        last(before.stream().map(MigrationFile::name))
            .map(it -> DASHES.matcher(it.substring(length(it))).matches())
            .orElse(false);
    return dashes ? dashed(file) : file;
  }

  private static MigrationFile dashed(MigrationFile file) {
    int number = length(file.name());
    String words = file.name().substring(number).replace('_', '-');
    return new MigrationFile(file.name().substring(0, number) + words, file.text());
  }

  /** Of the number that {@code name} begins with, and a letter before it. */
  private static int length(String name) {
    int letter = startsWithDigit(name) ? 0 : 1;
    return Stamp.of(name.substring(letter))
        .map(it -> letter + it.length())
        .orElseGet(() -> letter + of(name).map(String::length).orElse(0));
  }

  /** A file for each part of the migration, its text by {@code body}; digits tell the order. */
  static List<MigrationFile> files(
      List<MigrationFile> before,
      String first,
      Migration migration,
      Function<List<MigrationStep>, String> body) {
    return files(before, first, migration, body, Stamp.Order.DIGITS);
  }

  private static List<MigrationFile> files(
      List<MigrationFile> before,
      String first,
      Migration migration,
      Function<List<MigrationStep>, String> body,
      Stamp.Order order) {
    List<List<MigrationStep>> parts = migration.parts();
    List<String> numbers =
        next(before.stream().map(MigrationFile::name), first, migration.now(), parts.size(), order);
    List<MigrationFile> files = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String name = "%s_%s.sql".formatted(numbers.get(i), migration.slug(parts.get(i)));
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
    int nines = number.length();
    while (nines > 0 && number.charAt(nines - 1) == '9') {
      nines--;
    }
    String zeros = "0".repeat(number.length() - nines);
    return nines == 0
        ? "1" + zeros
        : number.substring(0, nines - 1) + (char) (number.charAt(nines - 1) + 1) + zeros;
  }
}
