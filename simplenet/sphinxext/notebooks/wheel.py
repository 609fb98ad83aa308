"""Pack this package as a wheel, for notebooks that are taken along.

A wheel is a zip file of the package and of a folder that describes it. It is packed from what is
installed, so it needs no sources and no network, and its bytes depend on the package alone.
"""

import hashlib
from base64 import urlsafe_b64encode
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PACKAGE = Path(__file__).parents[2]
TAGS = """\
Wheel-Version: 1.0
Generator: simplenet
Root-Is-Purelib: true
Tag: py3-none-any
"""
# The rest of the folder that describes the package is written anew here, or is an installer's.
TAKEN_OVER = ("METADATA", "licenses/")


def wheel_name() -> str:
    installed = distribution(PACKAGE.name)
    return f"{installed.name}-{installed.version}-py3-none-any.whl"


def contents(installed: Distribution) -> dict[str, bytes]:
    """Return what the wheel holds, by path."""
    held = {
        file.relative_to(PACKAGE.parent).as_posix(): file.read_bytes()
        for file in sorted(PACKAGE.rglob("*"))
        if file.is_file() and file.suffix != ".pyc"
    }
    info = f"{installed.name}-{installed.version}.dist-info/"
    for path in sorted(installed.files or ()):
        if path.as_posix().startswith(tuple(info + t for t in TAKEN_OVER)):
            held[path.as_posix()] = path.locate().read_bytes()
    held[f"{info}WHEEL"] = TAGS.encode()
    record = f"{info}RECORD"
    lines = [
        f"{path},{digest(data)},{len(data)}" for path, data in held.items()
    ]
    held[record] = "\n".join([*lines, f"{record},,", ""]).encode()
    return held


def digest(data: bytes) -> str:
    code = urlsafe_b64encode(hashlib.sha256(data).digest()).decode()
    return f"sha256={code.rstrip('=')}"


def pack_wheel(folder: Path) -> None:
    """Write the wheel into a folder, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    with ZipFile(folder / wheel_name(), "w", ZIP_DEFLATED) as archive:
        for path, data in contents(distribution(PACKAGE.name)).items():
            entry = ZipInfo(path)  # dated 1980, whenever that is written
            entry.create_system = 3  # Unix, wherever that is written
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, ZIP_DEFLATED)
