"""Projects to measure on: packages of rhosocial-style models, the same ones for the same number every time."""

import pathlib
import random
import re

ADJECTIVES = (
    "Active Annual Basic Billed Blocked Bulk Cached Central Closed Cloud Common Daily Damaged Digital Direct Dormant "
    "Draft Early Eager Exact Expired External Federal Final Fiscal Fixed Foreign Formal Frozen Future General Global "
    "Granted Guest Hidden Hourly Idle Indexed Initial Inner Internal Joint Known Latest Legal Linked Local Locked "
    "Manual Marked Master Mobile Monthly Native Nested Neutral Nightly Normal Official Online Open Optional Outer Paid "
    "Partial Pending Planned Primary Prior Private Public Quick Rapid Recent Regional Remote"
).split()
NOUNS = (
    "Account Address Agent Alert Asset Audit Balance Batch Branch Budget Campaign Carrier Catalog Category Channel "
    "Charge Claim Client Comment Contact Contract Country Coupon Course Credit Currency Delivery Deposit Device "
    "Discount Document Dispute Employee Event Expense Feature Folder Forecast Gateway Grant Holiday Import Incident "
    "Invoice Journal Keyword Label Lease Ledger Lesson License Location Manifest Market Member Message Meeting Note "
    "Offer Option Outlet Packet Parcel Partner Payment Permit Pledge Policy Product"
).split()
AREAS = (
    "people sales billing stock support travel media legal energy health sports school farming banking housing fleet "
    "events kitchen library museum"
).split()
NOTES = (
    "the price that was agreed",
    "顧客が入力した値をそのまま保存する",
    "включая налог, если он есть",
    "shown to 👩‍💻 and 🧾 only",
    "nul n'est censé l'ignorer",
    "价格以分为单位，不含税",
    "kept for the auditors",
)
FIELDS = (
    ("title", "str"),
    ("price", "Decimal"),
    ("opened_on", "date"),
    ("remark", "Optional[str] = None"),
    ("weight", "float"),
    ("position", "int"),
    ("enabled", "bool = True"),
    ("code", "str"),
    ("closed_at", "Optional[datetime] = None"),
    ("payload", "Optional[dict] = None"),
    ("language", 'str = "en"'),
    ("quantity", "int"),
)
PER_PACKAGE = 25
SHARE_WITH_RELATIONS = 0.35
CLASS = re.compile(r"^class (\w+)\(", re.M)


def snake(name):
    return "".join(("_" if c.isupper() and i else "") + c.lower() for i, c in enumerate(name))


def make(folder, count):
    """Writes a project of so many models, Order and User among them, which are not related yet."""
    chance = random.Random(count)
    words = [a + n for a in ADJECTIVES for n in NOUNS]
    chance.shuffle(words)
    names = ["User", "Order"] + words[: count - 2]
    packages = {}
    for index, name in enumerate(names):
        area = AREAS[index // PER_PACKAGE % len(AREAS)]
        turn = index // PER_PACKAGE // len(AREAS)
        packages[name] = area + (f"_{turn}" if turn else "")
    if count > PER_PACKAGE:
        packages["Order"] = "sales"
    files = {"pyproject.toml": '[project]\nname = "shop"\nversion = "1.0"\n', "shop/__init__.py": ""}
    files["shop/models/__init__.py"] = '"""The models of the shop."""\n'
    files["shop/models/base.py"] = BASE
    for package in sorted(set(packages.values())):
        members = sorted(name for name in names if packages[name] == package)
        exports = chance.random() < 0.5
        files[f"shop/models/{package}/__init__.py"] = f'"""Models of {package}."""\n' + (
            "\n" + "".join(f"from .{snake(it)} import {it}\n" for it in members) if exports else ""
        )
    for name in names:
        files[f"shop/models/{packages[name]}/{snake(name)}.py"] = model(chance, name, names, packages)
    for name, text in files.items():
        path = pathlib.Path(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def sentences(folder, count):
    """So many sentences over the models of a project, each model in as many as any other, as a file for kin apply."""
    chance = random.Random(count)
    names = sorted(CLASS.search(it.read_text(encoding="utf-8")).group(1) for it in pathlib.Path(folder).rglob("*/*/*/*.py")
                   if it.name != "__init__.py")
    pairs = []
    while len(pairs) < count:
        order = chance.sample(names, len(names))
        pairs += [(one, other) for one, other in zip(order, order[1:] + order[:1])]
    lines = [f"- {one} belongs_to {other}\n" for one, other in dict.fromkeys(pairs[:count])]
    file = pathlib.Path(folder, "relationships.yaml")
    file.write_text("".join(lines), encoding="utf-8", newline="\n")
    return file


BASE = '''"""What all models share."""

from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.field import TimestampMixin
from rhosocial.activerecord.model import ActiveRecord


class Base(TimestampMixin, ActiveRecord):
    """A model that knows when it was made."""

    __abstract__ = True
'''


def targets_of(chance, name, names):
    """Other models that this one belongs to; some models are everybody's target."""
    if name in ("User", "Order") or chance.random() > SHARE_WITH_RELATIONS:
        return []
    picked = [
        "User" if die < 0.05 else "Order" if die < 0.07 else chance.choice(names)
        for die in (chance.random() for _ in range(chance.randint(1, 3)))
    ]
    return sorted(set(picked) - {name})


def model(chance, name, names, packages):
    targets = targets_of(chance, name, names)
    own = chance.random() < 0.4
    lines = [f'"""The {snake(name).replace("_", " ")} of the shop: {chance.choice(NOTES)}."""', ""]
    if chance.random() < 0.2:
        lines += ["import logging"]
    lines += ["from datetime import date, datetime", "from decimal import Decimal"]
    lines += [f"from typing import {'TYPE_CHECKING, ' if targets else ''}ClassVar, Optional", ""]
    lines += ["from rhosocial.activerecord.base import FieldProxy"]
    lines += [] if own else ["from rhosocial.activerecord.model import ActiveRecord"]
    lines += ["from rhosocial.activerecord.relation import BelongsTo"] if targets else []
    lines += ["", "from ..base import Base"] if own else []

    def imports(indent):
        for target in targets:
            package = packages[target]
            module = f".{snake(target)}" if package == packages[name] else f"..{package}.{snake(target)}"
            yield f"{indent}from {module} import {target}"

    if targets:
        lines += ["", "if TYPE_CHECKING:", *imports("    ")]
    lines += ["", "", f"class {name}({'Base' if own else 'ActiveRecord'}):"]
    lines += [f'    """One {snake(name).replace("_", " ")}.', "", f"    {chance.choice(NOTES)}", '    """', ""]
    lines += [f'    __table_name__ = "{snake(name)}s"', "", "    id: Optional[int] = None"]
    fields = chance.sample(FIELDS, chance.randint(4, 8))
    for field, kind in sorted(fields, key=lambda it: "=" in it[1]):
        lines += [f"    {field}: {kind}" + (f"  # {chance.choice(NOTES)}" if chance.random() < 0.4 else "")]
    lines += [f"    {snake(target)}_id: Optional[int] = None" for target in targets]
    for target in targets:
        lines += ["", f'    {snake(target)}: ClassVar[BelongsTo["{target}"]] = BelongsTo(']
        lines += [f'        foreign_key="{snake(target)}_id",', "    )"]
    lines += ["", "    c: ClassVar[FieldProxy] = FieldProxy()"]
    for field, kind in chance.sample(fields, 3):
        lines += ["", f"    def described_by_{field}(self, prefix: str = \"\") -> str:"]
        lines += [f'        """{field.capitalize()} for a person to read: {chance.choice(NOTES)}."""']
        lines += [f"        value = self.{field}", "        if value is None:", '            return f"{prefix}–"']
        lines += [f'        return f"{{prefix}}{field}: {{value}} ({chance.choice(NOTES)})"']
    lines += ["", "    def is_complete(self) -> bool:"]
    lines += ["        wanted = [" + ", ".join(f'"{field}"' for field, _ in fields) + "]"]
    lines += ["        return all(getattr(self, it) is not None for it in wanted)"]
    if targets:
        lines += ["", "", "if not TYPE_CHECKING:  # relation targets are looked up here by name", *imports("    ")]
    return "\n".join(lines) + "\n"


def migrations(folder, count):
    """So many migrations, as a project of some years has them: tables, columns, indexes, rows."""
    (folder / "migrations").mkdir()
    for number in range(count):
        table = f"table_{number // 4}"
        statement = (
            f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, name TEXT NOT NULL);",
            f"ALTER TABLE {table} ADD COLUMN remark TEXT;",
            f"CREATE INDEX idx_{table}_name ON {table} (name);",
            f"INSERT INTO {table} (name) VALUES ('first'), ('it''s; the second');",
        )[number % 4]
        (folder / f"migrations/{number + 1:04d}_change.sql").write_text(f"-- Change {number + 1}\n{statement}\n")
