"""Which parties a phrase names: its head first, and its conjuncts, else who owns it.

`condemned Russia's decision` has Russia as what is condemned; `hundreds of Chadian soldiers` are
the soldiers. The second is no owner: the first noun only counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from ..model import Party, PartyKind, Span, Tree
from .functions import Functions
from .parties import NONE, Found, unique, whole
from .strays import alongside, hyphened_pair, torn_conjunct
from .syntax_words import syntax_words
from .town_names import towns_of

DEEPEST_OWNER = 3
_UNKNOWN: dict[str, PartyKind] = {"PER": "person", "ORG": "organisation"}
"""Labels of names that are parties even where nothing tells their country."""

_OWNER_CASES = frozenset({"of", "by"})
_ORIGIN = "from"

_MODIFIERS = frozenset({"amod", "compound", "nmod:unmarked", "nmod:desc", "det"})


class Naming(Protocol):
    """What the lexicon needs of a Cast: the parties that the phrase of a token names."""

    @property
    def home(self) -> str | None:
        """The state whose a person is of whom the document tells no other."""
        ...

    @property
    def author(self) -> str | None:
        """The state whose government gives the document out."""
        ...

    def at(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The parties that the phrase headed by `token` names."""
        ...

    def in_sentence(self, sentence: int, tokens: int) -> dict[int, tuple[Party, ...]]:
        """The parties by the tokens of a sentence of so many that head their phrases, in order."""
        ...

    def unresolved(self, sentence: int, token: int) -> str | None:
        """Why the token names no party, where it looks like a reference."""
        ...


class PartyFinder:
    """Looks parties up in the phrases of one tree, remembering what it found."""

    __slots__ = (
        "_accompanied",
        "_cast",
        "_found",
        "_functions",
        "_hit",
        "_names",
        "_proxies",
        "_towns",
        "_transparent",
        "_tree",
        "by_token",
    )

    def __init__(
        self,
        functions: Functions,
        cast: Naming,
        transparent: frozenset[str] = frozenset(),
        proxies: frozenset[str] = frozenset(),
    ) -> None:
        self._functions = functions
        self._tree: Tree = functions.tree
        self._cast = cast
        self._transparent = transparent
        self._proxies = proxies
        self._found: dict[int, Found] = {}
        self.by_token: dict[int, tuple[Party, ...]] = cast.in_sentence(
            self._tree.sentence.index, len(self._tree)
        )
        """The parties of the cast by the tokens of this tree that head their phrases."""
        self._towns, hit = towns_of(self._tree, self.by_token)
        for i in hit:
            # it is hit as a town, whoever governs there
            self.by_token[i] = tuple(replace(party, sectors=()) for party in self.by_token[i])
        self._hit = frozenset(party.span for i in hit for party in self.by_token[i])
        for i in self._towns:
            del self.by_token[i]
        self._names = [
            (name.first, name.last, _UNKNOWN[name.label])
            for name in self._tree.names
            if name.label in _UNKNOWN
        ]
        self._accompanied = not syntax_words().accompanying.isdisjoint(self._tree.forms)

    @property
    def home(self) -> str | None:
        """The state that the document is on, where it is clear."""
        return self._cast.home

    def named(self, i: int) -> tuple[Party, ...]:
        """The parties that token `i` heads, without conjuncts or owners."""
        i = self._functions.antecedent(i)
        unnamed = self._names and i not in self._towns
        return self.by_token.get(i) or (self._unknown(i) if unnamed else ())

    def _unknown(self, i: int) -> tuple[Party, ...]:
        """A party that only its name makes known: a body, or a person at home where the text is."""
        for first, last, kind in self._names:
            if not first <= i < last:
                continue
            if kind == "organisation":
                first = self._begin(first, last)
            inner = [party for j in range(first, last) for party in self.by_token.get(j, ())]
            land = _land_of(inner) if kind == "organisation" else None
            if inner and land is None:
                return ()
            start, end = self._tree.span(first), self._tree.span(last - 1)
            span = Span(start.start, end.end, start.part)
            text = self._tree.text_of(span)
            if text[1:2] == "-":
                # "Senator Doe, R-Texas": the party and state of a person, no party of its own.
                return ()
            mark = "-".join(text.lower().split())
            home = self._cast.home if kind == "person" else land
            via = "name" if land else "document" if home else "none"
            return (Party(f"{kind}.{mark}", text, span, text, home, (), kind, via),)
        return ()

    def _begin(self, first: int, last: int) -> int:
        """Where a body's name begins: "American Civil Liberties Union" may be cut short."""
        tokens = self._tree.tokens
        while (
            first > 0
            and tokens[first - 1].dep in ("amod", "compound")
            and first <= tokens[first - 1].head < last
            and tokens[first - 1].text[:1].isupper()
        ):
            first -= 1
        return first

    def conjuncts(self, i: int) -> tuple[int, ...]:
        """Token `i` and the nouns coordinated with it."""
        tokens, relations = self._tree.tokens, self._tree.relations
        pair = hyphened_pair(self._tree, i)
        if pair is not None and {i, pair} <= self.by_token.keys():
            return (i, pair)
        single = "conj" not in [relations[c] for c in self._tree.children[i]]
        if single and tokens[i].dep != "nmod" and not self._accompanied:
            return (i,)
        found, stack = [i], [i]
        while stack:
            top = stack.pop()
            for c in self._tree.children[top]:
                if tokens[c].dep == "conj" and c not in found and not self._clause(c):
                    found.append(c)
                    stack.append(c)
            torn = torn_conjunct(self._tree, top, self._functions.case_of)
            if torn is not None and torn not in found:
                found.append(torn)
            other = alongside(self._tree, top) if self._accompanied else None
            if other is not None and other not in found:
                found.append(other)
        return tuple(sorted(found))

    def _clause(self, i: int) -> bool:
        tokens = self._tree.tokens
        return tokens[i].upos in ("VERB", "AUX") or any(
            tokens[c].dep.startswith("nsubj") for c in self._tree.children[i]
        )

    def content(self, i: int) -> int:
        """The noun counted where a quantity stands as head: `dozens of soldiers`."""
        tokens = self._tree.tokens
        for _ in range(DEEPEST_OWNER):
            token = tokens[i]
            counting = {self._tree.lemmas[i], self._tree.forms[i]} & self._transparent
            if token.upos != "NUM" and not counting:
                return i
            inner = [
                c
                for c in self._tree.children[i]
                if tokens[c].dep.startswith("nmod") and self._functions.case_of(c) == "of"
            ]
            if not inner:
                return i
            i = inner[0]
        return i

    def of(self, i: int) -> Found:
        """The parties of the phrase that token `i` heads."""
        known = self._found.get(i)
        if known is None:
            self._found[i] = NONE
            known = self._found[i] = self._look(i, 0)
        return known

    def _look(self, i: int, depth: int) -> Found:
        direct: list[Party] = []
        named = False
        for member in self.conjuncts(i):
            found = self.named(member)
            if not found and (counted := self.content(member)) != member:
                found = self.named(counted)
            found = found or self._called(member)
            if found:
                named = True
                direct.extend(found)
            elif depth < DEEPEST_OWNER:
                # `our Moroccan friends and the United States`: each conjunct for itself
                direct.extend(self._owners(member, depth))
        if depth == 0 and named:
            direct.extend(self._folded(i))
        return Found(unique(direct), not named) if direct else NONE

    def _called(self, i: int) -> tuple[Party, ...]:
        """The state or body named right behind a noun that is none: "its neighbour Chile"."""
        if self._tree.tokens[i].upos not in ("NOUN", "PROPN"):
            return ()
        for c in self._tree.children[i]:
            if self._tree.tokens[c].dep == "appos" and c == i + 1:
                found = self.by_token.get(c, ())
                return found if all(party.kind == "state" for party in found) else ()
        return ()

    def _folded(self, i: int) -> tuple[Party, ...]:
        """A second person whom the parser took for more of the first name: "and Envoy Jane Doe"."""
        tokens = self._tree.tokens
        own = self.by_token.get(i, ())
        if len(own) != 1 or own[0].kind != "person":
            return ()
        for j in self._tree.subtree(i):
            if tokens[j].dep != "flat" or j <= i:
                continue
            found = self.by_token.get(j, ())
            if len(found) != 1 or found[0].kind != "person" or found[0].id == own[0].id:
                continue
            first = next((k for k in range(i, j) if tokens[k].start == found[0].span.start), j)
            if tokens[first - 1].text.lower() == "and":
                return found
        return ()

    def _owners(self, i: int, depth: int) -> tuple[Party, ...]:
        tokens = self._tree.tokens
        possessors: list[int] = []
        modifiers: list[int] = []
        pronouns: list[int] = []
        for c in self._tree.children[i]:
            dep = tokens[c].dep
            if tokens[c].upos == "PRON" and dep == "nmod:poss" and tokens[c].xpos != "WP$":
                pronouns.append(c)
            elif dep == "nmod:poss" or (
                dep.startswith("nmod") and self._owning(i, self._functions.case_of(c))
            ):
                possessors.append(c)
            elif dep in _MODIFIERS:
                modifiers.append(c)
        for group in (possessors, modifiers, pronouns):
            found = [
                party
                for c in group
                for party in self._look(self._functions.antecedent(c), depth + 1).parties
            ]
            if found:
                return _narrowest(found) if group is modifiers else tuple(found)
        return ()

    def _owning(self, i: int, case: str | None) -> bool:
        """Whether what stands under this preposition of the noun `i` owns it."""
        if case == "by" and self._functions.case_of(i) == "of":
            return False  # `the beating of a Chilean driver by police`: who acts
        if case == _ORIGIN:
            return self._tree.lemmas[i].lower() in syntax_words().sent
        return case in _OWNER_CASES

    def owners_of(self, i: int) -> tuple[Party, ...]:
        """The parties that own what the phrase names, whether or not its head is a party."""
        members = self.conjuncts(i)
        found = (party for member in members for party in self._owners(member, 0))
        return unique(party for party in found if party.span not in self._hit)

    def acting(self, i: int) -> Found:
        """The parties of a phrase as an actor: an owner acts only through certain nouns.

        "Russian missiles" act for Russia, "a Spanish study" does not act for Spain, nor does a town
        act that is hit ("the Kabul bombing").
        """
        found = self.of(i)
        if self._hit and any(party.span in self._hit for party in found.parties):
            return NONE
        if not found.owned:
            return found
        noun = self.content(i)
        acts = self._tree.lemmas[noun] in self._proxies or self._tree.forms[noun] in self._proxies
        return found if acts else NONE

    def all_of(self, heads: Iterable[int], *, acting: bool = False) -> Found:
        """The parties of several phrases; owned where any was."""
        if not heads:
            return NONE
        look = self.acting if acting else self.of
        found = [one for one in map(look, heads) if one.parties]
        if len(found) < 2:
            return found[0] if found else NONE
        parties = whole(unique(party for one in found for party in one.parties))
        return Found(parties, any(one.owned for one in found))


def _land_of(inner: Sequence[Party]) -> str | None:
    """The state that is part of a body's name: "the Law Society of Kenya"."""
    states = {party.country for party in inner}
    return states.pop() if len(states) == 1 and all(p.kind == "state" for p in inner) else None


def _narrowest(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Modifiers of one noun name one owner: of `Chilean government (websites)` the government."""
    ruled = {party.country for party in parties if party.sectors}
    return tuple(party for party in parties if party.sectors or party.country not in ruled)
