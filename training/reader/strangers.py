"""Teach the heads that ask for strangers: phrases of no known party, their sides and their states.

    python training/reader/strangers.py --work build/reader

They learn from the coded sentences that the reader learnt from, on the states of words that the reader which
ships gives; so they are taught again whenever it is. What the reader was not taught on is left out here too,
and measured on. On one core gathering takes eight minutes, teaching one.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from written import is_written, reports

from dragoman.coding.networks.namings import FEATURES, Namings
from dragoman.coding.networks.reader import SentenceReader
from dragoman.coding.networks.sight import ACTOR, RECIPIENT, Relations, lead_of
from dragoman.coding.networks.strangers import TAGS, strangers
from dragoman.evaluate import read_sentences
from dragoman.evaluate.acts import NOBODY, country_of
from dragoman.evaluate.news import GoldAct, GoldSentence
from dragoman.model import Tree
from examples import Opened, coded_reports, head_of, opened, touch

sys.path.append(str(Path(__file__).parents[1]))
from minilm import WIDTH, packed

from gold import CODED, NO_NEWS, held

OUT = Path("src/dragoman/data/strangers/en")
COMMON = 20
"""How often a relation must be met to have a number of its own."""
HIDDEN, SIDE, STATE = 128, 96, 64
RATE, DECAY, DROP = 2e-3, 0.01, 0.2
LEAST = (0.35, 0.5, 0.7)
NO_ANSWER = -1


@dataclass(frozen=True)
class Question:
    """Which side a phrase has in an act (0, ACTOR, RECIPIENT); places in the sentence's states."""

    act: int
    phrase: int
    event: str
    relation: str
    dep: str
    tag: str
    side: int


@dataclass(frozen=True)
class Case:
    """Which of some states a phrase is of: the row of `evidence` that is right, NO_ANSWER where none is."""

    phrase: int
    dep: str
    tag: str
    evidence: np.ndarray
    right: int


@dataclass(frozen=True)
class Lesson:
    """A coded sentence: the states of its words (words, width) in half precision, and what is asked of it."""

    document: str
    states: np.ndarray
    questions: tuple[Question, ...]
    cases: tuple[Case, ...]


def lessons(data: Path) -> Iterator[Lesson]:
    """Every coded sentence that has acts and strangers."""
    network = SentenceReader.load("en")
    gold = read_sentences(CODED)
    for report in opened(chain(coded_reports(gold, data), reports())):
        namings = Namings(report.sights, report.readers)
        for sentence, index in report.sentences():
            lesson = _lesson(sentence, index, report, namings, network) if sentence.acts else None
            if lesson is not None:
                yield lesson


def _lesson(
    sentence: GoldSentence, index: int, report: Opened, namings: Namings, network: SentenceReader
) -> Lesson | None:
    reader, seen = report.readers[index], report.sights[index]
    tree, heads = reader.tree, strangers(reader, seen)
    if not heads:
        return None
    lead = lead_of(report.sights, index)
    _, (states,) = network.read([seen], [lead.seen if lead else None])
    named = {
        each.token: {party.country or NOBODY for party in each.parties} for each in seen.candidates
    }
    relations, questions, meant = Relations(reader.functions), [], dict[int, str]()
    for act in sentence.acts:
        trigger = head_of(tree, act.trigger)
        if trigger is None or trigger >= len(seen):
            continue
        for i, side in _sides(act, tree, heads, named, meant).items():
            if i != trigger and side != NO_ANSWER:
                token = tree.tokens[i]
                way = relations.of(trigger, i)
                questions.append(Question(trigger, i, act.event, way, token.dep, token.upos, side))
    options = namings.options(index)
    cases = [
        Case(
            i,
            tree.tokens[i].dep,
            tree.tokens[i].upos,
            namings.evidence(index, i, options),
            [*options, NOBODY].index(code) if code in (*options, NOBODY) else NO_ANSWER,
        )
        for i, code in meant.items()
        if options
    ]
    own = states.own.astype(np.float16)
    return Lesson(sentence.document, own, tuple(questions), tuple(cases))


def _sides(
    act: GoldAct,
    tree: Tree,
    heads: Sequence[int],
    named: dict[int, set[str]],
    meant: dict[int, str],
) -> dict[int, int]:
    """The side of each stranger in an act; no answer where another phrase of a party's words names it.

    The states of those with a side are noted in `meant`.
    """
    found = dict.fromkeys(heads, 0)
    for side, parties in ((ACTOR, act.actors), (RECIPIENT, act.recipients)):
        for party in parties:
            if party.span is None:
                continue
            code = country_of(party.code)
            inside = [t.i for t in tree.tokens if touch(t.start, t.end, party.span)]
            found |= dict.fromkeys(found.keys() & inside, NO_ANSWER)
            root = head_of(tree, party.span)
            if root in found:
                meant[root] = code
                if not any(code in named.get(i, ()) for i in inside):
                    found[root] = side
    return found


class Sides(nn.Module):
    """`dragoman.coding.networks.side_head.SideHead`."""

    def __init__(self, relations: int, types: int, deps: int) -> None:
        super().__init__()
        self.act, self.phrase = nn.Linear(WIDTH, SIDE), nn.Linear(WIDTH, SIDE)
        self.relations, self.types = nn.Embedding(relations + 1, 32), nn.Embedding(types, 16)
        self.deps, self.tags = nn.Embedding(deps + 1, 16), nn.Embedding(len(TAGS), 8)
        self.gather, self.decide = nn.Linear(3 * SIDE + 72, HIDDEN), nn.Linear(HIDDEN, 3)
        self.drop = nn.Dropout(DROP)

    def forward(self, act: Tensor, phrase: Tensor, told: Tensor) -> Tensor:
        """Scores of the sides, (questions, 3); `told` holds relation, type, dependency and tag."""
        act, phrase = self.act(self.drop(act)), self.phrase(self.drop(phrase))
        tables = (self.relations, self.types, self.deps, self.tags)
        known = [table(told[:, k]) for k, table in enumerate(tables)]
        gathered = self.gather(torch.cat([act, phrase, act * phrase, *known], -1))
        return self.decide(self.drop(functional.gelu(gathered, approximate="tanh")))


class States(nn.Module):
    """`dragoman.coding.networks.strangers.StateHead`."""

    def __init__(self, deps: int) -> None:
        super().__init__()
        self.phrase = nn.Linear(WIDTH, STATE)
        self.deps, self.tags = nn.Embedding(deps + 1, 16), nn.Embedding(len(TAGS), 8)
        self.gather, self.decide = nn.Linear(len(FEATURES) + STATE + 24, 96), nn.Linear(96, 1)
        self.drop = nn.Dropout(DROP)

    def forward(self, evidence: Tensor, phrase: Tensor, told: Tensor) -> Tensor:
        """Scores of the options, (cases, options); `told` holds dependency and tag."""
        known = [self.phrase(self.drop(phrase)), self.deps(told[:, 0]), self.tags(told[:, 1])]
        about = torch.cat(known, -1)[:, None].expand(-1, evidence.shape[1], -1)
        gathered = self.gather(torch.cat([evidence, about], -1))
        return self.decide(self.drop(functional.gelu(gathered, approximate="tanh"))).squeeze(-1)


@dataclass(frozen=True)
class Numbers:
    """The numbers of what the heads are told, from 1 but for the types."""

    types: tuple[str, ...]
    relations: tuple[str, ...]
    deps: tuple[str, ...]

    @classmethod
    def of(cls, made: Sequence[Lesson]) -> Numbers:
        """Those of some lessons."""
        asked = [question for lesson in made for question in lesson.questions]
        relations = Counter(question.relation for question in asked)
        deps = Counter(question.dep for question in asked)
        return cls(
            SentenceReader.load("en").types,
            tuple(name for name, count in relations.most_common() if count >= COMMON),
            tuple(name for name, count in deps.most_common() if count >= COMMON),
        )


Batch = tuple[Tensor, Tensor, Tensor, Tensor]


def side_batches(made: Sequence[Lesson], numbers: Numbers) -> Batch:
    """All questions: states of acts and phrases, what is told, the answers."""
    relations = {name: k for k, name in enumerate(numbers.relations, 1)}
    deps = {name: k for k, name in enumerate(numbers.deps, 1)}
    acts, phrases, told, answers = [], [], [], []
    for lesson in made:
        for q in lesson.questions:
            acts.append(lesson.states[q.act])
            phrases.append(lesson.states[q.phrase])
            known = relations.get(q.relation, 0), numbers.types.index(q.event)
            told.append((*known, deps.get(q.dep, 0), TAGS.index(q.tag)))
            answers.append(q.side)
    return (
        torch.from_numpy(np.stack(acts)),
        torch.from_numpy(np.stack(phrases)),
        torch.tensor(told),
        torch.tensor(answers),
    )


def state_batches(made: Sequence[Lesson], numbers: Numbers) -> Batch:
    """All cases: evidence filled up with rows of a great negative number, states, what is told, answers."""
    deps = {name: k for k, name in enumerate(numbers.deps, 1)}
    cases = [(lesson, case) for lesson in made for case in lesson.cases]
    most = max(len(case.evidence) for _, case in cases)
    evidence = torch.zeros(len(cases), most, len(FEATURES))
    for row, (_, case) in zip(evidence, cases, strict=True):
        row[: len(case.evidence)] = torch.from_numpy(case.evidence)
        row[len(case.evidence) :] = torch.nan
    return (
        evidence,
        torch.from_numpy(np.stack([lesson.states[case.phrase] for lesson, case in cases])),
        torch.tensor([(deps.get(case.dep, 0), TAGS.index(case.tag)) for _, case in cases]),
        torch.tensor([case.right for _, case in cases]),
    )


def ask_sides(network: Sides, batch: Batch) -> Tensor:
    """Scores of sides."""
    act, phrase, told, _ = batch
    return network(act.float(), phrase.float(), told)


def ask_states(network: States, batch: Batch) -> Tensor:
    """Scores of states; of what is no option, none."""
    evidence, phrase, told, _ = batch
    missing = evidence[..., 0].isnan()
    return network(evidence.nan_to_num(), phrase.float(), told).masked_fill(missing, -1e9)


def teach(network: nn.Module, ask, everything: Batch, epochs: int, size: int) -> None:  # type: ignore[no-untyped-def]
    """Fit a head to its answers, the rate falling to nothing."""
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=DECAY)
    rows = (everything[3] != NO_ANSWER).nonzero()[:, 0]
    steps, done = epochs * -(-len(rows) // size), 0
    network.train()
    for _ in range(epochs):
        for some in rows[torch.randperm(len(rows))].split(size):
            for group in optimizer.param_groups:
                group["lr"] = RATE * (1 - done / steps)
            batch = tuple(part[some] for part in everything)
            loss = functional.cross_entropy(ask(network, batch), batch[3])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            done += 1
    network.eval()


def report(sides: Sides, states: States, made: Sequence[Lesson], numbers: Numbers) -> None:
    """Print how right the heads are on reports that nothing was taught on."""
    with torch.no_grad():
        batch = side_batches(made, numbers)
        shares, answers = ask_sides(sides, batch).softmax(-1), batch[3]
        for side, name in ((ACTOR, "actor"), (RECIPIENT, "recipient")):
            for least in LEAST:
                said, told = shares[:, side] >= least, answers == side
                right = int((said & told).sum())
                print(
                    f"{name} from {least}: precision {right / max(int(said.sum()), 1):.2f}, "
                    f"recall {right / max(int(told.sum()), 1):.2f}, {int(told.sum())} told"
                )
        batch = state_batches(made, numbers)
        shares, answers = ask_states(states, batch).softmax(-1), batch[3]
        best, right = shares.max(-1).values, shares.argmax(-1) == answers
        for least in (0.0, *LEAST):
            sure = best >= least
            share, kept = float(right[sure].float().mean()), float(sure.float().mean())
            print(f"state from {least}: {share:.2f} right, {kept:.2f} answered of {len(answers)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("build/reader"))
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    kept = args.work / "strangers.pickle"
    if not kept.exists():
        args.work.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(list(lessons(args.data))))
    made: list[Lesson] = pickle.loads(kept.read_bytes())
    random.seed(0)
    torch.manual_seed(0)
    taught = [lesson for lesson in made if not held(lesson.document)]
    numbers = Numbers.of(taught)
    sides = Sides(len(numbers.relations), len(numbers.types), len(numbers.deps))
    states = States(len(numbers.deps))
    teach(sides, ask_sides, side_batches(taught, numbers), args.epochs, 512)
    teach(states, ask_states, state_batches(taught, numbers), args.epochs, 64)
    unseen = [
        lesson
        for lesson in made
        if held(lesson.document)
        and not is_written(lesson.document)
        and not lesson.document.startswith(NO_NEWS)
    ]
    report(sides, states, unseen, numbers)
    own = {f"side.{name}": value for name, value in sides.state_dict().items()}
    own |= {f"state.{name}": value for name, value in states.state_dict().items()}
    args.out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(args.out / "weights.npz", **packed(own))
    names = {name: list(getattr(numbers, name)) for name in ("types", "relations", "deps")}
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    (args.out / "numbers.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
