"""Runs service.py of a folder for each line of standard input: the folder and the arguments, tabs between them.

Each run is a process of its own, forked here: the library is imported already, the models of the folder are
not. What it prints is in the files out and err of the folder once a line says that it has ended.
"""
import importlib
import os
import runpy
import sys
import traceback

for name in ("base", "model", "relation", "backend.impl.sqlite.config"):
    importlib.import_module("rhosocial.activerecord." + name)


def run(folder, words):
    os.chdir(folder)
    for descriptor, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY, 0o600), descriptor)
    sys.path[0] = folder
    sys.argv = ["service.py", *words]
    try:
        runpy.run_path("service.py", run_name="__main__")
    except Exception:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()


for line in sys.stdin:
    process = os.fork()
    if not process:
        root, *arguments = line.rstrip("\n").split("\t")
        run(root, arguments)
        os._exit(0)
    os.waitpid(process, 0)
    print("ended", flush=True)
