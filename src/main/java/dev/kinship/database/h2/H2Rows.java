package dev.kinship.database.h2;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.type.BasicDataType;
import org.h2.value.Value;
import org.h2.value.ValueVarchar;

/**
 * The rows of the table in which H2 keeps its statements, each as the statements that it may mean,
 * two if a transaction has not ended. Values are plain ones; a Java object stays bytes.
 */
final class H2Rows extends BasicDataType<List<String>> {
  private static final int COLUMNS = 4;
  private static final int CURRENT = 1;
  private static final int COMMITTED = 2;

  private final ValueDataType values = new ValueDataType();

  /** As {@code org.h2.mvstore.tx.VersionedValueType} reads a page. */
  @Override
  public void read(ByteBuffer buffer, Object storage, int length) {
    boolean plain = buffer.get() == 0;
    for (int i = 0; i < length; i++) {
      cast(storage)[i] = plain ? List.of(row(buffer)) : read(buffer);
    }
  }

  @Override
  public List<String> read(ByteBuffer buffer) {
    if (DataUtils.readVarLong(buffer) == 0) {
      return List.of(row(buffer));
    }
    byte which = buffer.get();
    List<String> rows = new ArrayList<>();
    if ((which & CURRENT) != 0) {
      rows.add(row(buffer));
    }
    if ((which & COMMITTED) != 0) {
      rows.add(row(buffer));
    }
    return List.copyOf(rows);
  }

  /** The statement is the last column; what is not a text there is not a statement. */
  private String row(ByteBuffer buffer) {
    Value last = values.read(buffer);
    for (int i = 1; i < COLUMNS; i++) {
      last = values.read(buffer);
    }
    return last instanceof ValueVarchar text ? text.getString() : "";
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public List<String>[] createStorage(int size) {
    return new List[size];
  }

  @Override
  public int getMemory(List<String> rows) {
    return rows.stream().mapToInt(it -> 2 * it.length()).sum();
  }

  @Override
  public void write(WriteBuffer buffer, List<String> rows) {
    throw new UnsupportedOperationException("it is opened to be read only");
  }
}
