"""Run and check JavaScript with Deno, which the package `deno` brings."""

import json
import os
import subprocess
import sys
from pathlib import Path

from builds import ROOT

DENO = Path(sys.executable).with_name("deno")
QUIET = {"NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1"}


def deno(*arguments, script=None):
    """Run Deno; what it prints is text, the complaints too."""
    return subprocess.run(
        [DENO, *arguments],
        input=script,
        cwd=ROOT,
        env={**os.environ, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def evaluated(script):
    """Run a script, and return what it keeps in `result`."""
    tail = "\nconsole.log(JSON.stringify(result));"
    ran = deno("run", "--quiet", "--ext=js", "-", script=script + tail)
    assert ran.returncode == 0, ran.stdout
    return json.loads(ran.stdout)
