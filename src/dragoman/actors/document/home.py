"""The state that a document is on: whose "the government" and "the police" are where no word says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import Sentence
from ..persons.people import Person
from ..tables.entry import ActorHit, Entry
from ..tables.read import INTERNATIONAL
from ..tables.roles import Roles
from ..tables.wording import Wording
from ..words.ambiguity import Chooser

LEAST = 2
"""So many namings make a state one that a text can be on."""
ALONE = 2
"""So many, where it names no other."""
LEAD = 1.5
"""So many times as often as the next must it be named."""
FAR_MORE = 2
"""So many times as often as in the next state must things be in the one that they are in."""
DATELINE_SHARE = 0.5
"""With so great a share of the most named state's namings, the state of the dateline goes first."""
_TITLE = _SENT = 2
"""What a naming in the title counts, and the dateline of a town that is no capital."""
_DATELINE_ENDS = ("-", "–", "—")
_TOWN_ENDS = re.compile(r"[,(]|\s?--|\s[-–—]")
_DAY = re.compile(r"\d|\)")
_LOCATIVE = frozenset({"in", "at", "near", "to", "from", "for"})


@dataclass(frozen=True, slots=True)
class Home:
    """What the namings of a document say of the state it is on.

    `state` is that state, or None where none clearly leads; `clear` whether it leads by its
    namings alone, so that soldiers and persons without a country are its own too. `author` is the
    state whose government gives the text out: then it is on another, unless it names no other.
    """

    state: str | None = None
    clear: bool = False
    author: str | None = None
    where: str | None = None
    """The state in which the text says that things are, by far the most often: whose crowds and police
    it tells of where no state leads by its namings."""
    dateline: str | None = None
    """The state from which the report is sent."""
    town: bool = False
    """Whether it is sent from a town that is no capital and is on what happens there: bureaus tell of other states too."""
    bureau: int | None = None
    """The sentence of a dateline whose town is only where the correspondent sits."""
    title: tuple[str, ...] = ()
    """The states that the title names, in its order."""
    outlet: str | None = None
    """The state whose paper or station prints it."""


def find_home(
    sentences: Sequence[Sentence],
    hits: Mapping[int, tuple[ActorHit, ...]],
    chooser: Chooser,
    named: Callable[[ActorHit], Person | None],
    author: str | None = None,
    outlet: str | None = None,
) -> Home:
    """Weigh the namings: the title's count double, a capital after "in" is a place and counts not.

    The state of the dateline goes first where the text names it besides, at least half as often as
    the most named one. In a seat of diplomacy the dateline says nothing; a town that is no capital says
    something only where the text names its state too, or no other: bureaus stand in other states.
    """
    scores: dict[str, float] = {}
    places: dict[str, float] = {}
    dateline: str | None = None
    town: str | None = None
    title: dict[str, None] = {}
    told: set[str] = set()
    bureau: int | None = None
    body = next((s.index for s in sentences if s.part == "body"), -1)
    for sentence in sentences:
        first = sentence.index == body and is_dateline(sentence)
        if first:
            town = _town(sentence, hits.get(sentence.index, ()), chooser)
        for hit in hits.get(sentence.index, ()):
            code = _code(hit, chooser, named)
            if code is None:
                continue
            if first:
                diplomatic = hit.text.lower() in Wording.load().diplomatic
                dateline = dateline or (None if diplomatic else code)
                places[code] = places.get(code, 0) + 1
                continue
            if sentence.part == "title":
                title[code] = None
            if not _is_whence(hit, sentence):
                told.add(code)
            if _is_place(hit, sentence) and hit.entries[0].form in ("name", "capital"):
                places[code] = places.get(code, 0) + 1
            if not (hit.entries[0].form == "capital" and _is_place(hit, sentence)):
                weight = _TITLE if sentence.part == "title" else 1
                scores[code] = scores.get(code, 0) + weight
    if town is not None and town not in scores and told - {town}:
        town, bureau = None, body
    if town is not None:
        dateline = town
        scores[town] = scores.get(town, 0) + _SENT
    others = {code: score for code, score in scores.items() if code != author}
    ranked = sorted(places, key=lambda code: -places[code])
    alone = bool(ranked) and (len(ranked) == 1 or places[ranked[0]] >= FAR_MORE * places[ranked[1]])
    where = ranked[0] if alone and places[ranked[0]] >= LEAST else None
    return replace(
        _judged(others or scores, dateline),
        author=author,
        where=where,
        dateline=dateline,
        town=town is not None,
        bureau=bureau,
        title=tuple(title),
        outlet=outlet,
    )


def is_dateline(sentence: Sentence) -> bool:
    """Whether a sentence with which a body begins is its dateline."""
    return sentence.text.rstrip().endswith(_DATELINE_ENDS)


def _judged(scores: Mapping[str, float], dateline: str | None) -> Home:
    if not scores:
        return Home()
    ranked = sorted(scores.values(), reverse=True)
    first = next(code for code in scores if scores[code] == ranked[0])
    second = ranked[1] if len(ranked) > 1 else 0
    clear = ranked[0] >= (LEAST if second else ALONE) and ranked[0] >= LEAD * second
    if dateline is not None and scores.get(dateline, 0) >= DATELINE_SHARE * ranked[0]:
        return Home(dateline, clear and dateline == first)
    return Home(first, True) if clear else Home()


def _code(
    hit: ActorHit, chooser: Chooser, named: Callable[[ActorHit], Person | None]
) -> str | None:
    found: Entry | Person | None
    found = named(hit) if hit.entries[0].form == "person" else chooser.choose(hit)
    if found is None or found.country in INTERNATIONAL:
        return None
    return found.country


def _town(sentence: Sentence, hits: Sequence[ActorHit], chooser: Chooser) -> str | None:
    """The state of the town with which a dateline begins, no capital and with no state behind it: "GARISSA -"."""
    name, *behind = map(str.strip, _TOWN_ENDS.split(sentence.text.partition("/")[0]))
    if any(hit.start - sentence.start < len(name) for hit in hits) or not name:
        return None
    if name.lower() in Wording.load().diplomatic:
        return None
    grounds, around = chooser.grounds, behind[0] if behind else ""
    if around and not _DAY.search(around):  # "CHARLOTTE, North Carolina"
        return grounds.province(around)
    return grounds.state(name.title() if name.isupper() else name, there=True)


def _is_place(hit: ActorHit, sentence: Sentence) -> bool:
    before = sentence.text[: hit.start - sentence.start].split()
    return bool(before) and before[-1].lower() in _LOCATIVE


def _is_whence(hit: ActorHit, sentence: Sentence) -> bool:
    """Whether a naming only tells where those come from to whom something happens: "arrested two Somali traders"."""
    words = sentence.text[hit.end - sentence.start :].lower().split()
    words[:1] = [word.strip(".,;:") for word in words[:1]]
    role = Roles.load().at(words, 0) if words else None
    if hit.entries[0].form != "adjective" or hit.start == sentence.start or role is None:
        return False
    return Wording.load().home_sectors.isdisjoint(role[1].sectors)
