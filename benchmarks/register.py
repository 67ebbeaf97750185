"""How fast rows go into a register, and whether it slows down as versions add up.

Compares large batches with small ones in one run, and the first tenth of the small batches with the
last; prints the machine. Usage: python -m benchmarks.register [documents]
"""

from __future__ import annotations

import platform
import sys
import tempfile
import time
from pathlib import Path

from tests.register.corpus import SETTINGS, batch_rows, batches, documents

from dragoman.register import Register


def written(path: Path, count: int, size: int) -> list[float]:
    """Seconds that each batch took to write, its rows made beforehand."""
    register = Register.create_or_open(path)
    seconds = []
    with register.run(**SETTINGS) as run:
        for batch in batches(documents(count), size):
            rows = batch_rows(batch, run.id)
            began = time.perf_counter()
            run.uncoded(document.id for document in batch)
            run.write(rows)
            seconds.append(time.perf_counter() - began)
    return seconds


def main(count: int) -> None:
    print(
        platform.platform(), platform.processor() or platform.machine(), platform.python_version()
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in (500, 64, 10):
            path = Path(folder) / str(size)
            seconds = written(path, count, size)
            tenth = max(1, len(seconds) // 10)
            first, last = sum(seconds[:tenth]) / tenth, sum(seconds[-tenth:]) / tenth
            print(
                f"batches of {size:>3}: {count / sum(seconds):>7,.0f} documents/s, "
                f"first tenth {first * 1000:.0f} ms a batch, last tenth {last * 1000:.0f} ms"
            )
            for what in ("before", "after"):
                register = Register.open(path)
                began = time.perf_counter()
                found = len(register.mentions(actor="MAR GOV", event="CONSULT"))
                asked = time.perf_counter() - began
                print(f"  a question {what} compaction: {asked * 1000:.0f} ms ({found} mentions)")
                if what == "before":
                    began = time.perf_counter()
                    gone = register.compact()
                    print(f"  compaction of {gone} files: {time.perf_counter() - began:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
