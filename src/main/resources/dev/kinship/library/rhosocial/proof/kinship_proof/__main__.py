"""Proves a project, for kin verify: FOLDER has a copy of it, SCRATCH may be written to; standard input says what to do.

Its lines have fields with tabs between them: limit SECONDS; root FOLDER where imports begin; migration NAME FILE; module FILE NAME;
want FILE CLASS NAME; server KIND HOST PORT DATABASE USER PASSWORD TLS AUTHORITY, each as in a URL, of a database that the migrations have made;
go. Standard input stays open: when it is closed, kin has ended, and so does everything here. The answer has lines too, escaped as in a string of Python:

    python VERSION LIBRARY                                   or: missing WORDS
    migration NAME WORDS                                     the one that does not run; then nothing else is tried
    module FILE first|whole failed|hangs WORDS READING HELP FILE LINE
    relation FILE CLASS NAME proved|failed|untried WORDS READING HELP [MODULE that was imported first]
    progress WORDS
    end
"""
import collections
import gc
import os
import shutil
import sys
import tempfile
import traceback
from urllib.parse import unquote_plus

Module = collections.namedtuple("Module", "file name")


class Project:
    """What must be proved."""

    def __init__(self, folder, scratch, lines):
        self.folder = os.path.realpath(folder)
        self.scratch = os.path.realpath(scratch)
        self.roots = []
        self.limit = 60
        self.migrations = []
        self.modules = []
        self.wanted = set()
        self.server = None
        for words in lines:
            if words[0] == "limit":
                self.limit = int(words[1])
            elif words[0] == "root":
                self.roots.append(os.path.join(self.folder, words[1]))
            elif words[0] == "migration":
                self.migrations.append(words[1:3])
            elif words[0] == "module":
                self.modules.append(Module(*words[1:3]))
            elif words[0] == "want":
                self.wanted.add(tuple(words[1:4]))
            elif words[0] == "server":
                self.server = [unquote_plus(it) for it in words[1:9]]
        self.strict = bool(self.migrations or self.server)

    def name(self, path):
        """What a file of the copy is called in the project."""
        return os.path.relpath(os.path.realpath(path), self.folder).replace(os.sep, "/")

    def place(self, error):
        """The file and the line of the project that an error comes from; none if it comes from elsewhere."""
        if isinstance(error, SyntaxError) and error.filename and self.has(error.filename):
            return self.name(error.filename), error.lineno or 1
        frames = [it for it in traceback.extract_tb(error.__traceback__) if self.has(it.filename)]
        return (self.name(frames[-1].filename), frames[-1].lineno) if frames else None

    def has(self, path):
        return os.path.isabs(path) and os.path.realpath(path).startswith(self.folder + os.sep)


def answer(project, out):
    """Tries everything and writes what came of it."""
    from kinship_proof.processes import run_all
    from kinship_proof.verify import line

    def tell(*parts):
        out.write(line(*parts))
        out.flush()

    template = os.path.join(project.scratch, "migrated.db")
    if project.migrations and not migrated(project, template, tell, run_all):
        return
    orders = [("whole", tuple(project.modules))] + [("first", it) for it in project.modules]
    hanging = []

    def begin(order, written):
        use(project, order, template, written)

    def remaining():
        for order in orders:
            if not hanging:
                yield order

    broken = {"first": set(), "whole": set()}
    kept = []
    count = 0
    for order, lines, status in run_all(remaining(), project.limit + 2, begin):
        count += 1
        tell("progress", "import order %d of %d" % (count, len(orders)))
        told = list(collect(order, lines, status, project, broken, hanging))
        kept += [it for it in told if it[:1] + it[2:3] == ("module", "whole")]
        for it in told:
            if it not in kept:
                tell(*it)
    good = [it for it in project.modules if it.file not in broken["first"]]
    if not hanging and kept and good:
        kept = retry(project, good, begin, run_all, hanging, tell)
    for it in kept:
        tell(*it)


def retry(project, good, begin, run_all, hanging, tell):
    """Imports what can be imported first before the others: what they then give is told, and what fails still."""
    order = ("whole", tuple(good + [it for it in project.modules if it not in good]))
    kept = []
    for _, lines, status in run_all([order], project.limit + 2, begin):
        for it in collect(order, lines, status, project, {"whole": set(), "first": set()}, hanging):
            if it[0] == "module":
                kept.append(it)
            else:
                tell(*it)
    return kept


def migrated(project, template, tell, run_all):
    """Whether the migrations have made the database."""
    from kinship_proof.migrations import run_files
    from kinship_proof.verify import line

    def run(files, written):
        failed = run_files(template, files)
        if failed:
            written.write(line("migration", failed[0], str(failed[1])))

    files = []
    for name, path in project.migrations:
        with open(path, encoding="utf-8", errors="replace") as file:
            files.append((name, file.read()))
    for _, lines, status in run_all([files], project.limit, run):
        if status is None:
            lines = [line("migration", project.migrations[-1][0], "did not end within %d seconds" % project.limit)]
        for it in lines:
            tell(*[part.encode("ascii", "replace").decode("unicode_escape") for part in it.rstrip("\n").split("\t")])
        return not lines
    return False


def use(project, order, template, written):
    """In a process of its own: uses the project."""
    from kinship_proof import guard
    from kinship_proof.databases import Server
    from kinship_proof.verify import Verification

    sink = os.open(os.path.join(project.scratch, "output"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in 0, 1, 2:
        os.dup2(os.open(os.devnull, os.O_RDONLY) if stream == 0 else sink, stream)
    os.chdir(project.folder)
    folder = tempfile.mkdtemp(dir=project.scratch)
    database = os.path.join(folder, "proof.db")
    if os.path.exists(template):
        shutil.copyfile(template, database)
    tempfile.tempdir = folder
    kind, what = order
    server = Server(*project.server) if project.server and kind == "whole" else None
    guard.begin(project.scratch, project.limit, server and server.host)
    try:
        verification = Verification(project, server.open() if server else database, written)
        getattr(verification, kind)(what)
    except guard.Hanging:
        pass  # It has been told where.
    except BaseException as error:
        place = project.place(error) or ("", 0)
        verification.tell("ended", "%s: %s" % (type(error).__name__, error), *place)
    written.write(WHOLE)


def collect(order, lines, status, project, broken, hanging):
    """What a process has told, and why it ended too early."""
    at = ""
    whole = lines[-1:] == [WHOLE]
    for it in lines[: len(lines) - whole]:
        parts = [part.encode("ascii", "replace").decode("unicode_escape") for part in it.split("\t")]
        if parts[0] == "at":
            at = parts[1]
        elif parts[0] == "module":
            broken[parts[2]].add(parts[1])
            if parts[3] == "hangs":
                hanging.append(parts[1])
            yield tuple(parts)
        elif parts[0] == "relation":
            yield tuple(parts + ([order[1].file] if order[0] == "first" else []))
        elif parts[0] == "ended":
            yield tuple(parts)
    if (status != 0 or not whole) and at not in hanging:
        told = "did not end within %d seconds" % project.limit if status is None else ending(status)
        if status is None:
            hanging.append(at)
        broken[order[0]].add(at)
        yield "module", at, order[0], "hangs" if status is None else "failed", told, "", PLACE, at, "1"


def ending(status):
    """How a process ended."""
    if os.WIFSIGNALED(status):
        return "the process was ended by the signal %d" % os.WTERMSIG(status)
    return "the process ended with the exit code %d" % os.WEXITSTATUS(status)


# The last line of a process that has done all. One that ends without it was ended by the project.
WHOLE = "whole"

PLACE = "look at the module for what ends or stops the whole process"


def main():
    own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folder, scratch = sys.argv[1:3]
    out = os.fdopen(os.dup(1), "w", encoding="ascii", errors="backslashreplace")
    os.dup2(2, 1)
    project = Project(folder, scratch, requested())
    version = "%d.%d.%d" % sys.version_info[:3]
    missing = lacking(project)
    if missing:
        out.write("missing\t%s\t%s\nend\n" % (version, missing))
        out.flush()
        return
    from kinship_proof import processes

    sys.path = [it for it in sys.path if os.path.abspath(it or ".") != own]
    out.write("python\t%s\t%s\n" % (version, library()))
    gc.freeze()
    processes.adopt()
    try:
        answer(project, out)
    finally:
        processes.end_all()
    out.write("end\n")
    out.flush()


def requested():
    """The fields of the lines that say what to do."""
    from kinship_proof import processes

    lines = []
    for line in iter(lambda: read_line(0), "go"):
        lines.append(line.split("\t"))
    processes.watched.append(0)
    return lines


def read_line(stream):
    """A line of what is read without reading ahead."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(stream, 1)
        if not byte:
            os._exit(1)
        line += byte
    return line.decode("utf-8").rstrip("\n")


def lacking(project):
    """What this Python lacks, in words; nothing if it can run the proof."""
    if sys.version_info < (3, 8):
        return "Python 3.8 or a later one is needed"
    if not hasattr(os, "fork"):
        return "this system starts no process as a copy of another (fork)"
    try:
        from kinship_proof import guard, verify  # noqa: F401
        from kinship_proof.databases import Server

        if project.server:
            Server(*project.server).library()
    except ImportError as error:
        return " ".join(str(error).split())
    return ""


def library():
    """The version of the library that is used."""
    try:
        from importlib.metadata import version

        return version("rhosocial-activerecord")
    except Exception:
        return "unknown"


main()
