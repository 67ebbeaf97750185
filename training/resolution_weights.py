"""What each piece of evidence on two mentions is worth, learnt from labelled stories.

    python training/resolution_weights.py [--data ../shared/data] [--check]

Pairs of mentions of one labelled story (the development half of `tests/gold/stories`) and pairs of
different stories that share a blocking key are fitted by logistic regression. Each weight is drawn
back to the one in the column `judged` of `weights.csv` (`once.csv`: to 0), so that what few pairs
speak about stays as it was judged; hardest where the pairs of one story say nothing, since of other
pairs there are few. The column `weight` is written. `--check` leaves out one story after the other,
fits on the rest and prints how those left out are joined: the honest figure.
"""

from __future__ import annotations

import argparse
import csv
import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import numpy as np

from dragoman.cli.evaluate.tables import coded
from dragoman.coder import Coder
from dragoman.config import Settings
from dragoman.evaluate.grouping import score_groups
from dragoman.evaluate.happenings import ODD, Found, find, read_happenings
from dragoman.evaluate.resolved import traits_of
from dragoman.resolution.comparing import tables
from dragoman.resolution.comparing.evidence import STEPS, same_deed
from dragoman.resolution.comparing.scorer import DATA
from dragoman.resolution.comparing.together import told_together
from dragoman.resolution.comparing.traits import Traits
from dragoman.resolution.events.candidates import pairs
from dragoman.resolution.events.happenings import group
from dragoman.resolution.events.keys import keys, order

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "src/dragoman/data/resolution"
PULL, PULL_HARD, PULL_SOFT = 4.0, 8.0, 0.2
"""How hard a weight is drawn back to what was judged: where the labelled pairs show it; where they
do not, being of one story; and what only says that a pair is of one story or report."""

PULL_FIRM = 40.0
"""How hard where a rule of the gold's codebook says it, of which the labels have few cases."""

FIRM = ("war_and_strike",)
SOFT = ("same_story", "same_document", "same_sentence")

PULL_ONCE = 2.0
ROUNDS = 60


@dataclass(frozen=True)
class Sample:
    """Labelled pairs, a row a pair: evidence, the type where both have one in one story, the label."""

    traits: Traits
    found: list[Found]
    names: list[str]
    evidence: np.ndarray
    once: np.ndarray
    same: np.ndarray
    stories: np.ndarray


def sample(data: Path) -> Sample:
    gold = read_happenings(ROOT / "tests/gold/stories/gold.jsonl")
    wanted = [each for each in gold if each.half == "development" and each.cluster != ODD]
    names = {each.document for each in wanted}
    codings = coded(Coder(Settings()), data / "news/news.jsonl", names)
    found, _ = find(wanted, codings)
    documents = {each.coding.document.id: each.coding for each in found}
    traits = traits_of(list(documents.values()))
    place = {key: at for at, key in enumerate(traits.ids.tolist())}
    told = {place[each.mention.id]: (each.gold.story, each.gold.cluster) for each in found}
    within = [
        (i, j) for i, j in itertools.combinations(sorted(told), 2) if told[i][0] == told[j][0]
    ]
    across = [
        (i, j)
        for one, other in pairs(keys(traits), order(traits))
        for i, j in zip(one.tolist(), other.tolist(), strict=True)
        if i in told and j in told and told[i][0] != told[j][0]
    ]
    one, other = np.array(within + across).T
    # Of two stories nothing is said, and both may tell of one war; a war says little of other acts.
    wars = traits.standing[one] & traits.standing[other] & ~told_together(traits, one, other)
    one, other = one[~wars], other[~wars]
    listed = [(name, value) for step in STEPS for name, value in step(traits, one, other)]
    once = np.zeros((len(one), len(tables.types())))
    here = traits.sentence[one] != traits.sentence[other]
    here &= traits.kind[one] == traits.kind[other]
    here &= (traits.story[one] == traits.story[other]) & (traits.story[one] > 0)
    here &= ~same_deed(traits, one, other)
    once[np.flatnonzero(here), traits.kind[one][here]] = 1
    return Sample(
        traits,
        found,
        [name for name, _ in listed],
        np.stack([np.asarray(value, float) for _, value in listed], axis=1),
        once,
        np.array([told[i] == told[j] for i, j in zip(one.tolist(), other.tolist(), strict=True)]),
        np.array([told[i][0] for i in one.tolist()]),
    )


def fitted(made: Sample, rows: np.ndarray) -> tuple[dict[str, float], np.ndarray]:
    """The weights that the pairs `rows` give, and what one story telling a type twice is worth."""
    judged = {row["name"]: float(row["judged"]) for row in read("weights.csv")}
    free = [at for at, name in enumerate(made.names) if name not in DATA]
    kin = made.evidence[:, made.names.index("kin")]
    rows = rows & (kin > tables.KIN_LEAST + 1)
    matrix = np.concatenate((made.evidence[rows][:, free], made.once[rows]), axis=1)
    offset, label = kin[rows] + judged["prior"], made.same[rows].astype(float)
    names = [made.names[at] for at in free]
    start = np.array([*(judged[name] for name in names), *np.zeros(made.once.shape[1])])
    pull = [
        PULL_FIRM
        if name in FIRM
        else PULL_SOFT
        if name in SOFT
        else PULL
        if name.endswith("_in_story")
        else PULL_HARD
        for name in names
    ]
    drawn = np.array([*pull, *np.full(made.once.shape[1], PULL_ONCE)])

    def loss(weights: np.ndarray) -> float:
        logit = matrix @ weights + offset
        error = np.logaddexp(0, logit) - label * logit
        return float(error.sum() + (drawn * (weights - start) ** 2).sum() / 2)

    weights = start.copy()
    held = np.zeros(len(start), bool)  # what would change sides says nothing
    while True:
        weights[held] = 0
        for _ in range(ROUNDS):  # Newton's method, a step halved until it helps
            chance = 1 / (1 + np.exp(-np.clip(matrix @ weights + offset, -30, 30)))
            slope = matrix.T @ (chance - label) + drawn * (weights - start)
            curve = (matrix.T * (chance * (1 - chance))) @ matrix + np.diag(drawn)
            step = np.zeros(len(start))
            step[~held] = np.linalg.solve(curve[np.ix_(~held, ~held)], slope[~held])
            while loss(weights - step) > loss(weights) and np.abs(step).max() > 1e-6:
                step /= 2
            weights = weights - step
            if np.abs(step).max() < 1e-5:
                break
        turned = weights * start < 0
        turned[[at for at, name in enumerate(names) if name in SOFT]] = False
        if not turned.any():
            break
        held |= turned
    learnt = dict(zip(names, weights[: len(names)].round(2).tolist(), strict=True))
    return {**judged, **learnt}, weights[len(names) :].round(2)


def read(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, key: str, weights: dict[str, float]) -> None:
    rows = read(name)
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "weight": weights[row[key]]} for row in rows)


@contextmanager
def weighing(weights: dict[str, float], once: np.ndarray) -> Iterator[None]:
    """The program with these weights."""
    before = tables.weights, tables.once
    tables.weights = lambda: MappingProxyType(weights)  # type: ignore[assignment]
    tables.once = lambda: once.astype(np.float32)  # type: ignore[assignment]
    try:
        yield
    finally:
        tables.weights, tables.once = before


def check(made: Sample) -> None:
    """Print how each story is joined by what the others teach."""
    stories = sorted({each.gold.story for each in made.found})
    story = {each.gold.key: each.gold.story for each in made.found}
    truth = {each.gold.key: f"{each.gold.story} {each.gold.cluster}" for each in made.found}
    said: dict[str, str] = {}
    for left in stories:
        with weighing(*fitted(made, made.stories != left)):
            said.update(joined(made, [each for each in made.found if each.gold.story == left]))
    score = score_groups(truth, said, story)
    print("learnt elsewhere", score.b_cubed, score.intervals.f1)


def joined(made: Sample, found: Sequence[Found]) -> dict[str, str]:
    events = group(made.traits).events
    event = dict(zip(made.traits.ids.tolist(), events.tolist(), strict=True))
    return {each.gold.key: f"{each.gold.story} {event[each.mention.id]}" for each in found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    made = sample(asked.data)
    print(f"{len(made.same)} pairs, {made.same.sum()} of one happening")
    if asked.check:
        check(made)
        return
    weights, once = fitted(made, np.ones(len(made.same), bool))
    write("weights.csv", "name", weights)
    write("once.csv", "type", dict(zip(tables.types(), once.tolist(), strict=True)))


if __name__ == "__main__":
    main()
