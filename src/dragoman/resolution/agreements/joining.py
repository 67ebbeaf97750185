"""Agreement rows of single documents -> agreements.

Five passes, from the surest to the vaguest. By name: "the Abraham Accords" of two reports are one.
Within a story: "the deal" is what the story's other reports call the grain agreement, where only
one agreement of the story can be meant. Across stories by parties and day of signing. Across
stories by parties, subject and form within reach, where only one agreement can be meant. And what
is told later of an agreement made before ("suspended") with the last one of the kind that was made.

Agreements that bear different names are never joined, nor one with the one that follows it
("a second memorandum"). What is ambiguous stays apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from ...model.joined import JoinedAgreement
from .cluster import Cluster, conflict, follows, likeness, same_days, same_name
from .later import FEW_SIDES, RECURRING, with_later
from .merge import merged
from .telling import AgreementTelling

REACH = timedelta(days=365)
"""Publication days apart at which an undated telling may still be of the same agreement."""

SIGNING_REACH = timedelta(days=14)
"""The same where both tell of a signing without its day: news of a signing is young."""

LONGEST_PLAIN = 1
"""Words of a name that no acronym stands for: with its noun there are fewer than three."""

LARGEST_BLOCK = 400
"""Different clusters of one block beyond which only neighbours in time are compared."""


def join_agreements(tellings: Iterable[AgreementTelling]) -> list[JoinedAgreement]:
    """Join tellings into agreements, the same in whatever order they come."""
    return [merged(cluster) for cluster in clusters(tellings)]


def clusters(tellings: Iterable[AgreementTelling]) -> list[Cluster]:
    """The tellings of each agreement, sorted by the earliest of them."""
    ordered = sorted(tellings, key=lambda t: (*t.source.order, t.id))
    found = [Cluster.of(telling) for telling in ordered]
    found = _collapse(found)
    found = _pass(found, _names, _by_name)
    found = _pass(found, _stories, _in_story)
    found = _pass(found, _sides, _by_day)
    found = _pass(found, _sides, _by_parties)
    found = with_later(found)
    return sorted(found, key=lambda c: c.key)


def _collapse(found: Sequence[Cluster]) -> list[Cluster]:
    """Reports of a story that say the very same are one before anything is compared."""
    seen: dict[Hashable, list[Cluster]] = defaultdict(list)
    for one in found:
        (telling,) = one.members
        key: tuple[Hashable, ...] = (
            telling.source.story,
            telling.own,
            telling.form,
            telling.subject,
            telling.sequel,
            telling.sides,
            telling.signed[0].start if telling.signed else None,
            telling.initialled[0].start if telling.initialled else None,
            telling.headline,
            frozenset(one.nouns),
        )
        if not (telling.own or telling.sides):
            key = (*key, telling.id)  # "the deal" of nobody says nothing: it is not the very same
        for first in seen[key]:
            if conflict(first, one) is None:
                first.absorb(one, "told alike in one story")
                break
        else:
            seen[key].append(one)
    return [one for group in seen.values() for one in group]


Blocks = Callable[[Cluster], Iterable[Hashable]]
Judge = Callable[[Cluster, Cluster], tuple[int, list[str]]]


def _names(one: Cluster) -> Iterable[Hashable]:
    """Each own name; and its first letter, under which an acronym meets what it stands for."""
    for own in one.own:
        yield own
        if len(own) == 1 or len(own) > LONGEST_PLAIN:
            yield f"{own[0][:1]}..."


def _stories(one: Cluster) -> Iterable[Hashable]:
    return one.stories


def _sides(one: Cluster) -> Iterable[Hashable]:
    """All sides; and each two of a few, under which a signing meets an initialling of more."""
    if len(one.sides) > 1:
        yield frozenset(one.sides)
    if 1 < len(one.sides) <= FEW_SIDES and (one.signed or one.initialled):
        yield from (("signing", *pair) for pair in combinations(sorted(one.sides), 2))


def _pass(found: Sequence[Cluster], blocks: Blocks, judge: Judge) -> list[Cluster]:
    """Join the clusters of each block, the most alike first, those that are ambiguous not at all."""
    ordered = sorted(found, key=lambda c: c.key)
    home = _Homes(ordered)
    grouped: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(ordered):
        for key in set(blocks(one)):
            grouped[key].append(number)
    pairs = {pair for members in grouped.values() for pair in _pairs(members)}
    judged = sorted(
        (-points, *pair, tuple(why))
        for pair in pairs
        for points, why in (judge(ordered[pair[0]], ordered[pair[1]]),)
        if points
    )
    rivals: dict[tuple[int, int], list[int]] = defaultdict(list)
    for points, one_at, other_at, _ in judged:
        rivals[one_at, points].append(other_at)
        rivals[other_at, points].append(one_at)
    for points, one_at, other_at, why in judged:
        one, other = home[one_at], home[other_at]
        if one is other or conflict(one, other) is not None:
            continue
        alike = {*rivals[one_at, points], *rivals[other_at, points]}
        if _ambiguous(one, other, [home[at] for at in sorted(alike)]):
            continue
        home.join(one_at, other_at, "; ".join(why))
    return home.left()


class _Homes:
    """Which cluster a member of a block has come to."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = clusters
        self._above = list(range(len(clusters)))

    def __getitem__(self, at: int) -> Cluster:
        return self._clusters[self._root(at)]

    def join(self, one: int, other: int, reason: str) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._clusters[first].absorb(self._clusters[second], reason)
        self._above[second] = first

    def left(self) -> list[Cluster]:
        return [cluster for at, cluster in enumerate(self._clusters) if self._above[at] == at]

    def _root(self, at: int) -> int:
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at


def _pairs(members: Sequence[int]) -> Iterable[tuple[int, int]]:
    """All pairs of a block; of a very large one only neighbours, which are sorted by time."""
    if len(members) <= LARGEST_BLOCK:
        return combinations(members, 2)
    return (
        (one, other)
        for at, one in enumerate(members)
        for other in members[at + 1 : at + 1 + LARGEST_BLOCK // 4]
    )


def _ambiguous(one: Cluster, other: Cluster, alike: Sequence[Cluster]) -> bool:
    """Whether as much speaks for another agreement that contradicts this one."""
    for rival in alike:
        if rival is one or rival is other or same_name(one, other):
            continue
        fits_one = conflict(one, rival) is None and conflict(other, rival) is not None
        fits_other = conflict(other, rival) is None and conflict(one, rival) is not None
        if fits_one or fits_other:
            return True
    return False


def _by_name(one: Cluster, other: Cluster) -> tuple[int, list[str]]:
    """A whole name is enough; a part of one ("Dayton agreement") needs something shared."""
    if not same_name(one, other):
        return 0, []
    points, why = likeness(one, other)
    near = _apart(one, other) <= REACH * 3
    shared = one.sides & other.sides or one.subjects & other.subjects or one.stories & other.stories
    if (one.forms | other.forms) & RECURRING and not near:
        return 0, []
    if one.strong and other.strong:
        # two treaties of one town have other subjects, or parties that have nothing in common
        apart = bool(one.subjects and other.subjects and not one.subjects & other.subjects)
        return (0, []) if apart else (points, why)
    return (points, why) if shared and near else (0, [])


def _in_story(one: Cluster, other: Cluster) -> tuple[int, list[str]]:
    """In one story, parties in common are enough, else the same thing by kind where one has none."""
    points, why = likeness(one, other)
    if one.sides and other.sides:
        return (points, ["one story", *why]) if one.sides & other.sides else (0, [])
    return (points, ["one story", *why]) if points else (0, [])


def _by_day(one: Cluster, other: Cluster) -> tuple[int, list[str]]:
    """The same parties on the same day sign one agreement, where subject and form agree."""
    points, why = likeness(one, other)
    exact = any(
        a.precision == "day" == b.precision and abs((a.start - b.start).days) <= 1
        for mine, theirs in ((one.signed, other.signed), (one.initialled, other.initialled))
        for a in mine
        for b in theirs
    )
    return (points, why) if exact and one.sides == other.sides else (0, [])


def _by_parties(one: Cluster, other: Cluster) -> tuple[int, list[str]]:
    """The same parties, subject and kind, told within reach."""
    points, why = likeness(one, other)
    if follows(one, other) and not (one.forms | other.forms) & RECURRING:
        return points, why
    if one.sides != other.sides:
        return 0, []
    same_kind = bool(one.subjects & other.subjects) or bool(one.forms & other.forms)
    if not same_kind:
        return 0, []
    if (one.forms | other.forms) & RECURRING:
        near = same_days(one, other) or _apart(one, other) <= SIGNING_REACH
        return (points, why) if near else (0, [])
    both = all(any("signed" in t.stages for t in each.members) for each in (one, other))
    undated = not (_fixed(one) and _fixed(other))
    reach = SIGNING_REACH if both and undated else REACH
    return (points, why) if _apart(one, other) <= reach else (0, [])


def _fixed(one: Cluster) -> bool:
    return bool(one.signed or one.initialled)


def _apart(one: Cluster, other: Cluster) -> timedelta:
    """How far apart two clusters were published at the nearest; far where nothing is known."""
    mine, theirs = sorted(one.days()), sorted(other.days())
    if not mine or not theirs:
        return timedelta.max
    if mine[-1] < theirs[0]:
        return theirs[0] - mine[-1]
    return mine[0] - theirs[-1] if theirs[-1] < mine[0] else timedelta(0)
