import dev.kinship.syntax.python.Outline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads and outlines each Python file below a folder by the program's own reader: a list of all models needs that at least. */
final class Outlines {
  public static void main(String[] arguments) throws IOException {
    int statements = 0;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      List<Path> sources = files.filter(it -> it.toString().endsWith(".py")).toList();
      for (Path source : sources) {
        statements += Outline.of(Files.readString(source)).body().size();
      }
    }
    System.out.println(statements);
  }
}
