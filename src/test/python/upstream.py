"""Takes relationships away from models that others wrote, has kin write them again, and compares.

    python src/test/python/upstream.py FOLDER...

FOLDER holds Python files, or Markdown files with Python blocks: the documentation and the test
fixtures of rhosocial-activerecord, say. The Python that runs this needs what those files import.

Every relationship of a class at module level is tried several times in a project of its own: both
sides gone, the key gone with them, one side gone, said from either end, said without names, and at
last all relationships of the file. What kin writes is imported and has to be what was there: the
same relations with the same descriptors, keys, inverses and targets, the same fields, the same
queries, and the same rows from a real SQLite. The same sentence must then change nothing more.
"""

import argparse
import ast
import asyncio
import collections
import concurrent.futures
import importlib
import json
import logging
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

KIN = Path(__file__).parents[3] / "kin"
DESCRIPTOR = re.compile(r"(Async)?(BelongsTo|HasOne|HasMany)$")
TYPES = {"BelongsTo": "belongs_to", "HasOne": "has_one", "HasMany": "has_many"}
BLOCK = re.compile(r"^```python[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
SECONDS_TO_IMPORT = 20
# For the blocks of a page that leave their imports to the reader.
PREAMBLE = """\
from typing import Annotated, Any, ClassVar, Dict, List, Optional, Union
from pydantic import Field
from rhosocial.activerecord.base import FieldProxy
from rhosocial.activerecord.field import IntegerPKMixin, SoftDeleteMixin, TimestampMixin, UUIDMixin
from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord
from rhosocial.activerecord.relation import AsyncBelongsTo, AsyncHasMany, AsyncHasOne
from rhosocial.activerecord.relation import BelongsTo, HasMany, HasOne
"""

Relation = collections.namedtuple(
    "Relation", "owner kind target name key inverse node where is_async"
)
Trial = collections.namedtuple("Trial", "label source text sentences known by_kin")


def address_free(thing):
    return re.sub(r"0x[0-9a-f]+", "0x", repr(thing))


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", nargs="+", type=Path)
    arguments.add_argument("--keep", type=Path, help="where the projects are left; else deleted")
    arguments.add_argument("--workers", type=int, default=2)
    words = arguments.parse_args()
    root = words.keep or Path(tempfile.mkdtemp(prefix="kin-upstream-"))
    try:
        return compare(words.folder, root, words.workers)
    finally:
        if not words.keep:
            shutil.rmtree(root, ignore_errors=True)


def compare(folders, root, workers):
    tally = collections.Counter()
    sources = [s for folder in folders for s in texts_of(folder)]
    usable, originals = importable(sources, root, tally)
    trials = [t for label, text in usable for t in trials_of(label, text, tally)]
    outcomes = run_all(trials, root / "trials", workers)
    views = view([folder for folder, _ in outcomes], root)
    report = Report(tally)
    for trial, (folder, runs), seen in zip(trials, outcomes, views):
        report.take(trial, runs, seen, originals.get(trial.label), folder)
    return report.say()


# The material


def texts_of(folder):
    """The Python files and the Python blocks below a folder that speak of relations, each once."""
    seen = set()
    for path in sorted(folder.rglob("*")):
        if path.suffix not in (".py", ".md") or not path.is_file() or path.is_symlink():
            continue
        text = path.read_text("utf-8")
        label = str(path.relative_to(folder.parent))
        blocks = [(label, text)] if path.suffix == ".py" else list(blocks_of(label, text))
        for name, block in blocks:
            if "ClassVar[" in block and re.search(DESCRIPTOR.pattern[:-1] + r"\(", block):
                if block not in seen:
                    seen.add(block)
                    yield name, block


def blocks_of(label, text):
    blocks = BLOCK.findall(text)
    for number, block in enumerate(blocks, 1):
        yield f"{label} block {number}", block
    yield f"{label} all blocks", "\n\n".join(b for b in blocks if defines_models(b))


def defines_models(block):
    try:
        return any(isinstance(s, ast.ClassDef) for s in ast.parse(block).body)
    except SyntaxError:
        return False


def importable(sources, root, tally):
    """The texts that import, some of them with the imports they lack or without the code they run."""
    wanted = []
    usable = []
    for label, text in sources:
        tally["texts"] += 1
        try:
            relations, inside = relations_of(text)
        except SyntaxError:
            tally["texts that are no Python"] += 1
            continue
        if relations:
            wanted.append((label, text))
        elif inside:
            usable.append((label, text))
        else:
            tally["texts without a relationship to another class of the text"] += 1
    shapes = [
        (label, shape)
        for label, text in wanted
        for shape in (text, PREAMBLE + text, definitions(text), PREAMBLE + definitions(text))
    ]
    folders = [project(root / "originals", i, shape) for i, (_, shape) in enumerate(shapes)]
    originals = {}
    errors = {}
    for (label, shape), seen in zip(shapes, view(folders, root)):
        if label not in originals and "models" in seen:
            originals[label] = seen["models"]
            usable.append((label, shape))
        errors.setdefault(label, []).append(seen.get("error"))
    for label, _ in wanted:
        if label not in originals:
            tally["texts that do not import"] += 1
            print(f"does not import: {label}: {errors[label][2]}")
    return usable, originals


def definitions(text):
    """The text without the statements at module level that run code."""
    kept = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.If)
    gone = [s for s in ast.parse(text).body if not isinstance(s, kept)]
    return without(text, [s for s in gone if getattr(s, "names", True)])


def project(root, number, text):
    folder = root / f"p{number:05}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").touch()
    (folder / "subject.py").write_text(text, "utf-8")
    return folder


# The relationships of a text


def relations_of(text):
    """The relationships between classes at module level, and those of classes inside something."""
    tree = ast.parse(text)
    outer = [s for s in tree.body if isinstance(s, ast.ClassDef)]
    inner = [n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and n not in outer]
    names = [c.name for c in outer]
    found = [r for c in outer for r in declared(c)]
    inside = [r for c in inner for r in declared(c)]
    return [r for r in found if r.target in names], inside


def declared(node):
    for statement in node.body:
        relation = isinstance(statement, ast.AnnAssign) and relation_in(node, statement)
        if relation:
            yield relation


def relation_in(owner, statement):
    call = statement.value
    if not (isinstance(call, ast.Call) and isinstance(call.func, (ast.Name, ast.Attribute))):
        return None
    match = DESCRIPTOR.match(ast.unparse(call.func).split(".")[-1])
    target = re.search(r"\[\s*['\"]?(\w+)['\"]?\s*\]", ast.unparse(statement.annotation))
    words = {k.arg: k.value.value for k in call.keywords if isinstance(k.value, ast.Constant)}
    if call.args and isinstance(call.args[0], ast.Constant):
        words["foreign_key"] = call.args[0].value
    if not (match and target and isinstance(words.get("foreign_key"), str)):
        return None
    return Relation(
        owner.name, match[2], target[1], statement.target.id, words["foreign_key"],
        words.get("inverse_of"), statement, owner, bool(match[1]),
    )  # fmt: skip


def other_side(relation, relations):
    """The declaration on the target that this one pairs with."""
    fits = [
        r
        for r in relations
        if r.owner == relation.target
        and r.target == relation.owner
        and r.key == relation.key
        and (r.kind == "BelongsTo") != (relation.kind == "BelongsTo")
    ]
    named = [r for r in fits if r.name == relation.inverse or r.inverse == relation.name]
    return (named or fits or [None])[0]


def pairs_of(relations):
    taken = []
    for relation in relations:
        if relation not in taken:
            other = other_side(relation, [r for r in relations if r not in taken])
            taken += [relation, other]
            yield relation, other


# The trials


def trials_of(label, text, tally):
    relations, inside = relations_of(text)
    pairs = list(pairs_of(relations))
    tally["texts tried" if relations else "texts with models inside something only"] += 1
    tally["models"] += len({r.owner for r in relations})
    tally["declarations"] += len(relations)
    tally["relationships"] += len(pairs)
    tally["  of them declared on one side only"] += sum(other is None for _, other in pairs)
    for pair in pairs:
        yield from trials_of_pair(label, text, pair)
    if len(pairs) > 1:
        nodes = [r.node for r in relations]
        said = [sentence(r, o) for r, o in pairs]
        yield Trial(label, "all of the file", without(text, nodes), said, relations, True)
    tally["declarations inside something"] += len(inside)
    for relation in inside:
        said = [sentence(relation, None)]
        yield Trial(label, "inside something", text, said, [relation], False)


def trials_of_pair(label, text, pair):
    relation, other = pair
    known = [r for r in pair if r]
    both = without(text, [r.node for r in known])
    yield Trial(label, "declarations", both, [sentence(relation, other)], known, True)
    plain = sentence(relation, other, named=False)
    yield Trial(label, "declarations, said without names", both, [plain], known, True)
    key = key_field(text, relation)
    if key:
        bare = without(text, [r.node for r in known] + [key])
        optional = "None" in ast.unparse(key) or "Optional" in ast.unparse(key)
        said = sentence(relation, other) + (["--optional"] if optional else [])
        yield Trial(label, "declarations and key", bare, [said], known, True)
    if other:
        back = [sentence(other, relation)]
        yield Trial(label, "declarations, said from the other end", both, back, known, True)
        for gone in known:
            said = [sentence(relation, other)]
            yield Trial(label, "one side", without(text, [gone.node]), said, known, True)


def sentence(relation, other, named=True):
    words = [relation.owner, TYPES[relation.kind], relation.target, "--foreign-key", relation.key]
    if named:
        words += ["--name", relation.name, "--inverse-of", other.name if other else "none"]
    if other and other.kind == "HasOne":
        words += ["--inverse-type", "has_one"]
    return words


def key_field(text, relation):
    child = relation.owner if relation.kind == "BelongsTo" else relation.target
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef) and node.name == child:
            for s in node.body:
                if isinstance(s, ast.AnnAssign) and ast.unparse(s.target) == relation.key:
                    return s
    return None


def without(text, statements):
    """The text without these statements; a class that is left empty gets a pass."""
    gone = {(s.lineno, s.end_lineno) for s in statements}
    lines = text.split("\n")
    for start, end in sorted(gone, reverse=True):
        del lines[start - 1 : end]
    for node in ast.walk(ast.parse(text)):
        body = getattr(node, "body", None)
        if isinstance(node, ast.ClassDef) and {(s.lineno, s.end_lineno) for s in body} <= gone:
            before = sum(end - start + 1 for start, end in gone if end < body[0].lineno)
            lines.insert(body[0].lineno - 1 - before, " " * body[0].col_offset + "pass")
    return "\n".join(lines)


# The runs


def run_all(trials, root, workers):
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda n: run(project(root, n[0], n[1].text), n[1]), enumerate(trials)))


def run(folder, trial):
    """Says the sentences of a trial and says them again: exit code and words of each."""
    before = snapshot(folder)
    first = [kin(folder, words) for words in trial.sentences]
    between = snapshot(folder)
    second = [kin(folder, words) for words in trial.sentences] if not any(c for c, _ in first) else []
    unchanged = between == (snapshot(folder) if second else before)
    return folder, (first, second, unchanged)


def kin(folder, words):
    command = [str(KIN), "add", *words, "--no-migration", "--yes", "--project", str(folder)]
    said = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return said.returncode, (said.stdout + said.stderr).strip()


def snapshot(folder):
    return {
        p: p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and ".kinship" not in p.parts and "__pycache__" not in p.parts
    }


# What a module is, seen by a process that forks for each


def view(folders, root):
    """What each subject.py defines, or the error of its import."""
    root.mkdir(parents=True, exist_ok=True)
    asked = root / "folders.json"
    asked.write_text(json.dumps([str(f) for f in folders]), "utf-8")
    command = [sys.executable, "-c", f"import upstream; upstream.viewer({str(asked)!r})"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, env=environment, cwd=root, check=True, stdin=subprocess.DEVNULL)
    return [json.loads((f / "seen.json").read_text("utf-8")) for f in folders]


def viewer(asked):
    import rhosocial.activerecord.backend.impl.sqlite  # noqa: F401 (what each child needs)
    import rhosocial.activerecord.relation  # noqa: F401

    for folder in json.loads(Path(asked).read_text("utf-8")):
        child = os.fork()
        if not child:
            look_and_leave(Path(folder))
        os.waitpid(child, 0)


def look_and_leave(folder):
    seen = {"error": "the process ended, or took too long"}
    (folder / "seen.json").write_text(json.dumps(seen), "utf-8")
    signal.alarm(SECONDS_TO_IMPORT)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    logging.disable(logging.CRITICAL)
    scratch = tempfile.mkdtemp(prefix="kin-upstream-")
    os.chdir(scratch)
    sys.path.insert(0, str(folder))
    try:
        importlib.import_module("subject")
    except BaseException as e:
        seen = {"error": f"{type(e).__name__}: {e}"[:300]}
    else:
        seen = {"models": described(scratch)}
    (folder / "seen.json").write_text(json.dumps(seen), "utf-8")
    shutil.rmtree(scratch, ignore_errors=True)
    os._exit(0)


def described(scratch):
    """No local variable of this function or of its callers is a model: the library would use it."""
    database = os.path.join(scratch, "rows.db")
    fill(database)
    give_backends(database)
    return {name: describe(name) for name in model_names()}


def model_names():
    from rhosocial.activerecord.relation import RelationManagementMixin

    subject = sys.modules["subject"]
    return [
        name
        for name, thing in vars(subject).items()
        if isinstance(thing, type)
        and thing.__module__ == "subject"
        and issubclass(thing, RelationManagementMixin)
    ]


def describe(name):
    get = lambda: getattr(sys.modules["subject"], name)  # noqa: E731 (keeps the class out of locals)
    fields = {n: address_free(f) for n, f in sorted(get().model_fields.items())}
    relations = {r: describe_relation(get, r) for r in sorted(get().get_relations())}
    return {"fields": fields, "relations": relations}


def describe_relation(get, relation):
    descriptor = get().get_relation(relation)
    seen = {
        "descriptor": type(descriptor).__name__,
        "foreign_key": descriptor.foreign_key,
        "inverse_of": descriptor.inverse_of,
    }
    seen["target"] = said(lambda: descriptor.get_related_model(get()).__name__)
    seen["query"] = said(lambda: address_free(getattr(one_of(get), relation + "_query")().to_sql()))
    seen["rows"] = said(lambda: rows_of(getattr(one_of(get), relation)))
    return seen


def said(call):
    try:
        return call()
    except Exception as e:
        return re.sub(r" at 0x\w+", "", f"{type(e).__name__}: {e}")


def one_of(get):
    return get().model_construct(**sample_values(get))


def rows_of(load):
    result = load()
    if asyncio.iscoroutine(result):
        result = asyncio.run(in_time(result))
    many = result if isinstance(result, list) else [result]
    return [f"{type(r).__name__} {getattr(r, 'id', None)}" for r in many]


async def in_time(result):
    return await asyncio.wait_for(result, 5)


def sample_values(get):
    return {n: sample(f) for n, f in get().model_fields.items()}


def sample(field):
    """A value that the field takes, the same for every field of a type, so that all rows are related."""
    from pydantic import TypeAdapter

    text = "00000000-0000-4000-8000-000000000001"
    for value in (1, text, "2026-01-02T03:04:05", "a@example.org", 1.5, True, {}, []):
        try:
            return TypeAdapter(field.annotation).validate_python(value)
        except Exception:  # noqa: S112 (any error means: not this one)
            continue
    return None


def fill(database):
    """A table for every model that names one, with a row of samples."""
    tables = {}
    for name in model_names():
        get = lambda name=name: getattr(sys.modules["subject"], name)  # noqa: E731
        try:
            columns = {c: f for c, f in get().get_column_to_field_map().items()}
            values = sample_values(get)
            table = tables.setdefault(get().table_name(), {})
            table.update({c: stored(values[f]) for c, f in columns.items() if f in values})
        except Exception:  # noqa: S112 (a model without a table has no rows)
            continue
    with sqlite3.connect(database) as connection:
        for table, row in tables.items():
            names = ", ".join(f'"{c}"' for c in row)
            marks = ", ".join("?" for _ in row)
            connection.execute(f'CREATE TABLE "{table}" ({names})')
            connection.execute(f'INSERT INTO "{table}" VALUES ({marks})', list(row.values()))


def stored(value):
    return value if isinstance(value, (int, float, str, bytes, type(None))) else str(value)


def give_backends(database):
    from rhosocial.activerecord.backend.impl.sqlite import AsyncSQLiteBackend, SQLiteBackend
    from rhosocial.activerecord.backend.impl.sqlite.config import SQLiteConnectionConfig
    from rhosocial.activerecord.model import AsyncActiveRecord

    subject = sys.modules["subject"]
    for name in model_names():
        is_async = issubclass(getattr(subject, name), AsyncActiveRecord)
        backend = AsyncSQLiteBackend if is_async else SQLiteBackend
        config = SQLiteConnectionConfig(database=database)
        getattr(subject, name).__backend__ = backend(connection_config=config)


# The report


class Report:
    def __init__(self, tally):
        self.tally = tally
        self.outcomes = collections.Counter()
        self.refusals = collections.Counter()
        self.differences = []
        self.names = collections.Counter()
        self.guesses = []

    def take(self, trial, runs, seen, original, folder):
        first, second, unchanged = runs
        kind, detail = self.judge(trial, first, second, unchanged, seen, original)
        self.outcomes[trial.source, kind] += 1
        if kind == "refused":
            self.refusals[trial.source, code_of(detail)] += 1
        if kind in ("DIFFERENT", "refused"):
            said = "; ".join(" ".join(s) for s in trial.sentences)
            self.differences.append((kind, trial.label, trial.source, said, detail, folder))

    def judge(self, trial, first, second, unchanged, seen, original):
        failed = [words for code, words in first if code]
        if failed:
            if not unchanged and len(trial.sentences) == 1:
                return "DIFFERENT", "refused, and yet a file changed"
            return "refused", failed[0]
        if not trial.by_kin:
            return "DIFFERENT", "expected a refusal"
        if any(code for code, _ in second) or not unchanged:
            return "DIFFERENT", "the second run says: " + " / ".join(w for _, w in second)
        if "error" in seen:
            return "DIFFERENT", "does not import: " + seen["error"]
        return self.against(trial, seen["models"], original)

    def against(self, trial, models, original):
        if "without names" in trial.source:
            return self.compare_names(trial, models, original)
        before, after = flat(original), flat(models)
        changed = {k: (before.get(k), after.get(k)) for k in {*before, *after} if before.get(k) != after.get(k)}
        if not changed:
            return "the same", ""
        if all(is_linked(k, v) for k, v in changed.items()):
            return "the same, and linked both ways", ""
        return "DIFFERENT", "; ".join(f"{k}: {b} -> {a}" for k, (b, a) in sorted(changed.items()))

    def compare_names(self, trial, models, original):
        equal = True
        for relation in trial.known:
            found = set(models[relation.owner]["relations"]) - set(original[relation.owner]["relations"])
            fits = relation.name in models[relation.owner]["relations"]
            self.names[relation.kind, fits] += 1
            if not fits:
                equal = False
                self.guesses.append((relation, sorted(found)))
        return ("the same names" if equal else "another name"), ""

    def say(self):
        print("\nThe material")
        for what, count in self.tally.items():
            print(f"  {count:5} {what}")
        print("\nThe trials")
        for (source, kind), count in sorted(self.outcomes.items()):
            print(f"  {count:5} {source}: {kind}")
        print("\nThe refusals")
        for (source, code), count in sorted(self.refusals.items()):
            print(f"  {count:5} {source}: {code}")
        print("\nDerived names that are those of the author")
        for kind in TYPES:
            fits = self.names[kind, True]
            print(f"  {fits:5} of {fits + self.names[kind, False]} {kind}")
        for (guess, count) in collections.Counter(
            f"{r.owner}.{r.name} ({r.kind} {r.target}, {r.key}): kin says {', '.join(f) or '?'}" for r, f in self.guesses
        ).most_common():
            print(f"  {count:5} {guess}")
        for kind in ("refused", "DIFFERENT"):
            print(f"\n{kind}")
            for _, label, source, words, detail, folder in (d for d in self.differences if d[0] == kind):
                print(f"- {label}: {source}: {words} [{folder.name}]\n    " + detail.replace("\n", "\n    "))
        return int(any(kind == "DIFFERENT" for _, kind in self.outcomes))


def flat(models):
    found = {}
    for model, seen in models.items():
        found.update({f"{model}.{n}": f for n, f in seen["fields"].items()})
        for name, relation in seen["relations"].items():
            found.update({f"{model}.{name} {part}": value for part, value in relation.items()})
    return found


def is_linked(part, values):
    """Whether all that differs is an inverse that the author left out."""
    return part.endswith(" inverse_of") and values[0] is None and values[1] is not None


def code_of(words):
    match = re.search(r"KIN\d+[^\n]*", words)
    return match[0][:60] if match else words[:60]


if __name__ == "__main__":
    sys.exit(main())
