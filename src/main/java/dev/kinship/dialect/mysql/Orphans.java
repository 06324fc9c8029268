package dev.kinship.dialect.mysql;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.ForeignKey;
import java.util.stream.Stream;

/** Ends a migration if rows point nowhere, before or after a key is added without checks. */
final class Orphans {
  private Orphans() {}

  /** Statements of a block. They read as others read, so they do not block them. */
  static String stop(ForeignKey key, SqlClauses writer) {
    String whole = StepComments.path(key).replace("\\", "\\\\").replace("'", "''");
    String path = whole.length() <= 90 ? whole : "a key"; // A message has at most 128 characters.
    String joined =
        Stream.iterate(0, it -> it + 1)
            .limit(key.columns().size())
            .map(
                it ->
                    "parent.%s = child.%s"
                        .formatted(
                            writer.quote(key.parentColumns().get(it)),
                            writer.quote(key.columns().get(it))))
            .collect(joining(" AND "));
    String filled =
        key.columns().stream()
            .map(it -> "child.%s IS NOT NULL".formatted(writer.quote(it)))
            .collect(joining(" AND "));
    return """
        IF EXISTS (SELECT 1 FROM %s child WHERE %s
                AND NOT EXISTS (SELECT 1 FROM %s parent WHERE %s)) THEN
            SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s points to no row in some rows';
        END IF;
        """
        .formatted(writer.quote(key.table()), filled, writer.quote(key.parent()), joined, path);
  }
}
