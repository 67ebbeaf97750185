"""What of matched mentions is right beside type and parties: modes, CAMEO code, status, source, date, place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..model import EventMention
from .acts import country_of
from .events import Scores
from .news import GoldAct, GoldDate

Matched = tuple[GoldAct, EventMention]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Told:
    """A field that a sentence may or may not tell: `false` are values where gold has none."""

    gold: int
    right: int
    wrong: int
    missed: int
    false: int

    @property
    def accuracy(self) -> float:
        """The share of gold values that are given rightly."""
        return self.right / self.gold if self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Codes:
    """CAMEO codes of pairs of which gold has one: the shares that are right as far as said."""

    pairs: int
    root: float
    """The first two digits."""
    base: float
    """The first three digits, where gold goes so far."""
    finest: float
    """The whole code, neither coarser nor finer than gold's."""


@dataclass(frozen=True, slots=True)
class Details:
    """Figures over pairs of a gold act and the mention of its type that is most like it."""

    pairs: int
    modes: Scores
    cameo: Codes
    status: float
    said_by: Told
    sources: float
    """The share of pairs whose source is right, or rightly none."""
    dates: Told
    places: Told


def details(pairs: Sequence[Matched]) -> Details:
    """Compare the fields of matched acts; sources by country, dates by both ends, places by country.

    A date that the coder only assumes (the report's own) is none that the sentence tells.
    """
    sources = [
        (country_of(act.said_by) if act.said_by else None, _source(mention))
        for act, mention in pairs
    ]
    return Details(
        len(pairs),
        Scores(
            sum(len({*act.modes} & {*mention.modes}) for act, mention in pairs),
            sum(len(mention.modes) for _, mention in pairs),
            sum(len(act.modes) for act, _ in pairs),
        ),
        _codes([(act.cameo, mention.cameo or "") for act, mention in pairs if act.cameo]),
        _share(act.status == mention.status for act, mention in pairs),
        told(sources),
        _share(gold == coded for gold, coded in sources),
        told(
            [
                (act.date, _date(mention))
                for act, mention in pairs
                if act.date is None or act.date.closed
            ]
        ),
        told([(act.place, mention.place and mention.place.country) for act, mention in pairs]),
    )


def _codes(codes: Sequence[tuple[str, str]]) -> Codes:
    return Codes(
        len(codes),
        root=_share(gold[:2] == coded[:2] for gold, coded in codes),
        base=_share(gold[:3] == coded[:3] for gold, coded in codes),
        finest=_share(gold == coded for gold, coded in codes),
    )


def _source(mention: EventMention) -> str | None:
    return None if mention.said_by is None else mention.said_by.country or "---"


def _date(mention: EventMention) -> GoldDate | None:
    when = mention.date
    return None if when is None or when.span is None else GoldDate(when.start, when.end)


def told(values: Sequence[tuple[T | None, T | None]]) -> Told:
    """Count pairs of a gold value and a coded one."""
    return Told(
        gold=sum(gold is not None for gold, _ in values),
        right=sum(gold is not None and gold == coded for gold, coded in values),
        wrong=sum(None not in (gold, coded) and gold != coded for gold, coded in values),
        missed=sum(gold is not None and coded is None for gold, coded in values),
        false=sum(gold is None and coded is not None for gold, coded in values),
    )


def _share(values: Iterable[bool]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0
