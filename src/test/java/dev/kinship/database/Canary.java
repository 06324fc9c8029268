package dev.kinship.database;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Writes a file when a database file has it made: the proof that opening the file runs code. */
public final class Canary implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String PROPERTY = "kinship.canary";

  /** Where it writes. */
  public static void at(Path file) {
    System.setProperty(PROPERTY, file.toString());
  }

  private static void sing() {
    try {
      Files.writeString(Path.of(System.getProperty(PROPERTY)), "sung");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
    in.defaultReadObject();
    sing();
  }

  /** The same as the type of a map, which H2 makes of the name of its class. */
  public static final class Type extends BasicDataType<String> {
    public Type() {
      sing();
    }

    @Override
    public int getMemory(String text) {
      return 0;
    }

    @Override
    public void write(WriteBuffer buffer, String text) {}

    @Override
    public String read(java.nio.ByteBuffer buffer) {
      return "";
    }

    @Override
    public String[] createStorage(int size) {
      return new String[size];
    }
  }
}
