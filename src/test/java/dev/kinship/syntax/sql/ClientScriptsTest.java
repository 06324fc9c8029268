package dev.kinship.syntax.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What scripts have for the programs that run them, and not for the database. */
class ClientScriptsTest {
  @Test
  void endsAStatementWhereItsClientDoes() {
    assertThat(
            read("""
                    delimiter $$ -- until further notice
                    CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW IF NEW.x THEN DELETE FROM b; DROP TABLE c; END IF$$ -- done
                    CREATE TABLE a1 (x INT DEFAULT 1)$$
                    delimiter ; -- as usual
                    CREATE TABLE a2 (x INT)\\g
                    SELECT 1 \\gset
                    CREATE TABLE a3 (x INT) \\G
                    SELECT 1\\; SELECT 2;
                    CREATE TABLE a4 (x INT);
                    """)
                .tables())
        .containsOnlyKeys("a1", "a2", "a3", "a4");
  }

  @Test
  void passesOverCommandsOfClients() {
    Schema schema =
        read(
            """
            .headers on
            .mode box
            CREATE TABLE a (x INT);
            \\connect shop
            CREATE TABLE b (x INT); \\echo done
            CREATE TABLE c (y INT);
            """);
    assertThat(schema.tables()).containsOnlyKeys("a", "b", "c");
    assertThat(schema.doubts()).isEmpty();
  }

  @Test
  void doubtsWhatClientsRunFromElsewhere() {
    String made = "CREATE TABLE a (x INT);\n";
    assertThat(read("\\i other.sql\n" + made).doubts()).hasSize(1);
    assertThat(read("\\ir 'other.sql'\n" + made).doubts()).hasSize(1);
    assertThat(read(".read other.sql\n" + made).doubts()).hasSize(1);
    assertThat(read("source other.sql;\n" + made).doubts()).hasSize(1);
    assertThat(read("SELECT 'DROP TABLE ' || t FROM x \\gexec\n" + made).doubts()).hasSize(1);
    assertThat(read("SELECT 'CREATE DATABASE x'\n\\gexec\n" + made).doubts()).isEmpty();
    assertThat(read("\\i other.sql\n" + made).tables()).containsOnlyKeys("a");
  }

  @Test
  void passesOverRowsThatAreCopied() {
    String rows =
        "COPY a (x) FROM stdin WITH (FORMAT csv);\n1;CREATE TABLE no (x INT);\n'\n\\.\r\n";
    Schema schema = read("CREATE TABLE a (x INT);\n" + rows + "CREATE TABLE b (x INT);");
    assertThat(schema.tables()).containsOnlyKeys("a", "b");
    assertThat(schema.doubts()).isEmpty();
    assertThat(read("COPY a TO stdout;\nCREATE TABLE b (x INT);\n" + rows).tables())
        .containsOnlyKeys("b");
    assertThat(read("COPY a FROM stdin;\nCREATE TABLE b (x INT);").tables()).containsOnlyKeys("b");
  }

  private static Schema read(String... texts) {
    return SchemaReader.read(List.of(texts));
  }
}
