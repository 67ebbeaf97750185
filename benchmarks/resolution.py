"""How fast mentions are resolved into events, how right, and whether the cost grows in a line.

    python -m benchmarks.resolution 10000 100000

Each size is a made stream (`resolution_stream.py`) in a register of its own, in a process of its own,
so that the peak memory is that of its resolve; B-cubed stands beside that of each mention alone.
"""

from __future__ import annotations

import argparse
import platform
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.noise import read_noise
from benchmarks.resolution_stream import NOISE, read_truth, write

from dragoman.evaluate.bcubed import b_cubed
from dragoman.register import Register
from dragoman.resolution.resolve import resolve


def measure(folder: Path) -> None:
    """Resolve the register of a folder and print one line of the table."""
    register = Register.open(folder / "register")
    began = time.monotonic()
    summary = resolve(register)
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    rows = Register.open(folder / "register").sql("SELECT mention, event FROM members").arrow()
    said = dict(zip(rows["mention"].to_pylist(), rows["event"].to_pylist(), strict=True))
    truth = read_truth(folder / "truth.parquet")
    found, alone = b_cubed(truth, said), b_cubed(truth, {})
    print(
        f"{summary.mentions:9,}  {seconds:7.1f} s  {summary.mentions / seconds:7,.0f}  {peak:4.1f} GB  "
        f"{found.precision:.2f}  {found.recall:.2f}  {found.f1:.2f}  {alone.f1:.2f}",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        measure(asked.measure)
        return
    print(f"{platform.machine()}, Python {platform.python_version()}", flush=True)
    print(" mentions   seconds  a second  peak    P     R     F1    F1 alone", flush=True)
    noise = read_noise(NOISE)
    for count in asked.mentions:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder / "register", count, noise, folder / "truth.parquet")
            command = [sys.executable, "-m", "benchmarks.resolution", "--measure", name]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
