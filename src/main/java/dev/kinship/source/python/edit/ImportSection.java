package dev.kinship.source.python.edit;

import java.util.Set;

/** The groups of imports, from the top. */
enum ImportSection {
  FUTURE,
  STANDARD,
  LIBRARY,
  PROJECT;

  /** The modules of Python's own library that model files are likely to import. */
  private static final Set<String> STANDARD_MODULES =
      Set.of(
          "abc",
          "argparse",
          "array",
          "ast",
          "asyncio",
          "base64",
          "bisect",
          "builtins",
          "calendar",
          "collections",
          "configparser",
          "contextlib",
          "contextvars",
          "copy",
          "csv",
          "dataclasses",
          "datetime",
          "decimal",
          "difflib",
          "dis",
          "enum",
          "errno",
          "functools",
          "getpass",
          "glob",
          "gzip",
          "hashlib",
          "heapq",
          "hmac",
          "html",
          "http",
          "importlib",
          "inspect",
          "io",
          "ipaddress",
          "itertools",
          "json",
          "keyword",
          "linecache",
          "locale",
          "logging",
          "math",
          "mimetypes",
          "multiprocessing",
          "numbers",
          "operator",
          "os",
          "pathlib",
          "pickle",
          "pkgutil",
          "platform",
          "pprint",
          "queue",
          "random",
          "re",
          "reprlib",
          "secrets",
          "select",
          "shelve",
          "shlex",
          "shutil",
          "signal",
          "socket",
          "sqlite3",
          "ssl",
          "stat",
          "statistics",
          "string",
          "struct",
          "subprocess",
          "sys",
          "tempfile",
          "textwrap",
          "threading",
          "time",
          "timeit",
          "tokenize",
          "traceback",
          "types",
          "typing",
          "unicodedata",
          "unittest",
          "urllib",
          "uuid",
          "warnings",
          "weakref",
          "xml",
          "zipfile",
          "zlib",
          "zoneinfo");

  /**
   * The section of an absolute import of {@code module}; {@code inProject} where a file is found.
   */
  static ImportSection of(int level, String module, boolean inProject) {
    if (module.equals("__future__")) {
      return FUTURE;
    }
    if (level > 0 || inProject) {
      return PROJECT;
    }
    int dot = module.indexOf('.');
    return STANDARD_MODULES.contains(dot < 0 ? module : module.substring(0, dot))
        ? STANDARD
        : LIBRARY;
  }
}
