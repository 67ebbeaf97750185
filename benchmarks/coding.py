"""Sentences a second of coding alone: the parse is given, readings come out.

    python benchmarks/coding.py ../shared/data/news/news.jsonl [--profile]

Documents are taken through the stages up to the resolved actors once; then the coding stage runs over them
several times, and the best counts, in CPU time, so that other work on the machine weighs little. All
sentences of a document are told, and apart from them those that were parsed: the others cost nothing
because the triage left them out. With the ranker nearly all of the time is its network's. What was read is
told by its hash: two builds that read alike print the same one.
"""

from __future__ import annotations

import argparse
import cProfile
import platform
import pstats
import time
from hashlib import blake2b
from pathlib import Path

from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.corpus import read
from dragoman.draft import Draft
from dragoman.lexicon import match
from dragoman.model import Document
from dragoman.pipeline import STAGES, read_events

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--no-ranker", action="store_true", help="rules alone")
    parser.add_argument("--profile", action="store_true", help="show where the time goes")
    args = parser.parse_args()
    found = (item for item in read(args.inputs) if isinstance(item, Document))
    documents = [d for d in found if d.language == "en"][: args.documents]
    coder = Coder(Settings(ranker=not args.no_ranker))
    drafts = [Draft(document) for document in documents]
    seconds = {}
    for stage in STAGES[: STAGES.index(read_events)]:
        started = time.perf_counter()
        drafts = stage(drafts, coder.resources)
        seconds[stage.__name__] = time.perf_counter() - started
    best = float("inf")
    for _ in range(ROUNDS):
        started = time.process_time()
        done = read_events(drafts, coder.resources)
        best = min(best, time.process_time() - started)
    sentences = sum(len(draft.sentences) for draft in drafts)
    parsed = sum(len(draft.trees) for draft in drafts)
    rules = "rules in Python" if match.__file__.endswith(".py") else "rules compiled"
    machine = platform.processor() or platform.machine()
    print(f"{machine}, Python {platform.python_version()}, {rules}")
    print(f"{len(drafts)} documents, {sentences} sentences, {parsed} parsed")
    print(f"coding alone: {best:.2f} s of CPU, {parsed / best:,.0f} parsed sentences a second")
    told = repr([(draft.readings, draft.rejections) for draft in done]).encode()
    print(f"readings: {blake2b(told, digest_size=8).hexdigest()}")
    for name, value in seconds.items():
        print(f"  {name:<20}{value:8.2f} s")
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(read_events, drafts, coder.resources)
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    main()
