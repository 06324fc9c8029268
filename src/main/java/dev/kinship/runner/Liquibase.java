package dev.kinship.runner;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Remark;
import dev.kinship.schema.MigrationStep;
import dev.kinship.syntax.sql.Script;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Liquibase, its formatted SQL: changesets under comments, each with its rollback. */
final class Liquibase implements Runner {
  private static final Pattern HEADER =
      Pattern.compile("^\\s*--\\s*liquibase\\s+formatted\\s+sql\\b", Pattern.CASE_INSENSITIVE);

  /** What begins a line that Liquibase does not take for SQL. */
  private static final Pattern MARK =
      Pattern.compile(
          "^\\s*(-+|/\\*)\\s*(liquibase|change\\s*set|rollback|pre-?conditions?|property|comment|valid\\s*check\\s*sum|ignore)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CHANGESET =
      Pattern.compile("^\\s*-+\\s*change\\s*set\\b", Pattern.CASE_INSENSITIVE);

  /** The databases that a changeset is for. */
  private static final Pattern DBMS =
      Pattern.compile("\\bdbms:\\s*\"?([\\w!]+(?:\\s*,\\s*[\\w!]+)*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern IGNORED =
      Pattern.compile("\\bignore:\\s*\"?true\\b", Pattern.CASE_INSENSITIVE);

  /** A changeset with this line is passed over if the database is not as it should be. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "^\\s*-+\\s*pre-?conditions\\b.*\\bon(Fail|Error):\\s*\"?(MARK_RAN|CONTINUE)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern END = Pattern.compile("\\sendDelimiter:\"?([^\\s\"]+)");

  /** Where a statement holds semicolons of its own. */
  private static final String DELIMITER = "@@";

  /** What has the same signs in it, and Liquibase knows for one word. */
  private static final Pattern VARIABLE = Pattern.compile("@@SESSION\\.");

  @Override
  public String id() {
    return "liquibase";
  }

  @Override
  public Optional<String> command(String folder) {
    return Optional.of("liquibase update");
  }

  @Override
  public boolean recognises(List<MigrationFile> files) {
    return formatted(files).findAny().isPresent();
  }

  @Override
  public boolean isMark(String line) {
    return MARK.matcher(line).find();
  }

  @Override
  public boolean takes(MigrationFile file) {
    return file.isSql() && HEADER.matcher(file.text()).find();
  }

  /**
   * Rollbacks are comments and so not read as statements. Files without a number come first: those
   * of Kinship have one, and the changelog includes them last.
   */
  @Override
  public List<MigrationFile> inOrder(List<MigrationFile> files, String database) {
    return Numbering.ordered(formatted(files))
        .map(it -> new MigrationFile(it.name(), ended(runOn(database, it))))
        .toList();
  }

  /**
   * The text without the changesets that do not run on this database. One that runs on a condition
   * is within {@code \if}, as for psql, with the place of the condition.
   */
  private static String runOn(String database, MigrationFile file) {
    StringBuilder run = new StringBuilder();
    boolean within = true;
    String condition = "";
    String end = "";
    int number = 0;
    for (String line : file.text().lines().toList()) {
      number++;
      if (CHANGESET.matcher(line).find()) {
        run.append(end);
        end = "";
        condition = "";
        Matcher dbms = DBMS.matcher(line);
        within =
            !IGNORED.matcher(line).find() && (!dbms.find() || isAmong(dbms.group(1), database));
      }
      if (CONDITION.matcher(line).find()) {
        condition = "line %d of %s: %s".formatted(number, file.name(), line.strip());
      }
      if (within && !condition.isEmpty() && end.isEmpty() && !line.strip().startsWith("--")) {
        run.append("\\if precondition %s\n".formatted(condition));
        end = "\\endif\n";
      }
      run.append(within ? line + "\n" : "");
    }
    return run.append(end).toString();
  }

  /** Whether a list as in {@code postgresql,h2} or {@code !sqlite} is for {@code database}. */
  private static boolean isAmong(String list, String database) {
    List<String> names = List.of(list.toLowerCase(Locale.ROOT).split("\\s*,\\s*"));
    boolean any = names.contains("all") || names.stream().allMatch(it -> it.startsWith("!"));
    return !names.contains("none")
        && !names.contains("!" + database)
        && (any || names.contains(database));
  }

  /** The text with a semicolon for each line that is a changeset's own delimiter. */
  private static String ended(String text) {
    if (!text.contains("endDelimiter:")) {
      return text;
    }
    StringBuilder ended = new StringBuilder();
    String delimiter = ";";
    for (String line : text.split("(?<=\n)")) {
      Matcher set = CHANGESET.matcher(line);
      if (set.find()) {
        Matcher own = END.matcher(line);
        delimiter = own.find() ? own.group(1) : ";";
      }
      ended.append(line.strip().equals(delimiter) ? line.replace(delimiter, ";") : line);
    }
    return ended.toString();
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    String number =
        Numbering.next(
                files.stream().map(MigrationFile::name),
                "001",
                migration.now(),
                1,
                Stamp.Order.NAMES)
            .getFirst();
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
    List<List<MigrationStep>> parts = migration.parts();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < parts.size(); i++) {
      String slug = "%s-%s".formatted(number, migration.slug(parts.get(i)));
      String id = ids.add(slug) ? slug : "%s-%d".formatted(slug, i + 1);
      text.append('\n').append(changeset(id, parts.get(i)));
    }
    String full = "%s_%s.sql".formatted(number, migration.slug());
    MigrationFile file = Numbering.alike(files, new MigrationFile(full, text.toString()));
    String name = file.name();
    return new Written(
        List.of(file),
        List.of(
            new Remark(
                "Liquibase runs %s once the changelog includes it".formatted(name),
                formatted(files).allMatch(it -> Numbering.of(it.name()).isPresent())
                    ? "make sure that the changelog includes it"
                    : "make sure that the changelog includes it, after the existing files")));
  }

  private static String changeset(String id, List<MigrationStep> steps) {
    boolean blocks =
        steps.stream().anyMatch(it -> holdsSemicolons(it.sql()) || holdsSemicolons(it.undo()));
    List<String> options = new ArrayList<>(List.of("--changeset", "kin:" + id));
    if (Body.untransacted(steps)) {
      options.add("runInTransaction:false");
    }
    if (blocks) {
      options.add("endDelimiter:" + DELIMITER);
      options.add("rollbackEndDelimiter:" + DELIMITER);
    }
    String up = blocks ? Blocks.up(steps, DELIMITER) : Body.up(steps);
    String down = blocks ? Blocks.down(steps, DELIMITER) : Body.down(steps);
    // Without a word on it Liquibase would take nothing back at all.
    String back = down.isEmpty() ? "empty" : down;
    String text = up + Body.prefixed("--rollback ", back);
    if (text.contains("${")) {
      throw refused("${", "replaces that with the value of a property");
    }
    if (blocks && VARIABLE.matcher(up + down).replaceAll("").replace("\n@@\n", "").contains("@@")) {
      throw refused("@@", "reads that as the end of a statement");
    }
    return String.join(" ", options) + "\n" + text;
  }

  private static Refused refused(String part, String why) {
    return new Refused(
        CommonRules.MISREAD,
        "the migration cannot be written: a name has %s in it, and Liquibase %s"
            .formatted(part, why),
        "pass --no-migration, and write it by hand");
  }

  private static boolean holdsSemicolons(String sql) {
    return Script.split(sql).stream().anyMatch(it -> it.contains(";"));
  }

  private Stream<MigrationFile> formatted(List<MigrationFile> files) {
    return files.stream().filter(this::takes);
  }
}
