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
import re
import shutil
import signal
import sqlite3
import sys
import tempfile
import traceback
from pathlib import Path

from real_library.use import Use

# From here on a project finds its own modules only.
HOME = str(Path(__file__).resolve().parent.parent)
sys.path = [it for it in sys.path if str(Path(it or ".").resolve()) != HOME]
sys.dont_write_bytecode = True

TIMEOUT = 60
AT_ONCE = os.cpu_count() or 1


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
            text = migration.read_text(encoding="utf-8", errors="replace")
            for schema in set(re.findall(r"(?m)^CREATE TABLE (\w+)\.", text)):
                connection.execute("ATTACH DATABASE ? AS ?", (str(database), schema))
            connection.executescript(text)
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
        waiting = list(enumerate(request.orders()))
        lines = [["order\tno module\tnothing to import"]] if not waiting else []
        running = []
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                number, order = waiting.pop(0)
                database = Path(scratch, "%d.db" % number)
                shutil.copyfile(str(migrated), str(database))
                running.append(start(request, order, str(database), fresh))
            lines.append(collect(*running.pop(0)))
    notes = ["note\t" + it for it in request.notes]
    return list(dict.fromkeys(it for part in lines + [notes] for it in part))


def start(request, order, database, fresh):
    """A process that uses the project in this order; its number and the pipe that it writes to."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading, order
    gc.disable()
    signal.alarm(TIMEOUT)
    os.close(reading)
    os.dup2(writing, 1)
    if fresh:
        words = [request.line, "+".join(order[0]), "+".join(order[1]), database]
        os.chdir(HOME)
        os.execv(sys.executable, [sys.executable, "-m", "real_library", "--one"] + words)
    use(request, order, database)


def use(request, order, database):
    """Uses the project, writes what came of it, and ends the process."""
    out = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    try:
        out.write("\n".join(Use(request.root, request.sentence, database).run(*order)))
    except BaseException:
        out.write("failed\t" + traceback.format_exc(limit=-1).strip().replace("\n", " | "))
    out.flush()
    os._exit(0)


def collect(process, reading, order):
    """What such a process says, as lines of the answer."""
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read().splitlines()
    status = os.waitpid(process, 0)[1]
    failures = [it.split("\t", 1)[1] for it in said if it.startswith("failed\t")]
    if status or not said:
        failures.append("the process ended with status %d" % status)
    name = "+".join(order[0]) + (" then " + "+".join(order[1]) if order[1] else "")
    outcome = "order\t%s\t%s" % (name, "; ".join(failures) or "ok")
    return [outcome] + [it for it in said if not it.startswith("failed\t")]


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdin.reconfigure(encoding="utf-8")
    if sys.argv[1:2] == ["--one"]:
        line, now, later, database = sys.argv[2:]
        use(Request(line), (now.split("+"), [it for it in later.split("+") if it]), database)
    fresh = sys.argv[1:] == ["--fresh"]
    gc.freeze()
    for line in sys.stdin:
        for said in answer(Request(line.rstrip("\n")), fresh):
            print(said)
        print("end", flush=True)


main()
