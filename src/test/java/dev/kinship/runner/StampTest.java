package dev.kinship.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** File names that begin with a time: the next ones begin in the same way. */
class StampTest {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 29, 23, 59, 58);

  @ParameterizedTest
  @CsvSource({
    "20240105120000_a.sql, 20261129235958, 20261129235959",
    "202401051200_a.sql, 202611292359, 202611300000",
    "2024_01_05_120000_a.sql, 2026_11_29_235958, 2026_11_29_235959",
    "2024-01-05-12-00-00-a.sql, 2026-11-29-23-59-58, 2026-11-29-23-59-59",
    "20240105-1200_a.sql, 20261129-2359, 20261130-0000",
    "20240105T120000_a.sql, 20261129T235958, 20261129T235959",
    "20991231235959_a.sql, 21000101000000, 21000101000001",
    "1704456000_a.sql, 1795996798, 1795996799",
    "1704456000000-a.sql, 1795996798000, 1795996798001",
    "2024-01-05-a.sql, 2026-11-29-01, 2026-11-29-02",
    "2026-11-29-a.sql, 2026-11-30-01, 2026-11-30-02",
    "20240105_a.sql, 20261129_01, 20261129_02",
    "20240105_007_a.sql, 20261129_001, 20261129_002",
    "20261129_007_a.sql, 20261129_008, 20261129_009",
    "20261129_9_a.sql, 20261129_10, 20261129_11",
    "20270101_3_a.sql, 20270101_4, 20270101_5"
  })
  void goesOnInTheSameWay(String last, String first, String second) {
    assertThat(next(last, Stamp.Order.NAMES)).isEqualTo(List.of(first, second));
  }

  /** The version of these tools is the digits alone, and may not come twice. */
  @ParameterizedTest
  @CsvSource({
    "20240105_a.sql, 2026112901, 2026112902",
    "20261129_a.sql, 2026112901, 2026112902",
    "2026112901_a.sql, 2026112902, 2026112903",
    "2024010599_a.sql, 2026112901, 2026112902"
  })
  void digitsAreVersions(String last, String first, String second) {
    assertThat(next(last, Stamp.Order.DIGITS)).isEqualTo(List.of(first, second));
  }

  @ParameterizedTest
  @CsvSource({
    "20240105__a.sql, 20261129.01, 20261129.02",
    "20261129__a.sql, 20261129.01, 20261129.02",
    "20240101.1200__a.sql, 20261129.2359, 20261130.0000"
  })
  void dotsPartAVersion(String last, String first, String second) {
    assertThat(next(last, Stamp.Order.VERSIONS)).isEqualTo(List.of(first, second));
  }

  @Test
  void aSingleFileOfADayIsCountedSoThatTheNextOneCanHaveTheSameDate() {
    assertThat(Stamp.of("2024-01-05-a.sql").orElseThrow().stamp().next(NOW, 1, Stamp.Order.NAMES))
        .isEqualTo(List.of("2026-11-29-01"));
  }

  private static List<String> next(String last, Stamp.Order order) {
    return Stamp.of(last).orElseThrow().stamp().next(NOW, 2, order);
  }

  @ParameterizedTest
  @ValueSource(strings = {"001_a.sql", "20991399_a.sql", "2024_a.sql", "a.sql", "00012024_a.sql"})
  void aNumberIsNotATime(String name) {
    assertThat(Stamp.of(name)).isEmpty();
  }
}
