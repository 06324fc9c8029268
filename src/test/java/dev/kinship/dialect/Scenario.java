package dev.kinship.dialect;

import dev.kinship.database.Engine;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables that exist, and changes of them. */
public record Scenario(String name, List<SchemaChange> before, List<SchemaChange> changes) {
  private static final ColumnType INTEGER = ColumnType.of(Kind.INTEGER);
  private static final Column ID = new Column("id", INTEGER, false, true);
  private static final ForeignKey USER = key("orders", "user_id", "users", KeyActions.UNSPECIFIED);

  public static List<Scenario> on(Engine engine) {
    List<Scenario> all = new ArrayList<>();
    for (ReferentialAction action : ReferentialAction.values()) {
      if (action == ReferentialAction.SET_DEFAULT) {
        continue; // It cannot be asked for, and MySQL does not have it.
      }
      KeyActions both = new KeyActions(action, action);
      all.add(belongsTo("belongs_to, on delete and update " + action, both, true));
    }
    all.add(required());
    all.add(
        new Scenario(
            "has_one",
            List.of(table("users"), table("orders")),
            List.of(add(USER, true), index("orders", true, "user_id"))));
    all.add(keyOnColumn());
    all.add(manyToMany());
    all.add(circle());
    all.add(compositeKey());
    all.add(textKey());
    all.add(allTypes());
    all.add(hostile("reserved", "order", "select", "group", "primary"));
    all.add(hostile("capitals", "Orders", "UserId", "Users", "Id"));
    all.add(hostile("quotes and spaces", "my \"`orders`'", "a\"b `c 'd", "us;ers --", "i%d \\"));
    all.add(hostile("unicode", "größe", "ключ", "使用者", "ñ"));
    all.add(hostile("marks", "a--b/*c*/ # ;", "$$ %s %% {d} ?", "-- migrate:down", "@@ /x"));
    all.add(hostile("dots and case", "app.orders", "User_ID", "App.Users", "a.b.c"));
    if (engine != Engine.MYSQL && engine != Engine.MARIADB) {
      all.add(hostile("beyond the plane, and spaces", " 😀 ", "é e\u0301 ", "x\u00A0y", "🐘"));
    }
    String table = "t".repeat(engine.longestName());
    String column = "c".repeat(engine.longestName());
    all.add(hostile("long", table, column, "u".repeat(engine.longestName()), "id"));
    return all;
  }

  /** The changes that remove these again from a database that has {@code now}. */
  List<SchemaChange> takenAway(Schema now) {
    List<SchemaChange> drops = new ArrayList<>();
    for (SchemaChange change : changes.reversed()) {
      Table table = now.table(change.table()).orElseThrow();
      switch (change) {
        case CreateTable it -> drops.add(new DropTable(table));
        case AddColumn it -> {
          drops.add(new DropForeignKey(key(table, List.of(it.column().name()))));
          drops.add(new DropColumn(it.table(), table.column(it.column().name()).orElseThrow()));
        }
        case AddForeignKey it -> drops.add(new DropForeignKey(key(table, it.key().columns())));
        case CreateIndex it -> drops.add(new DropIndex(index(table, it.index().columns())));
        default -> throw new IllegalStateException("takes away already: " + change);
      }
    }
    return drops;
  }

  private static ForeignKey key(Table table, List<String> columns) {
    return table.foreignKeys().stream()
        .filter(it -> it.columns().equals(columns))
        .findFirst()
        .orElseThrow();
  }

  private static Index index(Table table, List<String> columns) {
    return table.indexes().stream()
        .filter(it -> it.columns().equals(columns))
        .findFirst()
        .orElseThrow();
  }

  /** A required key on an existing table. */
  static Scenario required() {
    return belongsTo("belongs_to, required", KeyActions.UNSPECIFIED, false);
  }

  /** A key on an existing table that may be NULL. */
  static Scenario optional() {
    return belongsTo("belongs_to, optional", KeyActions.UNSPECIFIED, true);
  }

  private static Scenario belongsTo(String name, KeyActions action, boolean nullable) {
    return new Scenario(
        name,
        List.of(table("users"), table("orders")),
        List.of(
            add(key("orders", "user_id", "users", action), nullable),
            index("orders", false, "user_id")));
  }

  private static Scenario keyOnColumn() {
    Column column = new Column("user_id", INTEGER, true, false);
    return new Scenario(
        "key on a column that exists",
        List.of(table("users"), table("orders", column)),
        List.of(new AddForeignKey(USER), index("orders", false, "user_id")));
  }

  private static Scenario manyToMany() {
    Table join =
        new Table(
            "user_roles",
            List.of(ID, required("user_id"), required("role_id")),
            List.of("id"),
            List.of(
                key(
                    "user_roles",
                    "user_id",
                    "users",
                    KeyActions.onDelete(ReferentialAction.CASCADE)),
                key(
                    "user_roles",
                    "role_id",
                    "roles",
                    KeyActions.onDelete(ReferentialAction.CASCADE))),
            List.of(
                Index.on("user_roles", List.of("user_id", "role_id"), true),
                Index.on("user_roles", List.of("role_id"), false)));
    return new Scenario(
        "has_many_through",
        List.of(table("users"), table("roles")),
        List.of(new CreateTable(join)));
  }

  /** Two new tables that refer to each other, one of them to itself as well. */
  private static Scenario circle() {
    Table left = referring("lefts", "right_id", "rights");
    Table right = referring("rights", "left_id", "lefts");
    return new Scenario(
        "circle",
        List.of(table("nodes")),
        List.of(
            new CreateTable(left),
            new CreateTable(right),
            add(
                key("nodes", "parent_id", "nodes", KeyActions.onDelete(ReferentialAction.SET_NULL)),
                true),
            index("nodes", false, "parent_id")));
  }

  private static Scenario compositeKey() {
    Table places =
        new Table(
            "places",
            List.of(required("country"), required("number")),
            List.of("country", "number"),
            List.of(),
            List.of());
    ForeignKey key =
        new ForeignKey(
            "visits",
            List.of("country", "number"),
            "places",
            List.of("country", "number"),
            KeyActions.UNSPECIFIED);
    Table visits =
        new Table(
            "visits",
            List.of(ID, required("country"), required("number")),
            List.of("id"),
            List.of(key),
            List.of(Index.on("visits", List.of("country", "number"), false)));
    return new Scenario(
        "composite key", List.of(), List.of(new CreateTable(places), new CreateTable(visits)));
  }

  private static Scenario textKey() {
    Table users =
        new Table(
            "users",
            List.of(new Column("name", ColumnType.of(Kind.STRING), false, false)),
            List.of("name"),
            List.of(),
            List.of());
    ForeignKey key =
        new ForeignKey(
            "orders", List.of("user_name"), "users", List.of("name"), KeyActions.UNSPECIFIED);
    Column column = new Column("user_name", ColumnType.of(Kind.STRING), true, false);
    return new Scenario(
        "text as key",
        List.of(new CreateTable(users), table("orders")),
        List.of(
            new AddColumn("orders", column, Optional.of(key)),
            index("orders", false, "user_name")));
  }

  private static Scenario allTypes() {
    List<Column> columns = new ArrayList<>(List.of(ID));
    for (Kind kind : Kind.values()) {
      columns.add(new Column("a_" + kind, ColumnType.of(kind), true, false));
      columns.add(new Column("b_" + kind, new ColumnType(kind, 12, 3), false, false));
    }
    List<Column> lower =
        columns.stream()
            .map(
                it ->
                    new Column(
                        it.name().toLowerCase(java.util.Locale.ROOT),
                        it.type(),
                        it.nullable(),
                        it.generated()))
            .toList();
    return new Scenario(
        "all types",
        List.of(),
        List.of(new CreateTable(new Table("things", lower, List.of("id"), List.of(), List.of()))));
  }

  private static Scenario hostile(
      String name, String table, String column, String parent, String parentKey) {
    Column key = new Column(parentKey, INTEGER, false, true);
    Table parents = new Table(parent, List.of(key), List.of(parentKey), List.of(), List.of());
    Table children = new Table(table, List.of(key), List.of(parentKey), List.of(), List.of());
    ForeignKey foreign =
        new ForeignKey(table, List.of(column), parent, List.of(parentKey), KeyActions.UNSPECIFIED);
    String other = "x" + table.substring(1);
    Table made =
        new Table(
            other,
            List.of(key, new Column(column, INTEGER, false, false)),
            List.of(parentKey),
            List.of(
                new ForeignKey(
                    other,
                    List.of(column),
                    parent,
                    List.of(parentKey),
                    KeyActions.onDelete(ReferentialAction.CASCADE))),
            List.of(Index.on(other, List.of(column), true)));
    return new Scenario(
        "names: " + name,
        List.of(new CreateTable(parents), new CreateTable(children)),
        List.of(add(foreign, true), index(table, false, column), new CreateTable(made)));
  }

  private static CreateTable table(String name, Column... more) {
    List<Column> columns = Stream.concat(Stream.of(ID), Stream.of(more)).toList();
    return new CreateTable(new Table(name, columns, List.of("id"), List.of(), List.of()));
  }

  private static Table referring(String name, String column, String parent) {
    return new Table(
        name,
        List.of(ID, new Column(column, INTEGER, true, false)),
        List.of("id"),
        List.of(key(name, column, parent, KeyActions.UNSPECIFIED)),
        List.of(Index.on(name, List.of(column), false)));
  }

  private static Column required(String name) {
    return new Column(name, INTEGER, false, false);
  }

  private static ForeignKey key(String table, String column, String parent, KeyActions action) {
    return new ForeignKey(table, List.of(column), parent, List.of("id"), action);
  }

  private static AddColumn add(ForeignKey key, boolean nullable) {
    Column column = new Column(key.columns().getFirst(), INTEGER, nullable, false);
    return new AddColumn(key.table(), column, Optional.of(key));
  }

  private static CreateIndex index(String table, boolean unique, String... columns) {
    return new CreateIndex(Index.on(table, List.of(columns), unique));
  }

  @Override
  public String toString() {
    return name;
  }
}
