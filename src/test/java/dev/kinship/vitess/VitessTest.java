package dev.kinship.vitess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Catalog;
import dev.kinship.dialect.Dialects;
import dev.kinship.schema.Schema;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.tool.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of migration goes up, down and up again on Vitess: on one shard and on two, as direct
 * and as online changes. Then the library's own backend loads what is related.
 */
@Tag("slow")
class VitessTest {
  private static final Table TABLE = new Table("vitess.txt", "Vitess: up, down, up");

  /** A sentence, and the one, if any, whose migration has run before. */
  enum Kind {
    NEW_KEY("add Order belongs_to User --optional --yes"),
    SOLE_KEY("add User has_one Profile --optional --yes"),
    EXISTING_COLUMN("add Order belongs_to Coupon --optional --yes"),
    FILLED_KEY("add Order belongs_to User --backfill 1+id%3 --drop-key --yes"),
    JOIN_TABLE("add User has_many_through Role --yes"),
    NEW_TABLE("add User has_many Note --yes"),
    REQUIRED_KEY(
        "add Order belongs_to User --foreign-key user_id --backfill 1 --yes",
        "add Order belongs_to User --yes"),
    REMOVED_KEY("remove Order.user --drop-key --yes", "add Order belongs_to User --optional --yes");

    private final String sentence;
    private final String earlier;

    Kind(String sentence) {
      this(sentence, "");
    }

    Kind(String sentence, String earlier) {
      this.sentence = sentence;
      this.earlier = earlier;
    }
  }

  private static final Pattern ORPHANS = Pattern.compile("rows without their parent: (.*)");

  /** How many shards each statement runs on, where there is one. */
  private static final String ON_ONE =
      """
      order.user(): 1
      user.orders(): 1
      user.notes(): 1
      user.roles(): 1 + 1
      role.users(): 1 + 1
      8 users with orders: 1 + 1
      8 users with notes: 1 + 1
      8 users with roles: 1 + 1 + 1
      1 user with orders: 1 + 1
      1 user with notes: 1 + 1
      1 user with roles: 1 + 1 + 1
      """;

  /**
   * Orders are distributed by their own ids; notes and the join table by user; roles are on both.
   */
  private static final String ON_TWO =
      """
      order.user(): 1
      user.orders(): 2
      user.notes(): 1
      user.roles(): 1 + 1
      role.users(): 2 + 2
      8 users with orders: 2 + 2
      8 users with notes: 2 + 2
      8 users with roles: 2 + 2 + 1
      1 user with orders: 1 + 2
      1 user with notes: 1 + 1
      1 user with roles: 1 + 1 + 1
      """;

  private static final Table LOADED =
      new Table("vitess-loading.txt", "Vitess: shards of each statement");

  private static VitessCluster cluster;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = VitessCluster.start();
  }

  @AfterAll
  static void stop() {
    if (cluster != null) {
      TABLE.write();
      LOADED.write();
      cluster.close();
    }
  }

  static Stream<Arguments> all() {
    return Stream.of(Kind.values())
        .flatMap(
            kind ->
                Stream.of("plain", "shop")
                    .flatMap(
                        keyspace ->
                            Stream.of("direct", "vitess")
                                .map(strategy -> Arguments.of(kind, keyspace, strategy))));
  }

  @ParameterizedTest(name = "{0} on {1}, {2}")
  @MethodSource("all")
  void goesUpAndDownAndUp(Kind kind, String keyspace, String strategy) throws Exception {
    VitessShop shop = VitessShop.in(cluster, keyspace, folder, "");
    List<Path> tables = shop.files();
    if (!kind.earlier.isEmpty()) {
      shop.say(kind.earlier);
    }
    List<Path> first = shop.files();
    shop.up("direct", first.subList(tables.size(), first.size()));
    Set<String> before = shop.catalog();
    assertThat(shop.rows("orders")).doesNotContain(0);

    shop.say(kind.sentence);
    List<Path> files = new ArrayList<>(shop.files());
    files.removeAll(first);
    assertThat(files).isNotEmpty();
    Set<String> expected = expected(shop);
    shop.up(strategy, files);
    shop.applyVSchema();
    assertThat(shop.catalog()).isEqualTo(expected);
    shop.down(strategy, files);
    assertThat(shop.catalog()).isEqualTo(before);
    shop.up(strategy, files);
    assertThat(shop.catalog()).isEqualTo(expected);
    assertThat(shop.rows("orders").stream().mapToInt(it -> it).sum()).isEqualTo(6);
    TABLE.set(
        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        "%s, %s".formatted(keyspace, strategy),
        "%d files".formatted(files.size()));
  }

  /** The same statements as on one server; the VSchema decides on how many shards each runs. */
  @ParameterizedTest
  @ValueSource(strings = {"plain", "shop"})
  void theLibraryLoadsWhatIsRelated(String keyspace) throws Exception {
    VitessShop shop = VitessShop.in(cluster, keyspace, folder, "");
    List<Path> first = shop.files();
    String said = shop.say("add Order belongs_to User --optional --yes");
    shop.say("add User has_many Note --yes");
    shop.say("add User has_many_through Role --yes");
    List<Path> files = new ArrayList<>(shop.files());
    files.removeAll(first);
    shop.up("direct", files);
    shop.applyVSchema();

    String counted = cluster.python("vitess.py", folder, keyspace);

    assertThat(counted).isEqualTo(keyspace.equals("plain") ? ON_ONE : ON_TWO);
    counted.lines().map(it -> it.split(": ", 2)).forEach(it -> LOADED.set(it[0], keyspace, it[1]));
    Matcher orphans = ORPHANS.matcher(said);
    assertThat(orphans.find()).isTrue();
    assertThat(shop.strings("SELECT user_id FROM (" + orphans.group(1) + ") AS found"))
        .containsExactly("1000000000");
  }

  /** Vitess makes them directly only; never between shards. */
  @Test
  void hasForeignKeysWhereTheKeyspaceAllowsThem() throws Exception {
    VitessShop plain =
        VitessShop.in(
            cluster, "plain", folder.resolve("plain"), "  \"foreignKeyMode\": \"managed\",\n");
    List<Path> first = plain.files();
    plain.say("add Order belongs_to User --optional --yes");
    List<Path> files = new ArrayList<>(plain.files());
    files.removeAll(first);
    plain.up("direct", files);
    assertThat(plain.catalog()).contains("orders key [user_id] to users [id] NO ACTION");
    assertThatThrownBy(
            () -> plain.run("direct", "INSERT INTO orders (total, user_id) VALUES (1, 99)"))
        .hasMessageContaining("foreign key constraint fails");
    plain.down("direct", files);
    plain.up("direct", files.subList(0, files.size() - 1));
    assertThatThrownBy(() -> plain.up("vitess", List.of(files.getLast())))
        .hasMessageContaining("foreign key");

    VitessShop shop =
        VitessShop.in(
            cluster, "shop", folder.resolve("shop"), "  \"foreignKeyMode\": \"unmanaged\",\n");
    String said = shop.say("add User has_many_through Role --yes");
    shop.up("direct", List.of(shop.files().getLast()));
    shop.applyVSchema();
    assertThat(said).doesNotContain("only the models have the key");
    assertThat(shop.catalog())
        .contains(
            "user_roles key [user_id] to users [id] NO ACTION",
            "user_roles key [role_id] to roles [id] NO ACTION");
    shop.run(
        "direct",
        "INSERT INTO user_roles (user_id, role_id) VALUES (1, 1), (2, 1), (3, 2), (4, 2)");
    assertThat(shop.rows("user_roles")).doesNotContain(0);
  }

  private static Set<String> expected(VitessShop shop) throws Exception {
    List<String> texts = new ArrayList<>();
    for (Path it : shop.files()) {
      texts.add(Files.readString(it));
    }
    Schema schema = SchemaReader.read(texts, Dialects.named("vitess").orElseThrow().wording());
    return Catalog.of(schema);
  }
}
