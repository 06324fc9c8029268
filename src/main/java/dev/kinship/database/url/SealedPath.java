package dev.kinship.database.url;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.List;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The file system that H2 gets for a user's database: its one file, to be read. H2 would else
 * delete and move files beside it that have the names of its own temporary ones, in read-only mode
 * too.
 */
public final class SealedPath extends FilePathWrapper {
  public static final String SCHEME = "kin";

  /** H2 makes copies of what is registered, so there is a constructor without arguments. */
  public SealedPath() {}

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public boolean exists() {
    boolean known = name.endsWith(".mv.db") || name.endsWith(".lock.db") || isDirectory();
    return known && super.exists();
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    if (!mode.equals("r") || !name.endsWith(".mv.db")) {
      throw new IOException("it is opened read-only");
    }
    return super.open(mode);
  }

  @Override
  public List<FilePath> newDirectoryStream() {
    return List.of();
  }

  @Override
  public boolean canWrite() {
    return false;
  }

  @Override
  public void delete() {}

  @Override
  public void moveTo(FilePath newName, boolean atomicReplace) {}

  @Override
  public void createDirectory() {}

  @Override
  public boolean createFile() {
    return false;
  }

  @Override
  public boolean setReadOnly() {
    return false;
  }

  @Override
  public OutputStream newOutputStream(boolean append) throws IOException {
    throw new IOException("it is opened read-only");
  }

  @Override
  public FilePath createTempFile(String suffix, boolean inTempDir) throws IOException {
    throw new IOException("it is opened read-only");
  }
}
