"""Statement rows of single documents -> statements: the same words of the same speaker are one.

Papers cut, wrap and slightly reword what was said. Two reports give one statement where the
speaker is the same, the days are near, and the words are nearly equal, the shorter ones stand
whole in the longer, or what the one quotes is quoted by the other. A sentence that a speaker repeats months later is another statement.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ...model.joined import JoinedStatement
from .merge import merged
from .telling import StatementTelling, same_speaker

NEAR = timedelta(days=7)
"""Days between two reports of one statement at the most."""

ALIKE = 0.5
"""The least share of runs of three words that two wordings have in common (Jaccard): about one
word in eight may differ."""

WHOLE = 5
"""Words of the shortest excerpt that is known in a longer quotation."""

TELLING = 4
"""Words of the shortest statement that is joined beyond its story: "we are ready" is said daily."""


@dataclass(slots=True)
class _Group:
    """Reports of one statement."""

    members: list[StatementTelling]
    documents: set[str] = field(default_factory=set)

    @property
    def first(self) -> StatementTelling:
        return self.members[0]


def join_statements(tellings: Iterable[StatementTelling]) -> list[JoinedStatement]:
    """Join tellings into statements, the same in whatever order they come."""
    blocks: dict[str, list[StatementTelling]] = defaultdict(list)
    for telling in tellings:
        blocks[telling.block].append(telling)
    made = [
        merged(group.members)
        for _, block in sorted(blocks.items())
        for group in _joined(sorted(block, key=_order))
    ]
    return sorted(made, key=lambda s: (s.first_seen or date.max, s.evidence[0]))


def _order(telling: StatementTelling) -> tuple[date, str, str]:
    return (telling.day or date.max, telling.source.document, telling.id)


def _joined(block: Sequence[StatementTelling]) -> list[_Group]:
    groups = _equal(block)
    above = list(range(len(groups)))

    def root(at: int) -> int:
        while above[at] != at:
            at = above[at]
        return at

    alike = sorted((-_likeness(groups[a].first, groups[b].first), a, b) for a, b in _near(groups))
    for points, a, b in alike:
        first, second = sorted((root(a), root(b)))
        if not points or first == second:
            continue
        if groups[first].documents & groups[second].documents:
            continue  # one report gives them as two
        groups[first].members += groups[second].members
        groups[first].documents |= groups[second].documents
        above[second] = first
    return [group for at, group in enumerate(groups) if above[at] == at]


def _equal(block: Sequence[StatementTelling]) -> list[_Group]:
    """The very same words within reach are one before anything is compared."""
    open_: dict[tuple[str, ...], list[_Group]] = defaultdict(list)
    found = []
    for telling in block:
        for group in open_[telling.words]:
            last = group.members[-1]
            if (
                telling.source.document not in group.documents
                and same_speaker(group.first, telling)
                and _within(last, telling)
            ):
                break
        else:
            group = _Group([])
            open_[telling.words].append(group)
            found.append(group)
        group.members.append(telling)
        if telling.row["part"] == "body":
            group.documents.add(telling.source.document)
    return found


def _near(groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Pairs that can be alike: the rarest runs of the one stand in the other (prefix filter).

    Two sets with a Jaccard index of t share a member among the first n - ceil(t n) + 1 of either,
    sorted by rarity: only these are looked up.
    """
    yield from _same_quotation(groups)
    runs = [group.first.runs for group in groups]
    counted = Counter(run for each in runs for run in each)
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, each in enumerate(runs):
        for run in each:
            holders[run].append(at)
    seen = set()
    for at, each in enumerate(runs):
        rare = sorted(each, key=lambda run: (counted[run], run))
        for run in rare[: len(rare) // 2 + 1]:
            for other in holders[run]:
                pair = (min(at, other), max(at, other))
                if other != at and pair not in seen:
                    seen.add(pair)
                    if _within(groups[pair[0]].first, groups[pair[1]].first):
                        yield pair


def _same_quotation(groups: Sequence[_Group]) -> Iterator[tuple[int, int]]:
    """Pairs of which one quotes what the other does or more: `the move "a mistake"`, `it was "a mistake"`."""
    ending: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group.first.quoted:
            ending[group.first.quoted[-2:]].append(at)
    for same in ending.values():
        for turn, one in enumerate(same):
            for other in same[turn + 1 :]:
                if _within(groups[one].first, groups[other].first):
                    yield one, other


def _within(one: StatementTelling, other: StatementTelling) -> bool:
    """Whether two reports are near enough: in days, or by their story where a day is unknown."""
    if one.source.story == other.source.story:
        return True
    if min(len(one.words), len(other.words)) < TELLING:
        return False
    return bool(one.day and other.day and abs(one.day - other.day) <= NEAR)


def _likeness(one: StatementTelling, other: StatementTelling) -> float:
    """In [0, 1]: the share of runs in common, 1 where the shorter stands whole in the longer."""
    if not same_speaker(one, other):
        return 0.0
    short, long = sorted((one.words, other.words), key=len)
    if len(short) >= WHOLE and _stands_in(short, long):
        return 1.0
    if _quotes_alike(one, other):
        return 1.0
    share = len(one.runs & other.runs) / len(one.runs | other.runs)
    return share if share >= ALIKE else 0.0


def _quotes_alike(one: StatementTelling, other: StatementTelling) -> bool:
    """Whether both quote the same words; few words tell only within a story, and by themselves."""
    short, long = sorted((one.quoted, other.quoted), key=len)
    if len(short) >= WHOLE:
        return _stands_in(short, long)
    return bool(short) and short == long and one.source.story == other.source.story


def _stands_in(short: Sequence[str], long: Sequence[str]) -> bool:
    return f" {' '.join(short)} " in f" {' '.join(long)} "
