package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.Typed;
import dev.kinship.disk.WatchedProvider;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;

/**
 * {@code kin} on a disk that is full from some write on, again and again: each line of standard
 * input names that write and a project. Prints what {@code kin} says there and its exit code.
 */
final class FullDisk {
  static final String EXIT = "exit ";

  private FullDisk() {}

  /** Says {@code args} in each project. */
  public static void main(String[] args) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] parts = line.split("\t", 2);
      Path project = Path.of(parts[1]);
      InputStream nothing = InputStream.nullInputStream();
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      WatchedProvider.fullFrom(Integer.parseInt(parts[0]));
      int code = Typed.run(args, project, nothing, said);
      System.out.println(said.toString(UTF_8) + "\n" + EXIT + code);
    }
  }
}
