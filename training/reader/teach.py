"""Teach the reader on coded news, and print how right it is on reports that it was not taught on.

    python training/reader/teach.py --work build/reader     # then pack.py
    python training/reader/teach.py --after build/reader/shipped.pt --epochs 3 --rate 1.5e-4

The second goes on from a reader (`../unpack.py` makes a file of the one that ships); else the encoder begins as the
ranker's, which knows acts already. A sixth of the coded news is never seen: on that it is measured here, and calibrated
(`calibrate.py`). On two cores an epoch takes seven minutes.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from itertools import chain
from pathlib import Path

import torch
from bank import Bank, known_of
from lessons import RATES, Lesson, report, teach
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


def begun(path: Path) -> Reading:
    """A reader that was taught, to go on from."""
    stored = torch.load(path, weights_only=False)
    network = Reading(stored["known"])
    network.load_state_dict(stored["state"])
    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--ranker", type=Path, default=Path("build/ranker/ranker.pt"))
    parser.add_argument("--epochs", type=int, default=7)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--after", type=Path, help="a reader to go on from, as this writes it")
    parser.add_argument("--rate", type=float, default=RATES[0], help="of the encoder")
    parser.add_argument("--out", type=Path, default=Path("build/reader/reader.pt"))
    args = parser.parse_args()
    everything = load_examples(args.work, args.data)
    taught = [e for e in everything if not held(e.document)]
    print(f"{len(taught)} of {len(everything)} sentences", flush=True)
    network = begun(args.after) if args.after else Reading(known_of(taught))
    known = network.known
    if not args.after:
        network.enc.load_state_dict(encoder_of(args.ranker))
    rates = (args.rate, args.rate * RATES[1] / RATES[0])
    teach(network, [Lesson(Bank.of(taught, known))], args.epochs, args.seed, rates)
    report(network, Bank.of([e for e in everything if held(e.document)], known))
    torch.save({"state": network.state_dict(), "known": known}, args.out)


if __name__ == "__main__":
    main()
