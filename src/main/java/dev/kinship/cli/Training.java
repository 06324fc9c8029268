package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Runs many command lines in one process and shows nothing. The launcher archives the classes that
 * this loads, so that they need not be read and checked at every start.
 */
public final class Training {

  private Training() {}

  /** Each argument is one command line, its words parted by spaces. */
  public static void main(String[] commands) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    for (String command : commands) {
      Main.run(command.split(" ", -1), InputStream.nullInputStream(), nowhere, nowhere);
    }
  }
}
