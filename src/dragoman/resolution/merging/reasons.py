"""Why mentions are told to be one event, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ...model import MergeReason
from ...model.schema import Row
from ..comparing import tables
from ..comparing.evidence import evidence
from ..comparing.scorer import probability, scores, weight_of
from ..comparing.traits import Traits
from ..events.happenings import Grouping

FIRST = 20
"""Earlier mentions of an event that a mention is compared with: one that tells the same is there."""

AT_ONCE = 10_000
"""Events whose mentions are compared together."""

SHOWN = 4
"""Shared words that are shown, the most telling."""

LEAST_TOLD = 0.25
"""Evidence that weighs less is not told."""

COPIES = "the same words in copies of one report"
BY_OTHERS = "what joins it is the event's other mentions"
BY_HAND = "by hand: joined, or left together by a split"

Rows = NDArray[np.int64]
_WORD = re.compile(r"[^\W_]+")


def best_partners(traits: Traits, clusters: Sequence[Rows]) -> Rows:
    """For each mention the one of the first of its event, told before it, that it is most like.

    -1 for the first of an event. `clusters` are the mentions of each event as they were told.
    """
    found = np.full(len(traits), -1, np.int64)
    several = [cluster for cluster in clusters if len(cluster) > 1]
    for first in range(0, len(several), AT_ONCE):
        some = several[first : first + AT_ONCE]
        later = np.concatenate(
            [np.repeat(each, np.minimum(np.arange(len(each)), FIRST)) for each in some]
        )
        earlier = np.concatenate(
            [each[: min(at, FIRST)] for each in some for at in range(1, len(each))]
        )
        score = scores(traits, later, earlier)
        # The last entry of each mention stands: that with the highest score, then the earliest told.
        order = np.lexsort((-np.arange(len(later)), score))
        found[later[order]] = earlier[order]
    return found


def reasons_for(
    traits: Traits, grouping: Grouping, rows: Mapping[int, Row], partners: Rows
) -> dict[int, MergeReason]:
    """For each mention in `rows` that has a partner, why the two are told to be one.

    `rows` are the mentions' rows with `words`, the text of the sentence, by their place.
    """
    later = np.array([place for place in rows if partners[place] >= 0], np.int64)
    if not len(later):
        return {}
    earlier = partners[later]
    names, table = worth(traits, later, earlier)
    total = scores(traits, later, earlier).tolist()
    found = {}
    for at, (place, other) in enumerate(zip(later.tolist(), earlier.tolist(), strict=True)):
        apart = grouping.tellings[place] != grouping.tellings[other]
        if apart and grouping.units[place] == grouping.units[other]:
            because = COPIES if copies(traits, place, other) else BY_HAND
        else:
            because = told(names, table[at], rows[place], rows[other])
            if total[at] < 0:
                because += f"; {BY_OTHERS}"
        chance = round(probability(total[at]), 4)
        found[place] = MergeReason(rows[place]["id"], rows[other]["id"], chance, because)
    return found


def worth(traits: Traits, one: Rows, other: Rows) -> tuple[list[str], NDArray[np.float32]]:
    """The names of all evidence, and what each is worth: a row a pair, a column a name."""
    names: list[str] = []
    columns: list[NDArray[np.float32]] = []
    for name, value in evidence(traits, one, other):
        names.append(name)
        columns.append((np.float32(weight_of(name)) * value).astype(np.float32))
    return names, np.stack(columns, axis=1)


def copies(traits: Traits, one: int, other: int) -> bool:
    """Whether two mentions stand in two documents that are one report."""
    report = traits.report[one]
    here = report > 0 and report == traits.report[other]
    return bool(here and traits.document[one] != traits.document[other])


def told(names: Sequence[str], values: NDArray[np.float32], row: Row, other: Row) -> str:
    """What speaks for it, the weightiest first; then what speaks against it."""
    known = dict(zip(names, values.tolist(), strict=True))
    order = sorted(known, key=lambda name: -known[name])
    speaking = [phrase(name, row, other) for name in order if known[name] >= LEAST_TOLD]
    against = [phrase(name, row, other) for name in reversed(order) if known[name] <= -LEAST_TOLD]
    text = "; ".join(speaking) or "no single thing; the others of the event"
    return f"{text}, though {'; '.join(against)}" if against else text


def phrase(name: str, row: Row, other: Row) -> str:
    """One piece of evidence in words, with the value that both have where there is one."""
    name = name.removesuffix("_in_story")
    if name == "words":
        common = shared_words(row["words"], other["words"])
        return f"shared words {', '.join(common)}" if common else "shared words"
    if name in ("same_site", "site_within", "near_sites", "same_country"):
        return f"{PHRASES[name]} {row['place']['name']}"
    if name == "same_day":
        return f"same day {row['date']['start']}"
    if name == "same_number":
        numbers = [
            f"{count['text']} {count['what']}"
            for count in row["counts"]
            for that in other["counts"]
            if all(count[key] == that[key] for key in ("what", "low", "high"))
        ]
        return f"{', '.join(numbers)} in both"
    if name in ("actors", "recipients", "parties"):
        return f"{PHRASES[name]} {', '.join(parties_in(name, row))}".rstrip()
    if name == "kin":
        return f"told as {row['event']} and as {other['event']}"
    return PHRASES.get(name, name.replace("_", " "))


PHRASES: Mapping[str, str] = {
    "same_site": "same place",
    "site_within": "one place within the other:",
    "near_sites": "places near each other:",
    "same_country": "same country",
    "actors": "actors agree:",
    "recipients": "recipients agree:",
    "parties": "parties agree:",
    "same_entry": "same act",
    "same_cameo": "same code",
    "near_days": "days that touch",
    "wide_dates": "dates that touch",
    "undated_near": "published within three days",
    "undated_far": "published weeks apart",
    "near_number": "numbers near each other",
    "far_number": "numbers far apart",
    "one_and_many": "one person and several",
    "headline_lead": "headline and opening of one report",
    "adjoining": "two words beside each other for one act",
    "chief": "both reports of the story open with it",
    "near_words": "shared words in the phrases of the acts",
    "same_meeting": "a meeting of the same parties in one story",
    "same_rally": "a rally of the same people in one report",
    "same_deed": "what the same parties do once in one story",
    "claimed": "one claims what the other tells",
    "same_war": "one war",
    "recalled": "one tells again by the month or year what the other told",
    "retold": "the same word in two reports of the story",
    "headline": "headline and text of one report",
    "same_document": "one report",
    "same_sentence": "two acts in one sentence",
    "other_cameo": "another code",
    "once": "one story's acts of this kind are often one",
    "near_sentences": "sentences near each other",
    "report_words": "reports about the same",
    "other_report": "reports about other things",
    "other_mode": "another mode",
    "war_and_strike": "one names a war, the other an act in one",
    "other_actors": "actors that cannot be the same",
    "unlike_actors": "actors unlike each other, the state of one unknown",
    "unnamed_actors": "no actor named in one",
    "other_recipients": "recipients that cannot be the same",
    "unlike_recipients": "recipients unlike each other, the state of one unknown",
    "unnamed_recipients": "no recipient named in one",
    "other_parties": "parties that cannot be the same",
    "roles_reversed": "who acts in one is acted upon in the other",
    "very_wide_dates": "a year or more that holds the other's date",
    "other_day": "days two or three apart",
    "days_apart": "days four to ten apart",
    "other_sites": "towns 30 to 100 km apart",
    "far_sites": "towns far apart",
    "no_words": "no telling word in common",
    "no_words_said": "both are words, and of other things",
    "same_copy": "copies of one report",
    "other_status": "another status",
    "sequel_later": "one tells of a later round",
    "sequel": "one tells of a later round",
}


def parties_in(name: str, row: Row) -> list[str]:
    columns = ("actors", "recipients") if name == "parties" else (name,)
    return [party["name"] or party["text"] for column in columns for party in row[column]]


def shared_words(text: str, other: str) -> list[str]:
    """The most telling words that two sentences share, as the first has them."""
    stems = {word[:6].casefold() for word in _WORD.findall(other or "")}
    common: dict[str, str] = {}
    for word in _WORD.findall(text or ""):
        if word[:6].casefold() in stems:
            common.setdefault(word[:6].casefold(), word)
    order = sorted(common, key=lambda stem: -weight_of_stem(stem))
    return [common[stem] for stem in order[:SHOWN] if weight_of_stem(stem) > 0]


@cache
def weight_of_stem(stem: str) -> float:
    from ..arrays.words import read_words

    table = tables.telling("en")
    stems = read_words([stem]).stems.values
    return float(table.of(stems)[0]) if table is not None and len(stems) else 0.0
