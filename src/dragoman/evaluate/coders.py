"""How far two coders of the same sentences agree."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, LookupFailed
from .acts import LEVELS, Act, Level, closest, country_of, matched
from .details import Told, told
from .events import Scores
from .gold import text_of
from .news import GoldAct, GoldDate, GoldParty, read_act
from .resampling import total

Coded = Mapping[str, Sequence[GoldAct]]
"""The acts that a coder found, by sentence; a sentence without any has an empty list."""


@dataclass(frozen=True, slots=True)
class CoderAgreement:
    """CoderAgreement of two coders. `events` is the share of sentences on which both say that there is
    an event, or both that there is none; `kappa` is Cohen's on that; `levels` hold F1 of one against
    the other; `fields` compare what acts of one type that both found tell besides, the first being
    taken for gold. `alpha` is Krippendorff's on the set of types of a sentence, sets that differ being
    wholly different (`exact`) or as far apart as the share of types that they do not share.
    """

    sentences: int
    unshared: int
    """Sentences that only one of the two has coded: left out."""
    with_events: tuple[int, int]
    acts: tuple[int, int]
    events: float
    kappa: float
    levels: Mapping[Level, Scores]
    fields: Mapping[str, Told]
    alpha_exact: float
    alpha_graded: float


def read_coded(path: Path) -> dict[str, list[GoldAct]]:
    """The acts of a coder by sentence, from the coder's own file or from gold with offsets."""
    found: dict[str, list[GoldAct]] = {}
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
            key = (
                str(row["n"])
                if "n" in row
                else " ".join(map(str, (row["document"], row["part"], row["span"])))
            )
            acts = [read_act(each) for each in row["events"]]
        except LookupFailed as fault:
            raise InputError(f"{where}: {fault}") from None
        except (KeyError, TypeError, ValueError) as fault:
            raise InputError(
                f"{where}: no coded sentence ({fault}). See docs/evaluation.md."
            ) from None
        if key in found:
            raise InputError(f"{where}: sentence {key} is coded twice. Leave one.")
        found[key] = acts
    return found


def agreement(first: Coded, second: Coded) -> CoderAgreement:
    """Compare two coders over the sentences that both have coded.

    Raises InputError where they share none.
    """
    shared = [key for key in first if key in second]
    if not shared:
        raise InputError("The two files share no sentence. Give two codings of the same sentences.")
    acts = [(first[key], second[key]) for key in shared]
    pairs = [([each.act for each in one], [each.act for each in two]) for one, two in acts]
    said = [(bool(one), bool(two)) for one, two in pairs]
    types = [(_types(one), _types(two)) for one, two in pairs]
    return CoderAgreement(
        len(shared),
        len(first) + len(second) - 2 * len(shared),
        (sum(one for one, _ in said), sum(two for _, two in said)),
        (sum(len(one) for one, _ in pairs), sum(len(two) for _, two in pairs)),
        sum(one == two for one, two in said) / len(said),
        kappa(said),
        {
            level: total(
                [Scores(len(matched(one, two, level)), len(two), len(one)) for one, two in pairs]
            )
            for level in LEVELS
        },
        _fields(acts),
        alpha(types, lambda one, two: float(one != two)),
        alpha(types, _jaccard),
    )


def _fields(acts: Sequence[tuple[Sequence[GoldAct], Sequence[GoldAct]]]) -> dict[str, Told]:
    """Sectors, sources, dates and places of acts of one type that both coders found."""
    found = [
        (one[i], two[j])
        for one, two in acts
        for i, j in closest([each.act for each in one], [each.act for each in two])
    ]
    return {
        "sector": told(
            [
                sectors
                for one, two in found
                for sides in ((one.actors, two.actors), (one.recipients, two.recipients))
                for sectors in _sectors(*sides)
            ]
        ),
        "source": told([(one.said_by, two.said_by) for one, two in found]),
        "date": told(
            [
                (one.date, two.date)
                for one, two in found
                if _closed_or_none(one.date) and _closed_or_none(two.date)
            ]
        ),
        "place": told([(one.place, two.place) for one, two in found]),
    }


def _sectors(
    one: Sequence[GoldParty], two: Sequence[GoldParty]
) -> list[tuple[str | None, str | None]]:
    """The first sectors of the parties of a side, by the countries that both coders give it."""
    first, second = _first_sectors(one), _first_sectors(two)
    return [(first[country], second[country]) for country in first if country in second]


def _first_sectors(parties: Sequence[GoldParty]) -> dict[str, str | None]:
    return {country_of(each.code): next(iter(each.code.split()[1:]), None) for each in parties}


def _closed_or_none(when: GoldDate | None) -> bool:
    return when is None or when.closed


def _types(acts: Sequence[Act]) -> frozenset[str]:
    return frozenset(act.event for act in acts)


def _jaccard(one: frozenset[str], two: frozenset[str]) -> float:
    return 1 - len(one & two) / len(one | two) if one | two else 0.0


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Cohen's kappa of two coders; 1 where both always say the same one thing."""
    n = len(pairs)
    observed = sum(one == two for one, two in pairs) / n
    yes = sum(one for one, _ in pairs) / n, sum(two for _, two in pairs) / n
    expected = yes[0] * yes[1] + (1 - yes[0]) * (1 - yes[1])
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0


def alpha(
    pairs: Sequence[tuple[frozenset[str], frozenset[str]]],
    distance: Callable[[frozenset[str], frozenset[str]], float],
) -> float:
    """Krippendorff's alpha of two coders without gaps: 1 - observed over expected disagreement.

    Expected: the mean distance of two different values out of all that both have given
    (Krippendorff, Content Analysis, chapter 11).
    """
    observed = sum(distance(one, two) for one, two in pairs) / len(pairs)
    counts = Counter(value for pair in pairs for value in pair)
    n = counts.total()
    apart = sum(counts[one] * counts[two] * distance(one, two) for one in counts for two in counts)
    expected = apart / (n * (n - 1))
    return 1 - observed / expected if expected else 1.0
