"""The parties of an event, from what its mentions call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...model import EventParty, Party, Span
from ...model.schema import Row
from ..comparing import tables
from ..comparing.reading import rank_of
from .votes import Ballot, ballots, reports_in

MOST_TELLING = (0.0, 0.5, 1.0, 2.0)
"""What the rank of an id adds to a report's vote: three reports that name the minister outweigh
five that name the ministry."""

QUORUM = 3
"""A party is the event's when one in so many of the reports that name any has it."""


@dataclass(slots=True)
class Actor:
    """One party as its mentions call it: a country may stand for its government and its minister."""

    said: list[tuple[Row, Row]] = field(default_factory=list)
    """Party and mention, as rows."""

    @property
    def reports(self) -> int:
        return reports_in(row for _, row in self.said)

    def takes(self, party: Row) -> bool:
        """Whether `party` may be this one by another name."""
        return any(alike(party, known) for known, _ in self.said)

    def named(self) -> tuple[Ballot[str], Row]:
        """The id that best names it, with who says so, and the party in the surest mention's words."""
        found = ballots((party["id"], row) for party, row in self.said)
        best = max(
            found,
            key=lambda one: (
                one.reports * (1 + MOST_TELLING[rank_of(one.value)]),
                "." in one.value,  # a body of the state before the state
            ),
        )
        chosen = best.best
        return best, next(p for p, row in self.said if row is chosen and p["id"] == best.value)


def alike(party: Row, other: Row) -> bool:
    """Whether two mentions' parties may be one: of one country, and neither of another kind."""
    if party["id"] == other["id"]:
        return True
    if party["country"] is None or other["country"] is None:
        return _is_last_name(party, other) or _is_last_name(other, party)
    if party["country"] != other["country"]:
        return False
    if rank_of(party["id"]) == rank_of(other["id"]) == len(MOST_TELLING) - 1:
        return False
    groups = [tables.sector_groups().get((one["sectors"] or [""])[0], 0) for one in (party, other)]
    return 0 in groups or groups[0] == groups[1]


def _is_last_name(party: Row, other: Row) -> bool:
    """Whether one is a person of whom no more than a part of the other's full name is known: "Wang" of "Wang Yi"."""
    if party["country"] is not None or party["kind"] != other["kind"] or party["kind"] != "person":
        return False
    words, full = (set((one["name"] or "").lower().split()) for one in (party, other))
    return bool(words) and words < full


def actors_of(named: Sequence[tuple[Sequence[Row], Row]]) -> list[Actor]:
    """The parties that the mentions name; within one mention two are never one.

    `named` are the parties of a side and their mention; mentions that name most come first, so
    that what the others name finds its place.
    """
    found: list[Actor] = []
    for parties, row in sorted(named, key=lambda one: -len(one[0])):
        taken: set[int] = set()
        for party in telling_first(parties):
            place = next(
                (at for at, one in enumerate(found) if at not in taken and one.takes(party)), None
            )
            if place is None:
                place = len(found)
                found.append(Actor())
            taken.add(place)
            found[place].said.append((party, row))
    return found


def telling_first(parties: Sequence[Row]) -> list[Row]:
    """The parties whose ids say most first."""
    if len(parties) < 2:
        return list(parties)
    return sorted(parties, key=lambda one: -rank_of(one["id"]))


def side_of(rows: Sequence[Row], columns: tuple[str, ...]) -> tuple[list[Actor], list[Actor]]:
    """The parties of the event's side, and those that too few reports name."""
    named = [
        ([party for column in columns for party in row[column]], row)
        for row in rows
        if any(row[column] for column in columns)
    ]
    if not named:
        return [], []
    found = actors_of(named)
    quorum = reports_in(row for _, row in named) / QUORUM
    kept = [one for one in found if one.reports >= quorum]
    return kept or found, [one for one in found if kept and one.reports < quorum]


def event_party(actor: Actor) -> EventParty:
    ballot, party = actor.named()
    return EventParty(party_of(party, ballot.best["part"]), ballot.best["id"], actor.reports)


def party_of(row: Row, part: str) -> Party:
    """A party's row as a record; its span counts in that part of its document."""
    first, last = row["span"] or (0, 0)
    return Party(
        row["id"],
        row["text"],
        Span(first, last, part),  # type: ignore[arg-type]
        row["name"],
        row["country"],
        tuple(row["sectors"] or ()),
        row["kind"],
        row["via"],
    )
