"""The relation between two marked parties of a sentence: 15 classes and 4 quad classes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .. import ontology
from ..errors import InputError
from ..model import Coding, Document, EventMention, Party, Span
from ..pipeline import Coder
from .gold import text_of

NONE = "NONE"
"""The answer where no reading links the two parties: never a gold class, always wrong."""

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""The pairs file joins these two types in one class."""

QUAD_OF_YIELD = 2
"""The class of yielding in the file's quad column, where CONCEDE is not told from RETREAT."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence with two marked parties and its gold class and quad class."""

    text: str
    source: Span
    target: Span
    gold: str
    quad: int


@dataclass(frozen=True, slots=True)
class PairScores:
    """Macro-F1 over the gold classes and over the quad classes, and F1 by class, in [0, 1]."""

    macro: float
    quad_macro: float
    classes: Mapping[str, float]
    answered: float
    wrong: tuple[tuple[Pair, str], ...]


def read_pairs(path: Path) -> Iterator[Pair]:
    """Read pairs from a tab-separated file; rows whose marks are missing are passed over."""
    lines = io.StringIO(text_of(path), newline="")
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if rows.fieldnames is None or "marked_sentence" not in rows.fieldnames:
        raise InputError(
            f"{path} has no column marked_sentence: it is no file of pairs. "
            "It has marked_sentence, gold_root and gold_penta, parted by tabs."
        )
    for row in rows:
        pair = _pair(row, f"{path}, line {rows.line_num}")
        if pair is not None:
            yield pair


def _pair(row: Mapping[str, str | None], where: str) -> Pair | None:
    marked = row["marked_sentence"] or ""
    text, marks = "", {}
    at = 0
    while at < len(marked):
        mark = next((m for m in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(m, at)), None)
        if mark is None:
            text += marked[at]
            at += 1
        else:
            marks[mark] = len(text)
            at += len(mark)
    gold, quad = row.get("gold_root"), row.get("gold_penta")
    if len(marks) < 4 or not gold or not quad:
        return None
    if not quad.strip().isdigit():
        raise InputError(f"{where}: gold_penta is {quad!r}. Write the number of the quad class.")
    source = Span(marks["<s>"], marks["</s>"])
    target = Span(marks["<t>"], marks["</t>"])
    return Pair(text, source, target, gold, int(quad))


def score_pairs(pairs: Sequence[Pair], coder: Coder, *, batch: int = 200) -> PairScores:
    """Code each sentence alone and score the reading that links its two parties."""
    answers: list[tuple[Pair, str, int]] = []
    for start in range(0, len(pairs), batch):
        some = pairs[start : start + batch]
        documents = [
            Document.create(p.text, input_id=str(start + i), language="en")
            for i, p in enumerate(some)
        ]
        for pair, coding in zip(some, coder.code_batch(documents), strict=True):
            answers.append((pair, *_answer(pair, coding)))
    classes = _f1([(pair.gold, answer) for pair, answer, _ in answers])
    quads = _f1([(str(pair.quad), str(quad)) for pair, _, quad in answers])
    return PairScores(
        sum(classes.values()) / max(len(classes), 1),
        sum(quads.values()) / max(len(quads), 1),
        classes,
        sum(answer != NONE for _, answer, _ in answers) / max(len(answers), 1),
        tuple((pair, answer) for pair, answer, _ in answers if answer != pair.gold),
    )


def _answer(pair: Pair, coding: Coding) -> tuple[str, int]:
    ranked = sorted(
        coding.mentions, key=lambda m: (-_link(m, pair), m.status == "negated", -m.confidence)
    )
    if not ranked or _link(ranked[0], pair) == 0:
        return NONE, 0
    event = ranked[0].event
    quad = QUAD_OF_YIELD if event in YIELD else ontology.quad(event)
    return YIELD.get(event, event), quad


def _link(mention: EventMention, pair: Pair) -> int:
    """How well a mention links the parties: both in their roles, both, or the first acting."""
    acts = _overlap(mention.actors, pair.source)
    suffers = _overlap(mention.recipients, pair.target)
    if acts and (suffers or _overlap(mention.actors, pair.target)):
        return 3
    if acts:
        return 2
    return int(suffers)


def _overlap(parties: Iterable[Party], span: Span) -> bool:
    return any(p.span.start < span.end and span.start < p.span.end for p in parties)


def _f1(answers: Sequence[tuple[str, str]]) -> dict[str, float]:
    scores = {}
    for name in sorted({gold for gold, _ in answers}):
        right = sum(gold == answer == name for gold, answer in answers)
        said = sum(answer == name for _, answer in answers)
        true = sum(gold == name for gold, _ in answers)
        scores[name] = 2 * right / (said + true) if said + true else 0.0
    return scores
