# ruff: noqa: UP035, UP045 (the models have to run on Python 3.8)
"""What the support module promises, on real SQLite, counting the statements it sends.

A statement is counted where SQLite itself reports it, in its trace callback, so that
nothing the library does can be missed or counted twice.
"""

import asyncio
import re
import sqlite3
import uuid
from typing import ClassVar, Optional

import pytest
from kin_copy.through import AsyncHasManyThrough, HasManyThrough
from rhosocial.activerecord.backend.impl.sqlite import (
    AsyncSQLiteBackend,
    SQLiteBackend,
)
from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig
from rhosocial.activerecord.base import FieldProxy, UseColumn
from rhosocial.activerecord.field import SoftDeleteMixin, UUIDMixin
from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord
from rhosocial.activerecord.relation import BelongsTo, CacheConfig, HasMany
from typing_extensions import Annotated

SCHEMA = """
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE permissions (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE user_roles (id INTEGER PRIMARY KEY, user_id INTEGER, role_id INTEGER);
CREATE TABLE role_permissions (
    role_id INTEGER, permission_id INTEGER, PRIMARY KEY (role_id, permission_id)
);
INSERT INTO users VALUES (1, 'ann'), (2, 'bob'), (3, 'cy');
INSERT INTO roles VALUES (1, 'admin'), (2, 'dev'), (3, 'guest');
INSERT INTO permissions VALUES (1, 'read'), (2, 'write');
INSERT INTO user_roles (user_id, role_id) VALUES (1, 1), (1, 2), (2, 2);
INSERT INTO role_permissions VALUES (1, 1), (1, 2), (2, 1);
"""


class User(ActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    user_roles: ClassVar[HasMany["UserRole"]] = HasMany(
        foreign_key="user_id", inverse_of="user"
    )
    roles: ClassVar[HasManyThrough["Role"]] = HasManyThrough(
        through="UserRole",
        foreign_key="user_id",
        target_foreign_key="role_id",
        inverse_of="users",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class Role(ActiveRecord):
    __table_name__ = "roles"

    id: Optional[int] = None
    name: str

    users: ClassVar[HasManyThrough["User"]] = HasManyThrough(
        through="UserRole",
        foreign_key="role_id",
        target_foreign_key="user_id",
        inverse_of="roles",
    )
    permissions: ClassVar[HasManyThrough["Permission"]] = HasManyThrough(
        through="RolePermission",
        foreign_key="role_id",
        target_foreign_key="permission_id",
        inverse_of="roles",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class UserRole(ActiveRecord):
    __table_name__ = "user_roles"

    id: Optional[int] = None
    user_id: Optional[int] = None
    role_id: Optional[int] = None

    user: ClassVar[BelongsTo["User"]] = BelongsTo(
        foreign_key="user_id", inverse_of="user_roles"
    )


class OtherUserRole(ActiveRecord):
    """The same keys as UserRole, in other rows."""

    __table_name__ = "other_user_roles"

    id: Optional[int] = None
    user_id: int
    role_id: int


class Permission(ActiveRecord):
    __table_name__ = "permissions"

    id: Optional[int] = None
    name: str

    roles: ClassVar[HasManyThrough["Role"]] = HasManyThrough(
        through="RolePermission",
        foreign_key="permission_id",
        target_foreign_key="role_id",
        inverse_of="permissions",
    )


class RolePermission(ActiveRecord):
    """A join model may have a composite key: nothing points to it."""

    __table_name__ = "role_permissions"
    __primary_key__ = ("role_id", "permission_id")

    role_id: int
    permission_id: int


class AsyncUser(AsyncActiveRecord):
    __table_name__ = "users"

    id: Optional[int] = None
    name: str

    roles: ClassVar[AsyncHasManyThrough["AsyncRole"]] = AsyncHasManyThrough(
        through="AsyncUserRole",
        foreign_key="user_id",
        target_foreign_key="role_id",
        inverse_of="users",
    )


class AsyncRole(AsyncActiveRecord):
    __table_name__ = "roles"

    id: Optional[int] = None
    name: str

    users: ClassVar[AsyncHasManyThrough["AsyncUser"]] = AsyncHasManyThrough(
        through="AsyncUserRole",
        foreign_key="role_id",
        target_foreign_key="user_id",
        inverse_of="roles",
    )
    permissions: ClassVar[AsyncHasManyThrough["AsyncPermission"]] = AsyncHasManyThrough(
        through="AsyncRolePermission",
        foreign_key="role_id",
        target_foreign_key="permission_id",
    )

    c: ClassVar[FieldProxy] = FieldProxy()


class AsyncUserRole(AsyncActiveRecord):
    __table_name__ = "user_roles"

    id: Optional[int] = None
    user_id: Optional[int] = None
    role_id: Optional[int] = None


class AsyncPermission(AsyncActiveRecord):
    __table_name__ = "permissions"

    id: Optional[int] = None
    name: str


class AsyncRolePermission(AsyncActiveRecord):
    __table_name__ = "role_permissions"
    __primary_key__ = ("role_id", "permission_id")

    role_id: int
    permission_id: int


class Person(ActiveRecord):
    __table_name__ = "people"

    id: Optional[int] = None
    name: str

    following: ClassVar[HasManyThrough["Person"]] = HasManyThrough(
        through="Follow",
        foreign_key="follower_id",
        target_foreign_key="followed_id",
        inverse_of="followers",
    )
    followers: ClassVar[HasManyThrough["Person"]] = HasManyThrough(
        through="Follow",
        foreign_key="followed_id",
        target_foreign_key="follower_id",
        inverse_of="following",
    )


class Follow(ActiveRecord):
    __table_name__ = "follows"

    id: Optional[int] = None
    follower_id: int
    followed_id: int


class Book(UUIDMixin, ActiveRecord):
    __table_name__ = "books"

    title: str

    tags: ClassVar[HasManyThrough["Tag"]] = HasManyThrough(
        through="BookTag",
        foreign_key="book_id",
        target_foreign_key="tag",
        inverse_of="books",
    )


class Tag(ActiveRecord):
    """Its key is a string in a column of another name than the field."""

    __table_name__ = "tags"
    __primary_key__ = "tag_code"

    code: Annotated[str, UseColumn("tag_code")]
    name: str

    books: ClassVar[HasManyThrough["Book"]] = HasManyThrough(
        through="BookTag",
        foreign_key="tag_code",
        target_foreign_key="book",
        inverse_of="tags",
    )


class BookTag(SoftDeleteMixin, ActiveRecord):
    """Both keys are renamed columns; the relations above name one of each kind."""

    __table_name__ = "book_tags"

    id: Optional[int] = None
    book: Annotated[uuid.UUID, UseColumn("book_id")]
    tag: Annotated[str, UseColumn("tag_code")]


class Composite(ActiveRecord):
    __table_name__ = "composites"
    __primary_key__ = ("a", "b")

    a: int
    b: int


class Keyless(ActiveRecord):
    __table_name__ = "keyless"

    name: str


CAN_LIMIT = hasattr(sqlite3.Connection, "setlimit")  # since Python 3.11

SYNC = (User, Role, UserRole, Permission, RolePermission, Person, Follow)
ASYNC = (AsyncUser, AsyncRole, AsyncUserRole, AsyncPermission, AsyncRolePermission)


class Database:
    """A fresh database for the sync models, and the statements it was sent."""

    def __init__(self, path):
        User.configure(SQLiteConnectionConfig(database=path), SQLiteBackend)
        self.backend = User.__backend__
        self.use_for(*SYNC)
        self.run(SCHEMA)
        self.sent = []
        self.connection.set_trace_callback(self.sent.append)

    @property
    def connection(self):
        return self.backend._connection

    def use_for(self, *models):
        for model in models:
            model.__backend__ = self.backend

    def run(self, script):
        self.backend.executescript(script)

    def statements(self, action):
        """What the action gives, and how many statements it took."""
        self.sent.clear()
        result = action()
        return result, len(self.sent)


@pytest.fixture(params=["memory", "file"])
def db(request, tmp_path):
    memory = request.param == "memory"
    database = Database(":memory:" if memory else str(tmp_path / "test.db"))
    yield database
    database.backend.disconnect()


def with_async_db(path, action):
    """Runs an async action on a fresh database; it gets the list of statements."""

    async def run():
        config = SQLiteConnectionConfig(database=path)
        await AsyncUser.configure(config, AsyncSQLiteBackend)
        backend = AsyncUser.__backend__
        try:
            for model in ASYNC:
                model.__backend__ = backend
            await backend.executescript(SCHEMA)
            sent = []
            await backend._connection.set_trace_callback(sent.append)
            await action(sent)
        finally:
            await backend.disconnect()

    asyncio.run(run())


def names(records):
    return sorted(record.name for record in records)


def roles_by_name(users):
    return {user.name: names(user.roles()) for user in users}


def model(relation, name="roles", base=ActiveRecord, key="id", target="Role"):
    """A model on `users` that declares one relation, made anew for each mistake."""
    kind = type(relation)
    body = {
        "__module__": __name__,
        "__qualname__": "Made",
        "__table_name__": "users",
        "__primary_key__": key,
        "__annotations__": {"id": Optional[int], name: ClassVar[kind[target]]},
        "id": None,
        name: relation,
    }
    made = type(base)("Made", (base,), body)
    made.__backend__ = User.__backend__
    return made


def through(through="UserRole", near="user_id", far="role_id", inverse_of="", **more):
    return HasManyThrough(
        through=through,
        foreign_key=near,
        target_foreign_key=far,
        inverse_of=inverse_of,
        **more,
    )


class TestLazy:
    def test_both_sides_find_each_other(self, db):
        assert names(User.find_one(1).roles()) == ["admin", "dev"]
        assert names(Role.find_one(2).users()) == ["ann", "bob"]

    def test_the_first_call_takes_two_statements_and_the_next_none(self, db):
        user = User.find_one(1)
        first, sent = db.statements(user.roles)
        assert (names(first), sent) == (["admin", "dev"], 2)
        again, sent = db.statements(user.roles)
        assert (again, sent) == (first, 0)

    def test_no_rows_are_cached_too_and_take_one_statement(self, db):
        user = User.find_one(3)
        assert db.statements(user.roles) == ([], 1)
        assert db.statements(user.roles) == ([], 0)

    @pytest.mark.parametrize(
        "forget",
        [
            lambda user: user.clear_relation_cache("roles"),
            lambda user: user.clear_relation_cache(),
            lambda user: user.roles.clear_cache(),
        ],
    )
    def test_a_cleared_cache_is_loaded_again(self, db, forget):
        user = User.find_one(1)
        user.roles()
        UserRole(user_id=1, role_id=3).save()
        assert names(user.roles()) == ["admin", "dev"]
        forget(user)
        assert names(user.roles()) == ["admin", "dev", "guest"]

    def test_without_a_cache_every_call_loads(self, db):
        made = model(through(cache_config=CacheConfig(enabled=False)))
        user = made.find_one(1)
        assert db.statements(user.roles)[1] == 2
        assert db.statements(user.roles)[1] == 2

    def test_an_unsaved_owner_has_no_rows(self, db):
        db.run("INSERT INTO user_roles (user_id, role_id) VALUES (NULL, 1)")
        assert db.statements(User(name="new").roles) == ([], 0)

    def test_null_keys_in_join_rows_match_nothing(self, db):
        db.run("INSERT INTO user_roles (user_id, role_id) VALUES (NULL, 1), (3, NULL)")
        assert User.find_one(3).roles() == []
        assert names(Role.find_one(1).users()) == ["ann"]
        assert User.find_one(3).roles_query().all() == []

    def test_duplicate_join_rows_count_once(self, db):
        db.run("INSERT INTO user_roles (user_id, role_id) VALUES (2, 2), (2, 2)")
        assert names(User.find_one(2).roles()) == ["dev"]
        assert names(User.find_one(2).roles_query().all()) == ["dev"]
        users = User.query().with_("roles").all()
        assert roles_by_name(users)["bob"] == ["dev"]

    def test_join_rows_that_point_nowhere_are_left_out(self, db):
        db.run("INSERT INTO user_roles (user_id, role_id) VALUES (3, 99)")
        assert User.find_one(3).roles() == []

    def test_a_relation_is_no_field(self, db):
        user = User.query().with_("roles").one()
        assert user.model_dump() == {"id": 1, "name": "ann"}
        user.name = "anna"
        user.save()
        assert User.find_one(1).name == "anna"

    def test_the_join_model_can_be_given_as_a_class(self, db):
        made = model(through(UserRole))
        assert names(made.find_one(1).roles()) == ["admin", "dev"]

    def test_the_relation_says_how_it_was_declared(self):
        roles = User.roles
        assert isinstance(roles, HasManyThrough)
        assert User.get_relation("roles") is roles
        assert (roles.through, roles.inverse_of) == ("UserRole", "users")
        assert (roles.foreign_key, roles.target_foreign_key) == ("user_id", "role_id")
        assert roles.get_related_model(User) is Role


class TestQuery:
    def test_it_is_one_statement(self, db):
        user = User.find_one(1)
        found, sent = db.statements(lambda: user.roles_query().all())
        assert (names(found), sent) == (["admin", "dev"], 1)

    def test_it_can_be_refined(self, db):
        query = User.find_one(1).roles_query
        assert names(query().where(Role.c.name == "dev").all()) == ["dev"]
        backwards = query().order_by((Role.c.name, "DESC")).all()
        assert [role.name for role in backwards] == ["dev", "admin"]
        assert [role.name for role in query().order_by("id").limit(1).all()] == [
            "admin"
        ]
        assert query().count() == 2

    def test_it_can_load_eagerly(self, db):
        user = User.find_one(1)
        roles, sent = db.statements(
            lambda: user.roles_query().with_("permissions").all()
        )
        assert sent == 3
        assert db.statements(roles[0].permissions)[1] == 0

    def test_an_unsaved_owner_has_no_rows(self, db):
        db.run("INSERT INTO user_roles (user_id, role_id) VALUES (NULL, 1)")
        assert User(name="new").roles_query().all() == []
        assert User(name="new").roles_query().count() == 0


class TestEager:
    @pytest.mark.parametrize("more", [0, 497])
    def test_three_statements_for_three_users_and_for_five_hundred(self, db, more):
        db.connection.executemany(
            "INSERT INTO users VALUES (?, ?)", [(10 + n, f"u{n}") for n in range(more)]
        )
        db.connection.executemany(
            "INSERT INTO user_roles (user_id, role_id) VALUES (?, ?)",
            [(10 + n, 1 + n % 3) for n in range(more)],
        )
        users, sent = db.statements(lambda: User.query().with_("roles").all())
        assert (len(users), sent) == (3 + more, 3)
        counted, sent = db.statements(lambda: sum(len(u.roles()) for u in users))
        assert (counted, sent) == (3 + more, 0)

    def test_nested_relations_take_five_statements(self, db):
        users, sent = db.statements(
            lambda: User.query().with_("roles.permissions").all()
        )
        assert sent == 5
        tree, sent = db.statements(
            lambda: {
                user.name: {r.name: names(r.permissions()) for r in user.roles()}
                for user in users
            }
        )
        assert sent == 0
        assert tree == {
            "ann": {"admin": ["read", "write"], "dev": ["read"]},
            "bob": {"dev": ["read"]},
            "cy": {},
        }

    def test_one_record_can_load_eagerly(self, db):
        user, sent = db.statements(lambda: User.query().with_("roles").one())
        assert sent == 3
        assert db.statements(lambda: names(user.roles())) == (["admin", "dev"], 0)

    def test_it_mixes_with_the_relations_of_the_library(self, db):
        users, sent = db.statements(
            lambda: User.query().with_("roles", "user_roles.user").all()
        )
        assert sent == 5
        assert [len(user.user_roles()) for user in users] == [2, 1, 0]
        links, sent = db.statements(lambda: UserRole.query().with_("user.roles").all())
        assert sent == 4
        assert [names(link.user().roles()) for link in links] == [
            ["admin", "dev"],
            ["admin", "dev"],
            ["dev"],
        ]

    def test_a_modifier_filters(self, db):
        only_admin = ("roles", lambda query: query.where(Role.c.name == "admin"))
        users = User.query().with_(only_admin).all()
        assert roles_by_name(users) == {"ann": ["admin"], "bob": [], "cy": []}

    def test_the_order_of_the_targets_is_kept(self, db):
        backwards = ("roles", lambda query: query.order_by((Role.c.name, "DESC")))
        users = User.query().with_(backwards).all()
        assert [[role.name for role in user.roles()] for user in users] == [
            ["dev", "admin"],
            ["dev"],
            [],
        ]

    def test_the_lists_of_two_records_are_not_one(self, db):
        twice = [User.find_one(1), User.find_one(1)]
        lists = User.roles.batch_load(twice)
        assert lists[id(twice[0])] == lists[id(twice[1])]
        assert lists[id(twice[0])] is not lists[id(twice[1])]

    def test_what_is_cached_is_not_loaded_again(self, db):
        users = User.query().with_("roles").all()
        assert db.statements(lambda: len(User.roles.batch_load(users))) == (3, 0)

    def test_a_subclass_of_the_owner_has_the_relation(self, db):
        class Staff(User):
            __table_name__ = "users"

        Staff.__backend__ = db.backend
        staff, sent = db.statements(lambda: Staff.query().with_("roles").all())
        assert sent == 3
        assert db.statements(lambda: roles_by_name(staff)) == (
            {"ann": ["admin", "dev"], "bob": ["dev"], "cy": []},
            0,
        )
        staff[0].clear_relation_cache("roles")
        assert names(staff[0].roles()) == ["admin", "dev"]
        assert names(staff[0].roles_query().all()) == ["admin", "dev"]

    def test_a_subclass_can_be_lazy_first(self, db):
        class Staff(User):
            __table_name__ = "users"

        Staff.__backend__ = db.backend
        assert names(Staff.find_one(1).roles()) == ["admin", "dev"]


class TestManyKeys:
    """More keys than the variables of one statement."""

    def fill(self, db, users, roles):
        db.connection.execute("DELETE FROM user_roles")
        db.connection.execute("DELETE FROM users")
        db.connection.execute("DELETE FROM roles")
        for table, rows in (("users", users), ("roles", roles)):
            db.connection.executemany(
                f"INSERT INTO {table} VALUES (?, ?)",
                [(n, f"{n:05}") for n in range(1, rows + 1)],
            )
        db.connection.executemany(
            "INSERT INTO user_roles (user_id, role_id) VALUES (?, ?)",
            [
                (n, 1 + (n + shift) % roles)
                for n in range(1, users + 1)
                for shift in (7, 0)
            ],
        )

    def assert_complete(self, users, roles):
        for user in users:
            expected = sorted({1 + (user.id + shift) % roles for shift in (7, 0)})
            assert [role.id for role in user.roles()] == expected

    def limit_variables(self, db, limit):
        if CAN_LIMIT:
            db.connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, limit)

    def test_thousands_of_owners_under_the_oldest_limit(self, db):
        self.fill(db, 5000, 1500)
        self.limit_variables(db, 999)
        users, sent = db.statements(lambda: User.query().with_("roles").all())
        assert sent == 1 + 6 + 2
        assert len(users) == 5000
        self.assert_complete(users, 1500)

    def test_a_modifier_sorts_and_limits_over_all_targets(self, db):
        self.fill(db, 2000, 2000)
        first = (
            "roles",
            lambda query: query.order_by((Role.c.name, "DESC")).limit(950),
        )
        users, sent = db.statements(lambda: User.query().with_(first).all())
        assert sent == 1 + 3 + 1
        found = {role.id for user in users for role in user.roles()}
        assert found == set(range(1051, 2001))
        ordered = [[role.id for role in user.roles()] for user in users]
        assert all(ids == sorted(ids, reverse=True) for ids in ordered)

    @pytest.mark.skipif(not CAN_LIMIT, reason="the limit is as it was built")
    def test_a_database_that_refuses_the_number_says_so(self, db):
        self.fill(db, 2000, 2000)
        self.limit_variables(db, 999)
        sorted_roles = ("roles", lambda query: query.order_by(Role.c.name))
        with pytest.raises(Exception, match="too many SQL variables"):
            User.query().with_(sorted_roles).all()


class TestKeys:
    @pytest.fixture
    def books(self, tmp_path):
        config = SQLiteConnectionConfig(database=str(tmp_path / "books.db"))
        Book.configure(config, SQLiteBackend)
        Tag.__backend__ = BookTag.__backend__ = Book.__backend__
        Book.__backend__.executescript(
            """
            CREATE TABLE books (id TEXT PRIMARY KEY, title TEXT);
            CREATE TABLE tags (tag_code TEXT PRIMARY KEY, name TEXT);
            CREATE TABLE book_tags (
                id INTEGER PRIMARY KEY, book_id TEXT, tag_code TEXT, deleted_at TEXT
            );
            INSERT INTO tags VALUES ('x', 'ex'), ('y', 'why'), ('z', 'zed');
            """
        )
        made = [Book(title="one"), Book(title="two")]
        for book in made:
            book.save()
        for book, tag in ((made[0], "x"), (made[0], "y"), (made[1], "y")):
            BookTag(book=book.id, tag=tag).save()
        yield made
        Book.__backend__.disconnect()

    def test_uuids_strings_and_renamed_columns(self, books):
        assert names(Book.find_one(books[0].id).tags()) == ["ex", "why"]
        assert names(Book.find_one(books[0].id).tags_query().all()) == ["ex", "why"]
        tags = Tag.query().with_("books").order_by("tag_code").all()
        assert [sorted(book.title for book in tag.books()) for tag in tags] == [
            ["one"],
            ["one", "two"],
            [],
        ]
        assert [book.title for book in tags[0].books_query().all()] == ["one"]

    def test_more_targets_than_one_statement_takes_stay_in_order(self, books):
        codes = [f"t{n:04}" for n in range(2000)]
        connection = Book.__backend__._connection
        connection.executemany("INSERT INTO tags VALUES (?, ?)", zip(codes, codes))
        connection.executemany(
            "INSERT INTO book_tags (book_id, tag_code) VALUES (?, ?)",
            [(str(books[1].id), code) for code in reversed(codes)],
        )
        found = [tag.code for tag in Book.find_one(books[1].id).tags()]
        assert found == [*codes, "y"]

    def test_a_new_owner_with_a_generated_key_has_no_rows(self, books):
        assert Book(title="new").tags() == []
        assert Book(title="new").tags_query().all() == []

    def test_soft_deleted_join_rows_are_gone(self, books):
        BookTag.query().where("tag_code = ?", ("x",)).one().delete()
        assert names(Book.find_one(books[0].id).tags()) == ["why"]
        assert names(Book.find_one(books[0].id).tags_query().all()) == ["why"]

    def test_a_model_related_to_itself(self, db):
        db.run(
            """
            CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE follows (
                id INTEGER PRIMARY KEY, follower_id INTEGER, followed_id INTEGER
            );
            INSERT INTO people VALUES (1, 'ann'), (2, 'bob'), (3, 'cy');
            INSERT INTO follows (follower_id, followed_id) VALUES (1, 2), (1, 3), (3, 2);
            """
        )
        people = Person.query().with_("following", "followers").all()
        assert [names(p.following()) for p in people] == [["bob", "cy"], [], ["bob"]]
        assert [names(p.followers()) for p in people] == [[], ["ann", "cy"], ["ann"]]
        assert names(people[1].followers_query().all()) == ["ann", "cy"]
        assert names(Person.find_one(1).following()) == ["bob", "cy"]


MISTAKES = {
    "an unknown join model": (
        through("Nowhere"),
        {},
        (
            "`Made.roles`: import its models in test_through: "
            "module 'test_through' has no attribute 'Nowhere'"
        ),
    ),
    "an unknown target": (
        through(),
        {"target": "Nobody"},
        "`Made.roles`: import its models in test_through: .*'Nobody' is not defined",
    ),
    "a join model that is no model": (
        through(dict),
        {},
        "`Made.roles`: <class 'dict'> is no IActiveRecord",
    ),
    "a join model that is neither a class nor a name": (
        through(None),
        {},
        "`Made.roles`: None is no IActiveRecord",
    ),
    "a join model of the other flavour": (
        through("AsyncUserRole"),
        {},
        "`Made.roles`: <class 'test_through.AsyncUserRole'> is no IActiveRecord",
    ),
    "a target of the other flavour": (
        through(),
        {"target": "AsyncRole"},
        "`Made.roles`: <class 'test_through.AsyncRole'> is no IActiveRecord",
    ),
    "an unknown key of the owner": (
        through(near="usr_id"),
        {},
        (
            "`Made.roles`: `UserRole` has no field or column `usr_id`, "
            "only id, user_id, role_id"
        ),
    ),
    "an unknown key of the target": (
        through(far="rol_id"),
        {},
        "`Made.roles`: `UserRole` has no field or column `rol_id`, only id, ",
    ),
    "an owner with a composite key": (
        through(),
        {"key": ("id", "name")},
        r"`Made.roles`: composite keys do not work: Made, \('id', 'name'\)",
    ),
    "a target with a composite key": (
        through(),
        {"target": "Composite"},
        r"`Made.roles`: composite keys do not work: Composite, \('a', 'b'\)",
    ),
    "a composite key to the target": (
        through(far=("role_id", "id")),
        {},
        r"`Made.roles`: composite keys do not work: UserRole, \('role_id', 'id'\)",
    ),
    "a target without its key field": (
        through(),
        {"target": "Keyless"},
        "`Made.roles`: `Keyless` has no field or column `id`, only name",
    ),
    "an inverse that is not there": (
        through(inverse_of="nope"),
        {},
        "`Made.roles`: its inverse `Role.nope` is no HasManyThrough",
    ),
    "an inverse that is a field": (
        through(inverse_of="name"),
        {},
        "`Made.roles`: its inverse `Role.name` is no HasManyThrough",
    ),
    "an inverse of another kind": (
        through("RolePermission", "role_id", "permission_id", "user_roles"),
        {"target": "User"},
        "`Made.roles`: its inverse `User.user_roles` is no HasManyThrough",
    ),
    "an inverse through another model": (
        through(inverse_of="permissions"),
        {},
        (
            "`Made.roles`: its inverse `Role.permissions` needs the same join model, "
            "keys swapped"
        ),
    ),
    "an inverse through other rows with the same keys": (
        through("OtherUserRole", inverse_of="users"),
        {},
        (
            "`Made.roles`: its inverse `Role.users` needs the same join model, "
            "keys swapped"
        ),
    ),
    "an inverse with the keys not swapped": (
        through(near="role_id", far="user_id", inverse_of="users"),
        {},
        (
            "`Made.roles`: its inverse `Role.users` needs the same join model, "
            "keys swapped"
        ),
    ),
    "an inverse that leads elsewhere": (
        through(inverse_of="users"),
        {},
        "`Made.roles`: its inverse `Role.users` leads to `User`",
    ),
}


class TestMistakes:
    """Whoever uses a relation that cannot work learns why, each time and each way."""

    @pytest.mark.parametrize(
        ("relation", "more", "says"), MISTAKES.values(), ids=MISTAKES
    )
    def test_are_told_at_every_use(self, db, relation, more, says):
        made = model(relation, **more)
        row = made(id=1)
        uses = [
            row.roles,
            row.roles_query,
            lambda: made.query().with_("roles").all(),
            lambda: made.query().with_(("roles", lambda query: query)).all(),
            lambda: made.roles.get_related_model(made),
        ]
        for use in uses * 2:
            with pytest.raises(ValueError, match=says):
                use()

    def test_an_inverse_that_has_another_inverse(self, db):
        class Other(User):
            __table_name__ = "users"

            duties: ClassVar[HasManyThrough["Role"]] = HasManyThrough(
                "UserRole", "user_id", "role_id", inverse_of="users"
            )

        for _ in range(2):
            with pytest.raises(
                ValueError, match="`Role.users` is the inverse of `roles`"
            ):
                Other(name="x").duties()

    def test_a_composite_key_to_the_owner(self, db):
        with pytest.raises((TypeError, ValueError), match="string|composite"):
            model(through(near=("user_id", "id")))(id=1).roles()

    def test_an_async_relation_on_a_sync_model(self):
        relation = AsyncHasManyThrough("UserRole", "user_id", "role_id")
        with pytest.raises(TypeError, match="Async relation descriptor"):
            model(relation)

    def test_a_sync_relation_on_an_async_model(self):
        with pytest.raises(TypeError, match="Sync relation descriptor"):
            model(through(), base=AsyncActiveRecord)

    def test_a_mistake_in_the_inverse_is_told_there(self, db):
        class Left(ActiveRecord):
            __table_name__ = "users"

            id: Optional[int] = None
            rights: ClassVar[HasManyThrough["Right"]] = HasManyThrough(
                "UserRole", "user_id", "role_id", inverse_of="lefts"
            )

        class Right(ActiveRecord):
            __table_name__ = "roles"

            id: Optional[int] = None
            lefts: ClassVar[HasManyThrough["Left"]] = HasManyThrough(
                "UserRole", "rle_id", "user_id", inverse_of="rights"
            )

        with pytest.raises(
            ValueError, match="`Right.lefts`: `UserRole` has no .*`rle_id`"
        ):
            Left(id=1).rights()

    def test_looking_at_a_broken_relation_does_not_use_it(self, db):
        made = model(through("Nowhere"))
        assert callable(made(id=1).roles)
        assert "roles" in dir(made(id=1))

    def test_a_relation_works_once_the_mistake_is_gone(self, db, monkeypatch):
        user = model(through("Later"))(id=1)
        with pytest.raises(ValueError, match="'Later'"):
            user.roles()
        monkeypatch.setitem(globals(), "Later", UserRole)
        assert names(user.roles()) == ["admin", "dev"]

    @pytest.mark.parametrize("table", ["user_roles", "roles"])
    def test_errors_of_the_database_are_raised(self, db, table):
        user = User.find_one(1)
        db.run(f"DROP TABLE {table}")
        says = re.escape(f"no such table: {table}")
        for use in (user.roles, lambda: User.query().with_("roles").all()):
            with pytest.raises(Exception, match=says):
                use()


class TestAsync:
    @pytest.fixture(params=["memory", "file"])
    def path(self, request, tmp_path):
        return ":memory:" if request.param == "memory" else str(tmp_path / "test.db")

    def test_lazy_and_cached(self, path):
        async def action(sent):
            user = await AsyncUser.find_one(1)
            sent.clear()
            assert names(await user.roles()) == ["admin", "dev"]
            assert len(sent) == 2
            assert names(await user.roles()) == ["admin", "dev"]
            assert len(sent) == 2
            user.roles.clear_cache()
            assert names(await user.roles()) == ["admin", "dev"]
            assert len(sent) == 4
            role = await AsyncRole.find_one(2)
            assert names(await role.users()) == ["ann", "bob"]

        with_async_db(path, action)

    def test_query(self, path):
        async def action(sent):
            user = await AsyncUser.find_one(1)
            sent.clear()
            assert names(await user.roles_query().all()) == ["admin", "dev"]
            assert len(sent) == 1
            only_dev = user.roles_query().where(AsyncRole.c.name == "dev")
            assert names(await only_dev.all()) == ["dev"]

        with_async_db(path, action)

    def test_eager_and_nested(self, path):
        async def action(sent):
            sent.clear()
            users = await AsyncUser.query().with_("roles").all()
            assert len(sent) == 3
            assert [names(await u.roles()) for u in users] == [
                ["admin", "dev"],
                ["dev"],
                [],
            ]
            assert len(sent) == 3
            sent.clear()
            users = await AsyncUser.query().with_("roles.permissions").all()
            assert len(sent) == 5
            assert [
                [names(await r.permissions()) for r in await u.roles()] for u in users
            ] == [[["read", "write"], ["read"]], [["read"]], []]
            assert len(sent) == 5

        with_async_db(path, action)

    def test_five_hundred_and_thousands_of_owners(self, path):
        async def action(sent):
            connection = AsyncUser.__backend__._connection
            for owners, expected in ((497, 3), (4500, 1 + 6 + 1)):
                first = 10 + owners
                await connection.executemany(
                    "INSERT INTO users VALUES (?, 'u')",
                    [(first + n,) for n in range(owners)],
                )
                await connection.executemany(
                    "INSERT INTO user_roles (user_id, role_id) VALUES (?, ?)",
                    [(first + n, 1 + n % 3) for n in range(owners)],
                )
                sent.clear()
                users = await AsyncUser.query().with_("roles").all()
                assert len(sent) == expected
                assert all([len(await u.roles()) == 1 for u in users if u.id >= first])

        with_async_db(path, action)

    def test_a_modifier(self, path):
        async def action(sent):
            backwards = (
                "roles",
                lambda query: query.order_by((AsyncRole.c.name, "DESC")),
            )
            users = await AsyncUser.query().with_(backwards).all()
            assert [role.name for role in await users[0].roles()] == ["dev", "admin"]

        with_async_db(path, action)

    def test_an_unsaved_owner_has_no_rows(self, path):
        async def action(sent):
            await AsyncUserRole(role_id=1).save()
            sent.clear()
            assert await AsyncUser(name="new").roles() == []
            assert sent == []
            assert await AsyncUser(name="new").roles_query().all() == []

        with_async_db(path, action)

    def test_a_subclass_of_the_owner_has_the_relation(self, path):
        async def action(sent):
            class AsyncStaff(AsyncUser):
                __table_name__ = "users"

            AsyncStaff.__backend__ = AsyncUser.__backend__
            sent.clear()
            staff = await AsyncStaff.query().with_("roles").all()
            assert names(await staff[0].roles()) == ["admin", "dev"]
            assert len(sent) == 3

        with_async_db(path, action)

    def test_mistakes_are_told_at_every_use(self, path):
        async def action(sent):
            def relation(through):
                return AsyncHasManyThrough(through, "user_id", "role_id")

            for name, says in (
                ("UserRole", "UserRole'> is no IAsyncActiveRecord"),
                ("Nowhere", "'Nowhere'"),
            ):
                made = model(relation(name), base=AsyncActiveRecord, target="AsyncRole")
                made.__backend__ = AsyncUser.__backend__
                for _ in range(2):
                    with pytest.raises(ValueError, match=says):
                        await made(id=1).roles()
                    with pytest.raises(ValueError, match=says):
                        made(id=1).roles_query()
                    with pytest.raises(ValueError, match=says):
                        await made.query().with_("roles").all()

        with_async_db(path, action)

    def test_errors_of_the_database_are_raised(self, path):
        async def action(sent):
            user = await AsyncUser.find_one(1)
            await AsyncUser.__backend__.executescript("DROP TABLE user_roles")
            with pytest.raises(Exception, match="no such table: user_roles"):
                await user.roles()
            with pytest.raises(Exception, match="no such table: user_roles"):
                await AsyncUser.query().with_("roles").all()

        with_async_db(path, action)
