"""What a document says of each state that a party without one may be of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...model import Tree
from ..cast import Place
from ..notes import Notes, Page
from ..referring.scene import chain_root
from ..tables.read import INTERNATIONAL
from .stateless import Stateless

BACK = 3
"""Sentences back in which a state is near."""

LEAD = 3
"""Sentences that name states, from the first on, that say what a text is on."""

KIN = 6
"""Letters that a noun and its plural begin with in common."""

_GATHERED = frozenset({"document", "none"})
"""How a country was found that is no evidence on others: it is itself gathered from the document."""


class _Told(NamedTuple):
    """A state that a phrase of a sentence is of."""

    token: int
    country: str


class Bearings:
    """The states of a document, and the evidence on each for a phrase: names of the weights."""

    __slots__ = (
        "_home", "_lead", "_nouns", "_of_document", "_pages", "_sectors", "_share", "_told", "_town_share", "_towns",
    )  # fmt: skip

    def __init__(self, pages: Sequence[Page], notes: Notes) -> None:
        self._home = notes.home
        self._pages: Mapping[int, Page] = {page.tree.sentence.index: page for page in pages}
        self._told: dict[int, list[_Told]] = {}
        self._nouns: dict[str, set[str]] = {}
        self._sectors: dict[str, set[str]] = {}
        for (number, token), parties in notes.parties.items():
            forms = self._pages[number].tree.forms
            for party in parties:
                code = party.country
                if code is None or code in INTERNATIONAL or party.via in _GATHERED:
                    continue
                self._told.setdefault(number, []).append(_Told(token, code))
                self._nouns.setdefault(forms[token][:KIN], set()).add(code)
                for sector in party.sectors[:1]:
                    self._sectors.setdefault(sector, set()).add(code)
        self._told = {number: sorted(self._told[number]) for number in sorted(self._told)}
        lead = (told for number in [*self._told][:LEAD] for told in self._told[number])
        self._lead = _shares(Counter(told.country for told in lead))
        self._towns = {number: _towns(page) for number, page in self._pages.items()}
        self._share = _shares(Counter({code: notes.named[code] for code in notes.states}))
        self._town_share = _shares(Counter(c for codes in self._towns.values() for c in codes))
        states = {told.country for each in self._told.values() for told in each}
        states.update(self._share, self._town_share, *map(_settings, pages))
        states.update(filter(None, (self._home.author, self._home.outlet)))
        states -= INTERNATIONAL
        self._of_document = {code: self._document_evidence(code) for code in sorted(states)}

    def evidence(self, phrase: Stateless) -> dict[str, dict[str, float]]:
        """What speaks for each state; of a phrase with several places the mean over them.

        A state whose the words say that the phrase is not is left out.
        """
        found = {code: dict(known) for code, known in self._of_document.items()}
        for place in phrase.parties:
            for name, codes in self._of_place(place):
                for code in codes:
                    if code in found:
                        had = found[code].get(name, 0.0)
                        found[code][name] = had + 1 / len(phrase.parties)
        for code in self._sectors.get(phrase.sector or "", ()):
            found[code]["sector"] = 1.0
        if phrase.mention is not None and phrase.mention.unlike is not None:
            found.pop(phrase.mention.unlike, None)
        return found

    def _document_evidence(self, code: str) -> dict[str, float]:
        home = self._home
        told = {
            "title": code in home.title[:1],
            "dateline": code == home.dateline,
            "author": code == home.author,
            "outlet": code == home.outlet,
        }
        return {
            "share": self._share.get(code, 0.0),
            "lead": self._lead.get(code, 0.0),
            "town_share": self._town_share.get(code, 0.0),
            **{name: 1.0 for name, holds in told.items() if holds},
        }

    def _of_place(self, place: Place) -> Iterator[tuple[str, Iterable[str]]]:
        """The evidence of a place, each with the states that it speaks for."""
        number, token = place
        page = self._pages[number]
        tree = page.tree
        here = [told for told in self._told.get(number, ()) if told.token != token]
        before = [told for told in here if told.token < token]
        after = [told for told in here if told.token > token]
        yield "before", [told.country for told in before[-1:]]
        yield "after", [told.country for told in after[:1]]
        yield "under", {told.country for told in here if tree[told.token].head == token}
        yield "over", {told.country for told in here if tree[token].head == told.token}
        yield "town", self._towns[number]
        yield "setting", _settings(page) if page.settings else ()
        yield "noun", self._nouns.get(tree.forms[token][:KIN], ())
        if token in page.quoted:
            said = [told.country for told in here if told.token not in page.quoted]
            yield "speaker", said[:1]
        back = range(number - 1, number - 1 - BACK, -1)
        near = next((self._told[n] for n in back if n in self._told), [])
        yield "near", {told.country for told in near}
        if not any(_is_subject(tree, told.token) for told in before):
            last = self._told.get(number - 1, ())
            subjects = (t for t in last if _is_subject(self._pages[number - 1].tree, t.token))
            yield "subject", [told.country for told in subjects][:1]


def _is_subject(tree: Tree, token: int) -> bool:
    return tree[chain_root(tree, token)].dep.startswith("nsubj")


def _towns(page: Page) -> frozenset[str]:
    """The states in which the towns of a sentence lie."""
    entries = (entry for each in page.mentions for entry in (each.place, *each.places))
    codes = (entry.country for entry in entries if entry is not None and entry.country)
    return frozenset(code for code in codes if code not in INTERNATIONAL)


def _settings(page: Page) -> frozenset[str]:
    """The states in which a sentence says that things are."""
    codes = (entry.country for each in page.settings for entry in each.states)
    return frozenset(code for code in codes if code is not None)


def _shares(counts: Counter[str]) -> Mapping[str, float]:
    total = counts.total()
    return {code: count / total for code, count in counts.items()} if total else {}
