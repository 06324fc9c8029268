package dev.kinship.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.schema.Column;
import dev.kinship.schema.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a live database and migrations are together. */
class EvidenceTest {
  private static final List<String> MIGRATIONS =
      List.of(
          "ALTER TABLE orders ADD COLUMN user_id BIGINT UNSIGNED",
          "ALTER TABLE orders MODIFY COLUMN user_id BIGINT UNSIGNED NOT NULL",
          "ALTER TABLE orders ADD CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id)");

  /** Evidence of a database with this column, and perhaps the key. */
  private static Evidence evidence(String column) {
    Snapshot live =
        new Snapshot(
            "shop",
            List.of(
                "CREATE TABLE users (id BIGINT UNSIGNED PRIMARY KEY)",
                "CREATE TABLE orders (id BIGINT UNSIGNED PRIMARY KEY%s)".formatted(column)),
            Map.of(),
            Map.of(),
            List.of(),
            Wording.MYSQL);
    return Evidence.of(live, MIGRATIONS, Set.of("orders", "users"), Stream::empty);
  }

  private static Column key(Evidence evidence) {
    return evidence.known().table("orders").flatMap(it -> it.column("user_id")).orElseThrow();
  }

  @Test
  void columnIsAsInTheDatabaseIfAllMigrationsHaveRun() {
    Evidence all =
        evidence(
            ", user_id BIGINT UNSIGNED NOT NULL, KEY buyer (user_id), CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id)");
    assertThat(all.missing()).isEmpty();
    assertThat(key(all).nullable()).isFalse();
  }

  @Test
  void columnIsAsTheMigrationsThatHaveNotRunMakeIt() {
    Evidence some = evidence(", user_id BIGINT UNSIGNED");
    assertThat(some.missing()).first().isEqualTo("NOT NULL in `orders.user_id`");
    assertThat(key(some).nullable()).isFalse();
    assertThat(key(evidence("")).nullable()).isFalse();
  }

  @Test
  void keyHasTheNameThatAMigrationThatHasNotRunGivesIt() {
    assertThat(evidence("").known().table("orders").orElseThrow().foreignKeys())
        .singleElement()
        .satisfies(it -> assertThat(it.given()).contains("buyer"));
  }
}
