"""How an agreement stands on a day, by the stages known, and what is not known.

A stage counts from its day. One that a report tells without a day took place no later than that
report was published; before that it is not known. Nothing is assumed: a signed agreement is not
in force until a text says so, and stays in force until a text says that it ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...model import StageName
from ...model.joined import JoinedAgreement, JoinedParty, JoinedStage
from ...register.parties import wanted_party

Standing = Literal[
    "in force", "signed", "suspended", "ended", "in the making", "not yet", "unknown"
]

BINDING: tuple[Standing, ...] = ("in force", "signed", "suspended")
"""How an agreement stands that may bind its parties."""

MAY_BIND: tuple[Standing, ...] = (*BINDING, "unknown")
"""The same, and where no text says how it stands."""

_MEANS: dict[StageName, Standing] = {
    "proposed": "in the making",
    "negotiating": "in the making",
    "initialled": "in the making",
    "signed": "signed",
    "ratified": "signed",
    "in force": "in force",
    "extended": "in force",
    "suspended": "suspended",
    "withdrawn": "ended",
    "expired": "ended",
}
"""What a stage makes of an agreement; a violation leaves it as it stands."""


@dataclass(frozen=True, slots=True)
class OnDay:
    """How an agreement stands on a day: by which stage, and what the texts leave open."""

    agreement: JoinedAgreement
    standing: Standing
    by: JoinedStage | None
    unknown: tuple[str, ...]


def on_day(agreement: JoinedAgreement, day: date, between: Sequence[str] = ()) -> OnDay:
    """Say how `agreement` stands on `day`; `between` some of its parties it ends when one has left."""
    begun = [stage for stage in agreement.stages if _certain(stage, day)]
    open_ = [s for s in agreement.stages if not _certain(s, day) and _possible(s, day)]
    telling = [s for s in begun if _ends_it(s, agreement) and s.stage in _MEANS]
    by = max(telling, key=_rank, default=None)
    standing: Standing = _MEANS[by.stage] if by else "unknown"
    if any(_left(agreement, code, day) for code in between):
        left = [s for s in begun if s.stage == "withdrawn"]
        return OnDay(agreement, "ended", max(left, key=_rank, default=by), ())
    if by is None and agreement.stages and not open_ and not begun:
        standing = "not yet"
    unknown = list(_unknown(agreement, standing))
    unknown += [f"whether it was {s.stage} by then: the text gives {_when(s)}" for s in open_]
    unknown += _coming(agreement.parties, day)
    return OnDay(agreement, standing, by, tuple(dict.fromkeys(unknown)))


def standings(agreement: JoinedAgreement) -> tuple[tuple[date, Standing], ...]:
    """How `agreement` stands from each day on, in order: to ask `on_day` of many days at once.

    The last entry whose day has come is what `on_day` says; before the first nothing is known.
    """
    telling = [
        s
        for s in agreement.stages
        if (s.date or s.told) and s.stage in _MEANS and _ends_it(s, agreement)
    ]
    return tuple((_rank(stage)[0], _MEANS[stage.stage]) for stage in sorted(telling, key=_rank))


def bound(agreement: JoinedAgreement, codes: Iterable[str], day: date) -> bool:
    """Whether all of `codes` are parties on `day`: none that had surely left, or was yet to come."""
    for code in codes:
        members = [p for p in agreement.parties if is_party(p, code)]
        if not members:
            return False
        if all(
            (p.left is not None and p.left.date.end <= day)
            or (p.joined is not None and p.joined.date.start > day)
            for p in members
        ):
            return False
    return True


def _left(agreement: JoinedAgreement, code: str, day: date) -> bool:
    """Whether a party, and whoever else goes by that code, had surely left by a day."""
    members = [p for p in agreement.parties if is_party(p, code)]
    return bool(members) and all(p.left and p.left.date.end <= day for p in members)


def among(agreement: JoinedAgreement, wanted: Sequence[str]) -> bool:
    """Whether all of `wanted` are parties, and as many: ETH and ETH are two sides of Ethiopia."""
    parties = list(enumerate(agreement.parties))
    found = [{at for at, party in parties if is_party(party, code)} for code in wanted]
    return all(found) and len(set().union(*found)) >= len(wanted)


def is_party(party: JoinedParty, wanted: str) -> bool:
    """Whether a party is meant by codes, an id, or whole words of a name."""
    return wanted_party(wanted).is_member(party.country, party.name)


def _certain(stage: JoinedStage, day: date) -> bool:
    if stage.date is not None:
        return stage.date.end <= day
    return stage.told is not None and stage.told <= day


def _possible(stage: JoinedStage, day: date) -> bool:
    """Whether a stage may have come by a day that it has not surely come by."""
    return stage.date is None or stage.date.start <= day


def _ends_it(stage: JoinedStage, agreement: JoinedAgreement) -> bool:
    """Whether a withdrawal ends the agreement: one party of many that leaves does not."""
    if stage.stage != "withdrawn":
        return True
    gone = sum(party.left is not None for party in agreement.parties)
    return gone == 0 or len(agreement.parties) == 2


def _rank(stage: JoinedStage) -> tuple[date, int]:
    """The latest stage tells; of one day the one further along."""
    day = stage.date.end if stage.date else stage.told or date.min
    return (day, list(_MEANS).index(stage.stage))


def _unknown(agreement: JoinedAgreement, standing: Standing) -> Iterator[str]:
    if standing == "signed":
        yield "whether it was in force: no text says that it entered into force"
    if standing in BINDING and not any(_MEANS.get(s.stage) == "ended" for s in agreement.stages):
        yield "an end: no text tells one"
    if standing == "unknown":
        yield "how it stood: " + (
            "no stage is told" if not agreement.stages else "no stage is surely of before that day"
        )


def _coming(parties: Sequence[JoinedParty], day: date) -> list[str]:
    """What the order of parties leaves open: those who came later, without a day."""
    first = min((p.order for p in parties if p.order), default=None)
    return [
        f"when {party.key} joined: it came later than others, no text says on which day"
        for party in parties
        if party.order and first and party.order > first and party.joined is None
    ]


def _when(stage: JoinedStage) -> str:
    if stage.date is None:
        return "no day" + (f", and was published on {stage.told}" if stage.told else "")
    return f"{stage.date.text!r}"
