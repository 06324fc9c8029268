package dev.kinship.diagnostic;

/**
 * The kinds of message. A code never changes its meaning, and a retired one is never used again.
 */
public enum Rule {
  WRONG_USAGE("KIN001", Severity.USAGE, "the command is not understood"),
  UNKNOWN_TYPE("KIN002", Severity.USAGE, "unknown relationship type"),
  NO_PROJECT("KIN003", Severity.USAGE, "no project"),
  BAD_CONFIGURATION("KIN004", Severity.USAGE, "the configuration is not understood"),
  BAD_SENTENCES("KIN010", Severity.USAGE, "a file of sentences that is not understood"),

  UNKNOWN_MODEL("KIN201", Severity.ERROR, "no model with that name"),
  AMBIGUOUS_MODEL("KIN202", Severity.ERROR, "more than one model with that name"),
  NO_MODEL("KIN203", Severity.ERROR, "a class that is not a model"),
  NOT_AT_MODULE_LEVEL("KIN204", Severity.ERROR, "a class inside something else"),
  MIXED_FLAVOURS("KIN205", Severity.ERROR, "one model is sync, the other async"),
  OTHER_FLAVOUR("KIN206", Severity.ERROR, "a flag that contradicts the models"),
  BAD_NAME("KIN207", Severity.ERROR, "a name that cannot be used"),
  NAME_TAKEN("KIN208", Severity.ERROR, "a name that is taken"),
  BAD_KEY("KIN209", Severity.ERROR, "a key that cannot be used"),
  KEY_TYPE("KIN210", Severity.ERROR, "a key whose type differs from what it points to"),
  OTHER_RELATIONSHIP("KIN211", Severity.ERROR, "a relationship that is declared differently"),
  SYNTAX_ERROR("KIN212", Severity.ERROR, "a file that cannot be read reliably"),
  NOT_UTF8("KIN213", Severity.ERROR, "a file that is not valid UTF-8"),
  COMPOSITE_KEY("KIN214", Severity.ERROR, "a primary key of several columns"),
  RENAMED_KEY("KIN215", Severity.ERROR, "a key whose column has another name than its field"),
  NO_KEY("KIN216", Severity.ERROR, "a primary key that no field declares"),
  NO_TABLE("KIN217", Severity.ERROR, "a model without a table name that can be read"),
  NO_GOOD_NAME("KIN218", Severity.ERROR, "a name that cannot be derived"),
  MODULE_GETATTR("KIN219", Severity.ERROR, "a module with a __getattr__ of its own"),
  NOT_WRITTEN("KIN220", Severity.ERROR, "nothing was written"),
  NO_MIGRATION("KIN221", Severity.ERROR, "a migration that cannot be written"),
  ABSTRACT_MODEL("KIN223", Severity.ERROR, "a base class that has no table"),
  SUPPORT_MODULE_EDITED("KIN222", Severity.ERROR, "a support module that was edited"),
  UNKNOWN_PLAN("KIN224", Severity.ERROR, "no plan with that id"),
  BAD_PLAN("KIN225", Severity.ERROR, "a plan that cannot be trusted"),
  PLAN_NOT_KEPT("KIN226", Severity.NOTE, "a plan that could not be kept"),
  CONTRADICTION("KIN227", Severity.ERROR, "two sentences that contradict each other"),
  UNKNOWN_RELATIONSHIP("KIN230", Severity.ERROR, "no relationship with that name"),
  STILL_USED("KIN231", Severity.ERROR, "a name that code may still use"),
  SHARES_LINE("KIN232", Severity.ERROR, "a statement that shares its line"),
  NEEDED_BY_ANOTHER("KIN233", Severity.ERROR, "a relationship that another one goes through"),
  APPLIED_OR_NOT("KIN234", Severity.ERROR, "a migration that a database may have run, or not"),
  OTHER_DATABASE("KIN240", Severity.ERROR, "a database of another kind than the migration is for"),
  ORPHANS("KIN241", Severity.ERROR, "rows without a parent"),
  COLUMN_TYPES("KIN242", Severity.ERROR, "columns of two types that cannot be a key"),
  NO_PLAIN_TABLE("KIN243", Severity.ERROR, "something else that has the name of a table"),
  DUPLICATES("KIN244", Severity.ERROR, "a key that must be unique, and is not"),
  SEVERAL_SCHEMAS("KIN261", Severity.ERROR, "a table that more than one schema has"),
  SCHEMA_UNSAID("KIN262", Severity.NOTE, "a schema that the migration does not name"),

  DATABASE_DIFFERS("KIN401", Severity.NOTE, "the database will differ from the models"),
  NOT_UNDERSTOOD("KIN402", Severity.NOTE, "a migration statement that is not understood"),
  MIGRATION_GOES("KIN403", Severity.NOTE, "a migration that a database may have run"),
  STAYS("KIN404", Severity.NOTE, "something that stays"),
  UNREAD("KIN405", Severity.NOTE, "something that was not read"),
  NOT_OURS("KIN406", Severity.NOTE, "files of .kinship that came from elsewhere"),
  BEHIND("KIN410", Severity.NOTE, "a database that lacks what the migrations make"),
  ORPHANS_STAY(
      "KIN411", Severity.NOTE, "rows without a parent that stay, or that were not counted"),
  NOT_ENFORCED("KIN412", Severity.NOTE, "a key that the database does not enforce"),
  USELESS_INDEX("KIN413", Severity.NOTE, "an index that does not count"),
  TABLE_ELSEWHERE("KIN414", Severity.NOTE, "a table with that name elsewhere"),

  FIELD_TYPE("KIN420", Severity.NOTE, "a field whose type is not understood"),
  FIELD_ADAPTER("KIN421", Severity.NOTE, "a field that the library cannot store"),

  SYSTEM_FAILED("KIN901", Severity.ERROR, "the system failed"),
  LOCKED("KIN902", Severity.ERROR, "another kin is at work"),
  CHANGED_MEANWHILE("KIN903", Severity.ERROR, "a file that changed in the meantime"),
  NOT_WRITABLE("KIN904", Severity.ERROR, "a file cannot be written"),
  OUTSIDE_PROJECT("KIN905", Severity.ERROR, "a path outside the project"),
  TOO_DEEP("KIN906", Severity.ERROR, "something nested too deeply"),
  UNSAFE_EDIT("KIN907", Severity.ERROR, "a file that cannot be edited safely"),
  FOREIGN_JOURNAL("KIN908", Severity.ERROR, "an interrupted run that you did not start"),
  UNTRUSTED_FOLDER("KIN909", Severity.ERROR, "a project folder that others can change"),
  UNREACHABLE("KIN910", Severity.ERROR, "a database that cannot be reached"),
  LOGIN_REFUSED("KIN911", Severity.ERROR, "a database that refuses the login"),
  NO_DATABASE("KIN912", Severity.ERROR, "no such database"),
  UNREADABLE("KIN913", Severity.ERROR, "a database that cannot be read"),
  RUNS_CODE("KIN914", Severity.ERROR, "a database file that would run code when opened"),
  TOO_LARGE("KIN915", Severity.ERROR, "a file that is too large"),
  BUG("KIN999", Severity.ERROR, "a bug of Kinship");

  private final String code;
  private final Severity severity;
  private final String title;

  Rule(String code, Severity severity, String title) {
    this.code = code;
    this.severity = severity;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** The case in a few words, without a full stop. */
  public String title() {
    return title;
  }
}
