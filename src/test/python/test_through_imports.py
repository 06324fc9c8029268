"""The support module in a package of one model a file, as kin writes it.

Every case is a process of its own, because what a first import leaves behind would help
the next. The relations are used from a module whose frames hold no model: the library also
looks for a target among the local variables of its callers, and that luck must not hide
a missing import.
"""

import itertools
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SUPPORT_MODULE

MODEL = """\
from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import {a}ActiveRecord

from .through import {a}HasManyThrough

if TYPE_CHECKING:
    from .{other_file} import {other}


class {name}({a}ActiveRecord):
    __table_name__ = '{table}'

    id: Optional[int] = None
    name: str

    {table}_of: ClassVar[{a}HasManyThrough['{other}']] = {a}HasManyThrough(through='UserRole', foreign_key='{key}', target_foreign_key='{other_key}', inverse_of='{other_table}_of')

    c: ClassVar[FieldProxy] = FieldProxy()
"""
JOIN_MODEL = """\
from typing import TYPE_CHECKING, ClassVar, Optional

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.model import {a}ActiveRecord
from rhosocial.activerecord.relation import {a}BelongsTo

if TYPE_CHECKING:
    from .role import Role
    from .user import User


class UserRole({a}ActiveRecord):
    __table_name__ = 'user_roles'

    id: Optional[int] = None
    user_id: int
    role_id: int

    user: ClassVar[{a}BelongsTo['User']] = {a}BelongsTo(foreign_key='user_id')
    role: ClassVar[{a}BelongsTo['Role']] = {a}BelongsTo(foreign_key='role_id')

    c: ClassVar[FieldProxy] = FieldProxy()
"""
FILES = {
    "user": {
        "name": "User",
        "table": "users",
        "key": "user_id",
        "other": "Role",
        "other_file": "role",
        "other_table": "roles",
        "other_key": "role_id",
    },
    "role": {
        "name": "Role",
        "table": "roles",
        "key": "role_id",
        "other": "User",
        "other_file": "user",
        "other_table": "users",
        "other_key": "user_id",
    },
}
NEEDS = {
    "user": {"role": "Role", "user_role": "UserRole"},
    "role": {"user": "User", "user_role": "UserRole"},
    "user_role": {"role": "Role", "user": "User"},
}
SETUP = """\
CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE roles (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE user_roles (id INTEGER PRIMARY KEY, user_id INTEGER, role_id INTEGER);
INSERT INTO users VALUES (1, 'ann'), (2, 'bob');
INSERT INTO roles VALUES (1, 'admin'), (2, 'dev');
INSERT INTO user_roles (user_id, role_id) VALUES (1, 1), (1, 2), (2, 2);
"""
SERVICE = '''\
"""Uses the models by attribute only; no frame from here up may hold one."""
import asyncio
import importlib
import inspect
import logging
import sys

from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig

logging.disable(logging.CRITICAL)
is_async, orders = sys.argv[1] == "async", sys.argv[2:]
modules = [importlib.import_module(name) for name in orders]
user = importlib.import_module("models.user")
role = importlib.import_module("models.role")
user_role = importlib.import_module("models.user_role")


async def got(result):
    return await result if inspect.isawaitable(result) else result


def assert_no_luck():
    for frame in inspect.stack():
        held = {"User", "Role", "UserRole"} & {*frame.frame.f_locals}
        assert not held, f"{frame.function} holds {held}"


async def configure():
    config = SQLiteConnectionConfig(database=":memory:")
    package = importlib.import_module("rhosocial.activerecord.backend.impl.sqlite")
    await got(
        user.User.configure(
            config, package.AsyncSQLiteBackend if is_async else package.SQLiteBackend
        )
    )
    role.Role.__backend__ = user_role.UserRole.__backend__ = user.User.__backend__
    await got(user.User.__backend__.executescript(open("setup.sql").read()))


async def use():
    assert_no_luck()
    ann = await got(user.User.find_one(1))
    print(*[found.name for found in await got(ann.users_of())])
    print(*[found.name for found in await got(ann.users_of_query().all())])
    dev = await got(role.Role.find_one(2))
    print(*[found.name for found in await got(dev.roles_of())])
    all_users = await got(user.User.query().with_("users_of.roles_of").all())
    print(len(all_users), len(await got((await got(all_users[1].users_of()))[0].roles_of())))
    link = await got(user_role.UserRole.find_one(1))
    print((await got(link.user())).name, (await got(link.role())).name)


async def main():
    await configure()
    await use()
    await got(user.User.__backend__.disconnect())


asyncio.run(main())
'''
EXPECTED = ["admin dev", "admin dev", "ann bob", "2 2", "ann admin"]


def bottom_imports(needs):
    """Form B: imported at the foot of the file, when the class above is there."""
    lines = [
        "",
        "",
        "if not TYPE_CHECKING:  # relation targets are looked up here by name",
    ]
    lines += [f"    from .{file} import {name}" for file, name in needs.items()]
    return "\n".join(lines) + "\n"


def lazy_imports(needs):
    """Form L: imported when a relation first asks the module for the name."""
    lines = [
        "",
        "",
        "if not TYPE_CHECKING:  # relation targets are imported when needed",
    ]
    lines += ["", "    def __getattr__(name):"]
    for file, name in needs.items():
        lines += [
            f'        if name == "{name}":',
            f"            from .{file} import {name}",
        ]
        lines += ["", f"            return {name}"]
    lines += ["        raise AttributeError("]
    lines += [
        '            f"module {__name__!r} has no attribute {name!r}"',
        "        )",
    ]
    exported = ", ".join(f'"{name}"' for name in needs.values())
    lines += ["", "    def __dir__():", f"        return [*globals(), {exported}]"]
    return "\n".join(lines) + "\n"


def no_imports(needs):
    return ""


def write_package(root, imports, flavour, future):
    package = root / "models"
    package.mkdir()
    a = "Async" if flavour == "async" else ""
    head = "from __future__ import annotations\n\n" if future else ""
    texts = {file: MODEL.format(a=a, **words) for file, words in FILES.items()}
    texts["user_role"] = JOIN_MODEL.format(a=a)
    for file, text in texts.items():
        text = head + text + imports(NEEDS[file])
        (package / f"{file}.py").write_text(text, encoding="utf-8")
    (package / "__init__.py").write_text(
        "from .role import Role\nfrom .user import User\nfrom .user_role import UserRole\n"
        if imports is not no_imports
        else "",
        encoding="utf-8",
    )
    shutil.copy(SUPPORT_MODULE, package / "through.py")
    (root / "service.py").write_text(SERVICE, encoding="utf-8")
    (root / "setup.sql").write_text(SETUP, encoding="utf-8")


@pytest.fixture(scope="module")
def forks():
    script = Path(__file__).with_name("service_forks.py")
    command = [sys.executable, str(script)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as process:
        yield process


def run_fork(forks, root, flavour, order):
    """What the service prints, and its errors, in a fork of a process that has the library."""
    print(root, flavour, *order, sep="\t", file=forks.stdin, flush=True)
    assert forks.stdout.readline() == "ended\n"
    return (root / "out").read_text(), (root / "err").read_text()


def run_new(root, flavour, order):
    """The same in a new process, ten times slower."""
    command = [sys.executable, "service.py", flavour, *order]
    run = subprocess.run(
        command, cwd=str(root), capture_output=True, text=True, check=False
    )
    return run.stdout, run.stderr


ORDERS = [
    *itertools.permutations(["models.user", "models.role", "models.user_role"]),
    ("models",),
    ("models.through", "models.user_role"),
]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
@pytest.mark.parametrize("reexported", [True, False], ids=["reexported", "bare"])
@pytest.mark.parametrize("imports", [bottom_imports, lazy_imports])
@pytest.mark.parametrize(
    ("flavour", "future"),
    [("sync", False), ("sync", True), ("async", False)],
    ids=["sync", "sync-future", "async"],
)
def test_every_import_order_works(
    forks, tmp_path, flavour, future, imports, reexported, order
):
    write_package(tmp_path, imports, flavour, future)
    if not reexported:
        (tmp_path / "models" / "__init__.py").write_text("")
    said, errors = run_fork(forks, tmp_path, flavour, order)
    assert said.splitlines() == EXPECTED, errors


@pytest.mark.parametrize("imports", [bottom_imports, lazy_imports])
@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_new_process_does_as_a_fork(tmp_path, flavour, imports):
    write_package(tmp_path, imports, flavour, False)
    said, errors = run_new(tmp_path, flavour, ["models"])
    assert said.splitlines() == EXPECTED, errors


@pytest.mark.parametrize("future", [False, True], ids=["", "future"])
def test_a_missing_import_is_told(forks, tmp_path, future):
    write_package(tmp_path, no_imports, "sync", future)
    for said, errors in (
        run_new(tmp_path, "sync", ["models.user"]),
        run_fork(forks, tmp_path, "sync", ["models.user"]),
    ):
        assert said == ""
        assert (
            "ValueError: `User.users_of`: import its models in models.user: "
            "module 'models.user' has no attribute 'UserRole'"
        ) in errors
