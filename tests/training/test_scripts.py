"""Every script of the networks starts and says how it is used: what it imports is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
SCRIPTS = [
    path
    for folder in ("reader", "ranker", "distil", ".")
    for path in sorted((TRAINING / folder).glob("*.py"))
    if "argparse" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: str(path.relative_to(TRAINING)))
def test_a_script_tells_how_it_is_used(path: Path) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    done = subprocess.run(
        [sys.executable, path, "--help"], cwd=TRAINING.parent, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "usage:" in done.stdout
