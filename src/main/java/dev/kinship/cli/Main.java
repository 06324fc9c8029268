package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The process: hands the arguments to picocli and turns the answer into an exit code. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(args, System.in, System.out, System.err));
  }

  /** Runs one command line and returns its exit code, so that tests need no process. */
  static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
    // Not mixinStandardHelpOptions: it reads annotations by reflection, a fifth of a start.
    CommandSpec spec = CommandSpec.create().name("kin");
    spec.addOption(help("-h", "--help", "Show this help.").usageHelp(true).build());
    spec.addOption(help("-V", "--version", "Show the version.").versionHelp(true).build());
    spec.usageMessage().description("Writes relationships between ActiveRecord models.");
    spec.version("kin 0.1.0-SNAPSHOT");
    return new CommandLine(spec)
        .setOut(new PrintWriter(out, true, UTF_8))
        .setErr(new PrintWriter(err, true, UTF_8))
        .execute(args);
  }

  private static OptionSpec.Builder help(String letter, String name, String description) {
    return OptionSpec.builder(letter, name).type(boolean.class).arity("0").description(description);
  }
}
