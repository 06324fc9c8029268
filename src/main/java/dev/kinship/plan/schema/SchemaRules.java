package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of the tables of a relationship. */
public final class SchemaRules {
  public static final Rule ORPHANS = new Rule("KIN241", Severity.ERROR, "rows without a parent");

  public static final Rule COLUMN_TYPES =
      new Rule("KIN242", Severity.ERROR, "columns of two types that cannot be a key");

  public static final Rule NO_PLAIN_TABLE =
      new Rule("KIN243", Severity.ERROR, "something else that has the name of a table");

  public static final Rule DUPLICATES =
      new Rule("KIN244", Severity.ERROR, "a key that must be unique, and is not");

  public static final Rule STILL_NEEDED =
      new Rule(
          "KIN245", Severity.ERROR, "something that cannot be dropped: something else needs it");

  public static final Rule BUILT_ON =
      new Rule("KIN276", Severity.ERROR, "a migration that a later one needs");

  public static final Rule SEVERAL_SCHEMAS =
      new Rule("KIN261", Severity.ERROR, "a table that more than one schema has");

  public static final Rule SCHEMA_UNSAID =
      new Rule("KIN262", Severity.NOTE, "a schema that the model does not name");

  public static final Rule BEHIND =
      new Rule("KIN410", Severity.NOTE, "a database that lacks what the migrations make");

  public static final Rule ORPHANS_STAY =
      new Rule(
          "KIN411", Severity.NOTE, "rows without a parent that stay, or that were not counted");

  public static final Rule UNIQUE_KEY =
      new Rule("KIN415", Severity.NOTE, "a has_many whose key is unique");

  public static final Rule GONE =
      new Rule("KIN418", Severity.NOTE, "something to reverse that is no longer there");

  public static final Rule FIELD_TYPE =
      new Rule("KIN420", Severity.NOTE, "a field whose type is not understood");

  public static final Rule FIELD_ADAPTER =
      new Rule("KIN421", Severity.NOTE, "a field that the library cannot store");

  public static final Rule KEY_LEFT_OUT =
      new Rule("KIN422", Severity.NOTE, "a key that the library does not save");

  public static final Rule NOT_RESTORED =
      new Rule("KIN427", Severity.NOTE, "something that the down migration does not restore");

  public static final Rule NO_SEARCH_PATH =
      new Rule("KIN429", Severity.NOTE, "migrations that leave no search path");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          ORPHANS,
          COLUMN_TYPES,
          NO_PLAIN_TABLE,
          DUPLICATES,
          STILL_NEEDED,
          BUILT_ON,
          SEVERAL_SCHEMAS,
          SCHEMA_UNSAID,
          BEHIND,
          ORPHANS_STAY,
          UNIQUE_KEY,
          GONE,
          FIELD_TYPE,
          FIELD_ADAPTER,
          KEY_LEFT_OUT,
          NOT_RESTORED,
          NO_SEARCH_PATH);

  private SchemaRules() {}
}
