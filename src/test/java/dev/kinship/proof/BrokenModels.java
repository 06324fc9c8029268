package dev.kinship.proof;

import static dev.kinship.proof.Broken.broken;
import static dev.kinship.proof.Shop.ORDER;
import static dev.kinship.proof.Shop.SQL;
import static dev.kinship.proof.Shop.USER;

import java.util.stream.Stream;

/** Projects with keys of several fields, and with what is rare, each with one thing broken. */
final class BrokenModels {
  /** The shop with users whose key has two fields. */
  private static Shop composite(Shop shop) {
    return shop.with(USER, "class User\\(", "class User(CompositePKMixin, ")
        .with(
            USER,
            "    id: Optional\\[int] = None\n",
            "    __primary_key__ = (\"tenant_id\", \"number\")\n    tenant_id: int\n    number: int\n")
        .top(USER, "from rhosocial.activerecord.field import CompositePKMixin")
        .with(USER, "foreign_key=\"user_id\"", "foreign_key=(\"tenant_id\", \"user_number\")")
        .with(ORDER, "foreign_key=\"user_id\"", "foreign_key=(\"tenant_id\", \"user_number\")")
        .with(ORDER, "    user_id: int\n", "    tenant_id: int\n    user_number: int\n")
        .with(
            SQL,
            "id INTEGER PRIMARY KEY AUTOINCREMENT,\n    name TEXT NOT NULL",
            "tenant_id INTEGER NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (tenant_id, number)")
        .with(
            SQL,
            "    user_id INTEGER NOT NULL,\n    FOREIGN KEY \\(user_id\\) REFERENCES users \\(id\\)",
            "    tenant_id INTEGER NOT NULL, user_number INTEGER NOT NULL,\n    FOREIGN KEY (tenant_id, user_number) REFERENCES users (tenant_id, number)")
        .with(SQL, "orders \\(user_id\\)", "orders (tenant_id, user_number)");
  }

  private BrokenModels() {}

  static Stream<Broken> compositeKeys() {
    return Stream.of(
        broken(
            "a key of two fields, of which one is missing",
            it ->
                composite(it)
                    .with(ORDER, "    user_number: int\n", "")
                    .with(SQL, "user_number INTEGER NOT NULL", "user_number INTEGER"),
            "KIN282",
            "`Order` has no field `user_number`"),
        broken(
            "a key of two fields in the wrong order",
            it ->
                composite(it)
                    .with(
                        ORDER,
                        "\\(\"tenant_id\", \"user_number\"\\)",
                        "(\"user_number\", \"tenant_id\")"),
            "KIN282",
            "the two sides have different keys"),
        broken(
            "a key of two fields for a key of one",
            it ->
                it.with(USER, "foreign_key=\"user_id\"", "foreign_key=(\"user_id\", \"total\")")
                    .with(ORDER, "foreign_key=\"user_id\"", "foreign_key=(\"user_id\", \"total\")"),
            "KIN282",
            "`Order` names 2 fields as the key, and the key of `User` has 1"),
        broken(
            "a rule for deletions that a key of two columns forbids",
            it ->
                composite(it)
                    .with(
                        SQL,
                        "users \\(tenant_id, number\\)",
                        "users (tenant_id, number) ON DELETE SET NULL"),
            "KIN282",
            "the key says ON DELETE SET NULL"));
  }

  private static final String LINK =
      """
      from typing import ClassVar, Optional

      from rhosocial.activerecord.model import ActiveRecord
      from rhosocial.activerecord.relation import BelongsTo

      from .user import User


      class Badge(ActiveRecord):
          __table_name__ = "badges"

          id: Optional[int] = None
          user_id: int
          owner_id: Optional[int] = None

          user: ClassVar[BelongsTo["User"]] = BelongsTo(foreign_key="user_id")
      """;

  static Stream<Broken> throughs() {
    return Stream.of(
        broken(
            "an inverse that was renamed on its own side only",
            it ->
                it.with(USER, "HasMany", "HasOne")
                    .with(ORDER, "inverse_of=\"orders\"", "inverse_of=\"order\""),
            "KIN282",
            "`inverse_of` names something that is not a relationship"),
        broken(
            "a model that needs a row of itself first",
            it ->
                it.and(
                        "shop/badge.py",
                        LINK.replace("from .user import User\n", "")
                                .replace("\"User\"", "\"Medal\"")
                                .replace("user_id", "medal_id")
                            + "\n\nclass Medal(ActiveRecord):\n    __table_name__ = \"medals\"\n    id: Optional[int] = None\n    badge_id: int\n    badge: ClassVar[BelongsTo[\"Badge\"]] = BelongsTo(foreign_key=\"badge_id\")\n")
                    .with(
                        SQL,
                        "\\z",
                        "\nCREATE TABLE medals (id INTEGER PRIMARY KEY, badge_id INTEGER NOT NULL);\nCREATE TABLE badges (id INTEGER PRIMARY KEY, medal_id INTEGER NOT NULL, owner_id INTEGER);\n"),
            "",
            "no row can be the first"));
  }

  static Stream<Broken> others() {
    return Stream.of(
        broken(
            "a relationship that a subclass would inherit",
            it ->
                it.with(ORDER, "\\z", "\n\nclass Gift(Order):\n    __table_name__ = \"gifts\"\n")
                    .with(
                        SQL,
                        "\\z",
                        "CREATE TABLE gifts (id INTEGER PRIMARY KEY, total REAL NOT NULL, user_id INTEGER NOT NULL);\n"),
            "KIN282",
            "`Gift` has `user` from `Order`"),
        broken(
            "a model without the field of its key",
            it -> it.with(USER, "    id: Optional\\[int] = None\n", ""),
            "KIN282",
            "`User` has no field for its primary key `id`"),
        broken(
            "a library that does not load eagerly, as before 1.0.0.dev28",
            it ->
                it.top(
                    USER,
                    "from rhosocial.activerecord.query import ActiveQuery\nActiveQuery.with_ = lambda self, *names: self"),
            "KIN282",
            "versions of the library before 1.0.0.dev28 do not load"),
        broken(
            "a table of another spelling",
            it -> it.with(ORDER, "\"orders\"\n", "\"order_s\"\n"),
            "KIN282",
            "no migration creates the table `order_s` of `Order`"));
  }

  static Stream<Broken> rare() {
    return Stream.of(
        broken(
            "a trigger that refuses rows",
            it ->
                it.with(
                    SQL,
                    "\\z",
                    "CREATE TRIGGER no BEFORE INSERT ON orders BEGIN SELECT RAISE(ABORT, 'closed'); END;\n"),
            "KIN282",
            "a trigger of the database refuses the rows that kin verify makes"),
        broken(
            "a file that Python cannot read",
            it -> it.top(USER, "def broken(:"),
            "KIN283",
            "this Python does not understand the file"),
        broken(
            "a name of the library that this version lacks",
            it -> it.top(ORDER, "from rhosocial.activerecord.relation import HasManyThrough"),
            "KIN283",
            "cannot import name 'HasManyThrough'"),
        broken(
            "an import that takes all memory",
            it -> it.top(USER, "x = bytearray(1 << 40)"),
            "KIN283",
            "importing the module takes more memory than kin verify allows"));
  }
}
