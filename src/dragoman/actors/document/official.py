"""Official statements: the state or body that gives a document out, whom its "we" means.

A department of state, a presidency or an embassy as the outlet is no newspaper: the text speaks for
it, calls its own officers "the President" and "the Secretary", and is mostly about somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model import Document, Party, Sentence, Span
from ..tables.entry import ActorHit, Entry
from ..tables.index import ActorIndex
from ..tables.read import INTERNATIONAL
from ..tables.roles import Role, Roles
from ..tables.wording import Wording

_WORD = re.compile(r"[\w.’'-]+")


def find_author(document: Document, index: ActorIndex) -> Party | None:
    """The government or body that the outlet is; None where it is a newspaper, agency or unknown.

    All its words must be of such a name: "Army Times" and "EU Observer" are none.
    """
    outlet = document.outlet
    if not outlet:
        return None
    hits = index.find(Sentence(0, "body", 0, len(outlet), outlet))
    entries = [hit.entries[0] for hit in hits]
    for hit in reversed(hits):
        outlet = outlet[: hit.start] + outlet[hit.end :]
    roles = _roles(_WORD.findall(re.sub(r"['’]s\b", " 's", outlet.lower())))
    if roles is None:
        return None
    wording = Wording.load()
    for entry in entries:
        if entry.form in ("metonym", "organisation") and _governs(entry):
            return _author(entry.id, entry.name, entry.country, entry.sectors)
    for role in roles:
        country = wording.office_country.get(role.name) or next(
            (entry.country for entry in entries if entry.kind == "state"), None
        )
        if country is not None and wording.governing.intersection(role.sectors[:1]):
            return _author(f"{country}.{role.sectors[0]}", country, country, role.sectors)
    return None


def outlet_state(document: Document, index: ActorIndex) -> str | None:
    """The state whose paper, station or office the outlet is; None where it is of many or unknown."""
    outlet = document.outlet
    if not outlet:
        return None
    hits = index.find(Sentence(0, "body", 0, len(outlet), outlet))
    codes = (entry.country for hit in hits for entry in hit.entries[:1])
    return next((code for code in codes if code and code not in INTERNATIONAL), None)


def find_writers(document: Document, author: Party | None, index: ActorIndex) -> tuple[Party, ...]:
    """All whose words an official text is: the author's, or of many together where its title says so.

    Where it names states before its "on" they are theirs, and the author's too if it names an office of no other
    state (`Secretary Jane Doe and Japanese Minister ...`). `Statement of the Friends of Chile` and `Joint Statement
    on Peru` are of no one state, though one gives them out; persons are left to speak.
    """
    by = _by_many(document)
    if author is None or author.country in INTERNATIONAL or by is None:
        return (author,) if author else ()
    hits = index.find(Sentence(0, "title", 0, len(by), by))
    own = _own_office(by, hits)
    named = [hit for hit in hits if by[: hit.start].lower().split()[-2:] != ["friends", "of"]]
    if not own and not any(hit.entries[0].kind in ("state", "person") for hit in named):
        return (Party("IGO", "", Span(0, 0), "IGO", "IGO", (), "organisation", "document"),)
    codes = dict.fromkeys((author.country,) if own else ())
    codes |= dict.fromkeys(hit.entries[0].country for hit in hits if _is_state(hit))
    if len(codes) < 2:
        return (author,)
    return tuple(
        author if code == author.country else _author(f"{code}.GOV", code, code, ("GOV",))
        for code in codes
        if code
    )


def _is_state(hit: ActorHit) -> bool:
    return hit.entries[0].kind == "state" or hit.entries[0].country == "EUR"


def _by_many(document: Document) -> str | None:
    """The words of a title that say who gives the text out together, before what it is on."""
    wording, title = Wording.load(), document.title or ""
    on = (w.start() for w in _WORD.finditer(title) if w.group().lower() in wording.about)
    by = title[: next(on, len(title))]
    words = frozenset(_WORD.findall(by.lower()))
    together = wording.papers & words and wording.together & words
    return by if together else None


def _own_office(by: str, hits: Sequence[ActorHit]) -> bool:
    """Whether the words name an office or a ministry, and not of which state it is."""
    states = [
        (hit.start, hit.end)
        for hit in hits
        if hit.entries[0].kind == "state" or hit.entries[0].country in INTERNATIONAL
    ]
    words = list(_WORD.finditer(by))
    forms = [word.group().lower() for word in words]
    roles, i = Roles.load(), 0
    while i < len(words):
        found = roles.at(forms, i)
        if found is None or not _is_seat(found[1]):
            i += 1
            continue
        start, end = words[i].start(), words[found[0] - 1].end()
        before = any(by[b:start].strip(" ’'s") == "" for a, b in states if b <= start)
        after = any(by[end:a].split() in (["of"], ["of", "the"]) for a, b in states if a >= end)
        if not before and not after:
            return True
        i = found[0]
    return False


def _roles(words: list[str]) -> list[Role] | None:
    """The roles that the words are; None where one is neither of a role nor of an office's name."""
    found, roles, i = list[Role](), Roles.load(), 0
    while i < len(words):
        role = roles.at(words, i)
        if role is not None and _is_seat(role[1]):
            i = role[0]
            found.append(role[1])
        elif words[i] in Wording.load().outlet_words:
            i += 1
        else:
            return None
    return found


def _governs(entry: Entry) -> bool:
    """Whether a body rules or commands, or is one of states: no broadcaster, no party, no firm."""
    if entry.country in INTERNATIONAL:
        return entry.country in ("IGO", "UNO", "EUR") and entry.sectors[:1] != ("JRN",)
    return bool(Wording.load().governing.intersection(entry.sectors[:1]))


def _is_seat(role: Role) -> bool:
    """Whether a body or its holder is of those that give out statements."""
    ruling = Wording.load().governing.intersection(role.sectors[:1])
    return bool(ruling) and role.kind in ("institutions", "offices") and not role.plural


def _author(id: str, name: str, country: str | None, sectors: tuple[str, ...]) -> Party:
    return Party(id, "", Span(0, 0), name, country, sectors, "organisation", "document")
