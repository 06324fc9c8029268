package dev.kinship.runner;

import java.util.List;

/** A tool whose files have both directions, each under its mark, and a number in their names. */
interface MarkedRunner extends Runner {
  Marks marks();

  @Override
  default boolean recognises(List<MigrationFile> files) {
    return marks().in(files);
  }

  @Override
  default boolean isMark(String line) {
    return marks().has(line);
  }

  @Override
  default boolean takes(MigrationFile file) {
    return file.name().endsWith(".sql") && Numbering.startsWithDigit(file.name());
  }

  @Override
  default List<MigrationFile> inOrder(List<MigrationFile> files, String database) {
    return Numbering.ordered(files.stream().filter(this::takes))
        .map(it -> new MigrationFile(it.name(), marks().upOf(it.text())))
        .toList();
  }
}
