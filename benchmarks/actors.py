"""What the actor data cost: time and memory of loading, and how fast a text is gone through.

    python benchmarks/actors.py ../shared/data/news/news.jsonl [--rounds 5]

Loading is measured in a process of its own, after the imports that every run pays for, with all tables
read and the automaton made. The string pass then goes over the texts sentence by sentence on one core;
the best of the rounds counts. Megabytes are those of the texts in UTF-8.
"""

from __future__ import annotations

import argparse
import json
import platform
import subprocess
import sys
import time
from pathlib import Path

from dragoman.actors import ActorIndex
from dragoman.corpus import read
from dragoman.model import Document
from dragoman.syntax import split

LOAD = """
import json, time
import ahocorasick, yaml
import dragoman.syntax
from dragoman.actors import ActorIndex
from dragoman.actors.referring.descriptions import Descriptions
from dragoman.actors.persons.leaders import Leaders
from dragoman.actors.tables.roles import Roles
from dragoman.actors.tables.wording import Wording
from dragoman.model import Document

def megabytes():
    for line in open("/proc/self/status"):
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024

before, started = megabytes(), time.perf_counter()
index = ActorIndex.load()
indexed = time.perf_counter()
Roles.load(), Descriptions.load(), Wording.load()
Leaders(Document.create("Nobody came."), index).recalled("Nobody", None)
print(json.dumps({"phrases": len(index), "index": indexed - started,
                  "all": time.perf_counter() - started, "memory": megabytes() - before}))
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    loads = []
    for _ in range(args.rounds):
        told = subprocess.run(
            [sys.executable, "-c", LOAD], check=True, capture_output=True, text=True
        )
        loads.append(json.loads(told.stdout))
    best = min(loads, key=lambda load: load["all"])
    print(f"{best['phrases']:,} phrases")
    print(f"load: {best['all']:.2f} s (the index {best['index']:.2f} s), {best['memory']:.0f} MB")
    documents = [item for item in read(args.inputs) if isinstance(item, Document)]
    sentences = [sentence for document in documents for sentence in split(document)]
    size = sum(len(sentence.text.encode()) for sentence in sentences) / 1e6
    index = ActorIndex.load()
    seconds = float("inf")
    for _ in range(args.rounds):
        started = time.process_time()
        found = sum(len(index.find(sentence)) for sentence in sentences)
        seconds = min(seconds, time.process_time() - started)
    print(f"string pass: {size:.1f} MB, {found:,} actors, {size / seconds:.1f} MB a second")


if __name__ == "__main__":
    main()
