"""The relation between two marked parties of a sentence: 15 classes and 4 quad classes.

The label scheme is that of the pairs file: its root classes join CONCEDE and RETREAT as YIELD, and
its quad classes put YIELD under 2, SANCTION and PROTEST under 4. Only this module knows it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from .. import ontology
from ..coder import Coder
from ..errors import InputError
from ..model import Pair, PairCoding
from ..ontology import Labels
from .calibration import Judged
from .classes import Answer, ClassScore, by_class, confusion, interval, macro_f1
from .gold import text_of

YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD_OF_YIELD = 2
FOLDS = 5
NONE = "NONE"
"""The class of a pair on which the coder abstains: never a gold class, always wrong."""

Part = Literal["development", "test", "all"]


@dataclass(frozen=True, slots=True)
class GoldPair:
    """A marked pair with its gold class and quad class; `line` is its place in the file."""

    pair: Pair
    gold: str
    quad: int
    line: int

    @property
    def part(self) -> Part:
        """Which part of the file its sentence belongs to, by a hash of the sentence."""
        return "test" if _digest(self.pair.text)[0] % 2 else "development"

    @property
    def fold(self) -> int:
        """Its sentence's fold of five."""
        return _digest(self.pair.text)[1] % FOLDS

    @property
    def consistent(self) -> bool:
        """Whether its two gold columns agree under the scheme of the file."""
        return self.quad == quad_of(self.gold)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()


def class_of(event: str) -> str:
    """The root class of the file that a PLOVER type belongs to."""
    return YIELD.get(event, event)


def quad_of(name: str) -> int:
    """The quad class of the file that a root class belongs to."""
    return QUAD_OF_YIELD if name == "YIELD" else ontology.quad(name)


@dataclass(frozen=True, slots=True)
class PairScores:
    """Figures over some pairs; answers keep the order of the pairs."""

    pairs: tuple[GoldPair, ...]
    codings: tuple[PairCoding, ...]

    @property
    def answers(self) -> list[Answer]:
        return [
            (pair.gold, class_of(coding.event) if coding.event else NONE)
            for pair, coding in zip(self.pairs, self.codings, strict=True)
        ]

    @property
    def quad_answers(self) -> list[Answer]:
        return [
            (str(pair.quad), str(quad_of(answer)) if answer != NONE else NONE)
            for pair, (_, answer) in zip(self.pairs, self.answers, strict=True)
        ]

    @property
    def macro(self) -> float:
        return macro_f1(self.answers)

    @property
    def quad_macro(self) -> float:
        return macro_f1(self.quad_answers)

    @property
    def interval(self) -> tuple[float, float]:
        return interval(self.answers)

    @property
    def quad_interval(self) -> tuple[float, float]:
        return interval(self.quad_answers)

    @property
    def accuracy(self) -> float:
        """The share of pairs that are answered rightly."""
        return sum(a == b for a, b in self.answers) / len(self.pairs) if self.pairs else 0.0

    @property
    def classes(self) -> Mapping[str, ClassScore]:
        return by_class(self.answers)

    @property
    def confusion(self) -> Mapping[str, Counter[str]]:
        return confusion(self.answers)

    @property
    def folds(self) -> list[tuple[float, float]]:
        """Macro-F1 in 15 and in 4 classes on each fifth of the sentences."""
        parts = [self._fold(k) for k in range(FOLDS)]
        return [(part.macro, part.quad_macro) for part in parts if part.pairs]

    def _fold(self, k: int) -> PairScores:
        both = [(p, c) for p, c in zip(self.pairs, self.codings, strict=True) if p.fold == k]
        return PairScores(tuple(p for p, _ in both), tuple(c for _, c in both))

    @property
    def quad_classes(self) -> Mapping[str, ClassScore]:
        return by_class(self.quad_answers)

    @property
    def grounds(self) -> Mapping[str, ClassScore]:
        """Answers by what they rest on: right, given, and pairs in all."""
        given = Counter(coding.by for coding in self.codings if coding.event)
        right = Counter(
            coding.by
            for coding, (gold, answer) in zip(self.codings, self.answers, strict=True)
            if gold == answer
        )
        return {by: ClassScore(right[by], n, len(self.pairs)) for by, n in given.items()}

    @property
    def judged(self) -> list[Judged]:
        """Each answer given with its confidence and whether it is right."""
        return [
            (coding.confidence, gold == answer)
            for coding, (gold, answer) in zip(self.codings, self.answers, strict=True)
            if coding.event
        ]

    @property
    def contradictions(self) -> list[GoldPair]:
        """The rows whose two gold columns contradict the mapping of the file."""
        return [pair for pair in self.pairs if not pair.consistent]

    def abstaining(self, least: float) -> PairScores:
        """The same where answers less sure than `least` are withheld."""
        return replace(
            self,
            codings=tuple(
                coding if coding.confidence >= least else _withheld(coding)
                for coding in self.codings
            ),
        )

    @property
    def wrong(self) -> list[tuple[GoldPair, PairCoding]]:
        """Wrong answers, the surest first."""
        found = [
            (pair, coding)
            for pair, coding, (gold, answer) in zip(
                self.pairs, self.codings, self.answers, strict=True
            )
            if gold != answer
        ]
        return sorted(found, key=lambda each: -each[1].confidence)


def _withheld(coding: PairCoding) -> PairCoding:
    return replace(coding, event=None, modes=(), quad=None, cameo=None, entry=None)


def read_pairs(path: Path) -> Iterator[GoldPair]:
    """Read pairs from a tab-separated file; a mark that is missing is looked for by its words.

    A party that the sentence does not name ("a recipient") stays open. Raises InputError where the
    file has other columns, or a row has neither party.
    """
    lines = io.StringIO(text_of(path), newline="")
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    if rows.fieldnames is None or "marked_sentence" not in rows.fieldnames:
        raise InputError(
            f"{path} has no column marked_sentence: it is no file of pairs. "
            "It has marked_sentence, gold_root and gold_penta, parted by tabs."
        )
    for row in rows:
        yield _gold_pair(row, f"{path}, line {rows.line_num}", rows.line_num)


def _gold_pair(row: Mapping[str, str | None], where: str, line: int) -> GoldPair:
    text, marks = _unmarked(row["marked_sentence"] or "")
    gold, quad = (row.get("gold_root") or "").strip(), (row.get("gold_penta") or "").strip()
    if not gold or not quad.isdigit():
        raise InputError(f"{where}: it needs gold_root and the number of the quad class.")
    actor = _side(marks, "s") or _found(text, row.get("source"))
    recipient = _side(marks, "t") or _found(text, row.get("target"))
    if actor is None and recipient is None:
        raise InputError(f"{where}: no party has a mark and their words are not in the sentence.")
    return GoldPair(Pair(text, actor, recipient, row.get("sentence_id")), gold, int(quad), line)


def _unmarked(marked: str) -> tuple[str, dict[str, int]]:
    """The sentence without marks, and where each mark stood in it."""
    text, marks, at = "", {}, 0
    while at < len(marked):
        mark = next((m for m in ("<s>", "</s>", "<t>", "</t>") if marked.startswith(m, at)), None)
        if mark is None:
            text += marked[at]
            at += 1
        else:
            marks[mark] = len(text)
            at += len(mark)
    return text, marks


def _side(marks: Mapping[str, int], name: str) -> tuple[int, int] | None:
    start, end = marks.get(f"<{name}>"), marks.get(f"</{name}>")
    return (start, end) if start is not None and end is not None and start < end else None


def _found(text: str, words: str | None) -> tuple[int, int] | None:
    """Where the words of a party stand."""
    wanted = (words or "").strip()
    at = text.lower().find(wanted.lower()) if wanted else -1
    return (at, at + len(wanted)) if at >= 0 else None


def score_pairs(
    pairs: Sequence[GoldPair], coder: Coder, *, labels: Labels = "roots", batch: int = 200
) -> PairScores:
    """Code each pair alone and set it beside its gold; `labels` is the convention of the answers."""
    codings: list[PairCoding] = []
    for start in range(0, len(pairs), batch):
        some = [gold.pair for gold in pairs[start : start + batch]]
        codings += coder.code_pairs(some, labels=labels)
    return PairScores(tuple(pairs), tuple(codings))
