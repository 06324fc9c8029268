"""Imports projects in every order and resolves their relationships.

A request is a folder. The answer has a line for each module that is imported first, in a process of its own that is
forked here with the library imported already: "NAME<tab>ok|ERROR<tab>RELATIONSHIPS", these separated by blanks, each
"Model.name=Target" or "Model.name!ERROR". Then comes "end". Once the module is imported all others are too, and the
relationships are resolved from a frame that holds no model, as the library does at their first use.
"""
import gc
import importlib
import logging
import os
import signal
import sys
from pathlib import Path

import rhosocial.activerecord.relation  # noqa: F401
from rhosocial.activerecord.model import ActiveRecord, AsyncActiveRecord

HERE = str(Path(__file__).resolve().parent)
sys.path = [it for it in sys.path if str(Path(it or ".").resolve()) != HERE]
sys.dont_write_bytecode = True
logging.disable(logging.CRITICAL)

TIMEOUT = 60
AT_ONCE = os.cpu_count() or 1


def entries(root):
    """The dotted names of all modules and packages."""
    for path in sorted(root.rglob("*.py")):
        parts = path.relative_to(root).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        if name:
            yield name


def models(base):
    """The classes of the project below a base class of the library."""
    for model in base.__subclasses__():
        yield from models(model)
        if not model.__module__.startswith("rhosocial."):
            yield model


def resolved(model, name):
    """One relationship with what it leads to."""
    try:
        return "%s.%s=%s" % (model.__name__, name, model.get_relation(name).get_related_model(model).__name__)
    except Exception as error:
        return "%s.%s!%s" % (model.__name__, name, type(error).__name__)


def load(root, first, others):
    """The line of one module."""
    sys.path.insert(0, str(root))
    try:
        importlib.import_module(first)
    except BaseException as error:
        return "%s\t%s\t" % (first, " ".join(repr(error).split())[:200])
    for other in others:
        try:
            importlib.import_module(other)
        except BaseException:
            pass  # it has a line of its own
    found = [it for base in (ActiveRecord, AsyncActiveRecord) for it in models(base)]
    said = [resolved(it, name) for it in found for name in it.get_relations()]
    return "%s\tok\t%s" % (first, " ".join(sorted(said)))


def start(root, first, others):
    """A process that loads the project; its number and the pipe it writes to."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return process, reading, first
    gc.disable()
    signal.alarm(TIMEOUT)
    os.close(reading)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.write(writing, load(root, first, others).encode("utf-8"))
    os._exit(0)


def collect(process, reading, first):
    """What such a process says."""
    with os.fdopen(reading, encoding="utf-8") as pipe:
        said = pipe.read()
    status = os.waitpid(process, 0)[1]
    return said or "%s\tthe process ended with status %d\t" % (first, status)


def answer(folder):
    """The lines of an answer."""
    root = folder / "src" if (folder / "src").is_dir() else folder
    waiting = list(entries(root))
    everything = list(waiting)
    running = []
    while waiting or running:
        while waiting and len(running) < AT_ONCE:
            first = waiting.pop(0)
            running.append(start(root, first, [it for it in everything if it != first]))
        yield collect(*running.pop(0))


gc.freeze()
for line in sys.stdin:
    for said in answer(Path(line.rstrip("\n"))):
        print(said)
    print("end", flush=True)
