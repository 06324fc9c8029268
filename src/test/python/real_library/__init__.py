"""Runs written projects on the real library, for LibraryTest and MatrixTest, with what kin verify uses."""
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
PROOF = HOME.parent.parent / "main/resources/dev/kinship/library/rhosocial/proof"
sys.path.insert(0, str(PROOF))


def forget_own_modules():
    """From here on a project finds its own modules only."""
    sys.path = [it for it in sys.path if Path(it or ".").resolve() not in (HOME, PROOF)]
    sys.dont_write_bytecode = True
