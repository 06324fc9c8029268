package dev.kinship.vitess;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.Typed;
import dev.kinship.database.Catalog;
import dev.kinship.syntax.sql.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project whose migrations run in a keyspace of a cluster. */
final class VitessShop {
  private static final String HEADER =
      """
      from typing import ClassVar, Optional

      from rhosocial.activerecord.base import FieldProxy
      from rhosocial.activerecord.model import ActiveRecord
      """;
  private static final String MODEL =
      """


      class %s(ActiveRecord):
          __table_name__ = "%s"

          id: Optional[int] = None
          %s

          c: ClassVar[FieldProxy] = FieldProxy()
      """;
  private static final List<String> NAMES =
      List.of("users", "roles", "profiles", "orders", "coupons", "notes", "user_roles");

  /** What a note says must be made in the other keyspace. */
  private static final Pattern SEQUENCE = Pattern.compile("\\}: (CREATE TABLE \\S+_seq .*)");

  private static final String BACK = "-- To reverse it:\n";

  private final VitessCluster cluster;
  private final String keyspace;
  private final Path project;

  private VitessShop(VitessCluster cluster, String keyspace, Path project) {
    this.cluster = cluster;
    this.keyspace = keyspace;
    this.project = project;
  }

  /**
   * A project with its first tables, and rows on all shards. {@code more} is part of its VSchema.
   */
  static VitessShop in(VitessCluster cluster, String keyspace, Path project, String more)
      throws Exception {
    VitessShop shop = new VitessShop(cluster, keyspace, project);
    boolean sharded = keyspace.equals("shop");
    Files.createDirectories(shop.migrations());
    Files.writeString(project.resolve("kinship.toml"), "dialect = \"vitess\"\n");
    Files.writeString(project.resolve("models.py"), models());
    shop.dropAll();
    Files.writeString(shop.vschema(), sharded ? shardedVSchema(more) : plainVSchema(more));
    shop.applyVSchema();
    shop.dropAll();
    String tables =
        """
      CREATE TABLE users (id BIGINT NOT NULL%1$s PRIMARY KEY, name VARCHAR(100) NOT NULL);
      CREATE TABLE roles (id BIGINT NOT NULL%1$s PRIMARY KEY, title VARCHAR(100) NOT NULL);
      CREATE TABLE profiles (id BIGINT NOT NULL%1$s PRIMARY KEY, bio VARCHAR(100) NOT NULL);
      CREATE TABLE orders (id BIGINT NOT NULL%1$s PRIMARY KEY, total DOUBLE NOT NULL, coupon_id INT);
      CREATE TABLE coupons (id INT NOT NULL%1$s PRIMARY KEY, code VARCHAR(40) NOT NULL);
      """
            .formatted(sharded ? "" : " AUTO_INCREMENT");
    Files.writeString(shop.migrations().resolve("001_tables.sql"), tables);
    shop.run("direct", tables);
    if (sharded) {
      shop.makeSequences();
    }
    shop.run(
        "direct",
        """
        INSERT INTO users (name) VALUES ('ann'), ('bob'), ('cy'), ('dee'), ('eve'), ('flo');
        INSERT INTO profiles (bio) VALUES ('one'), ('two'), ('three'), ('four');
        INSERT INTO orders (total, coupon_id) VALUES (1, 1), (2, NULL), (3, 2), (4, 2), (5, 1), (6, 1);
        """);
    shop.copyReferences();
    return shop;
  }

  /** Vitess copies such rows from another keyspace to each shard; a session cannot insert them. */
  private void copyReferences() throws SQLException {
    for (Connection shard : cluster.shards(keyspace)) {
      try (shard;
          Statement statement = shard.createStatement()) {
        statement.execute("INSERT INTO roles (id, title) VALUES (1, 'buyer'), (2, 'seller')");
        statement.execute("INSERT INTO coupons (id, code) VALUES (1, 'half'), (2, 'free')");
      }
    }
  }

  private static String models() {
    return HEADER
        + MODEL.formatted("User", "users", "name: str")
        + MODEL.formatted("Role", "roles", "title: str")
        + MODEL.formatted("Profile", "profiles", "bio: str")
        + MODEL.formatted("Order", "orders", "total: float\n    coupon_id: Optional[int] = None")
        + MODEL.formatted("Coupon", "coupons", "code: str")
        + MODEL.formatted("Note", "notes", "body: str");
  }

  private static String plainVSchema(String more) {
    Stream<String> sequences =
        NAMES.stream().map(it -> "    \"%s_seq\": {\"type\": \"sequence\"}".formatted(it));
    return "{\n%s  \"tables\": {\n%s\n  }\n}\n".formatted(more, sequences.collect(joining(",\n")));
  }

  private static String shardedVSchema(String more) {
    Stream<String> tables =
        Stream.of("users", "profiles", "orders")
            .map(
                it ->
                    """
                        "%1$s": {
                          "column_vindexes": [{"column": "id", "name": "hash"}],
                          "auto_increment": {"column": "id", "sequence": "plain.%1$s_seq"}
                        }"""
                        .formatted(it));
    return """
    {
      "sharded": true,
    %s  "vindexes": {"hash": {"type": "hash"}},
      "tables": {
    %s,
        "roles": {"type": "reference"},
        "coupons": {"type": "reference"}
      }
    }
    """
        .formatted(more, tables.collect(joining(",\n")).indent(0).stripTrailing());
  }

  private void makeSequences() throws Exception {
    try (Connection plain = cluster.connect("plain");
        Statement statement = plain.createStatement()) {
      for (String it : List.of("users", "profiles", "orders")) {
        statement.execute("DROP TABLE IF EXISTS %s_seq".formatted(it));
        statement.execute(
            "CREATE TABLE %s_seq (id BIGINT NOT NULL PRIMARY KEY, next_id BIGINT, cache BIGINT) COMMENT 'vitess_sequence'"
                .formatted(it));
        statement.execute(
            "INSERT INTO %s_seq (id, next_id, cache) VALUES (0, 1, 100)".formatted(it));
      }
    }
  }

  private void dropAll() throws SQLException {
    for (Connection shard : cluster.shards(keyspace)) {
      try (shard;
          Statement statement = shard.createStatement()) {
        statement.execute("SET foreign_key_checks = 0");
        for (String it : NAMES) {
          statement.execute("DROP TABLE IF EXISTS " + it);
        }
      }
    }
  }

  Path project() {
    return project;
  }

  private Path migrations() {
    return project.resolve("migrations");
  }

  private Path vschema() {
    return migrations().resolve("vschema.json");
  }

  void applyVSchema() throws IOException, InterruptedException {
    cluster.applyVSchema(keyspace, vschema());
  }

  /** Says a sentence, and makes the sequence that kin asks for. Returns what kin printed. */
  String say(String sentence) throws Exception {
    String said = Typed.kin(project, sentence.split(" "));
    Matcher sequence = SEQUENCE.matcher(said);
    while (sequence.find()) {
      String sql = sequence.group(1);
      String name = sql.split(" ")[2];
      try (Connection plain = cluster.connect("plain");
          Statement statement = plain.createStatement()) {
        statement.execute("DROP TABLE IF EXISTS " + name);
        for (String it : Script.split(sql)) {
          statement.execute(it);
        }
      }
    }
    return said;
  }

  /** The files of migrations, in order. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(migrations())) {
      return all.filter(it -> it.toString().endsWith(".sql")).sorted().toList();
    }
  }

  void up(String strategy, List<Path> files) throws Exception {
    for (Path it : files) {
      String sql = Files.readString(it).split(BACK)[0];
      try {
        run(strategy, sql);
      } catch (SQLException e) {
        if (!String.valueOf(e.getMessage()).contains("not found in table")) {
          throw e;
        }
        TimeUnit.SECONDS.sleep(2);
        run(strategy, sql); // As a note says: vtgate learns of a column a moment later.
      }
    }
  }

  void down(String strategy, List<Path> files) throws Exception {
    for (Path it : files.reversed()) {
      String text = Files.readString(it);
      String back = text.contains(BACK) ? text.substring(text.indexOf(BACK) + BACK.length()) : "";
      run(strategy, back.replaceAll("(?m)^-- ?", ""));
    }
  }

  /** Runs statements; an online change of the schema is waited for, on all shards. */
  void run(String strategy, String sql) throws Exception {
    try (Connection connection = cluster.connect(keyspace);
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute("SET @@ddl_strategy = '%s'".formatted(strategy));
      for (String one : Script.split(sql)) {
        List<String> ids = new ArrayList<>();
        try {
          if (statement.execute(one)) {
            ResultSet rows = statement.getResultSet();
            while (rows.next() && rows.getMetaData().getColumnLabel(1).equals("uuid")) {
              ids.add(rows.getString(1));
            }
          }
        } catch (SQLException e) {
          throw new SQLException(e.getMessage() + "\n" + one, e);
        }
        for (String id : ids) {
          await(statement, id, one);
        }
      }
    }
  }

  private void await(Statement statement, String id, String sql) throws Exception {
    int shards = keyspace.equals("shop") ? 2 : 1;
    List<String> states = List.of();
    for (int tries = 0; tries < 600; tries++) {
      states = new ArrayList<>();
      String message = "";
      try (ResultSet rows = statement.executeQuery("SHOW VITESS_MIGRATIONS LIKE '" + id + "'")) {
        while (rows.next()) {
          states.add(rows.getString("migration_status"));
          message = rows.getString("message");
        }
      }
      if (states.contains("failed")) {
        throw new SQLException(message + "\n" + sql);
      }
      if (states.size() >= shards && states.stream().allMatch("complete"::equals)) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    throw new SQLException("not complete after two minutes: " + states + "\n" + sql);
  }

  /** What each shard has, which is the same on all. */
  Set<String> catalog() throws SQLException {
    Set<String> found = Set.of();
    for (Connection shard : cluster.shards(keyspace)) {
      try (shard) {
        Set<String> lines = new TreeSet<>(Catalog.of(shard));
        lines.removeIf(it -> NAMES.stream().noneMatch(name -> it.startsWith(name + " ")));
        assertThat(found.isEmpty() ? lines : found).isEqualTo(lines);
        found = lines;
      }
    }
    return found;
  }

  /** The first column of what a query finds. */
  List<String> strings(String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = cluster.connect(keyspace);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  /** How many rows each shard has of a table. */
  List<Integer> rows(String table) throws SQLException {
    List<Integer> counts = new ArrayList<>();
    for (Connection shard : cluster.shards(keyspace)) {
      try (shard;
          Statement statement = shard.createStatement();
          ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
        row.next();
        counts.add(row.getInt(1));
      }
    }
    return counts;
  }
}
