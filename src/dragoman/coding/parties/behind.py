"""Who stands behind what is praised, blamed or refused.

`criticised a law passed by Chad's parliament` and `protested over Chadian vessels` blame Chad, `hailed
the elections in Chad` praises it (PLOVER manual, ACCUSE and SUPPORT: the recipient is the party
blamed or praised). `the minister's murder` is one that he suffered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...model import Party, Reading
from ..cue_words import cue_words
from .opposite import Opposite, Seeker

_DEEPEST = 3
"""Phrases in phrases within which a place is looked for: `the victims of the flood in Chad`."""


@dataclass(frozen=True, slots=True)
class Words:
    """The shipped words of a language."""

    judging: frozenset[str]
    neutral: frozenset[str]
    about: Mapping[str, frozenset[str]]
    there: frozenset[str]
    governed: frozenset[str]
    sympathy: frozenset[str]
    voiced: frozenset[str]
    borne: frozenset[str]
    shared: frozenset[str]
    sent: frozenset[str]


load_words = cue_words(Words, "behind")
"""The words of a language."""


class Behind(Seeker):
    """Finds in one tree who stands behind the acts that others judge."""

    __slots__ = ("_words",)

    def __init__(self, opposite: Opposite, language: str = "en") -> None:
        super().__init__(opposite)
        self._words = load_words(language)

    def of(self, reading: Reading) -> tuple[Party, ...]:
        """Whom a judgement without recipients is about; () where no words tell."""
        words = self._words
        if reading.event not in words.judging or not words.neutral.isdisjoint(reading.modes):
            return ()
        own = {*reading.tokens, reading.trigger}
        if self._functions.is_verb(reading.trigger):
            # `filed a complaint`: the noun that the verb needs
            objects = self._functions.objects(reading.trigger)
            own.update(i for i in objects if self._tree.lemmas[i] in words.voiced)
        kind = {self._tree.lemmas[i] for i in own} & words.sympathy
        for head, case in self._judged(own, words.about[reading.event]):
            if self._tree[head].upos == "PRON":
                return ()  # `congratulated them on ...`: they are meant, whoever they are
            named = self._parties.of(head).parties if case else ()
            # `deplored the deaths at the crossing`: a name of which nothing is known is no party
            found = tuple(party for party in named if party.country is not None)
            found = found or self._makers(head) or self._doer(head)
            found = found or self._place(head, bool(kind))
            found = self._opposite.others(found, reading)
            if found:
                return found
        return ()

    def suffered(self, reading: Reading) -> Reading:
        """The reading, a killing that is said to be somebody's given him as who was killed."""
        if reading.recipients or len(reading.actors) != 1 or reading.actors[0].kind != "person":
            return reading
        noun = self._tree[reading.trigger]
        if noun.lemma.lower() not in self._words.borne or noun.xpos != "NN":
            return reading
        owners = (c for c in self._tree.children[noun.i] if self._tree[c].dep == "nmod:poss")
        if any(reading.actors[0] in self._parties.of(c).parties for c in owners):
            return replace(reading, actors=(), recipients=reading.actors)
        return reading

    def _judged(self, own: set[int], about: frozenset[str]) -> Iterator[tuple[int, str]]:
        """What the words of a judgement govern, with the preposition, "" for an object."""
        for i in sorted(own):
            for c in self._tree.children[i]:
                dep = self._tree[c].dep.partition(":")[0]
                if c in own or c < i or dep not in ("obj", "obl", "nmod"):
                    continue
                case = self._functions.case_of(c)
                if (dep == "obj" and not case) or case in about:
                    yield c, case

    def _makers(self, head: int) -> tuple[Party, ...]:
        """`the pact between Chad and Niger`, `the offer from Chad`: who made what is judged."""
        words = self._words
        for c in self._tree.children[head]:
            case = self._functions.case_of(c)
            sent = case == "from" and self._tree.lemmas[head] in words.sent
            if case in words.shared or sent:
                found = self._parties.of(c).parties
                if any(party.country is not None for party in found):
                    return found
        return ()

    def _doer(self, head: int) -> tuple[Party, ...]:
        """`a law passed by parliament`: who did it in the clause that hangs from the noun."""
        for c in self._tree.children[head]:
            if self._tree[c].dep.startswith("acl") and self._functions.is_verb(c):
                found = self._parties.all_of(self._functions.agents(c)).parties
                if found:
                    return found
        return ()

    def _place(self, head: int, mourned: bool, depth: int = 0) -> tuple[Party, ...]:
        """The state in which something of states is done, or something sad happened."""
        governed = self._tree.lemmas[head] in self._words.governed
        for c in self._tree.children[head]:
            case = self._functions.case_of(c)
            if (governed or mourned) and case in self._words.there:
                found = self._parties.named(c)
                if found and all(party.kind == "state" for party in found):
                    return found
            if case == "of" and depth < _DEEPEST:
                found = self._place(c, mourned, depth + 1)
                if found:
                    return found
        return ()
