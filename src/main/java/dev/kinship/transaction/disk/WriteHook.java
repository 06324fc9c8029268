package dev.kinship.transaction.disk;

import java.io.IOException;

/** Told of every write before it is done, so that a test can stop a run there or make it fail. */
@FunctionalInterface
public interface WriteHook {
  void reach(String what) throws IOException;
}
