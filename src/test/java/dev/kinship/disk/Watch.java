package dev.kinship.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What befalls a process at its writes, as its system properties say. */
final class Watch {
  /** The write at which something happens, counted from 0. */
  private static final int STOP = Integer.getInteger("kinship.disk.stop", -1);

  /** {@code kill}: the process by SIGKILL; {@code full}: this write and all after it fail. */
  private static final String HOW = System.getProperty("kinship.disk.how", "kill");

  private static final boolean TOLD = Boolean.getBoolean("kinship.disk.told");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Watch() {}

  /** To be called before each write; {@code needsRoom} says that a full disk refuses it. */
  static void reach(String what, Path path, boolean needsRoom) throws IOException {
    int point = COUNT.getAndIncrement();
    if (TOLD) {
      System.err.println("write: " + what + " " + path);
    }
    if (point == STOP && HOW.equals("kill")) {
      kill();
    } else if (STOP >= 0 && point >= STOP && HOW.equals("full") && needsRoom) {
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
