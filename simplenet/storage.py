"""Keep arrays in a file: written whole or not at all, and read without running anything."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def write(path: str, arrays: dict[str, NDArray]) -> None:
    """Write arrays by name to an ``.npz`` file, replacing one that is there.

    They go to a new file first, which takes the old one's place and permissions only when it is
    complete. Of a symbolic link it takes the place of what the link leads to.

    Raises
    ------
    OSError
        If the file cannot be written, or is none that can be replaced.
    """
    older = _mode(path)
    if os.path.islink(path):
        path = os.path.realpath(path)
    # Not the file's name, which may be as long as names can be; and no other thread's.
    name = f".{os.urandom(8).hex()}.unfinished"
    unfinished = os.path.join(os.path.dirname(path), name)
    try:
        with open(unfinished, "xb") as file:
            if older is not None:  # first of all: what is in it may be private
                os.chmod(unfinished, stat.S_IMODE(older))
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
    except OSError as error:
        if error.filename != unfinished:
            raise
        # Nobody has asked for that file.
        raise OSError(error.errno, error.strerror, path) from None
    finally:
        with suppress(FileNotFoundError):
            os.remove(unfinished)


def read(path: str) -> dict[str, NDArray]:
    """Return the arrays of an ``.npz`` file by name.

    Raises
    ------
    ValueError
        If the file is damaged or of another kind.
    OSError
        If there is no such file, or it cannot be opened.
    """
    _mode(path)
    with open(path, "rb") as file:
        try:
            found = np.load(file, allow_pickle=False)
            if not isinstance(found, np.lib.npyio.NpzFile):
                raise ValueError("it holds a single array")
            # numpy reads no further than the array's head says, and could miss a damaged one.
            if found.zip.testzip() is not None:
                raise ValueError("its check sums are wrong")
            return {name: found[name] for name in found.files}
        except Exception as error:  # a damaged archive can fail in a dozen ways
            raise ValueError(
                f"{path} is damaged, or no file of arrays (.npz): {error}"
            ) from error


def _mode(path: str) -> int | None:
    """Return a file's mode, or None if none is there; raise an error for a pipe or a folder."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(mode):
        kind = IsADirectoryError if stat.S_ISDIR(mode) else OSError
        raise kind(f"path must be the name of a file, got {path!r}")
    return mode
