package dev.kinship.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What befalls a process at its writes. */
final class Watch {
  /** The write, counted from 0, at which the process ends by SIGKILL. */
  private static final int STOP = Integer.getInteger("kinship.disk.stop", -1);

  private static final boolean TOLD = Boolean.getBoolean("kinship.disk.told");

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** The write from which on all fail. */
  private static volatile int full = Integer.MAX_VALUE;

  private Watch() {}

  /** Lets the disk be full from a write on, the next one being 0. */
  static void fullFrom(int write) {
    COUNT.set(0);
    full = write;
  }

  /** To be called before each write; {@code needsRoom} says that a full disk refuses it. */
  static void reach(String what, Path path, boolean needsRoom) throws IOException {
    int point = COUNT.getAndIncrement();
    if (TOLD) {
      System.err.println("write: " + what + " " + path);
    }
    if (point == STOP) {
      kill();
    } else if (point >= full && needsRoom) {
      throw new FileSystemException(path.toString(), null, "No space left on device");
    }
  }

  private static void kill() throws IOException {
    new ProcessBuilder("kill", "-KILL", Long.toString(ProcessHandle.current().pid())).start();
    while (true) {
      LockSupport.park();
    }
  }
}
