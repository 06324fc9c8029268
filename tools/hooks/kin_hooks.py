"""Makes what pip installs of this repository for the hooks: nothing but the wish for kin's wheel of the same version.

So a hook needs neither a JDK nor Maven. `tools/release` makes that wheel.
"""

import re
import zipfile
from pathlib import Path

NAME = "kinship_hooks"


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    version = version_of(Path("pom.xml").read_text(encoding="utf-8"))
    info = f"{NAME}-{version}.dist-info"
    files = {
        "METADATA": f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {version}\nRequires-Dist: kinship-cli=={version}\n",
        "WHEEL": "Wheel-Version: 1.0\nGenerator: kinship\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        "RECORD": f"{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n",
    }
    wheel = f"{NAME}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory, wheel), "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{info}/{name}", text)
    return wheel


def version_of(pom):
    """The version of a pom.xml in Python's spelling."""
    return re.search("<version>(.+?)</version>", pom).group(1).replace("-SNAPSHOT", ".dev0")
