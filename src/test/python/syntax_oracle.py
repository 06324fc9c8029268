"""Writes what CPython makes of its own library and of the installed packages, for CPythonTest.

    python src/test/python/syntax_oracle.py SHARE OF [all]

Reads every file whose number is SHARE modulo OF: those of the standard library and of the environment
that runs this. With "all", also what the interpreter below that environment has installed.

Per file: a line "file PATH", then "encoding NAME" or what tokenize and ast say, then "end".
Offsets are UTF-16 units in the text without its byte order mark.
"""
import ast
import io
import re
import sys
import sysconfig
import tokenize
import warnings
import zlib
from pathlib import Path

KINDS = {
    "NAME": "N", "NUMBER": "D", "STRING": "S", "OP": "O", "ERRORTOKEN": "X", "NEWLINE": "L",
    "NL": "B", "COMMENT": "C", "INDENT": "I", "DEDENT": "U", "ENDMARKER": "E",
}

# By the number of a token; parts of f-strings have no kind.
KIND_OF = {number: KINDS.get(name) for number, name in tokenize.tok_name.items()}
STARTS, ENDS = (
    {number for number, name in tokenize.tok_name.items() if name.endswith("STRING_" + end)}
    for end in ("START", "END")
)

# Before 3.9 keywords and slices have no places, so that expressions are not compared.
PLACES_EVERYWHERE = sys.version_info >= (3, 9)


class Places:
    """Turns lines and columns into offsets."""

    def __init__(self, text, lines):
        self.lines = lines
        self.wide = not text.isascii()
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + self.width(line))

    def width(self, piece):
        return len(piece.encode("utf-16-le")) // 2 if self.wide else len(piece)

    def of_characters(self, line, column):
        if line > len(self.lines):
            return self.starts[-1]
        if self.wide:
            column = self.width(self.lines[line - 1][:column])
        return self.starts[line - 1] + column

    def of_bytes(self, line, column):
        if self.wide:
            column = len(self.lines[line - 1].encode()[:column].decode())
        return self.of_characters(line, column)


def tokens(text):
    """Kind, start and end of every token; f-strings as one; positions only where they mean something."""
    places = Places(text, re.findall(r".*?\n|.+\Z", text, re.DOTALL))
    offset = places.of_characters
    depth = outer = 0
    for number, string, start, end, _ in tokenize.generate_tokens(io.StringIO(text, newline="").readline):
        if number in STARTS:
            outer = outer if depth else offset(*start)
            depth += 1
        elif number in ENDS:
            depth -= 1
            if not depth:
                yield "S", outer, offset(*end)
        elif not depth and (string or KIND_OF[number] in "UE"):
            kind = KIND_OF[number]
            at = 0 if kind in "UE" else offset(*start)
            yield kind, at, at if kind in "LBUE" else offset(*end)


class Statements:
    """Writes statements and the expressions in them, outer ones first."""

    def __init__(self, text):
        self.text = text
        self.places = Places(text, re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text))
        self.found = []

    def start(self, node):
        return self.places.of_bytes(node.lineno, node.col_offset)

    def end(self, node):
        return self.places.of_bytes(node.end_lineno, node.end_col_offset)

    def add(self, kind, node, extra=0):
        self.found.append((kind, self.start(node), self.end(node), extra))

    def block(self, body):
        for statement in body:
            self.statement(statement)

    def statement(self, node):
        name = type(node).__name__
        getattr(self, "on_" + name, self.on_other)(node)

    def on_other(self, node):
        blocks = [getattr(node, it, []) for it in ("body", "handlers", "cases", "orelse", "finalbody")]
        self.add("compound" if any(blocks) else "other", node)
        for block in blocks:
            for inner in block:
                if isinstance(inner, ast.stmt):
                    self.statement(inner)
                else:
                    self.block(inner.body)

    def on_ClassDef(self, node):
        self.add("class", node, zlib.crc32(node.name.encode()))
        self.arguments(node.bases, node.keywords)
        self.block(node.body)

    def on_FunctionDef(self, node):
        self.add("function", node)
        for decorator in node.decorator_list:
            self.expression(decorator)
        self.block(node.body)

    on_AsyncFunctionDef = on_FunctionDef

    def on_Import(self, node):
        self.add("import", node, zlib.crc32(repr([(it.name, it.asname) for it in node.names]).encode()))

    def on_ImportFrom(self, node):
        named = (node.level, node.module or "", [(it.name, it.asname) for it in node.names])
        self.add("from", node, zlib.crc32(repr(named).encode()))

    def on_If(self, node):
        self.add("if", node)
        while True:
            self.expression(node.test)
            self.block(node.body)
            rest = node.orelse
            if not self.is_elif(rest):
                return self.block(rest)
            node = rest[0]

    def is_elif(self, rest):
        if len(rest) != 1 or not isinstance(rest[0], ast.If):
            return False
        line = self.places.lines[rest[0].lineno - 1].encode()[rest[0].col_offset:]
        return line.startswith(b"elif")

    def on_Assign(self, node):
        self.assignment(node, node.targets, [node.value])

    def on_AnnAssign(self, node):
        self.assignment(node, [node.target], [node.annotation] + [node.value] * bool(node.value))

    def assignment(self, node, targets, expressions):
        target = targets[0]
        plain = len(targets) == 1 and isinstance(target, ast.Name)
        if not plain or target.col_offset != node.col_offset or target.lineno != node.lineno:
            return self.add("other", node)
        self.add("assignment", node)
        for expression in expressions:
            self.expression(expression)

    def arguments(self, values, keywords):
        parts = [(it, it) for it in values] + [(it.value, it) for it in keywords]
        for node, argument in sorted(parts, key=lambda it: (it[0].lineno, it[0].col_offset)):
            if isinstance(argument, ast.keyword) and argument.arg is None:
                self.add("?", node)
            else:
                self.expression(node, alone=len(parts) == 1)

    def expression(self, node, alone=False):
        if not PLACES_EVERYWHERE:
            self.add("?", node)
        elif isinstance(node, (ast.Name, ast.Attribute)):
            dotted = self.dotted(node)
            self.add("N" if dotted else "O", node, zlib.crc32(dotted.encode()))
        elif isinstance(node, ast.Constant) and not isinstance(node.value, bytes):
            string = isinstance(node.value, str)
            value = zlib.crc32(node.value.encode("utf-16-le", "surrogatepass")) if string else 0
            self.add("T" if string else "C", node, value)
        elif isinstance(node, ast.Call):
            self.add("K", node)
            self.expression(node.func)
            self.arguments(node.args, node.keywords)
        elif isinstance(node, ast.Subscript):
            self.subscript(node)
        elif isinstance(node, (ast.Tuple, ast.List)):
            self.add("Q", node, len(node.elts))
            for item in node.elts:
                self.expression(item)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            self.alternatives(node)
        else:
            # The parentheses of a generator that is the only argument are the call's.
            self.add("?" if alone and isinstance(node, ast.GeneratorExp) else "O", node)

    def dotted(self, node):
        if isinstance(node, ast.Name):
            return node.id
        base = self.dotted(node.value) if isinstance(node, ast.Attribute) else ""
        return base and base + "." + node.attr

    def subscript(self, node):
        self.add("S", node)
        self.expression(node.value)
        inner = node.slice
        if isinstance(inner, ast.Tuple) and inner.elts and self.start(inner) == self.start(inner.elts[0]):
            for item in inner.elts:
                self.expression(item)
        else:
            self.expression(inner)

    def alternatives(self, node):
        items = [node.right]
        left = node.left
        while isinstance(left, ast.BinOp) and isinstance(left.op, ast.BitOr) and self.start(left) == self.start(node):
            items.append(left.right)
            left = left.left
        items.append(left)
        if any(isinstance(it, (ast.BinOp, ast.UnaryOp, ast.Await, ast.Compare)) for it in items):
            return self.add("?", node)
        self.add("A", node, len(items))
        for item in reversed(items):
            self.expression(item)


def describe(data):
    encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
    if not encoding.startswith("utf-8"):
        return print("encoding", encoding)
    text = data.decode("utf-8-sig")
    tree = ast.parse(data)
    try:
        print("tokens", " ".join("%s %d %d" % it for it in tokens(text)))
    except (tokenize.TokenError, SyntaxError) as error:
        print("untokenized", repr(error))
    statements = Statements(text)
    statements.block(tree.body)
    print("statements", " ".join("%s %d %d %d" % it for it in statements.found))


def files(everything):
    """The paths to read: the same on every machine with this Python and these packages, but for "all"."""
    library = Path(sysconfig.get_path("stdlib"))
    found = {it for it in library.rglob("*.py") if everything or not installed(it.relative_to(library))}
    for name in ("purelib", "platlib"):
        found.update(Path(sysconfig.get_path(name)).rglob("*.py"))
    return sorted({str(it.resolve()) for it in found})


def installed(path):
    return path.parts[0] in ("site-packages", "dist-packages")


def main():
    warnings.simplefilter("ignore")
    sys.stdout.reconfigure(encoding="utf-8")
    sys.setrecursionlimit(5000)
    share, of = int(sys.argv[1]), int(sys.argv[2])
    for path in files("all" in sys.argv)[share::of]:
        print("file", path)
        try:
            describe(Path(path).read_bytes())
        except (SyntaxError, ValueError, RecursionError) as error:
            print("refused", repr(error)[:200].replace("\n", " "))
        print("end")


main()
