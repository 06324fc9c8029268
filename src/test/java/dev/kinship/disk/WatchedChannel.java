package dev.kinship.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that is open: every write, cut and force is a point. */
final class WatchedChannel extends FileChannel {
  private final FileChannel real;
  private final Path path;

  WatchedChannel(FileChannel real, Path path) {
    this.real = real;
    this.path = path;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    Watch.reach("write", path, true);
    return real.write(bytes);
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
    Watch.reach("write", path, true);
    return real.write(bytes, offset, length);
  }

  @Override
  public int write(ByteBuffer bytes, long at) throws IOException {
    Watch.reach("write", path, true);
    return real.write(bytes, at);
  }

  @Override
  public long transferFrom(ReadableByteChannel from, long at, long count) throws IOException {
    Watch.reach("write", path, true);
    return real.transferFrom(from, at, count);
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    Watch.reach("truncate", path, false);
    real.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metadata) throws IOException {
    Watch.reach("force", path, false);
    real.force(metadata);
  }

  @Override
  public int read(ByteBuffer bytes) throws IOException {
    return real.read(bytes);
  }

  @Override
  public long read(ByteBuffer[] bytes, int offset, int length) throws IOException {
    return real.read(bytes, offset, length);
  }

  @Override
  public int read(ByteBuffer bytes, long at) throws IOException {
    return real.read(bytes, at);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long at) throws IOException {
    real.position(at);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long at, long count, WritableByteChannel to) throws IOException {
    return real.transferTo(at, count, to);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long at, long size) throws IOException {
    return real.map(mode, at, size);
  }

  @Override
  public FileLock lock(long at, long size, boolean shared) throws IOException {
    return real.lock(at, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long at, long size, boolean shared) throws IOException {
    return real.tryLock(at, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
