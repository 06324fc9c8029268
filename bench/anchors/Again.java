package dev.kinship.cli;

import dev.kinship.report.Colour;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Runs one command line of kin several times in one process, and prints what each run took, in milliseconds. */
public final class Again {
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    String[] words = Arrays.copyOfRange(args, 2, args.length);
    StringBuilder times = new StringBuilder();
    for (int run = 0; run < Integer.parseInt(args[0]); run++) {
      long start = System.nanoTime();
      OutputStream nowhere = OutputStream.nullOutputStream();
      Main.run(words, Path.of(args[1]), InputStream.nullInputStream(), nowhere, nowhere, Colour.PLAIN, false);
      times.append((System.nanoTime() - start) / 1000 / 1000.0).append(' ');
    }
    System.err.println(times);
  }
}
