"""A large network is taught, says what it thinks of labelled and raw text, and the small one learns from it.

    python training/distil/learn.py reader teacher --seed 1 --out build/distil/reader-1.pt
    python training/distil/learn.py reader student --teachers build/distil/reader-1.pt ... --out build/reader/reader.pt

and `ranker` likewise. A teacher's file holds its answers, not its weights; a student's is what `pack.py` packs.
`--device cuda` uses an accelerator: there a teacher takes three minutes; on two cores hours, and a student 16 minutes.
`--after` goes on from a student's file, or from the network that ships (`../unpack.py` makes such a file of it).
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import nn

sys.path += [str(Path(__file__).parents[1] / name) for name in ("reader", "ranker", "")]
import drill
import lessons
from bank import Bank
from drill import Drill, labelled
from lessons import Lesson, Shares, report, said_by
from mpnet import load
from network import Classifier
from pairs import Pairs
from reading import Reading

TEACHER_RATES, STUDENT_RATES = (6e-5, 4e-4), (2e-4, 5e-4)
TEACHER_EPOCHS, STUDENT_EPOCHS = 6, 4
TOGETHER, RAW_SHARE = 64, 0.3
"""Examples of a batch, and the share of the raw text that a student reads in an epoch."""
Network = TypeVar("Network", Reading, Classifier)
PARTS = ("labelled", "raw", "asked")


def reader_teacher(args: argparse.Namespace, stored: dict[str, Any]) -> object:
    banks: dict[str, Bank] = {n: stored[n].to(args.device) for n in ("coded", "kept", "raw")}
    network = Reading(stored["known"], load(args.work)).to(args.device)
    lesson = Lesson(banks["coded"])
    lessons.teach(network, [lesson], *habits(args, TEACHER_EPOCHS, TEACHER_RATES))
    report(network, banks["kept"])
    return {name: said_by(network, bank).to("cpu") for name, bank in banks.items()}


def reader_student(args: argparse.Namespace, stored: dict[str, Any]) -> object:
    teachers = [torch.load(path, weights_only=False) for path in args.teachers]
    taught = []
    for name, share in (("coded", 1.0), ("raw", args.raw_share)):
        said = [each[name] for each in teachers]
        mean = Shares(
            *(
                torch.stack([getattr(each, field).float() for each in said]).mean(0).half()
                for field in ("words", "types", "sides")
            )
        )
        taught.append(Lesson(stored[name].to(args.device), mean.to(args.device), share))
    network = begun(undropped(Reading(stored["known"])), args)
    lessons.teach(network, taught, *habits(args, STUDENT_EPOCHS, STUDENT_RATES))
    report(network, stored["kept"].to(args.device))
    return {"state": network.cpu().state_dict(), "known": stored["known"]}


def habits(
    args: argparse.Namespace, epochs: int, rates: tuple[float, float]
) -> tuple[int, int, tuple[float, float], int]:
    """How a network is taught: epochs, seed, rates, and examples of a batch."""
    return args.epochs or epochs, args.seed, rates, args.together


def undropped(network: Network) -> Network:
    """The network without dropout in its encoder: soft answers and hidden words do that, and it costs time."""
    for part in network.enc.modules():
        if isinstance(part, nn.Dropout):
            part.p = 0.0
    return network


def begun(network: Network, args: argparse.Namespace) -> Network:
    """The network where it is taught, as an earlier run left it if it goes on from one."""
    if args.after:
        network.load_state_dict(torch.load(args.after, weights_only=False)["state"])
    return network.to(args.device)


def ranker_teacher(args: argparse.Namespace, stored: dict[str, Any]) -> object:
    banks: dict[str, Pairs] = {n: stored[n].to(args.device) for n in PARTS if n in stored}
    network = Classifier(stored["numbers"], load(args.work)).to(args.device)
    taught = banks["labelled"]
    lesson = Drill(taught, labelled(taught), stored["weights"].to(args.device))
    drill.teach(network, [lesson], *habits(args, TEACHER_EPOCHS, TEACHER_RATES))
    return {name: drill.shares(network, pairs).half().cpu() for name, pairs in banks.items()}


def ranker_student(args: argparse.Namespace, stored: dict[str, Any]) -> object:
    teachers = [torch.load(path, weights_only=False) for path in args.teachers]
    drills = []
    for name, share in (("labelled", 1.0), ("raw", args.raw_share)):
        said = torch.stack([each[name].float() for each in teachers]).mean(0).to(args.device)
        pairs: Pairs = stored[name].to(args.device)
        right = said
        if name == "labelled":
            # of the labels that rules gave the teachers judge alone
            coded = (stored["weights"] == 1).to(args.device)
            right = torch.where(coded[:, None], (labelled(pairs) + said) / 2, said)
        likeliest = replace(pairs, labels=right.argmax(1))
        drills.append(Drill(likeliest, right, torch.ones(len(pairs), device=args.device), share))
    network = begun(undropped(Classifier(stored["numbers"])), args)
    drill.teach(network, drills, *habits(args, STUDENT_EPOCHS, STUDENT_RATES))
    return {"state": network.cpu().state_dict(), "numbers": stored["numbers"]}


STEPS = {
    ("reader", "teacher"): reader_teacher,
    ("reader", "student"): reader_student,
    ("ranker", "teacher"): ranker_teacher,
    ("ranker", "student"): ranker_student,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", choices=("reader", "ranker"))
    parser.add_argument("who", choices=("teacher", "student"))
    parser.add_argument("--work", type=Path, default=Path("build/distil"))
    parser.add_argument("--teachers", type=Path, nargs="*", default=[])
    parser.add_argument("--after", type=Path, help="a student's file to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--epochs", type=int)
    parser.add_argument("--together", type=int, default=TOGETHER, help="examples of a batch")
    parser.add_argument("--raw-share", type=float, default=RAW_SHARE)
    parser.add_argument("--device", default="cpu")
    args = parser.parse_args()
    stored = torch.load(args.work / f"{args.part}.pt", weights_only=False)
    torch.save(STEPS[args.part, args.who](args, stored), args.out)


if __name__ == "__main__":
    main()
