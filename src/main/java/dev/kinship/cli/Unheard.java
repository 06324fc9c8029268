package dev.kinship.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard error, where it may be closed or full: there is no other place to say so. */
final class Unheard extends OutputStream {
  private final OutputStream stream;

  Unheard(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      stream.write(bytes, from, length);
      stream.flush();
    } catch (IOException e) {
      return; // the exit code still tells
    }
  }
}
