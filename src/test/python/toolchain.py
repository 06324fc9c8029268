"""Runs the tools of Python projects on the cases, before and after: whatever was clean stays clean.

    toolchain.py ROOT

ROOT has ``before/CASE/`` and ``after/CASE/``, a project each. Each tool runs once on all of them, with its defaults and
with the projects' own settings where they have some. What it finds in a file afterwards and did not find before is
printed, and the exit code is 1. A new file must be as clean as all the files beside it were.
"""
import collections
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys

BIN = pathlib.Path(sys.executable).parent
#: What black's own documentation tells users of flake8 to set. F811 is left out where a project has no settings of
#: flake8: kin writes the comment that flake8 needs, and that ruff takes for unused, only where it has some.
FLAKE8_FOR_BLACK = ["--max-line-length=88", "--extend-ignore=E203,E701,E704,W503,F811"]
#: mypy and pyright know each class only by the library that is installed beside them.
MYPY = ["--namespace-packages", "--explicit-package-bases", "--check-untyped-defs", "--no-error-summary",
        "--show-error-codes", "--disable-error-code=import-untyped", "--no-color-output", "--hide-error-context", "--no-pretty"]


#: The oldest that the library runs on, where a project does not say. FA100 would have it postpone annotations.
PYTHON = ["--config=target-version='py38'", "--config=lint.extend-ignore=['FA100', 'FA102']"]

#: Findings that are right as they are: the tool, the case, the code.
EXCEPTIONS = {
    # isort would have one blank line between the block at the bottom and an import that the module has below it.
    ("isort", "add.annotation_that_type_checkers_know_from_the_model_itself", "unsorted"),
    # Two classes of one line each, without blank lines between them: the second gets a body, and no line moves.
    ("flake8", "add.belongs_to.inline_bodies", "E302"),
    # The star of a package and a class of that name: what the case is about.
    ("mypy", "add.belongs_to.star_below_which_the_name_is_bound", "assignment"),
    # pyright finds Python's own module `profile` first.
    ("pyright", "add.has_one.key_is_unique_already", "reportInvalidTypeArguments"),
    ("pyright", "add.names.inverse_by_a_unique_key", "reportInvalidTypeArguments"),
    # The subclass has an attribute of the new relationship's name: what the case is about.
    ("pyright", "add.name_is_another_member_of_a_class_that_inherits", "reportIncompatibleVariableOverride"),
}


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
        self.settings = {it: settings_of(it) for it in projects(root)}
        self.counts = collections.Counter()
        self.texts = collections.defaultdict(list)
        self.tools = []

    def add(self, tool, path, code, text=""):
        path = pathlib.Path(path)
        parts = (path if path.is_absolute() else self.root / path).relative_to(self.root).parts
        own = self.settings[self.root / parts[0] / parts[1]]
        if "mypy" not in tool and "pyright" not in tool and own and (
                "own settings" not in tool or re.split("[, ]", tool)[0] not in own):
            # A project with settings is held to those alone.
            return
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
                excepted = (tool.split(",")[0], case, code) in EXCEPTIONS
                if not excepted and not any(self.was_found(tool, case, it, code) for it in beside):
                    yield f"{tool}: {case}: {name}: {code}: " + " | ".join(self.texts[(tool, side, case, name, code)])


def distinct(root):
    """The projects whose Python differs from that of all others, and the others by them."""
    seen = {}
    for project in projects(root):
        text = tuple((it.relative_to(project), it.read_bytes()) for it in sources(project))
        seen.setdefault(text, []).append(project)
    return {same[0]: same for same in seen.values()}


def projects(root):
    for side in ("before", "after"):
        yield from sorted((root / side).iterdir())


def settings_of(project):
    """The tools that a project has settings of."""
    texts = [it.read_text() for it in map(project.joinpath, ("pyproject.toml", "setup.cfg", "tox.ini")) if it.exists()]
    files = {"ruff": ("ruff.toml", ".ruff.toml"), "isort": (".isort.cfg",), "flake8": (".flake8",),
             "editor": (".editorconfig",)}
    return {tool for tool in ("ruff", "black", "isort", "flake8", "editor")
            if any(list(project.rglob(it)) for it in files.get(tool, ()))
            or any(re.search(rf"^\[(tool[.:])?{tool}\b", text, re.M) for text in texts)}


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
    own = [it for it in projects(root) if "black" in found.settings[it]]
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
                *([("isort, own settings", None)] if "isort" in found.settings[project] else [])):
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
    own = [it for it in projects(root) if "flake8" in found.settings[it]]
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
    same = distinct(root)
    for index, project in enumerate(same):
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
            for other in same[project]:
                found.add("mypy", other / top.relative_to(project) / match[2], match[5], f"{match[3]} {match[4]}")
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
    same = distinct(root)
    settings = {
        "typeCheckingMode": "standard",
        "pythonVersion": "3.10",
        "executionEnvironments": [
            {"root": str(it), "extraPaths": [str(it / "src")] if (it / "src").is_dir() else []}
            for it in same],
    }
    file = root.parent / "pyrightconfig.json"
    file.write_text(json.dumps({**settings, "include": [str(it) for it in same]}))
    done = run("basedpyright", "--outputjson", "--pythonpath", sys.executable, "-p", file, cwd=root)
    for it in json.loads(done)["generalDiagnostics"]:
        if it["severity"] == "error":
            path = pathlib.Path(it["file"])
            project = next(one for one in same if one in path.parents)
            for other in same[project]:
                found.add("pyright", other / path.relative_to(project), it.get("rule", "syntax"),
                          f'{it["range"]["start"]["line"] + 1} {it["message"].splitlines()[0]}')
    found.tools.append("pyright")


def main(root):
    found = Findings(root)
    for project in projects(root):
        if not found.settings[project]:
            # Only so that ruff takes the case for a project of its own, which may run on any Python.
            (project / "ruff.toml").write_text('target-version = "py38"\nlint.extend-ignore = ["FA100", "FA102"]\n')
    with concurrent.futures.ThreadPoolExecutor() as pool:
        slow = [pool.submit(it, root, found) for it in (pyright, mypy)]
        for tool in (ruff, black, isort, flake8):
            tool(root, found)
        for it in slow:
            it.result()
    worse = list(found.worse())
    print("\n".join(worse))
    cases = len(list((root / "after").iterdir()))
    tools = list(dict.fromkeys(it.split(",")[0] for it in found.tools))
    own = sum(1 for project, some in found.settings.items() if some and project.parent.name == "after")
    print(f"{cases} cases, {own} of them with settings of their own; {len(tools)} tools: {', '.join(tools)}; "
          f"{len(worse)} findings, {len(EXCEPTIONS)} exceptions")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
