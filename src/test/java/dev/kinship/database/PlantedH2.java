package dev.kinship.database;

import java.io.Serializable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.MetaType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.Row;
import org.h2.result.RowFactory;
import org.h2.value.Value;
import org.h2.value.ValueInteger;
import org.h2.value.ValueVarchar;

/** An H2 database file that H2 itself has made, with what H2 itself would not put there. */
public record PlantedH2(Path database) {
  private static final int NEXT_ID = 1000;

  /** Makes the file, whose name is that of {@code database} with an end. */
  public static PlantedH2 with(Path database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + database, "sa", "");
        Statement statement = connection.createStatement()) {
      for (String it : statements) {
        statement.execute(it);
      }
    }
    return new PlantedH2(database);
  }

  /** Opens it as a careless program would. */
  public void openCarelessly() throws SQLException {
    DriverManager.getConnection(
            "jdbc:h2:" + database + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", "sa", "")
        .close();
  }

  private MVStore store() {
    return new MVStore.Builder().fileName(database + ".mv.db").open();
  }

  /** Adds a statement to those that H2 runs when it opens the file. */
  public PlantedH2 plant(int type, String sql) {
    try (MVStore store = store()) {
      TransactionStore transactions = new TransactionStore(store, new ValueDataType());
      transactions.init();
      Transaction transaction = transactions.begin();
      TransactionMap<Long, Row> rows = transaction.openMap("table.0");
      Value[] values = {
        ValueInteger.get(NEXT_ID),
        ValueInteger.get(0),
        ValueInteger.get(type),
        ValueVarchar.get(sql)
      };
      Row row = RowFactory.getDefaultRowFactory().createRow(values, 0);
      row.setKey(NEXT_ID);
      rows.put((long) NEXT_ID, row);
      transaction.commit();
    }
    return this;
  }

  /** Registers a class as the type of a map. */
  public PlantedH2 plant(DataType<?> type) {
    try (MVStore store = store()) {
      MVMap<String, DataType<?>> types =
          store.openMap(
              "_",
              new MVMap.Builder<String, DataType<?>>()
                  .keyType(StringDataType.INSTANCE)
                  .valueType(new MetaType<>(null, null)));
      types.put("0", type);
    }
    return this;
  }

  /** Leaves a transaction that was prepared, whose name is a Java object. */
  public PlantedH2 plant(Serializable object) {
    try (MVStore store = store()) {
      TransactionStore transactions = new TransactionStore(store, new ValueDataType());
      transactions.init();
      Transaction transaction = transactions.begin();
      TransactionMap<Long, Row> rows = transaction.openMap("table.0");
      rows.remove(rows.firstKey());
      transaction.setName("x");
      transaction.prepare();
      MVMap<Integer, Object[]> prepared = store.openMap("openTransactions");
      prepared.put(transaction.getId(), new Object[] {1, object});
    }
    return this;
  }
}
