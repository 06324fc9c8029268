"""Gives the tests the support module as users have it: a file in a package of theirs."""

import importlib
import shutil
import sys
import tempfile
from pathlib import Path

SUPPORT_MODULE = (
    Path(__file__).parents[2] / "main/resources/dev/kinship/library/rhosocial/through.py"
)


def _copy_into_a_package() -> Path:
    root = Path(tempfile.mkdtemp(prefix="kin-through-"))
    (root / "kin_copy").mkdir()
    (root / "kin_copy" / "__init__.py").touch()
    shutil.copy(SUPPORT_MODULE, root / "kin_copy" / "through.py")
    return root


_root = _copy_into_a_package()
sys.path.insert(0, str(_root))
importlib.import_module("kin_copy.through")


def pytest_unconfigure(config):
    shutil.rmtree(_root, ignore_errors=True)
