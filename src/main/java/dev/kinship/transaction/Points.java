package dev.kinship.transaction;

import java.io.IOException;

/** Told of every write before it is done, so that a test can stop a run there or make it fail. */
@FunctionalInterface
interface Points {
  void reach(String what) throws IOException;
}
