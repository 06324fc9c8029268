"""Runs the tools of Python projects on the cases, before and after: whatever was clean stays clean.

    toolchain.py ROOT

ROOT has ``before/CASE/`` and ``after/CASE/``, a project each. Each tool runs once on all of them, with its defaults and
with the projects' own settings where they have some. What it finds in a file afterwards and did not find before is
printed, and the exit code is 1. A new file must be as clean as all the files beside it were.
"""
import collections
import configparser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

BIN = pathlib.Path(sys.executable).parent
#: What black's own documentation tells users of flake8 to set.
FLAKE8_FOR_BLACK = ["--max-line-length=88", "--extend-ignore=E203,E701,E704,W503"]
#: mypy and pyright know each class only by the library that is installed beside them.
MYPY = ["--namespace-packages", "--explicit-package-bases", "--check-untyped-defs", "--no-error-summary",
        "--show-error-codes", "--disable-error-code=import-untyped", "--no-color-output", "--hide-error-context", "--no-pretty"]


#: The oldest that the library runs on, where a project does not say.
PYTHON = ["--config=target-version='py38'"]


def run(program, *words, cwd):
    done = subprocess.run([BIN / program, *map(str, words)], cwd=cwd, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(f"{program} {' '.join(map(str, words))[:200]}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def sources(project):
    return sorted(it for it in project.rglob("*.py"))


class Findings:
    """What each tool finds: a count for each side, case, file and code."""

    def __init__(self, root):
        self.root = root
        self.counts = collections.Counter()
        self.texts = collections.defaultdict(list)
        self.tools = []

    def add(self, tool, path, code, text=""):
        path = pathlib.Path(path)
        parts = (path if path.is_absolute() else self.root / path).relative_to(self.root).parts
        key = (tool, parts[0], parts[1], "/".join(parts[2:]), code)
        self.counts[key] += 1
        self.texts[key].append(text)

    def was_found(self, tool, case, name, code):
        """Whether a file was unclean before: in this respect, or to a type checker at all."""
        if tool in ("mypy", "pyright"):
            return any(it[:4] == (tool, "before", case, name) for it in self.counts)
        return (tool, "before", case, name, code) in self.counts

    def worse(self):
        """The findings of the side after that the side before does not have."""
        for (tool, side, case, name, code), count in sorted(self.counts.items()):
            if side == "after":
                before = self.root / "before" / case
                beside = [name] if (before / name).exists() else [
                    it.relative_to(before).as_posix() for it in sources(before)]
                if not any(self.was_found(tool, case, it, code) for it in beside):
                    yield f"{tool}: {case}: {name}: {code}: " + " | ".join(self.texts[(tool, side, case, name, code)])


def projects(root):
    for side in ("before", "after"):
        yield from sorted((root / side).iterdir())


def has_settings(project, *tools):
    """Whether a settings file has a section of one of the tools, or is the tool's own."""
    texts = {it.name: it.read_text() for it in project.iterdir()
             if it.name in ("pyproject.toml", "setup.cfg", "tox.ini")}
    own = [f".{it}" for it in tools] + [f"{it}.toml" for it in tools] + [f".{it}.toml" for it in tools]
    return (any((project / it).exists() for it in [*own, ".isort.cfg"] if "isort" in tools or it != ".isort.cfg")
            or any(re.search(rf"^\[(tool[.:])?{it}\b", text, re.M) for it in tools for text in texts.values()))


def ruff(root, found):
    for setting, words in (("defaults", ["--isolated", *PYTHON]), ("own settings", [])):
        tool = f"ruff format, {setting}"
        for line in run("ruff", "format", "--check", "--no-cache", *words, ".", cwd=root).splitlines():
            if line.startswith("Would reformat: "):
                found.add(tool, line.removeprefix("Would reformat: "), "unformatted")
        found.tools.append(tool)
        tool = f"ruff check, {setting}"
        # What is the project's own is known by its settings file, so without that imports have no order.
        words = [*words, "--ignore=I"] if words else ["--extend-select=I"]
        for it in json.loads(run("ruff", "check", "--no-cache", "--exit-zero", "--output-format=json", *words, ".",
                                 cwd=root)):
            found.add(tool, it["filename"], it["code"], f'{it["location"]["row"]} {it["message"]}')
        found.tools.append(tool)


def black(root, found):
    own = [it for it in projects(root) if has_settings(it, "black")]
    for tool, folder, words in [("black, defaults", root, ["--config=/dev/null"])] + [
            ("black, own settings", it, []) for it in own]:
        for line in run("black", "--check", "--fast", *words, ".", cwd=folder).splitlines():
            if line.startswith("would reformat "):
                found.add(tool, folder / line.removeprefix("would reformat "), "unformatted")
            elif line.startswith("error: cannot format"):
                found.add(tool, folder / line.removeprefix("error: cannot format ").split(": ")[0], "unreadable")
    found.tools += ["black, defaults", "black, own settings"]


def isort(root, found):
    import isort as sorter
    for project in projects(root):
        roots = (project, project / "src")
        for tool, settings in (
                ("isort, defaults", {}),
                ("isort, black's profile", {"profile": "black"}),
                *([("isort, own settings", None)] if has_settings(project, "isort") else [])):
            config = (sorter.Config(settings_path=str(project), src_paths=roots) if settings is None else
                      sorter.Config(directory=str(project), src_paths=roots, **settings))
            for source in sources(project):
                text = source.read_text()
                if "isort: skip_file" in text or "isort:skip_file" in text:
                    continue
                if sorter.code(text, config=config, file_path=source, disregard_skip=True) != text:
                    found.add(tool, source, "unsorted")
    found.tools += ["isort, defaults", "isort, black's profile", "isort, own settings"]


def flake8(root, found):
    own = [it for it in projects(root) if has_settings(it, "flake8")]
    for tool, folder, words in [("flake8, black's settings", root, ["--isolated", *FLAKE8_FOR_BLACK])] + [
            ("flake8, own settings", it, []) for it in own]:
        for line in run("flake8", "--format=%(path)s\t%(row)d\t%(code)s\t%(text)s", *words, ".",
                        cwd=folder).splitlines():
            path, row, code, text = line.split("\t")
            found.add(tool, folder / path, code, f"{row} {text}")
    found.tools += ["flake8, black's settings", "flake8, own settings"]


def mypy(root, found):
    """All projects are packages of one project: their own absolute imports begin with the package."""
    copies = root.parent / "mypy"
    packages = {}
    for index, project in enumerate(projects(root)):
        top = project / "src" if (project / "src").is_dir() else project
        own = {it.stem if it.is_file() else it.name for it in top.iterdir() if it.suffix in (".py", "")}
        package = f"case{index}"
        packages[package] = (project, top)
        for source in sources(top):
            copy = copies / package / source.relative_to(top)
            copy.parent.mkdir(parents=True, exist_ok=True)
            beside = {it.stem for it in source.parent.glob("*.py")} - own
            text = below(package, own, source.read_text())
            folder = ".".join([package, *source.relative_to(top).parent.parts])
            copy.write_text(below(folder, beside, text) if beside else text)
    output = run("mypy", *MYPY, f"--cache-dir={root.parent / 'mypy-cache'}", ".", cwd=copies)
    for line in output.splitlines():
        match = re.match(r"case(\d+)/(.*?):(\d+): error: (.*)  \[([\w-]+)\]$", line)
        if match:
            project, top = packages[f"case{match[1]}"]
            found.add("mypy", top / match[2], match[5], f"{match[3]} {match[4]}")
        elif not re.match(r"case\d+/.*: (note|error):", line):
            sys.exit(f"mypy: {output[:2000]}")
    found.tools.append("mypy")


def below(package, own, text):
    names = "|".join(map(re.escape, sorted(own))) or "$."
    text = re.sub(rf"^(\s*from )({names})(?=[. ])", rf"\1{package}.\2", text, flags=re.M)
    text = re.sub(rf"^(\s*)import ({names})$", rf"\1from {package} import \2", text, flags=re.M)
    return re.sub(rf"^(\s*)import (({names})\.[\w.]+)$", rf"\1from {package} import \3; import {package}.\2", text,
                  flags=re.M)


def pyright(root, found):
    settings = {
        "typeCheckingMode": "standard",
        "pythonVersion": "3.10",
        "executionEnvironments": [
            {"root": str(it), "extraPaths": [str(it / "src")] if (it / "src").is_dir() else []}
            for it in projects(root)],
    }
    file = root.parent / "pyrightconfig.json"
    file.write_text(json.dumps({**settings, "include": [str(root)]}))
    done = run("basedpyright", "--outputjson", "--pythonpath", sys.executable, "-p", file, cwd=root)
    for it in json.loads(done)["generalDiagnostics"]:
        if it["severity"] == "error":
            found.add("pyright", it["file"], it.get("rule", "syntax"),
                      f'{it["range"]["start"]["line"] + 1} {it["message"].splitlines()[0]}')
    found.tools.append("pyright")


def main(root):
    import time
    found = Findings(root)
    for project in projects(root):
        if not has_settings(project, "ruff"):
            # Only so that ruff takes the case for a project of its own, which may run on any Python.
            (project / "ruff.toml").write_text('target-version = "py38"\n')
    for tool in (ruff, black, isort, flake8, mypy, pyright):
        start = time.monotonic()
        tool(root, found)
        print(f"{tool.__name__} {time.monotonic() - start:.1f} s", file=sys.stderr)
    worse = list(found.worse())
    print("\n".join(worse))
    cases = len(list((root / "after").iterdir()))
    print(f"{cases} cases, {len(found.tools)} tools and settings: {', '.join(found.tools)}; {len(worse)} findings")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
