"""Twenty kills at random moments: nothing lost, nothing doubled."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.register import Register

from .corpus import SETTINGS, code_corpus, documents, exports

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = 1_050
BATCH = 15
KILLS = 20

SCRIPT = f"""
import sys
from pathlib import Path
from tests.register.corpus import code_corpus, documents
corpus = documents({DOCUMENTS})
print("at work", flush=True)
code_corpus(Path(sys.argv[1]), corpus, size={BATCH})
"""


def command(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path))},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_a_run_killed_twenty_times_gives_the_rows_of_one_never_killed(tmp_path: Path) -> None:
    began = time.monotonic()
    reference = code_corpus(tmp_path / "reference", documents(DOCUMENTS), size=BATCH)
    whole = time.monotonic() - began
    expected = exports(reference, tmp_path / "expected")

    path = tmp_path / "register"
    moments = random.Random(7)
    kills = 0
    for _ in range(10 * KILLS):
        worker = command(path)
        assert worker.stdout is not None
        worker.stdout.readline()
        try:
            worker.wait(timeout=moments.uniform(0, whole / 12))
        except subprocess.TimeoutExpired:
            worker.send_signal(signal.SIGKILL)
            kills += 1
        worker.wait()
        worker.stdout.close()
        if kills == KILLS:
            break
    assert kills == KILLS
    finishing = command(path)
    assert finishing.wait(timeout=300) == 0

    register = Register.open(path)
    assert exports(register, tmp_path / "found") == expected
    assert [finding for finding in register.doctor() if finding.harm] == []
    (run,) = register.runs()
    assert (run.status, run.counts["documents"]) == ("finished", DOCUMENTS)
    assert run.dragoman == SETTINGS["version"]
    version = register.version
    assert command(path).wait(timeout=300) == 0
    assert Register.open(path).version == version  # the same command again does nothing
