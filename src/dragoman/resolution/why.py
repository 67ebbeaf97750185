"""Why two mentions are or are not one event: their tellings compared again, and nothing else read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..errors import LookupFailed, RegisterError
from ..model.schema import Row
from ..register import Register
from ..register.filters import Condition
from . import stored
from .comparing import tables
from .comparing.scorer import IN_STORY, linked, scores, weight_of
from .comparing.together import told_together
from .comparing.traits import Traits
from .events.candidates import FULL, NEAR
from .events.decisions import constraints
from .events.happenings import JOINED, units_of
from .events.keys import Compared, compared_by
from .events.tellings import TOLD, fullness, pooled
from .hands import event_row
from .merging.reasons import BY_HAND, COPIES, FIRST, copies, phrase, worth
from .scope import among

SPLIT = "by hand: split"
LEAST_SHOWN = 0.005

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of evidence in words, its name in `weights.csv`, and what it adds to the score."""

    words: str
    name: str
    worth: float


@dataclass(frozen=True, slots=True)
class Why:
    """Two mentions with their events, the evidence on the tellings that they are of, and the verdict.

    `score` and `limit` are logits: what scores above the limit is joined.
    """

    mentions: tuple[Row, Row]
    events: tuple[str, str]
    because: str
    evidence: tuple[Weighed, ...]
    score: float
    limit: float

    @property
    def joined(self) -> bool:
        return self.events[0] == self.events[1]


def why(register: Register, one: str, other: str) -> Why:
    """Compare two mentions, named by ids or how they begin; of events the two that are likest.

    Of an event its first 20 mentions are compared, the representative among them. Raises
    LookupFailed for an unknown id, RegisterError where both are one mention or one event, where a
    mention is not resolved yet, or where the words of the reports are missing.
    """
    register.require_words("Comparing two mentions")
    sides = [_mentions(register, key) for key in (one, other)]
    wanted = sorted({key for side in sides for key in side})
    members = stored.members(register, wanted)
    places = [among(members.ids, np.array(side, dtype=object)) for side in sides]
    if min(each.min() for each in places) < 0:
        raise RegisterError("A mention is not in any event yet. Run `dragoman resolve`.")
    if len(wanted) == 1:
        raise RegisterError(f"{one!r} and {other!r} are one mention: {wanted[0]}.")
    if max(map(len, sides)) > 1 and sides[0] == sides[1]:
        raise RegisterError(
            f"{one!r} and {other!r} are one event. `dragoman resolve --explain {one}` says why."
        )
    return _Comparison.of(register, members).likest(*places)


def _mentions(register: Register, key: str) -> list[str]:
    try:
        return [register.get("mentions", key)["id"]]
    except LookupFailed:
        row = event_row(register, key)
    first = row["representative"]
    return [first, *(each for each in row["mentions"] if each != first)][:FIRST]


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Mentions of some tellings, whole; `whole` has a row a telling, and `telling` says which."""

    register: Register
    stories: stored.Stories
    members: stored.Members
    traits: Traits
    whole: Traits
    telling: Rows

    @classmethod
    def of(cls, register: Register, members: stored.Members) -> _Comparison:
        ids = {"wanted": stored.ids_table(members.ids)}
        query = "SELECT DISTINCT document FROM mentions SEMI JOIN wanted USING (id)"
        found = register.session().bind(query, beside=ids).reader(stored.BATCH).read_all()
        stories = stored.stories_of(register, found["document"].to_pylist())
        traits = stored.traits_of(register, stories, members.ids)
        if len(traits) < len(members.ids):
            raise RegisterError("A mention has been taken out since. Run `dragoman resolve`.")
        tellings = among(members.ids, members.tellings)
        heads = np.unique(tellings)
        whole = pooled(traits, tellings, heads)
        return cls(register, stories, members, traits, whole, np.searchsorted(heads, tellings))

    def likest(self, left: Rows, right: Rows) -> Why:
        one, other = (each.ravel() for each in np.meshgrid(left, right, indexing="ij"))
        apart = one != other
        one, other = one[apart], other[apart]
        score = linked(self.whole, self.telling[one], self.telling[other])
        best = int(score.argmax())
        return self.of_two(int(one[best]), int(other[best]))

    def of_two(self, one: int, other: int) -> Why:
        rows = [row for some in stored.rows_in_order(self.register, self.stories, self.members.ids)
                for row in some]  # fmt: skip
        at = self.telling[one], self.telling[other]
        within = at[0] == at[1]
        # Mentions of one report are put together by what each says, tellings by what they say whole.
        traits = self.traits if within else self.whole
        pair = np.array([[one], [other]] if within else [[at[0]], [at[1]]], np.int64)
        told = (
            (rows[one], rows[other]) if within else (self.said(at[0], rows), self.said(at[1], rows))
        )
        found = scores if within else linked
        evidence = tuple(_weighed(traits, pair[0], pair[1], told, in_story=not within))
        score, limit = float(found(traits, pair[0], pair[1])[0]), TOLD if within else JOINED
        events = str(self.members.events[one]), str(self.members.events[other])
        because = self.because(one, other, score, limit)
        return Why((rows[one], rows[other]), events, because, evidence, score, limit)

    def said(self, telling: int, rows: Sequence[Row]) -> Row:
        """What a telling says in words, as `pooled` gives it in numbers."""
        members = np.flatnonzero(self.telling == telling)
        members = members[np.argsort(-fullness(self.traits)[members], kind="stable")]
        row = dict(rows[members[0]])
        for name, columns in (("place", ("level", "site", "country")), ("date", ("start", "end"))):
            for at in members.tolist():
                if all(getattr(self.traits, each)[at] == getattr(self.whole, each)[telling]
                       for each in columns):  # fmt: skip
                    row[name] = rows[at][name]
                    break
        for side in ("actors", "recipients"):
            row[side] = next((rows[at][side] for at in members.tolist() if rows[at][side]), [])
        row["counts"] = [count for at in members.tolist() for count in rows[at]["counts"] or ()]
        row["words"] = " ".join(rows[at]["words"] or "" for at in members.tolist())
        return row

    def because(self, one: int, other: int, score: float, limit: float) -> str:
        """The rule by which the two are one event or two."""
        at = self.telling[one], self.telling[other]
        joined = self.members.events[one] == self.members.events[other]
        heads = {int(which): row for row, which in enumerate(self.telling.tolist())}
        hands = constraints(
            stored.decisions(self.register), {key: n for n, key in enumerate(self.members.ids)}
        )
        groups = hands.group_of(one), hands.group_of(other)
        if at[0] == at[1]:
            return "told in one report, as one act" + (
                "" if score > limit else ", through its other mentions"
            )
        if joined:
            units = units_of(self.whole, hands.moved(self.telling))
            if units[at[0]] == units[at[1]]:
                return COPIES if copies(self.traits, one, other) else BY_HAND
            return "likely enough" if score > limit else "through the other mentions of the event"
        if (min(groups), max(groups)) in hands.apart:
            return SPLIT
        kinds = self.whole.kind[list(at)]
        if tables.kinship()[kinds[0], kinds[1]] == tables.KIN_LEAST:
            one_type, other_type = (tables.types()[kind] for kind in kinds)
            return f"nothing that happens is told as {one_type} and as {other_type}"
        if self.members.blocks[one] != self.members.blocks[other] and (
            parted := self.parted(*(heads[int(each)] for each in at))
        ):
            return parted
        if score > limit:
            return (
                "likely enough alone, but not on the average of all that their events' reports say"
            )
        return "not likely enough"

    def parted(self, one: int, other: int) -> str | None:
        """Why two tellings of two blocks were never compared; None where they were."""
        two = self.whole.take(np.unique(self.telling[[one, other]]))
        keys = compared_by(two)
        if not keys.family or not keys.shared:
            return f"never compared, in different blocks: {no_key(keys)}"
        ends = [self.members.tellings[each] for each in (one, other)]
        heads = among(self.members.ids, np.array(ends, dtype=object))
        mine, theirs = (self.members.keys.take(heads[[n]]).values for n in (0, 1))
        both = np.intersect1d(mine, theirs)
        if self.met(both.tolist(), ends):
            return None
        return (
            f"never compared, in different blocks: they share {' and '.join(keys.shared)} with more "
            f"than {FULL} tellings, of which each is compared with the {NEAR} that are likest"
        )

    def met(self, keys: Sequence[int], ends: Sequence[str]) -> bool:
        """Whether two tellings stand near enough on a list of those that share a key."""
        if not keys:
            return False
        sharing = self.register.rows("members", [Condition("list_has_any(keys, ?)", (keys,))])
        lists: dict[int, list[tuple[int, str]]] = {key: [] for key in keys}
        for row in sharing:
            for key in lists.keys() & set(row["keys"]):
                lists[key].append((row["order"], row["mention"]))
        for listed in lists.values():
            order = [mention for _, mention in sorted(listed)]
            apart = abs(order.index(ends[0]) - order.index(ends[1]))
            if len(order) <= FULL or apart <= NEAR:
                return True
        return False


def no_key(keys: Compared) -> str:
    """What parts two mentions that share no key."""
    if not keys.family:
        return "their types are of different families"
    told = f"they differ in {', '.join(keys.differing)}" if keys.differing else ""
    untold = f"not both tell {', '.join(keys.untold)}" if keys.untold else ""
    return "; ".join(filter(None, (told, untold)))


def _weighed(
    traits: Traits, one: Rows, other: Rows, told: tuple[Row, Row], *, in_story: bool
) -> Iterator[Weighed]:
    """All that counts, the chances before anything is known first, then the weightiest."""
    yield Weighed("before anything is known", "prior", weight_of("prior"))
    found = []
    if in_story and told_together(traits, one, other)[0]:
        found.append(Weighed("told in one story", "in_story", IN_STORY))
    names, values = worth(traits, one, other)
    for name, value in zip(names, values[0].tolist(), strict=True):
        if abs(value) >= LEAST_SHOWN:
            found.append(Weighed(phrase(name, *told), name, value))
    yield from sorted(found, key=lambda each: (-each.worth, each.name))
