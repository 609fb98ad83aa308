"""A reader's computer: an empty folder, and a Python that does not know the book."""

import os
import subprocess
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Reader:
    folder: Path

    @classmethod
    def at(cls, folder):
        """Make a Python that has what ours has installed, but not `simplenet`."""
        reader = cls(folder)
        venv.create(folder / "venv", with_pip=False, symlinks=os.name != "nt")
        # Lent: numpy, matplotlib, Jupyter. Not lent: an editable install of the package, because
        # Python reads no .pth files in folders that it has found in one.
        lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        file = reader.packages / "lent.pth"
        file.write_text("\n".join(lent), encoding="utf-8")
        missing = reader.run("-c", "import simplenet")
        assert "No module named 'simplenet'" in missing.stderr, missing
        return reader

    @property
    def packages(self):
        """Return the folder in which this Python looks for packages."""
        code = "import sysconfig; print(sysconfig.get_path('purelib'))"
        return Path(self.run("-c", code).stdout.strip())

    def run(self, *arguments):
        """Run Python as the reader has it, in the reader's folder."""
        python = "Scripts/python.exe" if os.name == "nt" else "bin/python"
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in {"PYTHONPATH", "MPLBACKEND", "MATPLOTLIBRC"}
        }
        return subprocess.run(
            [self.folder / "venv" / python, *arguments],
            cwd=self.folder,
            env={**environment, "IPYTHONDIR": str(self.folder / "ipython")},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
