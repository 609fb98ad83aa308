"""Pyodide, which is Python with numpy and matplotlib for browsers, as its makers publish it.

The core comes from npm. With it comes a list of all packages that were built for it, with their
checksums. So one checksum, which is written down here, vouches for every file.
"""

import gzip
import hashlib
import json
import os
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

#: It has numpy 2.0.2 and matplotlib 3.8.4, which is older than what the package asks for elsewhere;
#: the tests draw every figure of the book with it.
VERSION = "0.27.7"
CHECKSUM = "89d5d952675eb08e11286e52c7238f1248ce71726e896db9703e73bef23dc343"  # of the core
CORE = f"https://registry.npmjs.org/pyodide/-/pyodide-{VERSION}.tgz"
PACKAGES = f"https://cdn.jsdelivr.net/pyodide/v{VERSION}/full/"

LOCK = "pyodide-lock.json"
CORE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.js",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    LOCK,
)
FIRST = "numpy"  # comes with Python, at once
LATER = "matplotlib"  # comes when a cell draws
LIST = "files.json"  # is written last: where it is, all files are


class WrongChecksumError(Exception):
    """A file is not the one that was published."""


class Files(NamedTuple):
    """What a page fetches at one time."""

    names: list[str]
    plain: int  #: Bytes of what comes with progress told: scripts load by themselves.
    packed: int  #: Bytes that a server sends if it packs what it sends.


def fetch(folder: Path, core: str = CORE, packages: str = PACKAGES) -> None:
    """Put all files into a folder; packages that are there and right are not fetched again.

    Parameters
    ----------
    folder
        Where the files go. It is made if need be.
    core, packages
        The address of the core's archive, and of the folder with the packages.

    Raises
    ------
    WrongChecksumError
        If a file is not the one that was published. It is not kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(fileobj=BytesIO(download(core, CHECKSUM))) as archive:
        for name in CORE_FILES:
            keep(folder / name, archive.extractfile(f"package/{name}").read())
    (folder / LIST).unlink(missing_ok=True)
    lock = json.loads((folder / LOCK).read_text("utf-8"))
    first = needed(lock["packages"], FIRST)
    both = needed(lock["packages"], FIRST, LATER)
    for entry in both.values():
        name, checksum = entry["file_name"], entry["sha256"]
        if not is_right(folder / name, checksum):
            keep(folder / name, download(packages + name, checksum))
    # A page asks for no file that the list does not name.
    lock["packages"] = both
    keep(folder / LOCK, json.dumps(lock).encode())
    at_once = [both[name]["file_name"] for name in first]
    later = [both[name]["file_name"] for name in both.keys() - first.keys()]
    parts = [[*CORE_FILES, *at_once], sorted(later)]
    listed = [weighed(folder, names) for names in parts]
    keep(folder / LIST, json.dumps(listed).encode())


def download(address: str, checksum: str) -> bytes:
    """Return a file if it is the one that was published."""
    with urlopen(address, timeout=60) as answer:
        data = answer.read()
    got = hashlib.sha256(data).hexdigest()
    if got != checksum:
        wish = f"must have the SHA-256 checksum {checksum}"
        raise WrongChecksumError(f"{address} {wish}, got {got}")
    return data


def is_right(file: Path, checksum: str) -> bool:
    if not file.is_file():
        return False
    return hashlib.sha256(file.read_bytes()).hexdigest() == checksum


def keep(file: Path, data: bytes) -> None:
    """Write a file at once: nobody finds a half of it."""
    part = file.with_name(f"{file.name}.part")
    part.write_bytes(data)
    os.replace(part, file)


def needed(listed: dict[str, Any], *packages: str) -> dict[str, Any]:
    """Return the entries of packages and of all that they need."""
    found: dict[str, Any] = {}
    waiting = [*packages]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = listed[name]
            waiting += listed[name]["depends"]
    return found


def weighed(folder: Path, names: list[str]) -> Files:
    held = [(folder / name).read_bytes() for name in names]
    packed = [min(len(data), len(gzip.compress(data))) for data in held]
    told = [
        len(data)
        for name, data in zip(names, held, strict=True)
        if not name.endswith("js")
    ]
    return Files(names, sum(told), sum(packed))


def fetched(folder: Path) -> list[Files]:
    """Return what comes first and what comes later; nothing if not all has been fetched."""
    if not (folder / LIST).is_file():
        return []
    listed = json.loads((folder / LIST).read_text("utf-8"))
    return [Files(*files) for files in listed]
