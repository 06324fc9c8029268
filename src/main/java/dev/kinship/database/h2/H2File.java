package dev.kinship.database.h2;

import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.database.url.SealedPath;
import dev.kinship.diagnostic.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.store.fs.FilePath;

/**
 * An H2 database in a file. H2 runs each statement that the file keeps when it opens it, so they
 * are read first, without H2's engine: who gets a file from a stranger gets no code with it.
 */
public final class H2File {
  /** Where H2 keeps its statements, its types and the names of transactions that were prepared. */
  private static final String STATEMENTS = "table.0";

  private static final String TYPES = "_";
  private static final String PREPARED = "openTransactions";
  private static final int LOCKED = 7;

  private final String name;

  private H2File(String name) {
    this.name = name;
  }

  /** Has H2 load no class that a database or a server names; before its classes are loaded. */
  public static void confine() {
    System.setProperty("h2.allowedClasses", "");
    FilePath.register(new SealedPath());
  }

  /** Refuses a file at {@code path} that would run something when it is opened. */
  public static void check(String path, String name) throws SQLException {
    FilePath file = FilePath.get(path);
    if (!file.exists()) {
      return; // H2 says so itself.
    }
    try (MVStore store = new MVStore.Builder().fileName(path).readOnly().open()) {
      new H2File(name).check(store);
    } catch (MVStoreException e) {
      boolean locked = e.getErrorCode() == LOCKED;
      throw new SQLException(
          "it is not a database of H2, or a damaged one",
          "HY000",
          locked ? DatabaseErrors.H2_IN_USE : 0,
          e);
    }
  }

  private void check(MVStore store) {
    if (store.hasMap(TYPES)) {
      MVMap.Builder<String, String> types =
          new MVMap.Builder<String, String>()
              .keyType(StringDataType.INSTANCE)
              .valueType(new H2Types());
      for (String other : store.openMap(TYPES, types).values()) {
        if (!other.isEmpty()) {
          throw refusal("the class `%s`, which opening it would load".formatted(other));
        }
      }
    }
    if (store.hasMap(PREPARED) && store.hasData(PREPARED)) {
      throw refusal("Java objects, which opening it would make");
    }
    if (store.hasMap(STATEMENTS)) {
      MVMap.Builder<Long, List<String>> rows =
          new MVMap.Builder<Long, List<String>>()
              .keyType(LongDataType.INSTANCE)
              .valueType(new H2Rows());
      store.openMap(STATEMENTS, rows).values().forEach(it -> it.forEach(this::check));
    }
  }

  private void check(String statement) {
    Optional<String> danger = H2Statement.danger(statement);
    if (danger.isPresent()) {
      throw refusal(danger.get() + " that opening it would run");
    }
  }

  private Refused refusal(String what) {
    return new Refused(
        H2Rules.RUNS_CODE,
        "`%s` has %s".formatted(name, what),
        "leave --db out to read the migrations instead; if you trust the file, run an H2 server"
            + " yourself and name it: --db jdbc:h2:tcp://localhost/…");
  }
}
