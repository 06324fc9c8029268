package dev.kinship.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case.Result;
import dev.kinship.cases.Case.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder: {@code command.txt}, a command a line, the project {@code before/}, the project {@code
 * after/} (absent if nothing may change) and {@code output.txt}.
 */
record CaseFolder(Path folder) implements CaseForm {
  @Override
  public List<String> commands() {
    return read("command.txt").lines().map(String::strip).toList();
  }

  @Override
  public Tree before() {
    return Tree.read(folder.resolve("before"));
  }

  @Override
  public Tree after() {
    Path after = folder.resolve("after");
    return Files.exists(after) ? Tree.read(after) : before();
  }

  @Override
  public String output() {
    return read("output.txt");
  }

  @Override
  public void accept(Result result) {
    Tree.delete(folder.resolve("after"));
    if (!result.tree().equals(before())) {
      result.tree().writeTo(folder.resolve("after"));
    }
    Tree.write(folder.resolve("output.txt"), result.output().getBytes(UTF_8));
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
