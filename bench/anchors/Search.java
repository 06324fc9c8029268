import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Walks a tree, reads every Python file and looks for two names in it: what kin cannot do without. */
final class Search {
  private static int found;

  public static void main(String[] args) throws IOException {
    byte[] one = args[1].getBytes();
    byte[] other = args[2].getBytes();
    Files.walkFileTree(
        Path.of(args[0]),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (file.toString().endsWith(".py")) {
              byte[] bytes = Files.readAllBytes(file);
              if (contains(bytes, one) || contains(bytes, other)) {
                found++;
              }
            }
            return FileVisitResult.CONTINUE;
          }
        });
    System.out.println(found);
  }

  private static boolean contains(byte[] bytes, byte[] word) {
    int last = bytes.length - word.length;
    for (int i = 0; i <= last; i++) {
      int at = 0;
      while (at < word.length && bytes[i + at] == word[at]) {
        at++;
      }
      if (at == word.length) {
        return true;
      }
    }
    return false;
  }
}
