"""Teach the reader on coded news, and print how right it is on reports that it was not taught on.

    python training/reader/teach.py --work build/reader     # then pack.py

It never sees a sixth of the coded news: on that it is measured here, and calibrated (`calibrate.py`). The encoder
begins as the ranker's, which knows acts already. On two cores an epoch takes four minutes.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from itertools import chain
from pathlib import Path

import torch
from bank import Bank, known_of
from lessons import Lesson, report, teach
from reading import Reading

from dragoman.evaluate import read_sentences

sys.path.append(str(Path(__file__).parents[1]))
from minilm import encoder_of
from written import reports

from examples import Example, coded_reports, examples
from gold import held

CODED = Path("training/reader/coded.jsonl")


def load_examples(work: Path, data: Path) -> list[Example]:
    """The coded sentences, of news and written; kept in `work`, for parsing them takes minutes."""
    kept = work / "examples.pickle"
    if not kept.exists():
        work.mkdir(parents=True, exist_ok=True)
        found = chain(coded_reports(read_sentences(CODED), data), reports())
        kept.write_bytes(pickle.dumps(list(examples(found))))
    found: list[Example] = pickle.loads(kept.read_bytes())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--ranker", type=Path, default=Path("build/ranker/ranker.pt"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    everything = load_examples(args.work, args.data)
    taught = [e for e in everything if not held(e.document)]
    known = known_of(taught)
    print(f"{len(taught)} of {len(everything)} sentences", flush=True)
    network = Reading(known)
    network.enc.load_state_dict(encoder_of(args.ranker))
    teach(network, [Lesson(Bank.of(taught, known))], args.epochs, args.seed)
    report(network, Bank.of([e for e in everything if held(e.document)], known))
    torch.save({"state": network.state_dict(), "known": known}, args.work / "reader.pt")


if __name__ == "__main__":
    main()
