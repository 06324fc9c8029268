"""Loads what is related through vtgate with the library's own MySQL backend, and counts what that takes.

    python vitess.py FOLDER HOST PORT KEYSPACE USER

FOLDER has models.py with User, Role, Order, Note and the join model of users and roles. Prints a line for each way of
loading: the statements, and on how many shards each one ran, as VEXPLAIN QUERIES tells.
"""
import logging
import sys

logging.disable(logging.CRITICAL)

from every_type import configured

SHARDS = "VEXPLAIN QUERIES "


class Counted:
    """A connection whose statements are remembered as the server gets them."""

    def __init__(self, backend):
        self.backend = backend
        self.sent = []
        original = backend._get_cursor

        def cursor():
            made = original()
            execute = made.execute

            def run(*words, **named):
                result = execute(*words, **named)
                self.sent.append(made.statement)
                return result

            made.execute = run
            return made

        backend._get_cursor = cursor

    def shards(self, sql):
        """The shards that a statement runs on."""
        text = sql.decode() if isinstance(sql, (bytes, bytearray)) else sql
        cursor = self.backend._connection.cursor()
        cursor.execute(SHARDS + text)
        found = {row[2] for row in cursor.fetchall()}
        cursor.close()
        return len(found)

    def show(self, what, action):
        self.sent.clear()
        result = action()
        sent = [it for it in self.sent if "SELECT 1" not in str(it)[:12]]
        print("%s: %s" % (what, " + ".join(str(self.shards(it)) for it in sent)))
        return result


def main(folder, *words):
    sys.path.insert(0, folder)
    import models

    names = ("Role", "Order", "Note", "UserRole")
    models.User.configure(*configured(("mysql",) + words))
    for name in names:
        getattr(models, name).__backend__ = models.User.__backend__
    use(models, Counted(models.User.backend()))


def use(models, counted):
    users = [models.User(name="u%d" % it) for it in range(8)]
    for user in users:
        assert user.save() == 1
    assert len({it.id for it in users}) == 8, "numbered twice"
    roles = models.Role.query().order_by("id").all()
    for user in users:
        for _ in range(2):
            assert models.Order(total=1.0, user_id=user.id).save() == 1
            assert models.Note(body="b", user_id=user.id).save() == 1
        for role in roles:
            assert models.UserRole(user_id=user.id, role_id=role.id).save() == 1
    fresh = lambda: models.User.find_one(users[0].id)
    user = fresh()
    order = models.Order.query().where(models.Order.c.user_id == user.id).all()[0]
    assert counted.show("order.user()", order.user).id == user.id
    assert len(counted.show("user.orders()", user.orders)) == 2
    assert len(counted.show("user.notes()", user.notes)) == 2
    assert len(counted.show("user.roles()", user.roles)) == 2
    assert len(counted.show("role.users()", roles[0].users)) == 8
    ids = [it.id for it in users]
    query = lambda *names: models.User.query().where(models.User.c.id.in_(ids)).with_(*names).all()
    for name in ("orders", "notes", "roles"):
        found = counted.show("8 users with %s" % name, lambda: query(name))
        assert [len(getattr(it, name)()) for it in found] == [2] * 8
    one = lambda name: models.User.query().where(models.User.c.id == ids[0]).with_(name).all()
    for name in ("orders", "notes", "roles"):
        found = counted.show("1 user with %s" % name, lambda: one(name))
        assert len(getattr(found[0], name)()) == 2
    orphans = models.Order(total=1.0, user_id=10**9)
    assert orphans.save() == 1, "the database has no key"


main(*sys.argv[1:])
