package dev.kinship.tool;

import static java.util.stream.Collectors.joining;

import dev.kinship.database.Database;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** No tool: somebody runs each file by hand, and knows which have been. */
final class PlainTool implements Tool {
  private static final String BACK = "-- To reverse it:\n";

  private final Set<String> run = new HashSet<>();

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public String firstName() {
    return "001_create_shop.sql";
  }

  @Override
  public String first(String sql) {
    return sql;
  }

  @Override
  public Outcome up(Database database, Path folder) {
    for (Path file : Scripts.files(folder, "\\d+_.*\\.sql")) {
      if (!run.contains(file.getFileName().toString())) {
        Outcome outcome = Scripts.run(database, Scripts.read(file));
        if (!outcome.done()) {
          return outcome;
        }
        run.add(file.getFileName().toString());
      }
    }
    return Outcome.DONE;
  }

  @Override
  public void note(Database database, Path folder, Path file) {
    run.add(file.getFileName().toString());
  }

  @Override
  public void remember(List<String> files) {
    run.clear();
    run.addAll(files);
  }

  @Override
  public Outcome down(Database database, Path folder) {
    for (Path file : Scripts.files(folder, "\\d+_.*\\.sql").reversed()) {
      String text = Scripts.read(file);
      if (!file.endsWith(firstName())) {
        run.remove(file.getFileName().toString());
        String back = text.contains(BACK) ? text.substring(text.indexOf(BACK) + BACK.length()) : "";
        String sql = back.lines().map(it -> it.replaceFirst("^-- ?", "")).collect(joining("\n"));
        Outcome outcome = Scripts.run(database, sql);
        if (!outcome.done()) {
          return outcome;
        }
      }
    }
    return Outcome.DONE;
  }

  @Override
  public boolean owns(String table) {
    return false;
  }
}
