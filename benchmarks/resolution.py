"""How fast mentions are resolved into events, how right, and whether the cost grows in a line.

    python -m benchmarks.resolution 10000 100000 1000000 [--plot docs/resolution.svg]

Each size is a made stream (`resolution_stream.py`, whose noise rates are printed) in a register of its
own, in a process of its own, so that the peak memory is that of its resolve; B-cubed stands beside that
of each mention alone. Then reports with about MORE mentions more, held back from the end of the
stream, are added and resolved.
"""

from __future__ import annotations

import argparse
import json
import pickle
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.noise import read_noise
from benchmarks.plot import Line, drawn
from benchmarks.resolution_stream import COPIES, NAMED, NOISE, TAIL, add, read_truth, write

from dragoman.evaluate.bcubed import b_cubed
from dragoman.register import Register
from dragoman.resolution.resolve import resolve

MORE = 1_000


@dataclass(frozen=True, slots=True)
class Measured:
    """One size: what its resolve took and gave, and what adding some more took."""

    mentions: int
    seconds: float
    processor: float
    """Seconds of processor time, which others at work on the machine do not lengthen so much."""
    gigabytes: float
    precision: float
    recall: float
    f1: float
    alone: float
    parts: int
    """Events that the happening with most reports came out as."""
    largest: float
    """The share of its mentions that are in the largest of these."""
    more: int
    compared: int
    more_seconds: float
    more_processor: float


def measured(folder: Path) -> Measured:
    """Resolve the register of a folder, add the reports that were held back, and resolve again."""
    register = Register.open(folder / "register")
    began, used = time.monotonic(), time.process_time()
    summary = resolve(register)
    seconds, processor = time.monotonic() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    said = events_of(folder)
    known = read_truth(folder / "truth.parquet")
    truth = {key: known[key] for key in said}
    most = Counter(truth.values()).most_common(1)[0][0]
    parts = Counter(said[key] for key, happening in truth.items() if happening == most)
    found, alone = b_cubed(truth, said), b_cubed(truth, {})
    add(folder / "register", pickle.loads((folder / "later").read_bytes()))
    began, used = time.monotonic(), time.process_time()
    again = resolve(Register.open(folder / "register"))
    return Measured(
        summary.mentions,
        seconds,
        processor,
        peak,
        found.precision,
        found.recall,
        found.f1,
        alone.f1,
        len(parts),
        max(parts.values()) / parts.total(),
        again.mentions - summary.mentions,
        again.compared,
        time.monotonic() - began,
        time.process_time() - used,
    )


def events_of(folder: Path) -> Mapping[str, str]:
    """The event of each mention of the register of a folder."""
    rows = Register.open(folder / "register").sql("SELECT mention, event FROM members").arrow()
    return dict(zip(rows["mention"].to_pylist(), rows["event"].to_pylist(), strict=True))


def look_alikes(folder: Path) -> tuple[int, int]:
    """Families of the stream, and the fewest happenings that look like a family's real one."""
    families: defaultdict[str, set[str]] = defaultdict(set)
    for happening in read_truth(folder / "truth.parquet").values():
        families[happening.split(".")[0]].add(happening)
    return len(families), min(map(len, families.values())) - 1


def line(one: Measured) -> str:
    return (
        f"{one.mentions:9,}  {one.seconds:7.1f} s  {one.processor:7.1f} s  "
        f"{one.gigabytes:4.1f} GB  {one.precision:.2f}  {one.recall:.2f}  {one.f1:.2f}  "
        f"{one.alone:.2f}  {one.largest:7.0%} of {one.parts:<5}  "
        f"{one.more:5,} in {one.more_seconds:5.1f} s ({one.more_processor:.1f} s), {one.compared:,} compared"
    )


def plot(rows: list[Measured]) -> str:
    """The cost by size."""
    return drawn(
        "Resolving the made stream",
        "mentions",
        "seconds of processor time",
        (
            Line("all at once", [(one.mentions, one.processor) for one in rows]),
            Line(f"{MORE:,} more", [(one.mentions, one.more_processor) for one in rows]),
        ),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--plot", type=Path, help="an SVG file to draw the cost into")
    parser.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.measure:
        print(json.dumps(asdict(measured(asked.measure))))
        return
    noise = read_noise(NOISE)
    print(f"{platform.machine()}, Python {platform.python_version()}")
    for key in ("missing", "wrong", "reworded", "again"):
        print(f"measured, {key}: {getattr(noise, key)}")
    print(f"assumed: copies {COPIES}, tail {TAIL}, names given {NAMED}", flush=True)
    print(
        " mentions   seconds  processor  peak    P     R     F1   alone  most told: largest part  more",
        flush=True,
    )
    rows = []
    for count in asked.mentions:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            later = write(folder / "register", count, noise, folder / "truth.parquet", held=MORE)
            (folder / "later").write_bytes(pickle.dumps(later))
            families, fewest = look_alikes(folder)
            command = [sys.executable, "-m", "benchmarks.resolution", "--measure", name]
            told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        rows.append(Measured(**json.loads(told.splitlines()[-1])))
        print(f"{line(rows[-1])}; {families:,} families, {fewest} look-alikes each", flush=True)
    if asked.plot:
        asked.plot.write_text(plot(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
