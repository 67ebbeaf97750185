"""What a document says of each state that a party without one may be of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from .cast import Place
from .notes import Notes, Page
from .read import INTERNATIONAL
from .scene import chain_root
from .stateless import Stateless

BACK = 3
"""Sentences back in which a state is near."""

KIN = 6
"""Letters that a noun and its plural begin with in common."""

_GATHERED = frozenset({"document", "none"})
"""How a country was found that says nothing of others: it is itself gathered from the document."""


class _Told(NamedTuple):
    """A state that a phrase of a sentence is of."""

    token: int
    country: str
    subject: bool


class Bearings:
    """The states of a document, and the evidence on each for a phrase: names of the weights."""

    __slots__ = ("_home", "_nouns", "_pages", "_sectors", "_share", "_told", "_town_share", "_towns", "states")  # fmt: skip

    def __init__(self, pages: Sequence[Page], notes: Notes) -> None:
        self._home = notes.home
        self._pages: Mapping[int, Page] = {page.tree.sentence.index: page for page in pages}
        self._told: dict[int, list[_Told]] = {}
        self._nouns: dict[str, set[str]] = {}
        self._sectors: dict[str, set[str]] = {}
        for (number, token), parties in sorted(notes.parties.items()):
            tree = self._pages[number].tree
            for party in parties:
                code = party.country
                if code is None or code in INTERNATIONAL or party.via in _GATHERED:
                    continue
                subject = tree[chain_root(tree, token)].dep.startswith("nsubj")
                self._told.setdefault(number, []).append(_Told(token, code, subject))
                self._nouns.setdefault(tree.forms[token][:KIN], set()).add(code)
                for sector in party.sectors[:1]:
                    self._sectors.setdefault(sector, set()).add(code)
        self._towns = {number: _towns(page) for number, page in self._pages.items()}
        self._share = _shares(Counter({code: notes.named[code] for code in notes.states}))
        self._town_share = _shares(Counter(c for codes in self._towns.values() for c in codes))
        known = (
            *self._share,
            *(told.country for each in self._told.values() for told in each),
            *self._town_share,
            *filter(None, (self._home.author, self._home.outlet)),
        )
        self.states = tuple(dict.fromkeys(code for code in known if code not in INTERNATIONAL))

    def evidence(self, code: str, phrase: Stateless) -> dict[str, float]:
        """What speaks for a state; of a phrase with several places the mean over them."""
        found = dict(self._of_document(code))
        for place in phrase.parties:
            for name in self._of_place(code, place):
                found[name] = found.get(name, 0.0) + 1 / len(phrase.parties)
        if code in self._sectors.get(phrase.sector or "", ()):
            found["sector"] = 1.0
        return found

    def _of_document(self, code: str) -> Iterator[tuple[str, float]]:
        home = self._home
        yield "share", self._share.get(code, 0.0)
        yield "town_share", self._town_share.get(code, 0.0)
        yield "title", float(code in home.title[:1])
        yield "dateline", float(code == home.dateline)
        yield "author", float(code == home.author)
        yield "outlet", float(code == home.outlet)

    def _of_place(self, code: str, place: Place) -> Iterator[str]:
        number, token = place
        page = self._pages[number]
        tree = page.tree
        here = [told for told in self._told.get(number, ()) if told.token != token]
        before = [told for told in here if told.token < token]
        after = [told for told in here if told.token > token]
        if before and before[-1].country == code:
            yield "before"
        if after and after[0].country == code:
            yield "after"
        own = [told for told in here if told.country == code]
        if any(tree[told.token].head == token for told in own):
            yield "under"
        if any(tree[token].head == told.token for told in own):
            yield "over"
        if code in self._towns[number]:
            yield "town"
        if any(code == entry.country for each in page.settings for entry in each.states):
            yield "setting"
        if code in self._nouns.get(tree.forms[token][:KIN], ()):
            yield "noun"
        if token in page.quoted:
            said = next((told for told in here if told.token not in page.quoted), None)
            if said is not None and said.country == code:
                yield "speaker"
        near = next(
            (self._told[n] for n in range(number - 1, number - 1 - BACK, -1) if n in self._told), []
        )
        if any(told.country == code for told in near):
            yield "near"
        if not any(told.subject for told in before):
            last = next((told for told in self._told.get(number - 1, ()) if told.subject), None)
            if last is not None and last.country == code:
                yield "subject"


def _towns(page: Page) -> frozenset[str]:
    """The states in which the towns of a sentence lie."""
    entries = (entry for each in page.mentions for entry in (each.place, *each.places))
    codes = (entry.country for entry in entries if entry is not None and entry.country)
    return frozenset(code for code in codes if code not in INTERNATIONAL)


def _shares(counts: Counter[str]) -> Mapping[str, float]:
    total = counts.total()
    return {code: count / total for code, count in counts.items()} if total else {}
