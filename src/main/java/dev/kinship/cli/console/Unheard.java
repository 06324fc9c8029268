package dev.kinship.cli.console;

import java.io.IOException;
import java.io.OutputStream;

/** Standard error, which may be closed or full: no other stream is left to report that on. */
public final class Unheard extends OutputStream {
  private final OutputStream stream;

  public Unheard(OutputStream stream) {
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
