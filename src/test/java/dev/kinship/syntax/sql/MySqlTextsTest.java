package dev.kinship.syntax.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import dev.kinship.schema.Wording;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What MySQL and MariaDB alone write, or make of what is written. */
class MySqlTextsTest {
  @Test
  void findsTheViewsOfMySqlDumps() {
    Schema schema =
        SchemaReader.read(
            List.of(
                """
            /*!50001 CREATE VIEW `v` AS SELECT 1 AS `id`*/;
            /*!50001 DROP VIEW IF EXISTS `v`*/;
            /*!50001 CREATE ALGORITHM=UNDEFINED */
            /*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
            /*!50001 VIEW `v` AS select `users`.`id` AS `id` from `users`*/;
            """));
    assertThat(schema.other("v")).contains("a view");
  }

  @Test
  void followsEnginesAndPartitions() {
    String tables = "CREATE TABLE a (id INT) ENGINE=MyISAM COMMENT 'PARTITION';";
    assertThat(storage(tables).keylessEngine()).contains("MyISAM");
    assertThat(storage(tables + "ALTER TABLE a ENGINE InnoDB;").keylessEngine()).isEmpty();
    String partitioned = tables + "ALTER TABLE a PARTITION BY HASH (id) PARTITIONS 3;";
    assertThat(storage(partitioned + "ALTER TABLE a ADD PARTITION PARTITIONS 2;").partitioning())
        .contains("PARTITION BY HASH (id) PARTITIONS 3");
    assertThat(storage(partitioned + "ALTER TABLE a REMOVE PARTITIONING;").partitioning())
        .isEmpty();
  }

  private static Table.Storage storage(String text) {
    Schema schema = SchemaReader.read(List.of(text));
    assertThat(schema.doubts()).isEmpty();
    return schema.table("a").orElseThrow().storage();
  }

  @Test
  void knowsTheIndexesThatMySqlMakesForKeys() {
    String text =
        """
        CREATE TABLE orders (id INT PRIMARY KEY, a INT, b INT, c INT, d VARCHAR(40), e INT,
          CONSTRAINT own FOREIGN KEY (a) REFERENCES users (id), KEY by_a (a, b),
          CONSTRAINT two FOREIGN KEY (b) REFERENCES users (id),
          FOREIGN KEY (c) REFERENCES users (id),
          KEY part (d(10)), CONSTRAINT four FOREIGN KEY (d) REFERENCES users (name),
          KEY falling (e DESC), CONSTRAINT five FOREIGN KEY (e) REFERENCES users (id));
        ALTER TABLE orders DROP FOREIGN KEY two;
        CREATE INDEX by_c ON orders (c);
        """;
    Schema schema = SchemaReader.read(List.of(text), Wording.MYSQL);
    assertThat(schema.table("orders").orElseThrow().indexes())
        .extracting(Index::name)
        .containsExactlyInAnyOrder("by_a", "part", "falling", "five", "four", "two", "by_c");
    Schema mariadb = SchemaReader.read(List.of(text), Wording.MARIADB);
    assertThat(mariadb.table("orders").orElseThrow().indexes())
        .extracting(Index::name)
        .doesNotContain("five");
  }
}
