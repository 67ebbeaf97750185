"""Matching entries on a tree: one match a trigger, the narrowest entry that holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Party, Token, Tree
from .entry import KINDS, RECIPIENT_OF, Entry, Filler, Kind, Site, Slot
from .functions import Functions
from .lexicon import Candidate, Lexicon
from .light import Light, LightVerbs
from .mends import clipped_passive
from .parties import NONE, Found, PartyFinder, unique
from .phrase import hyphened, of_phrases, rest_tokens
from .purpose import purpose_heads
from .sharing import CONTACTS, companions, meanwhile


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that holds at `trigger`: what it takes for its parties, before any operator.

    `fillers` are the heads that noun and verb fillers took: words of the act, not acts of their
    own. `light` is the light verb of a nominal act. A `bare` noun brings no party and no light verb:
    it is an act only under an operator (`called for a ceasefire`). A `loose` one has parties of its
    own but neither a light verb nor a verb of happening.
    """

    entry: Entry
    kind: Kind
    trigger: int
    tokens: tuple[int, ...]
    actor: Found
    recipient: Found
    joint: Found
    fillers: frozenset[int]
    light: int | None = None
    bare: bool = False
    loose: bool = False

    @property
    def sides(self) -> bool:
        """Whether two parties or more do it together."""
        return len({party.id for party in (*self.actor.parties, *self.joint.parties)}) > 1


class Matcher:
    """Tries the entries of a lexicon on one tree."""

    __slots__ = ("functions", "lexicon", "light", "parties", "tree", "words")

    def __init__(
        self, lexicon: Lexicon, functions: Functions, parties: PartyFinder, light: LightVerbs
    ) -> None:
        self.lexicon = lexicon
        self.tree: Tree = functions.tree
        self.functions = functions
        self.parties = parties
        self.light = light
        self.words = _words(self.tree)

    def matches(self) -> dict[int, Match]:
        """The best match at each trigger of the tree."""
        found: dict[int, Match] = {}
        index = self.lexicon.index
        for token in self.tree.tokens:
            candidates = index.get(token.text.lower()) or index.get(token.lemma.lower()) or ()
            for form in dict.fromkeys(hyphened(self.tree, token.i)):
                candidates = (*index.get(form, ()), *candidates)
            if candidates:
                match = self._best(token, candidates)
                if match is None and clipped_passive(self.tree, token.i):
                    match = self._clipped(token, candidates)
                if match is not None:
                    found[token.i] = match
        return found

    def _clipped(self, token: Token, candidates: Iterable[Candidate]) -> Match | None:
        """`Chilean envoy arrested in Lima`: a headline's past tense that may be a passive."""
        self.functions.assume_passive(token.i, True)
        match = self._best(token, candidates)
        if match is not None and match.kind == "verb" and match.recipient and not match.actor:
            return match
        self.functions.assume_passive(token.i, False)
        return None

    def _best(self, token: Token, candidates: Iterable[Candidate]) -> Match | None:
        """The first candidate that holds, narrowest first; a bare noun only if none else does.

        The same of a joint act that finds one side only: `Norway held an exercise` is no joint one.
        """
        bare: Match | None = None
        alone: Match | None = None
        kinds = frozenset(kind for kind in KINDS if self.is_kind(token, kind))
        words = self.words
        for candidate in candidates:
            # most candidates fail for want of a word: no grammar is asked for these
            if candidate.kind not in kinds or not _may_be(candidate, words):
                continue
            match = self._try(token.i, candidate)
            if match is None:
                continue
            if not match.bare and match.entry.joint and not match.sides:
                alone = alone or match
            elif not match.bare:
                return match
            else:
                bare = bare or match
        return alone or bare

    def is_kind(self, token: Token, kind: Kind) -> bool:
        if kind == "verb":
            return self.functions.is_verb(token.i)
        if kind == "noun":
            return token.upos in ("NOUN", "PROPN") or (
                token.upos == "VERB" and not self.functions.is_verb(token.i)
            )
        return token.upos == "ADJ" or (token.upos == "VERB" and token.xpos in ("VBN", "VBG"))

    def _try(self, i: int, candidate: Candidate) -> Match | None:
        rest = self.rest_tokens(i, candidate.kind, candidate.rest)
        if rest is None:
            return None
        entry, light, happening, bare, loose = candidate.entry, None, None, False, False
        visitors: tuple[int, ...] = ()
        if candidate.kind == "noun":
            light = self.light.governor(self.functions, i, self.parties.content)
            happening = (
                None if light else self.light.happens(self.functions, i, self.parties.content)
            )
            loose = light is None and happening is None
            scenes = self.light.scenes.visitors(self.functions, i) if loose else ()
            visitors = next((v for v in scenes if self.parties.all_of(v, acting=True)), ())
            bare = loose and not self._has_party(i)
        view = View(self, i, candidate.kind, frozenset(candidate.rest), light, happening, visitors)
        fillers: set[int] = set()
        for slot in entry.slots:
            heads = [head for head in view.heads(slot.site) if self._fills(head, slot, view)]
            if not heads:
                return None
            if slot.filler.nouns or slot.filler.verbs:
                fillers.update(heads)
        if any(self._fills(h, slot, view) for slot in entry.without for h in view.heads(slot.site)):
            return None
        recipient = RECIPIENT_OF[candidate.kind] if entry.recipient is None else entry.recipient
        joint = [
            view.parties(site, acting=True)
            for site in entry.joint
            # "he was seen" names nobody who saw him: whom it is done to is no partner of nobody
            if site.function != "object" or not self.functions.passive(i)
        ]
        if entry.joint and candidate.kind == "verb":
            joint.append(companions(self.functions, self.parties, self.light.companions, i))
        actor = view.first(entry.actor, acting=True)
        if not actor and entry.actor and candidate.kind == "noun":
            actor = _intransitive(view, entry, recipient)
        if not actor and loose and entry.code.event in CONTACTS:
            actor = meanwhile(self.functions, self.parties, i)
        tokens = tuple(sorted({i, *rest, *((light.verb,) if light else ())}))
        return Match(
            entry=entry,
            kind=candidate.kind,
            trigger=i,
            tokens=tokens,
            actor=actor,
            recipient=NONE if entry.joint else view.first(recipient, actor),
            joint=_merged(joint),
            fillers=frozenset(fillers),
            light=light.verb if light else None,
            bare=bare,
            loose=loose,
        )

    def _has_party(self, n: int) -> bool:
        """Whether a noun brings a party of its own, so that it may stand for an act."""
        heads = (
            # `Chile is in talks`: with a copula it has a subject as a verb has
            *(self.functions.surface_subject(n) if self.functions.copula(n) is not None else ()),
            *self.functions.noun_subject(n),
            *self.functions.noun_objects(n),
            *(head for _, head in self.functions.obliques(n)),
        )
        return any(self.parties.of(head) for head in heads)

    def rest_tokens(self, i: int, kind: Kind, rest: tuple[str, ...]) -> tuple[int, ...] | None:
        """The tokens of a phrase's other words, or None where one is missing."""
        return rest_tokens(self.functions, i, kind, rest)

    def _fills(self, head: int, slot: Slot, view: View) -> bool:
        filler = slot.filler
        if filler.nouns and not self.is_noun(head, filler.nouns):
            return False
        if filler.verbs and not self._is_verb_of(head, filler.verbs):
            return False
        if filler.party is None and not filler.sectors and not filler.kinds:
            return True
        parties = view.owners(head) if slot.site.function == "owner" else self.parties.of(head)
        if filler.party is not None and bool(parties) != filler.party:
            return False
        return _of_sort(parties.parties, filler)

    def is_noun(self, head: int, nouns: frozenset[str]) -> bool:
        """Whether the phrase's noun (or a conjunct, or compound + noun) is one of `nouns`."""
        return any(self._one_of(member, nouns) for member in self.parties.conjuncts(head))

    def _one_of(self, i: int, nouns: frozenset[str]) -> bool:
        tokens = self.tree.tokens
        for j in {i, self.parties.content(i)}:
            forms = {tokens[j].lemma.lower(), tokens[j].text.lower(), *hyphened(self.tree, j)}
            if forms & nouns or any(
                f"{form}{rest}" in nouns for rest in of_phrases(self.tree, j) for form in forms
            ):
                return True
            for c in self.tree.children[j]:
                if c < j and tokens[c].dep in ("compound", "amod"):
                    first = {
                        tokens[c].text.lower(),
                        tokens[c].lemma.lower(),
                        *hyphened(self.tree, c),
                    }
                    if any(f"{a} {b}" in nouns for a in first for b in forms):
                        return True
        return False

    def _is_verb_of(self, head: int, verbs: frozenset[str]) -> bool:
        token = self.tree.tokens[head]
        return token.lemma.lower() in verbs or token.text.lower() in verbs


class View:
    """The slots of one candidate, its light verb's arguments taken in."""

    __slots__ = ("_happening", "_i", "_kind", "_light", "_matcher", "_rest", "_visitors")

    def __init__(
        self,
        matcher: Matcher,
        i: int,
        kind: Kind,
        rest: frozenset[str],
        light: Light | None,
        happening: int | None = None,
        visitors: tuple[int, ...] = (),
    ) -> None:
        self._visitors = visitors
        self._matcher = matcher
        self._i = i
        self._kind = kind
        self._rest = rest
        self._light = light
        self._happening = happening

    @property
    def light_verb(self) -> int | None:
        """The light verb of a nominal predicate."""
        return self._light.verb if self._light is not None else None

    def heads(self, site: Site) -> tuple[int, ...]:
        functions, light = self._matcher.functions, self._light
        if self._kind == "adjective" and site.function == "subject":
            # a participle read as an adjective (`is committed to`) is said of its subject
            return functions.surface_subject(self._i) or functions.subject(self._i)
        if site.function == "oblique":
            return tuple(head for tier in self.tiers(site.cases) for head in tier)
        if site.function == "purpose":
            below = purpose_heads(functions, self._i)
            return below or (purpose_heads(functions, light.verb) if light else ())
        own = self._at(site)
        if light is None:
            if site.function == "object" and self._happening is not None:
                # `the attack killed six soldiers`: whom it struck
                return own or functions.objects(self._happening)
            return (own or self._visitors) if site.function == "subject" else own
        if site.function == "subject":
            return light.subject if not light.passive else (light.subject or own)
        if site.function in ("object", "indirect"):
            return light.object or own
        if site.function in ("complement", "infinitive", "content"):
            return own or functions.at(light.verb, site)
        return own

    def _at(self, site: Site) -> tuple[int, ...]:
        """The heads at a place; after a particle taken for a preposition its phrase is the object."""
        functions = self._matcher.functions
        own = functions.at(self._i, site)
        if own or site.function not in ("object", "owner") or not self._rest:
            return own
        nearest = functions.oblique_tiers(self._i)[0]
        return tuple(head for case, head in nearest if case in self._rest)

    def near_heads(self, site: Site) -> tuple[int, ...]:
        """The same, without phrases that only hang from other phrases below the predicate."""
        if site.function != "oblique":
            return self.heads(site)
        tiers = list(self.tiers(site.cases))
        near = [tiers[k] for k in (0, 1, 3, 4) if k < len(tiers)]
        return tuple(head for tier in near for head in tier)

    def tiers(self, cases: frozenset[str]) -> Iterator[list[int]]:
        """The obliques with one of `cases`, nearest attachment first, one list a tier."""
        functions = self._matcher.functions
        tiers = [list(tier) for tier in functions.oblique_tiers(self._i)]
        if self._light is not None:
            tiers += [list(tier) for tier in functions.oblique_tiers(self._light.verb)]
        elif self._happening is not None:
            # `fighting broke out between A and B`
            tiers += [list(tier) for tier in functions.oblique_tiers(self._happening)]
        for tier in tiers:
            yield [head for case, head in tier if head != self._i and self._is_case(case, cases)]

    def _is_case(self, case: str, cases: frozenset[str]) -> bool:
        if case in cases:
            return True
        # a particle parsed as part of the preposition: `pulled out of`
        words = [word for word in case.split() if word not in self._rest]
        return bool(self._rest) and " ".join(words) in cases

    def owners(self, head: int) -> Found:
        """The parties that own what a slot names, whether or not its head is one."""
        parties = self._matcher.parties
        found = parties.owners_of(head)
        return Found(found, True) if found else NONE

    def parties(self, site: Site, *, acting: bool = False) -> Found:
        """The parties at `site`; `acting` asks for parties that can be the actor."""
        finder = self._matcher.parties
        if site.function == "owner":
            return _merged([self.owners(head) for head in self.heads(site)])
        if site.function == "oblique":
            found = (finder.all_of(tier, acting=acting) for tier in self.tiers(site.cases))
            return next((one for one in found if one), NONE)
        if site.function == "purpose":
            # nearest first: what lies further down is about the first one
            return next((one for head in self.heads(site) if (one := finder.of(head))), NONE)
        return finder.all_of(self.heads(site), acting=acting)

    def first(self, sites: Iterable[Site], other: Found = NONE, *, acting: bool = False) -> Found:
        """The parties of the first place that gives one beside `other`."""
        taken = {(party.id, party.code) for party in other.parties}
        for site in sites:
            found = self.parties(site, acting=acting)
            fresh = tuple(p for p in found.parties if (p.id, p.code) not in taken)
            if fresh:
                return Found(fresh, found.owned)
        return NONE


def _may_be(candidate: Candidate, words: frozenset[str]) -> bool:
    """Whether a sentence of these words has one of each that the candidate asks for."""
    for ask in candidate.asks:  # noqa: SIM110 - a generator costs more than all of this
        if words.isdisjoint(ask):
            return False
    return True


def _words(tree: Tree) -> frozenset[str]:
    """The words of a tree in lower case: forms, lemmas, and what hyphens join."""
    words = {token.text.lower() for token in tree.tokens}
    words.update(token.lemma.lower() for token in tree.tokens)
    if "-" in words:
        words.update(form for token in tree.tokens for form in hyphened(tree, token.i))
    return frozenset(words)


def _intransitive(view: View, entry: Entry, recipient: Iterable[Site]) -> Found:
    """`the withdrawal of Norwegian troops`: the `of` phrase of an act without an object is its doer."""
    object_ = Site("object")
    if object_ in recipient or any(slot.site == object_ for slot in entry.slots):
        return NONE
    return view.parties(object_, acting=True)


def _merged(found: Iterable[Found]) -> Found:
    items = [one for one in found if one]
    parties = unique(party for one in items for party in one.parties)
    return Found(parties, any(one.owned for one in items)) if parties else NONE


def _of_sort(parties: tuple[Party, ...], filler: Filler) -> bool:
    if filler.sectors and not any(filler.sectors.intersection(p.sectors) for p in parties):
        return False
    return not filler.kinds or any(p.kind in filler.kinds for p in parties)
