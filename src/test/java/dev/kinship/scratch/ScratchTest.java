package dev.kinship.scratch;
import dev.kinship.database.Engine;
import java.sql.*;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
class ScratchTest {
  @ParameterizedTest @EnumSource(Engine.class)
  void x(Engine e) throws Exception {
    try (Connection c = e.emptyDatabase()) {
      for (String sql : java.nio.file.Files.readString(java.nio.file.Path.of("/tmp/asked.sql")).split(";\n")) {
        if (sql.isBlank()) continue;
        String s = sql.strip();
        if (s.startsWith("@")) { String only = s.substring(1, s.indexOf(' ')); if (!e.name().startsWith(only)) continue; s = s.substring(s.indexOf(' ')+1);}
        try (Statement st = c.createStatement()) {
          boolean rs = st.execute(s);
          StringBuilder b = new StringBuilder();
          if (rs) { ResultSet r = st.getResultSet(); int n = r.getMetaData().getColumnCount(); while (r.next()) { for (int i=1;i<=n;i++) b.append(r.getString(i)).append(" | "); b.append("\n   "); } }
          System.out.println(e + " ok   " + s + "   " + b);
        } catch (SQLException x) { System.out.println(e + " FAIL " + s + "  => " + x.getErrorCode()+" "+ x.getMessage()); }
      }
    }
  }
}
