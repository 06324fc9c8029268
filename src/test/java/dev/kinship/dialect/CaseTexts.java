package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;

import dev.kinship.cases.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts for PostgreSQL that the cases expect, with the forms of all tools removed. */
final class CaseTexts {
  /** What a text is for, which decides what it may contain. */
  enum Kind {
    /** Runs forward on tables that are in use. */
    UP,
    /** Reverses that. */
    DOWN,
    /** Runs in either direction, of a case with {@code --safe never}. */
    SHORT
  }

  /** A text that is run at once, where it is from, and whether the tool begins a transaction. */
  record Text(String from, Kind kind, boolean transaction, String sql) {
    Text back(String undo) {
      return new Text(from, kind == Kind.SHORT ? kind : Kind.DOWN, transaction, undo);
    }
  }

  private static final Pattern DIALECT = Pattern.compile("\\bdialect[ =\"]+(\\w+)");
  private static final Pattern IN_SHORT = Pattern.compile("\\bsafe[ =\"]+never");

  /** A file of golang-migrate, which sends all its statements at once. */
  private static final Pattern GOLANG = Pattern.compile(".*\\.(up|down)\\.sql");

  private static final Pattern UNDO = Pattern.compile("(?m)^--rollback (?!empty$)(.*\n)");
  private static final Pattern REVERSAL =
      Pattern.compile("(?m)^-- (?:\\+goose Down|migrate:down|To reverse it:)\n");

  /** The text has a transaction of its own, or asks its tool for none. */
  private static final Pattern BARE =
      Pattern.compile(
          "(?m)^BEGIN;$|NO TRANSACTION|transaction:false|runInTransaction:false|without a transaction");

  private CaseTexts() {}

  static List<Text> all() {
    return Case.in("").filter(CaseTexts::isPostgreSql).flatMap(CaseTexts::of).toList();
  }

  private static boolean isPostgreSql(Case it) {
    Map<String, String> files = it.before().files();
    List<String> given =
        DIALECT.matcher(settings(it)).results().map(one -> one.group(1)).distinct().toList();
    List<String> sql =
        files.keySet().stream().filter(name -> name.endsWith(".sql")).map(files::get).toList();
    return given.isEmpty()
        ? Dialects.of(sql).stream()
            .findFirst()
            .filter(one -> one.id().equals("postgresql"))
            .isPresent()
        : given.equals(List.of("postgresql"));
  }

  /** What is given in the commands and in the files of settings. */
  private static String settings(Case it) {
    Stream<String> files =
        it.before().files().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".toml"))
            .map(Map.Entry::getValue);
    Stream<String> commands = it.commands().stream().map(words -> String.join(" ", words));
    return Stream.concat(commands, files).collect(joining("\n"));
  }

  private static Stream<Text> of(Case it) {
    Kind kind = IN_SHORT.matcher(settings(it)).find() ? Kind.SHORT : Kind.UP;
    Map<String, String> before = it.before().files();
    return it.after().files().entrySet().stream()
        .filter(file -> file.getKey().endsWith(".sql"))
        .filter(file -> !file.getValue().equals(before.get(file.getKey())))
        .flatMap(
            file -> {
              String name = file.getKey();
              boolean bare =
                  it.after().files().containsKey(name + ".conf")
                      || (GOLANG.matcher(name).matches()
                          && file.getValue().contains("CONCURRENTLY"));
              return sections(new Text(it + "/" + name, kind, !bare, file.getValue()));
            })
        .filter(text -> !text.sql().isBlank());
  }

  private static Stream<Text> sections(Text file) {
    if (file.sql().startsWith("--liquibase formatted sql")) {
      return Stream.of(file.sql().split("(?m)^--changeset "))
          .skip(1)
          .flatMap(it -> changeset(file, it));
    }
    Text whole = told(file, file.sql());
    if (file.from().matches(".*(\\.down\\.sql|/U[^/]*)")) {
      return Stream.of(whole.back(file.sql()));
    }
    String[] parts = REVERSAL.split(file.sql(), 2);
    List<Text> all = new ArrayList<>(List.of(with(whole, parts[0])));
    if (parts.length > 1) {
      boolean commented = parts[1].lines().allMatch(it -> it.isEmpty() || it.startsWith("--"));
      all.add(whole.back(commented ? parts[1].replaceAll("(?m)^-- ?", "") : parts[1]));
    }
    return all.stream();
  }

  private static Stream<Text> changeset(Text file, String text) {
    Text whole = told(file, text);
    String sql =
        text.substring(text.indexOf('\n') + 1).replaceAll("(?m)^((?:--rollback )?)@@$", "$1;");
    String undo =
        UNDO.matcher(sql).results().map((MatchResult it) -> it.group(1)).collect(joining());
    return Stream.of(with(whole, UNDO.matcher(sql).replaceAll("")), whole.back(undo));
  }

  private static Text told(Text file, String text) {
    return new Text(
        file.from(), file.kind(), file.transaction() && !BARE.matcher(text).find(), file.sql());
  }

  private static Text with(Text file, String sql) {
    return new Text(file.from(), file.kind(), file.transaction(), sql);
  }
}
