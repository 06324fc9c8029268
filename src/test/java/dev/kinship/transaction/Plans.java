package dev.kinship.transaction;

import dev.kinship.text.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Plans of any size with every sort of file in them, for the tests that stop or fail a run. */
final class Plans {
  private Plans() {}

  /** A project with {@code size} files to be changed, and some that no plan touches. */
  static Project project(Path root, int size) throws IOException {
    Project project = new Project(root).put("README.md", "left alone\n");
    for (int i = 0; i < size; i++) {
      if (i % 5 != 3) {
        project.put(name(i), "class Old%d:\r\n    pass  # %s\n".formatted(i, "x".repeat(i * 37)));
      }
      if (i % 5 == 1) {
        Files.setAttribute(project.path(name(i)), "unix:mode", 0640);
      } else if (i % 5 == 2) {
        Files.createDirectories(project.path("names"));
        Files.createLink(project.path("names/other%d.py".formatted(i)), project.path(name(i)));
      }
    }
    return project;
  }

  /** Of five files one is deleted, one created in a new folder, one has two names. */
  static List<Change> changes(Project project, int size) {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      changes.add(change(project, i));
    }
    return changes;
  }

  private static Change change(Project project, int i) {
    return switch (i % 5) {
      case 3 -> project.create(name(i), "class Created%d:\n    pass\n".formatted(i));
      case 4 -> project.delete(name(i));
      default -> project.insert(name(i), 6, "New%sand".formatted("y".repeat(i * 3)));
    };
  }

  private static String name(int i) {
    return i % 5 == 3 ? "app/new%d/models/m%d.py".formatted(i / 10, i) : "app/m%d.py".formatted(i);
  }
}
