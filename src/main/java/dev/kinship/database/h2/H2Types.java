package dev.kinship.database.h2;

import java.nio.ByteBuffer;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * The types that an H2 file registers, each the name of a class that H2 would load and call. What
 * is read is the first name that is not one of H2's own, or nothing: none of them is loaded here.
 */
final class H2Types extends BasicDataType<String> {
  private static final String STORE = "org.h2.mvstore.";
  private static final String ROW = STORE + "db.RowDataType$Factory";
  private static final String VALUE = STORE + "db.ValueDataType$Factory";
  private static final String VERSIONED = STORE + "tx.VersionedValueType$Factory";

  /** Those that have nothing but a name. */
  private static final Set<String> SINGLE =
      Set.of(
          STORE + "db.NullValueDataType",
          STORE + "db.LobStorageMap$BlobReference$Type",
          STORE + "db.LobStorageMap$BlobMeta$Type",
          STORE + "type.ByteArrayDataType",
          STORE + "type.LongDataType",
          STORE + "type.StringDataType");

  /** As {@code org.h2.mvstore.type.MetaType} reads one. */
  @Override
  public String read(ByteBuffer buffer) {
    int length = DataUtils.readVarInt(buffer);
    if (length < 0 || length > buffer.remaining()) {
      return "?";
    }
    String name = DataUtils.readString(buffer, length);
    switch (name) {
      case VERSIONED -> {
        return read(buffer);
      }
      case ROW -> {
        DataUtils.readVarInt(buffer);
        numbers(buffer);
        numbers(buffer);
        buffer.get();
      }
      case VALUE -> {
        numbers(buffer);
        DataUtils.readVarInt(buffer);
        numbers(buffer);
        buffer.get();
      }
      default -> {
        return SINGLE.contains(name) ? "" : name;
      }
    }
    return "";
  }

  /** After an unknown name it cannot be told where the next one begins. */
  @Override
  public void read(ByteBuffer buffer, Object storage, int length) {
    String[] types = cast(storage);
    String other = "";
    for (int i = 0; i < length; i++) {
      types[i] = other.isEmpty() ? read(buffer) : other;
      other = types[i];
    }
  }

  private static void numbers(ByteBuffer buffer) {
    int count = DataUtils.readVarInt(buffer) - 1;
    for (int i = 0; i < count; i++) {
      DataUtils.readVarInt(buffer);
    }
  }

  @Override
  public String[] createStorage(int size) {
    return new String[size];
  }

  @Override
  public int getMemory(String type) {
    return 2 * type.length();
  }

  @Override
  public void write(WriteBuffer buffer, String type) {
    throw new UnsupportedOperationException("it is opened to be read only");
  }
}
