"""Tellings of one agreement as they gather, and what keeps two gatherings apart.

What is told of the whole gathering is compared, never of two members alone, so that a chain of
vague reports cannot join two agreements that contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from ...model import EventDate
from ..source import meet
from .names import is_acronym, shortens
from .telling import AgreementTelling

PEACE = "peace"

TO_SIGN = timedelta(days=365)
"""How long after its initialling an agreement is signed at the latest."""


@dataclass(slots=True)
class Cluster:
    """Tellings taken for one agreement."""

    members: list[AgreementTelling]
    reasons: list[str] = field(default_factory=list)
    own: set[tuple[str, ...]] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    sequels: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    stories: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    signed: list[EventDate] = field(default_factory=list)
    initialled: list[EventDate] = field(default_factory=list)

    @classmethod
    def of(cls, telling: AgreementTelling) -> Cluster:
        one = cls([])
        one._take(telling)
        return one

    def absorb(self, other: Cluster, reason: str) -> None:
        """Take in the members of another cluster."""
        for telling in other.members:
            self._take(telling)
        self.reasons += [*other.reasons, reason]

    def _take(self, telling: AgreementTelling) -> None:
        self.members.append(telling)
        self.own |= telling.own
        self.forms |= {telling.form} if telling.form else set()
        self.subjects |= {telling.subject} if telling.subject else set()
        self.sequels |= {telling.sequel} if telling.sequel else set()
        self.sides |= telling.sides
        self.stories.add(telling.source.story)
        self.nouns |= {name.noun for name in telling.names if name.noun}
        self.signed += [day for day in telling.signed if day not in self.signed]
        self.initialled += [day for day in telling.initialled if day not in self.initialled]
        if not telling.headline:
            self.documents.add(telling.source.document)

    @property
    def key(self) -> tuple[date, str, str]:
        """The earliest member: what clusters are sorted by."""
        return min((*t.source.order, t.id) for t in self.members)

    @property
    def strong(self) -> bool:
        """Whether a member gives a whole name: "the Lima Treaty"."""
        return any(name.strong and name.own for t in self.members for name in t.names)

    @property
    def joins(self) -> bool:
        """Whether somebody is told to have joined it."""
        return any(row["joined"] for t in self.members for row, _ in t.parties())

    def days(self) -> Iterable[date]:
        """Publication days of the members."""
        return (t.source.published for t in self.members if t.source.published)


def same_name(one: Cluster, other: Cluster) -> bool:
    """Whether they share a name of their own, spelt out or as an acronym."""
    if one.own & other.own:
        return True
    return any(
        is_acronym(short, name.text)
        for a, b in ((one, other), (other, one))
        for short in a.own
        for t in b.members
        for name in t.names
        if name.own
    )


def conflict(one: Cluster, other: Cluster) -> str | None:
    """Why two clusters cannot be one agreement; None where nothing speaks against it."""
    named = same_name(one, other)
    if one.own and other.own and not named and not _short(one, other):
        return "other names"
    together = bool(one.stories & other.stories)
    if one.sequels != other.sequels and not (together and not (one.sequels and other.sequels)):
        return "one follows the other"
    if one.documents & other.documents:
        return "told apart in one document"
    if named:
        return None
    if one.forms and other.forms and not one.forms & other.forms:
        return "other forms"
    if one.subjects and other.subjects and not one.subjects & other.subjects:
        # what one report of a story calls a peace, another may call by what it settles
        settled = together and len(one.sides & other.sides) > 1
        if not (settled and PEACE in one.subjects | other.subjects):
            return "other subjects"
    if one.sides and other.sides and not (one.sides <= other.sides or other.sides <= one.sides):
        return "other parties"
    return _other_days(one, other)


def _short(one: Cluster, other: Cluster) -> bool:
    return any(shortens(a, b) or shortens(b, a) for a in one.own for b in other.own)


def same_days(one: Cluster, other: Cluster) -> bool:
    """Whether days on which both are told to have been signed, or initialled, can be the same."""
    return any(meet(a, b) for a in one.signed for b in other.signed) or any(
        meet(a, b) for a in one.initialled for b in other.initialled
    )


def _other_days(one: Cluster, other: Cluster) -> str | None:
    for mine, theirs in ((one.signed, other.signed), (one.initialled, other.initialled)):
        if mine and theirs and not any(meet(a, b) for a in mine for b in theirs):
            return "signed on other days"
    for first, then in ((one.initialled, other.signed), (other.initialled, one.signed)):
        if first and then and not _in_turn(first, then):
            return "signed too long after the other was initialled, or before it"
    return None


def _in_turn(initialled: Iterable[EventDate], signed: Iterable[EventDate]) -> bool:
    """Whether a signing can be of what was initialled."""
    return any(a.start <= b.end and b.start - a.end <= TO_SIGN for a in initialled for b in signed)


def follows(one: Cluster, other: Cluster) -> bool:
    """Whether one signs what the other initialled, by the same sides as far as both name them."""
    if one.signed and other.signed:
        return False
    turns = ((one.initialled, other.signed), (other.initialled, one.signed))
    return len(one.sides & other.sides) > 1 and any(
        _in_turn(first, then) for first, then in turns if first and then
    )


def likeness(one: Cluster, other: Cluster) -> tuple[int, list[str]]:
    """What speaks for one agreement: points, and each reason in words.

    A name of its own weighs most, then a day of signing, then shared parties, subject, form and
    noun; parties that one side leaves out weigh nothing.
    """
    points, reasons = 0, []
    if same_name(one, other):
        points += 8
        reasons.append("same name")
    if same_days(one, other):
        points += 4
        reasons.append("same day of signing")
    elif follows(one, other):
        points += 2
        reasons.append("initialled, then signed")
    shared = one.sides & other.sides
    if shared:
        points += min(3, len(shared)) + (1 if one.sides == other.sides else 0)
        reasons.append(f"parties {', '.join(sorted(shared))}")
    for what, mine, theirs in (
        ("subject", one.subjects, other.subjects),
        ("form", one.forms, other.forms),
        ("noun", one.nouns, other.nouns),
    ):
        common = mine & theirs
        if common:
            points += 1
            reasons.append(f"{what} {', '.join(sorted(common))}")
    return points, reasons
