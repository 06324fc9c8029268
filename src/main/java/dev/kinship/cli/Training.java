package dev.kinship.cli;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Runs many command lines in one process and shows nothing. The launcher archives the classes that
 * this loads, so that they need not be read and checked at every start.
 */
public final class Training {

  private Training() {}

  /** Each argument is one command line, its words parted by spaces. */
  public static void main(String[] commands) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    for (String command : commands) {
      Main.run(command.split(" ", -1), InputStream.nullInputStream(), nowhere, nowhere);
    }
  }
}
