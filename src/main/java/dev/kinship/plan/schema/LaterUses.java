package dev.kinship.plan.schema;

import dev.kinship.runner.MigrationFile;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableName;
import dev.kinship.syntax.sql.Mentioned;
import dev.kinship.text.Place;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds the statements of later migrations that use what an earlier one made. */
final class LaterUses {
  private final MigrationFiles files;
  private final List<Use> all = new ArrayList<>();

  /** A statement of a migration, and where it is. */
  record Use(Mentioned statement, Place place) {}

  LaterUses(MigrationFiles files, List<MigrationFile> later) {
    this.files = files;
    for (MigrationFile file : later) {
      Mentioned.in(file.text()).forEach(it -> all.add(new Use(it, place(file.name(), it.sql()))));
    }
  }

  /** The first statement that names what one of {@code changes} made or dropped. */
  Optional<Use> ofAny(List<SchemaChange> changes) {
    return all.stream()
        .filter(it -> changes.stream().anyMatch(change -> names(it.statement(), change)))
        .findFirst();
  }

  /** A view or a trigger that is still there and names all of these. */
  Optional<Use> viewOrTrigger(String... names) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Mentioned it = all.get(i).statement();
      boolean stays = all.stream().skip(i + 1L).noneMatch(later -> later.statement().ends(it));
      if (it.makesViewOrTrigger() && it.has(bare(names)) && stays) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** The last index that is still there and whose statement names both, except {@code others}. */
  Optional<Use> index(String table, String column, List<String> others) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Mentioned it = all.get(i).statement();
      boolean other = others.stream().anyMatch(it::has);
      if (it.makesIndex() && it.has(table, column) && !other) {
        boolean stays =
            all.stream().skip(i + 1L).noneMatch(later -> later.statement().dropsIndex(it));
        if (stays) {
          return Optional.of(all.get(i));
        }
      }
    }
    return Optional.empty();
  }

  /** The texts of all CHECK rules in statements that name the table, whether or not they stay. */
  List<String> checks(String table) {
    return all.stream()
        .filter(it -> it.statement().has(table))
        .flatMap(it -> it.statement().checks().stream())
        .toList();
  }

  /** The last statement in which this text is. */
  Optional<Use> containing(String text) {
    return last(it -> it.sql().contains(text));
  }

  /** The last statement that names all of these. */
  Optional<Use> naming(String... names) {
    return last(it -> it.has(bare(names)));
  }

  /** Whether one of them gives it another name. */
  boolean rename(String... names) {
    return last(it -> it.has("rename") && it.has(bare(names))).isPresent();
  }

  /** A statement may name a table without its schema. */
  private static String[] bare(String... names) {
    return Stream.of(names).map(TableName::bare).toArray(String[]::new);
  }

  private Optional<Use> last(Predicate<Mentioned> which) {
    return all.reversed().stream().filter(it -> which.test(it.statement())).findFirst();
  }

  private static boolean names(Mentioned statement, SchemaChange change) {
    return switch (change) {
      case SchemaChange.CreateTable it -> statement.has(TableName.bare(it.table()));
      case SchemaChange.DropTable it -> statement.has(TableName.bare(it.table()));
      case SchemaChange.AddColumn it ->
          statement.has(TableName.bare(it.table()), it.column().name());
      case SchemaChange.AlterColumn it ->
          statement.has(TableName.bare(it.table()), it.column().name());
      case SchemaChange.DropColumn it ->
          statement.has(TableName.bare(it.table()), it.column().name());
      case SchemaChange.AddForeignKey it -> names(statement, it.key());
      case SchemaChange.DropForeignKey it -> names(statement, it.key());
      case SchemaChange.CreateIndex it -> statement.has(it.index().name());
      case SchemaChange.DropIndex it -> statement.has(it.index().name());
    };
  }

  private static boolean names(Mentioned statement, ForeignKey key) {
    return key.given().filter(it -> statement.has(TableName.bare(key.table()), it)).isPresent();
  }

  private Place place(String file, String sql) {
    String text =
        files.all().stream()
            .filter(it -> it.name().equals(file))
            .map(MigrationFile::text)
            .findFirst()
            .orElse("");
    int at = Math.max(0, text.indexOf(sql));
    return new SourceText(files.path().resolve(file), files.name(file), text, false)
        .place(new Span(at, Math.min(text.length(), at + sql.length())));
  }
}
