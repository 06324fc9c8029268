package dev.kinship.transaction.disk;

import java.io.IOException;

/** Called before every write, so that a test can stop a run there or make it fail. */
@FunctionalInterface
public interface WriteHook {
  void reach(String what) throws IOException;
}
