package dev.kinship.plan.schema;

import static java.util.stream.Collectors.joining;

import dev.kinship.runner.MigrationFile;
import dev.kinship.schema.Doubt;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the statements of later migrations that use what an earlier one made. */
final class LaterUses {
  private static final Pattern SETS_PATH =
      Pattern.compile(
          "(?i)(set\\s+(session\\s+)?search_path|reset\\s+(search_path|all)|discard\\s+all"
              + "|select\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\(\\s*'search_path'\\s*,[^,]*,\\s*'?f(alse)?)\\b");

  /** The setting of no schema, as dumps have it. */
  private static final Pattern EMPTIES_PATH =
      Pattern.compile(
          "(?i)(set\\s+(session\\s+)?search_path\\s*(=|to)|select[\\w\\s.]*\\(\\s*'search_path'\\s*,)\\s*''");

  private final MigrationFiles files;
  private final List<MigrationFile> later;
  private final List<Use> all = new ArrayList<>();

  /** A statement of a migration, and where it is. */
  record Use(Mentioned statement, Place place) {}

  LaterUses(MigrationFiles files, List<MigrationFile> later) {
    this.files = files;
    this.later = later;
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

  /** A view, a trigger or the like that is still there and names all of these. */
  Optional<Use> dependent(String... names) {
    return dependent(it -> it.has(bare(names)));
  }

  /** The same of a column; {@code expands} if the database keeps the columns that a star means. */
  Optional<Use> dependentOn(String table, String column, boolean expands) {
    return dependent(
        it -> it.has(TableName.bare(table)) && (it.has(column) || (expands && it.everyColumn())));
  }

  private Optional<Use> dependent(Predicate<Mentioned> needs) {
    for (int i = all.size() - 1; i >= 0; i--) {
      Mentioned it = all.get(i).statement();
      boolean stays = all.stream().skip(i + 1L).noneMatch(later -> later.statement().ends(it));
      if (it.makesDependent() && needs.test(it) && stays) {
        return Optional.of(all.get(i));
      }
    }
    return Optional.empty();
  }

  /** Statements about what a change drops that it does not restore: comments, privileges, order. */
  List<Use> losing(SchemaChange change) {
    String table = TableName.bare(change.table());
    Stream<Optional<Use>> found =
        switch (change) {
          case SchemaChange.DropColumn it ->
              Stream.of(
                  beginning("comment", table, "column", it.column().name()),
                  beginning("grant", table, it.column().name()));
          case SchemaChange.DropIndex it ->
              Stream.of(
                  last(one -> one.has("cluster", table))
                      .filter(one -> one.statement().has(it.index().name())),
                  beginning("comment", "index", it.index().name()));
          case SchemaChange.DropForeignKey it ->
              it.key().given().stream().map(name -> beginning("comment", "constraint", name));
          default -> Stream.empty();
        };
    return found.flatMap(Optional::stream).toList();
  }

  private Optional<Use> beginning(String word, String... names) {
    return last(it -> it.begins(word) && it.has(names));
  }

  /** The statement that makes the index what identifies rows for replication. */
  Optional<Use> identity(String table, String index) {
    String[] words = {TableName.bare(table), "replica", "identity"};
    return last(it -> it.has(words)).filter(it -> it.statement().has(index));
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

  /** The texts of all CHECK rules in statements that name the table, if none drops them by name. */
  List<String> checks(String table) {
    List<String> checks = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Mentioned it = all.get(i).statement();
      int next = i + 1;
      if (it.has(table)) {
        it.checks().stream()
            .filter(check -> !isDropped(it.sql(), check, next))
            .forEach(checks::add);
      }
    }
    return checks;
  }

  private boolean isDropped(String sql, String check, int from) {
    Matcher named =
        Pattern.compile("CONSTRAINT\\s+(\\S+)\\s+" + Pattern.quote(check), Pattern.CASE_INSENSITIVE)
            .matcher(sql);
    if (!named.find()) {
      return false;
    }
    Pattern drop =
        Pattern.compile(
            "DROP\\s+(?:CONSTRAINT|CHECK)\\s+(?:IF\\s+EXISTS\\s+)?%s(?![\\w\"`])"
                .formatted(Pattern.quote(named.group(1))),
            Pattern.CASE_INSENSITIVE);
    return all.stream().skip(from).anyMatch(it -> drop.matcher(it.statement().sql()).find());
  }

  /** The statement after which PostgreSQL finds no table without its schema in this session. */
  Optional<Use> emptiedPath() {
    return last(it -> SETS_PATH.matcher(it.sql()).lookingAt())
        .filter(it -> EMPTIES_PATH.matcher(it.statement().sql()).lookingAt());
  }

  /** The last statement in which this text is. */
  Optional<Use> containing(String text) {
    return last(it -> it.sql().contains(text));
  }

  /** The last statement that names all of these. */
  Optional<Use> naming(String... names) {
    return last(it -> it.has(bare(names)));
  }

  /** Where the first statement is that is the reason for a doubt, or what is in its condition. */
  Optional<Place> place(Doubt doubt) {
    String beginning = doubt.statement().replaceFirst(" …$", "");
    return beginning(beginning).or(() -> beginning(beginning.replaceFirst("^\\\\if \\S+ ", "")));
  }

  private Optional<Place> beginning(String statement) {
    Pattern words =
        Pattern.compile(
            Stream.of(statement.split(" ")).map(Pattern::quote).collect(joining("\\s+")));
    for (MigrationFile file : statement.isEmpty() ? List.<MigrationFile>of() : later) {
      Matcher found = words.matcher(text(file.name()));
      if (found.find()) {
        return Optional.of(place(file.name(), found.group()));
      }
    }
    return Optional.empty();
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
    String text = text(file);
    int at = Math.max(0, text.indexOf(sql));
    return new SourceText(files.path().resolve(file), files.name(file), text, false)
        .place(new Span(at, Math.min(text.length(), at + sql.length())));
  }

  /** All of the file, with what is not run. */
  private String text(String file) {
    return files.all().stream()
        .filter(it -> it.name().equals(file))
        .map(MigrationFile::text)
        .findFirst()
        .orElse("");
  }
}
