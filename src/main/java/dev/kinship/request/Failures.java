package dev.kinship.request;

import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.report.OutputFailed;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/** The diagnostic for whatever ends a run, without passwords: no door may show one. */
public final class Failures {
  private static final int CAUSES = 20;

  private Failures() {}

  /** The message for the user about {@code failure}, or about the lack of memory that caused it. */
  public static Diagnostic of(Throwable failure) {
    return found(machineFailure(failure)).rewritten(DatabaseUrl::withoutPasswords);
  }

  private static Diagnostic found(Throwable failure) {
    return switch (failure) {
      case Refused it -> it.diagnostic();
      case UncheckedIOException it -> unwritten(it);
      case StackOverflowError it -> tooDeep();
      case OutOfMemoryError it -> noMemory();
      case InvalidPathException it -> noName(it);
      default -> bug(failure);
    };
  }

  /** What the machine lacked, where another failure only passes that on. */
  private static Throwable machineFailure(Throwable failure) {
    Optional<Throwable> next = Optional.of(failure);
    for (int depth = 0; next.isPresent() && depth < CAUSES; depth++) {
      if (next.get() instanceof VirtualMachineError it) {
        return it;
      }
      next = Optional.ofNullable(next.get().getCause());
    }
    return failure;
  }

  private static Diagnostic unwritten(UncheckedIOException failure) {
    return new Diagnostic(
        CommonRules.SYSTEM_FAILED,
        "reading or writing failed: " + failure.getCause(),
        List.of(),
        "check the disk and the permissions, then run the command again");
  }

  private static Diagnostic tooDeep() {
    return new Diagnostic(
        CommonRules.TOO_DEEP,
        "something in these files is nested too deeply to be read",
        List.of(),
        "look for thousands of nested brackets or blocks, and reduce the nesting");
  }

  private static Diagnostic noMemory() {
    return new Diagnostic(
        RequestRules.NO_MEMORY,
        "there is not enough memory for the files of this project",
        List.of(),
        "list large files in .gitignore, or give Java more: export JDK_JAVA_OPTIONS=-Xmx4g");
  }

  private static Diagnostic noName(InvalidPathException failure) {
    return new Diagnostic(
        RequestRules.FILE_NAME,
        "`%s` cannot be the name of a file here: %s"
            .formatted(failure.getInput(), failure.getReason()),
        List.of(),
        "use another name; if it is not ASCII, set LC_ALL=C.UTF-8");
  }

  private static Diagnostic bug(Throwable failure) {
    return new Diagnostic(
            CommonRules.BUG,
            "this is a bug of Kinship, not yours: " + failure.getMessage(),
            List.of(),
            "report it with the lines above; kin log shows whether something was written")
        .then("kin log");
  }

  /** The output took no more. */
  public static Diagnostic of(OutputFailed failure) {
    String reason = String.valueOf(failure.reason().getMessage());
    return new Diagnostic(
        RequestRules.OUTPUT,
        "standard output cannot be written (%s)".formatted(reason)
            + failure.consequence().map(", "::concat).orElse(""),
        List.of(),
        failure.consequence().isPresent()
            ? "check where the output is sent; kin log shows what was written"
            : "check where the output is sent, then run the command again");
  }
}
