"""What is concluded does not depend on the hashes of words, which Python draws anew for every run."""

import os
import subprocess
import sys

import msgspec

from tests.worlds import dispute

WEIGH = """
import hashlib, sys, msgspec
from sayso.evidence import Reading
from sayso.weighing import weigh
readings = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=tuple[Reading, ...])
print(hashlib.sha256(msgspec.json.encode(weigh(readings))).hexdigest())
"""


def test_two_runs_conclude_the_same():
    readings = msgspec.msgpack.encode([dispute.reading(name) for name in dispute.REPORTS])
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", WEIGH],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        for seed in ("1", "2")
    ]
    assert len({run.communicate(readings)[0] for run in runs}) == 1
    assert [run.returncode for run in runs] == [0, 0]
