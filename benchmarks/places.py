"""The gazetteer's cost: time to open, memory, and megabytes of text a second.

    python benchmarks/places.py ../shared/data/news/news.jsonl

Opening and memory are measured in a process of its own that loads the gazetteer and nothing else of the coder;
the texts are scanned for toponyms twice: with names looked up for the first time, then once more.
"""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
import time
from pathlib import Path

from dragoman.corpus import read
from dragoman.model import Document
from dragoman.places.gazetteer import PlaceIndex
from dragoman.places.scan import scan
from dragoman.places.surroundings import survey

ALONE = """
import resource, sys, time
import dragoman.places.where
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
started = time.perf_counter()
from dragoman.places.gazetteer import PlaceIndex
index = PlaceIndex.load()
index.places("Mosul")
index.of_code("TCD")
opened = time.perf_counter() - started
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(opened, (after - before) / 1024, after / 1024)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", type=Path)
    args = parser.parse_args()
    done = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    opened, grown, whole = map(float, done.stdout.split())
    documents = [item for item in read(args.inputs) if isinstance(item, Document)]
    size = sum(len(document.text.encode()) for document in documents) / 1e6
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    print(f"opened and first asked: {opened:.3f} s, {grown:.1f} MB more ({whole:.0f} MB in all)")
    index = PlaceIndex.load()
    for told in ("first", "again"):
        started = time.process_time()
        found = sum(1 for each in documents for _ in scan(each.text, "body", index))
        spent = time.process_time() - started
        print(f"scanned {told}: {size:.2f} MB, {found:,} toponyms, {size / spent:.1f} MB/s")
    started = time.process_time()
    for each in documents:
        survey(each, index)
    spent = time.process_time() - started
    print(f"surveyed: {size / spent:.1f} MB/s")


if __name__ == "__main__":
    main()
