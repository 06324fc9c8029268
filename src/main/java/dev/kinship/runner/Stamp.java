package dev.kinship.runner;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A time that file names begin with, in one of the ways that tools write it: {@code
 * 20240105120000}, {@code 2024-01-05}, {@code 2024_01_05_120000}, {@code 20240105T1200}, or seconds
 * or milliseconds since 1970. {@code date}, {@code middle} and {@code clock} are what separates the
 * parts of the date, the date from the time of day, and the parts of that; {@code unit} is the
 * smallest part, and {@code counter} what numbers the files of a day.
 */
record Stamp(
    LocalDateTime time,
    String date,
    String middle,
    String clock,
    ChronoUnit unit,
    Optional<Counter> counter) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "^((?:19|20|21)\\d\\d)([-_.]?)(\\d\\d)\\2(\\d\\d)(?:([-_.tT]?)(\\d\\d)([-_.]?)(\\d\\d)(?:\\7(\\d\\d))?)?(?!\\d)");

  /** What may follow a date: the number of the file on that day. */
  private static final Pattern COUNTER = Pattern.compile("([-_.])(\\d{1,3})(?=[-_.])");

  /** A date and such a number with nothing in between. */
  private static final Pattern NUMBERED = Pattern.compile("^(\\d{8})(\\d\\d)(?!\\d)");

  private static final Pattern COUNTED = Pattern.compile("^(1\\d{9}(?:\\d{3})?)(?!\\d)");

  /** What marks a stamp that counts since 1970. */
  private static final String SINCE_1970 = "since 1970";

  private static final int SECONDS_LENGTH = 10;

  /** The number of a file on its day, with {@code digits} at least, after a separator. */
  record Counter(String separator, int number, int digits) {
    String text(int other) {
      String written = Integer.toString(other);
      return separator + "0".repeat(Math.max(0, digits - written.length())) + written;
    }
  }

  /** How a tool sorts files, and so how those of one day can be counted. */
  enum Order {
    /** By their names, in which words come after digits. */
    NAMES("_", false),
    /** By the digits at their beginning. */
    DIGITS("", true),
    /** By numbers with dots between them. */
    VERSIONS(".", true);

    private final String separator;

    /** Whether a date with a number comes after the same date without one. */
    private final boolean counted;

    Order(String separator, boolean counted) {
      this.separator = separator;
      this.counted = counted;
    }
  }

  /** A stamp, and how many characters it has. */
  record Found(Stamp stamp, int length) {}

  /** The one that {@code name} begins with. */
  static Optional<Found> of(String name) {
    Matcher counted = COUNTED.matcher(name);
    if (counted.find()) {
      return Optional.of(new Found(since1970(counted.group(1)), counted.end()));
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (numbered.find()) {
      int number = Integer.parseInt(numbered.group(2));
      return of(numbered.group(1))
          .map(it -> new Found(it.stamp().counted(new Counter("", number, 2)), numbered.end()));
    }
    Matcher written = WRITTEN.matcher(name);
    if (!written.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(dated(written, name));
    } catch (DateTimeException e) {
      return Optional.empty(); // Not a date, although the digits look like one.
    }
  }

  private static Found dated(Matcher written, String name) {
    LocalDateTime time =
        LocalDateTime.of(
            number(written, 1),
            number(written, 3),
            number(written, 4),
            number(written, 6),
            number(written, 8),
            number(written, 9));
    ChronoUnit unit =
        written.group(9) != null
            ? ChronoUnit.SECONDS
            : written.group(8) != null ? ChronoUnit.MINUTES : ChronoUnit.DAYS;
    Matcher counter = COUNTER.matcher(name).region(written.end(), name.length());
    boolean counts = unit == ChronoUnit.DAYS && counter.lookingAt();
    Optional<Counter> number =
        counts
            ? Optional.of(
                new Counter(
                    counter.group(1),
                    Integer.parseInt(counter.group(2)),
                    counter.group(2).length()))
            : Optional.empty();
    Stamp stamp =
        new Stamp(time, written.group(2), text(written, 5), text(written, 7), unit, number);
    return new Found(stamp, counts ? counter.end() : written.end());
  }

  /** {@code count} later ones, written in the same way, from {@code now} on if that is later. */
  List<String> next(LocalDateTime now, int count, Order order) {
    LocalDateTime after = time.plus(1, unit);
    LocalDateTime first = now.truncatedTo(unit);
    if (unit == ChronoUnit.DAYS) {
      return onOneDay(first, after, count, order);
    }
    LocalDateTime start = first.isAfter(after) ? first : after;
    List<String> next = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      next.add(text(start.plus(i, unit)));
    }
    return next;
  }

  /** The files of a day are counted, so that the next ones can have the same date. */
  private List<String> onOneDay(
      LocalDateTime today, LocalDateTime tomorrow, int count, Order order) {
    boolean later = !time.isBefore(today);
    int before = later && counter.isPresent() ? counter.get().number() : 0;
    boolean same = counter.isPresent() || order.counted;
    LocalDateTime day = !later ? today : same ? time : tomorrow;
    Counter form =
        counter.orElseGet(() -> new Counter(date.isEmpty() ? order.separator : date, 0, 2));
    return IntStream.rangeClosed(before + 1, before + count)
        .mapToObj(it -> text(day) + form.text(it))
        .toList();
  }

  private Stamp counted(Counter number) {
    return new Stamp(time, date, middle, clock, unit, Optional.of(number));
  }

  private static Stamp since1970(String digits) {
    ChronoUnit unit = digits.length() == SECONDS_LENGTH ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
    long count = Long.parseLong(digits);
    LocalDateTime start = LocalDateTime.of(1970, 1, 1, 0, 0);
    return new Stamp(start.plus(count, unit), SINCE_1970, "", "", unit, Optional.empty());
  }

  private static int number(Matcher written, int group) {
    return written.group(group) == null ? 0 : Integer.parseInt(written.group(group));
  }

  private static String text(Matcher written, int group) {
    return written.group(group) == null ? "" : written.group(group);
  }

  private String text(LocalDateTime at) {
    if (date.equals(SINCE_1970)) {
      long millis = at.toInstant(ZoneOffset.UTC).toEpochMilli();
      return Long.toString(unit == ChronoUnit.SECONDS ? millis / 1000 : millis);
    }
    // A formatter would load the data of locales.
    StringBuilder text = new StringBuilder().append(at.getYear());
    text.append(date).append(two(at.getMonthValue()));
    text.append(date).append(two(at.getDayOfMonth()));
    if (unit != ChronoUnit.DAYS) {
      text.append(middle).append(two(at.getHour())).append(clock).append(two(at.getMinute()));
    }
    if (unit == ChronoUnit.SECONDS) {
      text.append(clock).append(two(at.getSecond()));
    }
    return text.toString();
  }

  private static String two(int number) {
    return (number < 10 ? "0" : "") + number;
  }
}
