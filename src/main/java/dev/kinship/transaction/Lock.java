package dev.kinship.transaction;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One run at a time. The lock is on an open file, so it dies with its process. */
final class Lock {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /** A file lock is between processes, and lost when its process closes the file anywhere. */
  private static final Semaphore THIS_PROCESS = new Semaphore(1);

  private Lock() {}

  /** Something to do under the lock. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** Does {@code work} under a lock on {@code file}; refuses where another run has it for long. */
  static <T> T during(Work<Path> file, Work<T> work) throws IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    if (!enter()) {
      throw CommitRefusals.locked();
    }
    try (FileChannel channel =
        FileChannel.open(file.run(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (channel.tryLock() == null) {
        if (System.nanoTime() > end) {
          throw CommitRefusals.locked();
        }
        pause();
      }
      return work.run();
    } finally {
      THIS_PROCESS.release();
    }
  }

  private static boolean enter() {
    try {
      return THIS_PROCESS.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommitRefusals.locked();
    }
  }
}
