"""Fetch what code in pages runs on, 27 MB, into the folder `.pyodide` of the current folder.

From then on, each build of a site there lets readers run its code.
"""

from argparse import ArgumentParser
from collections.abc import Sequence

from simplenet.sphinxext.live import FOLDER
from simplenet.sphinxext.live.distribution import fetch


def main(arguments: Sequence[str] | None = None) -> None:
    parser = ArgumentParser(
        "python -m simplenet.sphinxext.live", description=__doc__
    )
    parser.parse_args(arguments)
    fetch(FOLDER)
    print(f"The files are in {FOLDER}.")


if __name__ == "__main__":
    main()
