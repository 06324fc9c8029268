package dev.kinship.plan.schema;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.runner.MigrationFile;
import dev.kinship.text.Change;
import dev.kinship.text.FileName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The folder of a project's migrations and all its files. {@code folder} is its path from the
 * project's root and is empty for the root itself.
 */
public record MigrationFiles(String folder, Path path, List<MigrationFile> all) {
  public MigrationFiles {
    all = List.copyOf(all);
  }

  /** The file's path from the project's root. */
  public String name(String file) {
    return folder.isEmpty() ? file : folder + "/" + file;
  }

  /** Creates {@code files}. Refuses a name that some systems cannot tell from an existing one. */
  List<Change> create(List<MigrationFile> files) {
    List<String> there = new ArrayList<>(all.stream().map(MigrationFile::name).toList());
    List<Change> changes = new ArrayList<>();
    for (MigrationFile it : files) {
      String name = name(it.name());
      if (FileName.isAmong(there, it.name())) {
        throw new Refused(
            CommonRules.NOT_WRITABLE,
            "`%s` cannot be created: a file there has that name, or one that is the same on some systems"
                .formatted(name),
            "rename the other file, or pass --no-migration");
      }
      there.add(it.name());
      String text = newline().map(end -> it.text().replace("\n", end)).orElse(it.text());
      changes.add(new Change.Create(path.resolve(it.name()), name, text));
    }
    return changes;
  }

  /** The line end of the existing migrations, as the last of them has it; empty without any. */
  public Optional<String> newline() {
    return all.stream()
        .filter(MigrationFile::isSql)
        .map(MigrationFile::text)
        .filter(it -> it.indexOf('\n') >= 0)
        .reduce((one, next) -> next)
        .map(it -> it.charAt(Math.max(0, it.indexOf('\n') - 1)) == '\r' ? "\r\n" : "\n");
  }
}
