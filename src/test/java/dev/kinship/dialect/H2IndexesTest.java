package dev.kinship.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case;
import dev.kinship.database.Engine;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the migrations of the cases for H2 on H2, which makes the indexes of keys. */
class H2IndexesTest {
  private static final String INDEXES =
      """
      SELECT i.table_name || ' ' || LISTAGG(c.column_name, ', ') WITHIN GROUP (ORDER BY c.ordinal_position)
          || CASE WHEN i.index_type_name = 'INDEX' THEN '' ELSE ' unique' END
      FROM information_schema.indexes i JOIN information_schema.index_columns c
          ON c.index_name = i.index_name AND c.table_name = i.table_name
      GROUP BY i.table_name, i.index_name, i.index_type_name""";

  static Stream<Case> cases() {
    return Case.in("add").filter(it -> String.join(" ", it.words()).contains("--dialect h2"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void noTwoIndexesHaveTheSameColumns(Case it) throws IOException, SQLException {
    try (Connection connection = Engine.H2.emptyDatabase()) {
      for (Map.Entry<String, String> file : new TreeMap<>(it.after().files()).entrySet()) {
        if (file.getKey().startsWith("migrations/")) {
          MigrationTest.run(connection, file.getValue());
        }
      }
      assertThat(strings(connection, INDEXES)).doesNotHaveDuplicates();
    }
  }

  private static List<String> strings(Connection connection, String query) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
