"""Answers what became of projects when they were used.

A request is a line "FOLDER<tab>SOURCE<tab>KIND<tab>TARGET<tab>KEY<tab>MIGRATION"; with an empty KEY any key will do,
with an empty MIGRATION the database holds the relationship to nothing. The answer: "order<tab>NAMES<tab>ok|WHAT FAILED" for each import order, "used<tab>RELATION"
and "note<tab>TEXT" for what was seen in any of them, then "end".

Each import order has a process of its own, forked here: the library is imported already, the project is not. With
--fresh each is a new Python instead, which must come to the same.
"""
import ast
import gc
import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
from pathlib import Path

from real_library import HOME, forget_own_modules

from kinship_proof.migrations import run_script
from kinship_proof.processes import run_all

from real_library.sentence import SentenceUse

forget_own_modules()

TIMEOUT = 60


class Request:
    """A project, and the sentence that it was written for."""

    def __init__(self, line):
        self.line = line
        folder, *self.sentence = line.split("\t")
        self.folder = Path(folder)
        source = self.folder / "src"
        self.root = source if source.is_dir() else self.folder
        self.notes = []

    def entries(self):
        """The dotted names of what a user might import first: every module and every package."""
        found = []
        for path in sorted(self.root.rglob("*.py")):
            parts = path.relative_to(self.root).with_suffix("").parts
            try:
                ast.parse(path.read_bytes())
            except SyntaxError:
                self.notes.append("not imported, since it is no Python: " + ".".join(parts))
                continue
            found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
        return [it for it in found if it]

    def orders(self):
        """What is imported before the first use, and what after it."""
        entries = self.entries()
        orders = [([it], [other for other in entries if other != it]) for it in entries]
        return orders + ([(entries, []), (entries[::-1], [])] if len(entries) > 1 else [])

    def migrated(self, scratch):
        """A database as the project's migrations leave it; those without a number were run first."""
        database = Path(scratch, "migrated.db")
        connection = sqlite3.connect(str(database))
        connection.executescript("PRAGMA user_version = 1;")
        migrations = self.folder.joinpath(self.sentence[-1]).glob("[!U]*.sql") if self.sentence[-1] else []
        for migration in sorted(migrations, key=lambda it: (it.name[0].isdigit(), it.name)):
            run_script(connection, str(database), migration.read_text(encoding="utf-8", errors="replace"))
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        assert not broken, broken
        connection.close()
        return database


def answer(request, fresh):
    """The lines of an answer."""
    with tempfile.TemporaryDirectory() as scratch:
        try:
            migrated = request.migrated(scratch)
        except (sqlite3.Error, AssertionError) as error:
            return ["order\tmigrations\t%r" % error]
        orders = request.orders()
        said = {} if orders else {-1: ["order\tno module\tnothing to import"]}

        def copy(order):
            database = Path(scratch, "%d.db" % orders.index(order))
            shutil.copyfile(str(migrated), str(database))
            return str(database)

        def begin(order, out):
            use(request, order, copy(order), out)

        def words(order):
            return ["real_library", "--one", request.line, "+".join(order[0]), "+".join(order[1]), copy(order)]

        for order, lines, status in run_all(orders, TIMEOUT, begin, words if fresh else None):
            said[orders.index(order)] = collect(order, lines, status)
    notes = ["note\t" + it for it in request.notes]
    return list(dict.fromkeys(it for _, part in sorted(said.items()) for it in part + notes))


def use(request, order, database, out):
    """Uses the project and writes what came of it."""
    try:
        out.write("\n".join(SentenceUse(request.root.resolve(), request.sentence, database).run(*order)))
    except BaseException:
        out.write("failed\t" + traceback.format_exc(limit=-1).strip().replace("\n", " | "))


def collect(order, said, status):
    """What such a process says, as lines of the answer."""
    failures = [it.split("\t", 1)[1] for it in said if it.startswith("failed\t")]
    if status != 0 or "done" not in said and not failures:
        failures.append("the process ended with status %s" % status)
    name = "+".join(order[0]) + (" then " + "+".join(order[1]) if order[1] else "")
    outcome = "order\t%s\t%s" % (name, "; ".join(failures) or "ok")
    return [outcome] + [it for it in said if it != "done" and not it.startswith("failed\t")]


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdin.reconfigure(encoding="utf-8")
    if sys.argv[1:2] == ["--one"]:
        line, now, later, database = sys.argv[2:]
        use(Request(line), (now.split("+"), [it for it in later.split("+") if it]), database, sys.stdout)
        sys.stdout.flush()
        os._exit(0)
    os.chdir(str(HOME))
    fresh = sys.argv[1:] == ["--fresh"]
    gc.freeze()
    for line in sys.stdin:
        for said in answer(Request(line.rstrip("\n")), fresh):
            print(said)
        print("end", flush=True)


main()
