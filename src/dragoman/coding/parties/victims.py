"""Whom an attack hits where its own words name nobody.

`two soldiers died when rebels fired on a road`, `fired rockets at a town in Chad`, `killing twelve`,
`they defend themselves against the invasion`, and the invasion that the report told of before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.parties import unique
from ...model import Party, Reading, Tree
from ..acts.one_side import COMMON, of_event
from ..cue_words import cue_words
from .opposite import Opposite, Seeker

_HIGHEST = 6
"""Heads looked up from an attack for the words that it is told with."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    struck: frozenset[str]
    harming: frozenset[str]
    aimed: frozenset[str]
    there: frozenset[str]
    defending: frozenset[str]
    standing: frozenset[str]
    own: frozenset[str]
    beside: frozenset[str]
    mentioned: frozenset[str]
    taking_up: frozenset[str]


load_words = cue_words(Words, "victims")
"""The words of a language."""


class Victims(Seeker):
    """Finds whom attacks hit in one tree."""

    __slots__ = ("_words",)

    def __init__(self, opposite: Opposite, language: str = "en") -> None:
        super().__init__(opposite)
        self._words = load_words(language)

    def of(self, reading: Reading) -> tuple[Party, ...]:
        """Whom the attack of a reading without recipients hits; () where no words tell."""
        if reading.event not in self._words.struck:
            return ()
        if not reading.actors:
            return self._of_clause(reading) or self._of_toll(reading)
        return (
            self._of_clause(reading)
            or self._aimed_at(reading)
            or self._defended(reading)
            or self._counted(reading)
        )

    def _of_clause(self, reading: Reading) -> tuple[Party, ...]:
        """Who died of it in the clause that it is told in: `two died when rebels opened fire`."""
        if self._tree[reading.trigger].dep == "conj":
            return ()  # `killed two and burnt a school` are two acts
        for above in self._above(reading.trigger):
            if self._tree.lemmas[above] not in self._words.harming:
                continue
            if not self._functions.is_verb(above):
                continue
            functions = self._functions
            heads = functions.objects(above) or functions.surface_subject(above)
            found = self._opposite.others(self._parties.all_of(heads).parties, reading)
            if found:
                return found
        return ()

    def _of_toll(self, reading: Reading) -> tuple[Party, ...]:
        """Whom it killed in a clause below it: `a bomb went off, killing two soldiers`."""
        functions, words = self._functions, self._words
        for c in self._tree.dependents(reading.trigger, "advcl", "conj"):
            if self._tree.lemmas[c] in words.harming and functions.is_verb(c):
                found = self._parties.all_of(functions.objects(c)).parties
                if known := tuple(party for party in found if party.country is not None):
                    return self._opposite.others(known, reading)
        return ()

    def _aimed_at(self, reading: Reading) -> tuple[Party, ...]:
        """Whose the thing is that is hit, or where it lies: `at a town in Chad`, `his home`."""
        functions, trigger = self._functions, reading.trigger
        aims = [head for case, head in functions.obliques(trigger) if case in self._words.aimed]
        if functions.is_verb(trigger):
            aims = [*functions.objects(trigger), *aims]
        for head in aims:
            if self._parties.of(head):
                continue  # a party that was passed over is none that was hit
            found = self._parties.owners_of(head) or self._lies_in(head)
            found = self._opposite.others(found, reading)
            if found:
                return found
        return ()

    def _lies_in(self, head: int) -> tuple[Party, ...]:
        for c in self._tree.children[head]:
            if self._functions.case_of(c) not in self._words.there:
                continue
            found = self._parties.named(c)
            if found and all(party.kind == "state" for party in found):
                return found
            if deeper := self._lies_in(c):
                return deeper
        return ()

    def _defended(self, reading: Reading) -> tuple[Party, ...]:
        """Who resists it, or is stood by: `Chad resists the raids with help of Peru`."""
        words, functions = self._words, self._functions
        if functions.is_verb(reading.trigger):
            return ()
        for above in self._above(reading.trigger):
            lemma = self._tree.lemmas[above]
            heads: list[int] = []
            if lemma in words.defending:
                if functions.is_verb(above):
                    heads += functions.objects(above) or functions.subject(above)
            elif lemma not in words.standing:
                continue
            heads += [head for case, head in functions.obliques(above) if case in words.beside]
            if functions.is_verb(above) and lemma in words.standing:
                heads += functions.objects(above)
            heads = [
                h for h in heads if self._parties.named(h) or not self._holds(h, reading.trigger)
            ]
            owning = self._owning(above) if lemma in words.defending | words.own else ()
            found = self._opposite.others(
                unique((*self._parties.all_of(heads).parties, *owning)), reading
            )
            states = {party.country for party in found}
            if len(states) == 1 and None not in states and not states & COMMON:
                return found[:1]
        return ()

    def _owning(self, i: int) -> tuple[Party, ...]:
        return () if self._functions.is_verb(i) else self._parties.owners_of(i)

    def _counted(self, reading: Reading) -> tuple[Party, ...]:
        """A bare number of dead is people of where the report is: `killing twelve`."""
        verb, functions = reading.trigger, self._functions
        if not functions.is_verb(verb) or self._tree.lemmas[verb] not in self._words.harming:
            return ()
        for head in functions.objects(verb):
            token = self._tree[head]
            nouns = [c for c in self._tree.children[head] if self._tree[c].upos == "NOUN"]
            if token.upos != "NUM" or nouns:
                continue
            home, span, text = self._parties.home, self._tree.span(head), token.text
            if home is None:
                return ()
            return (Party(f"{home}.CVL", text, span, text, home, ("CVL",), "group", "document"),)
        return ()

    def _holds(self, head: int, i: int) -> bool:
        return head in self._tree.ancestors(i)

    def _above(self, i: int) -> Iterator[int]:
        """The words over an attack, nearest first."""
        for _ in range(_HIGHEST):
            head = self._tree[i].head
            if head == i:
                return
            i = head
            yield i


def with_known_victims(
    readings: Sequence[Reading], trees: Mapping[int, Tree], language: str = "en"
) -> tuple[Reading, ...]:
    """The readings in order, an attack that only is mentioned again given whom it was told to hit.

    `Chile's invasion of Peru ... Norway condemned the Chilean invasion`: the same noun, the same side.
    """
    words, known = load_words(language), dict[tuple[str, str], tuple[Party, ...]]()
    done: list[Reading] = []
    for reading in readings:
        if reading.event in words.struck and not reading.reciprocal:
            noun = trees[reading.sentence][reading.trigger].lemma.lower()
            states = {party.country for party in reading.actors}
            if noun in words.mentioned and len(states) == 1:
                key = (noun, states.pop() or "")
                told = known.get(key) or _told_before(reading, done, trees, words)
                if reading.recipients:
                    known[key] = reading.recipients
                elif told:
                    reading = replace(reading, recipients=of_event(told))
        done.append(reading)
    return tuple(done)


def _told_before(
    reading: Reading, before: Sequence[Reading], trees: Mapping[int, Tree], words: Words
) -> tuple[Party, ...]:
    """Whom the attack just told of hit, where "this attack" takes it up."""
    tree = trees[reading.sentence]
    below = {tree[c].text.lower() for c in tree.children[reading.trigger]}
    if not below & words.taking_up:
        return ()
    own = {party.country for party in reading.actors}
    for other in reversed(before):
        if other.sentence < reading.sentence - 1:
            return ()
        if other.event in words.struck and other.sentence < reading.sentence:
            actors = {party.country for party in other.actors} - {None}
            known = all(party.country not in own for party in other.recipients)
            return other.recipients if known and actors <= own else ()
    return ()
