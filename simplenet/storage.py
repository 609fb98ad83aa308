"""Keep arrays in a file: written whole or not at all, and read without running anything."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def write(path: str, arrays: dict[str, NDArray]) -> None:
    """Write arrays by name to an ``.npz`` file, replacing one that is there.

    They go to a new file first, which takes the old one's place only when it is complete.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    folder, name = os.path.split(path)
    unfinished = os.path.join(folder, f".{name}.{os.getpid()}.unfinished")
    try:
        with open(unfinished, "wb") as file:
            np.savez(file, **arrays)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, path)
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
