"""A disk of its own for one command: small, so that it fills, or one that cannot be written. Linux only, no rights needed."""

import os
import shutil
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def can_mount() -> bool:
    """Whether this system lets us mount in a name space of our own."""
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "mount", "-t", "tmpfs", "none", "/tmp"],
        capture_output=True,
        check=False,
    )
    return tried.returncode == 0


def on_disk(script: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run a shell script in which mounts are seen by itself alone; `$1` and so on are the arguments, `$PYTHON` is Python."""
    return subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script, "sh", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
