package dev.kinship.syntax.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.schema.Schema;
import dev.kinship.schema.StatedType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How migrations state the type, the character set and the collation of a column. */
class StatedTypesTest {
  @Test
  void readsHowTypesAreStated() {
    Schema schema =
        read(
            """
            CREATE TABLE a (
              id VARCHAR( 36 )  CHARACTER SET latin1 NOT NULL COLLATE latin1_bin PRIMARY KEY,
              code char(3) charset 'ascii',
              name text,
              word varchar(9) DEFAULT 'COLLATE x' COLLATE "C",
              exact varchar(5) binary,
              number bigint(20) unsigned AUTO_INCREMENT
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='COLLATE=none';
            CREATE TABLE b (id varchar(9) COLLATE pg_catalog."C", of_type kinds."Mood", odd double /* x */ precision);
            CREATE TABLE c (id varchar(9), code int);
            ALTER TABLE c CONVERT TO CHARACTER SET utf8mb3, ADD COLUMN more char(1);
            ALTER TABLE c ALTER COLUMN code TYPE varchar(7) COLLATE "D" USING code::text;
            CREATE TABLE d (id varchar(9)) CHARSET latin1;
            ALTER TABLE d DEFAULT CHARACTER SET = utf8mb4;
            ALTER TABLE d ADD COLUMN more char(1);
            """);
    assertThat(stated(schema, "a"))
        .containsExactly(
            "VARCHAR( 36 ) CHARACTER SET latin1 COLLATE latin1_bin",
            "char(3) CHARACTER SET ascii",
            "text CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
            "varchar(9) COLLATE \"C\"",
            "varchar(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "bigint(20) unsigned CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
    assertThat(stated(schema, "b"))
        .containsExactly("varchar(9) COLLATE pg_catalog.\"C\"", "kinds.\"Mood\"", "");
    assertThat(stated(schema, "c"))
        .containsExactly(
            "varchar(9) CHARACTER SET utf8mb3",
            "varchar(7) COLLATE \"D\"",
            "char(1) CHARACTER SET utf8mb3");
    assertThat(stated(schema, "d"))
        .containsExactly("varchar(9) CHARACTER SET latin1", "char(1) CHARACTER SET utf8mb4");
  }

  private static List<String> stated(Schema schema, String table) {
    return schema.table(table).orElseThrow().columns().stream()
        .map(it -> it.stated().map(StatedType::sql).orElse(""))
        .toList();
  }

  private static Schema read(String... texts) {
    return SchemaReader.read(List.of(texts));
  }
}
