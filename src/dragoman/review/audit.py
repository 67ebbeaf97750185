"""Audits: a random sample of mentions, judged by people, and what it says of the register.

Judgements stand in one file of JSON lines beside the register's tables, `judgements.jsonl`, each
line added whole under a lock. They are no table of the register: each would be a commit of its
own, and a version of the register is what was read in the news, not what was thought of it. A
mention's id stays when it is read the same again, so that judgements hold over versions.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from math import sqrt
from pathlib import Path
from typing import Any, Literal

from ..errors import LookupFailed, RegisterError
from ..evaluate.coders import alpha
from ..model import stable_id
from ..register.folder import Folder

Verdict = Literal["right", "wrong_type", "wrong_actor", "wrong_recipient", "wrong_date_place", "unsure"]  # fmt: skip
FILE = "judgements.jsonl"
Z = 1.959963984540054
"""The normal quantile of a 95 per cent interval."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a reviewer says of a mention; `time` is UTC in ISO 8601."""

    id: str
    reviewer: str
    mention: str
    verdict: Verdict
    note: str | None
    time: str


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of those judged are right, with Wilson's 95 per cent interval; unsure ones left out.

    `event` is None for all types together.
    """

    event: str | None
    judged: int
    right: int
    unsure: int
    precision: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """Precision by type and of all, by whom, and Krippendorff's alpha of the two who share most.

    `shared` are the mentions that both judged; `alpha` is None where there are fewer than two.
    """

    types: tuple[Precision, ...]
    all: Precision
    reviewers: tuple[tuple[str, int], ...]
    alpha: float | None
    shared: int
    pair: tuple[str, str] | None


def draw(ids: Iterable[str], n: int, seed: int) -> list[str]:
    """`n` of the ids at random, each as likely as another; the same seed draws the same."""
    listed = sorted(ids)
    return [listed[at] for at in places(len(listed), n, seed)]


def places(total: int, n: int, seed: int) -> list[int]:
    """Where those that `draw` takes of `total` ids stand among them when they are sorted, from 0."""
    return random.Random(seed).sample(range(total), min(n, total))


@dataclass(frozen=True, slots=True)
class Judgements:
    """The judgements about one register, in its folder; a register in a bucket has none.

    A bucket has no lock under which a line is added: `add` and `undo` raise RegisterError there.
    """

    path: Path | None

    @classmethod
    def of(cls, register: Path | str) -> Judgements:
        folder = Folder.at(register)
        return cls(Path(folder.root, FILE) if folder.local else None)

    def add(
        self, reviewer: str, mention: str, verdict: Verdict, note: str | None = None
    ) -> Judgement:
        """Keep a judgement; a later one of the same reviewer on the same mention takes its place."""
        time = datetime.now(UTC).isoformat(timespec="microseconds")
        made = Judgement(
            stable_id("judgement", reviewer, mention, time), reviewer, mention, verdict, note, time
        )
        with self._locked():
            self._append(asdict(made))
        return made

    def undo(self, key: str) -> Judgement:
        """Take a judgement back. Raises LookupFailed where there is none of that id."""
        with self._locked():
            known = {each.id: each for each in self.all()}
            if key not in known:
                raise LookupFailed.among("judgement", key, known)
            self._append({"undone": key})
        return known[key]

    def all(self, reviewer: str | None = None) -> list[Judgement]:
        """Those that stand, in the order in which they were given."""
        standing: dict[tuple[str, str], Judgement] = {}
        of: dict[str, tuple[str, str]] = {}
        for row in self._rows():
            if "undone" in row:
                key = of.get(row["undone"], ("", ""))
                if key in standing and standing[key].id == row["undone"]:
                    del standing[key]
                continue
            made = Judgement(**row)
            key = of[made.id] = (made.reviewer, made.mention)
            standing.pop(key, None)  # the later one stands where it was given
            standing[key] = made
        return [each for each in standing.values() if reviewer in (None, each.reviewer)]

    def _rows(self) -> Iterator[dict[str, Any]]:
        """The lines that are whole; one whose writer died was never told to be kept."""
        if self.path is None or not self.path.exists():
            return
        # Lines end in "\n" alone: a note may hold what else Python takes for the end of a line.
        for line in filter(None, self.path.read_bytes().split(b"\n")):
            with suppress(ValueError):
                yield json.loads(line)

    def _append(self, row: Mapping[str, Any]) -> None:
        import os

        with self._file().open("a+b") as file:
            if size := file.seek(0, os.SEEK_END):
                file.seek(size - 1)
                if file.read(1) != b"\n":  # its writer died: the next line stands for itself
                    file.write(b"\n")
            file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def _file(self) -> Path:
        if self.path is None:
            raise RegisterError(
                "Judgements are kept in a folder of this machine, and this register is in a bucket. "
                "Copy the register here to audit it."
            )
        return self.path

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time, over processes too where the system has such locks."""
        _ = self._file()
        try:
            import fcntl
        except ImportError:
            yield
            return
        with self._file().with_name(f".{FILE}.lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Wilson's score interval of a share, 95 per cent (Wilson 1927)."""
    share, n = right / judged, judged
    middle = share + Z * Z / (2 * n)
    spread = Z * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    whole = 1 + Z * Z / n
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def report(judgements: Sequence[Judgement], event_of: Mapping[str, str]) -> Report:
    """Sum judgements up; `event_of` gives the type of each mention that the register still has."""
    known = [each for each in judgements if each.mention in event_of]
    by_type: dict[str, list[Judgement]] = {}
    for each in known:
        by_type.setdefault(event_of[each.mention], []).append(each)
    reviewers: dict[str, dict[str, Verdict]] = {}
    for each in known:
        reviewers.setdefault(each.reviewer, {})[each.mention] = each.verdict
    pair, shared, value = _agreement(reviewers)
    return Report(
        tuple(_precision(event, some) for event, some in sorted(by_type.items())),
        _precision(None, known),
        tuple(sorted((name, len(them)) for name, them in reviewers.items())),
        value,
        shared,
        pair,
    )


def _precision(event: str | None, some: Sequence[Judgement]) -> Precision:
    sure = [each for each in some if each.verdict != "unsure"]
    right = sum(each.verdict == "right" for each in sure)
    unsure = len(some) - len(sure)
    if not sure:
        return Precision(event, 0, 0, unsure, None, None, None)
    low, high = wilson(right, len(sure))
    return Precision(event, len(sure), right, unsure, right / len(sure), low, high)


def _agreement(
    reviewers: Mapping[str, Mapping[str, Verdict]],
) -> tuple[tuple[str, str] | None, int, float | None]:
    names = sorted(reviewers)
    pairs = [(one, two) for at, one in enumerate(names) for two in names[at + 1 :]]
    if not pairs:
        return None, 0, None
    one, two = max(pairs, key=lambda p: len(reviewers[p[0]].keys() & reviewers[p[1]].keys()))
    shared = sorted(reviewers[one].keys() & reviewers[two].keys())
    if len(shared) < 2:
        return (one, two), len(shared), None
    given = [
        (frozenset({str(reviewers[one][key])}), frozenset({str(reviewers[two][key])}))
        for key in shared
    ]
    return (one, two), len(shared), alpha(given, lambda a, b: float(a != b))


def gold_lines(
    judgements: Sequence[Judgement], mention_of: Callable[[str], Mapping[str, Any] | None]
) -> Iterator[str]:
    """The sentences whose mentions are all judged right or wrong, as gold of `dragoman evaluate mentions`.

    A sentence has the acts that were judged right; what nobody coded in it was not judged, so that
    such gold measures precision, and its recall is an upper bound. Where reviewers differ the
    mention is left out, and its sentence with it.
    """
    verdicts: dict[str, set[bool]] = {}
    for each in judgements:
        if each.verdict != "unsure":
            verdicts.setdefault(each.mention, set()).add(each.verdict == "right")
    sentences: dict[tuple[str, str, int, int], list[tuple[Mapping[str, Any], set[bool]]]] = {}
    for key, said in sorted(verdicts.items()):
        row = mention_of(key)
        if row is not None:
            start, end = row["sentence"]
            name = row["input_id"] or row["document"]
            sentences.setdefault((name, row["part"], start, end), []).append((row, said))
    for (name, part, start, end), rows in sorted(sentences.items()):
        if any(len(said) > 1 for _, said in rows):
            continue
        yield json.dumps(
            {
                "document": name,
                "part": part,
                "span": [start, end],
                "half": "audit",
                "events": [_gold_act(row) for row, said in rows if said == {True}],
            },
            ensure_ascii=False,
        )


def _gold_act(row: Mapping[str, Any]) -> dict[str, Any]:
    date, place = row["date"], row["place"]
    return {
        "event": row["event"],
        "modes": row["modes"],
        "trigger": row["trigger"]["span"],
        "actors": [_gold_party(party) for party in row["actors"]],
        "recipients": [_gold_party(party) for party in row["recipients"]],
        "reciprocal": row["reciprocal"],
        "status": row["status"],
        "said_by": _code(row["said_by"]) if row["said_by"] else None,
        "date": {"start": date["start"], "end": date["end"]} if date else None,
        "place": {"country": place["country"]} if place else None,
    }


def _gold_party(party: Mapping[str, Any]) -> dict[str, Any]:
    return {"code": _code(party), "span": party["span"]}


def _code(party: Mapping[str, Any]) -> str:
    return " ".join((party["country"] or "---", *(party["sectors"] or ())))
