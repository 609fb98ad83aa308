"""Fetch what code in pages runs on, 27 MB, into the folder `.pyodide` of the current folder.

From then on, each build of a site there lets readers run its code.
"""

from argparse import ArgumentParser

from simplenet.sphinxext.live import FOLDER, distribution

if __name__ == "__main__":
    command = "python -m simplenet.sphinxext.live"
    ArgumentParser(command, description=__doc__).parse_args()
    distribution.fetch(FOLDER)
    print(f"The files are in {FOLDER}.")
