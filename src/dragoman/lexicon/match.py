"""Matching entries on a tree: one match a trigger, the narrowest entry that holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ..model import Tree
from .candidates import Candidate, Candidates, able
from .entry import RECIPIENT_OF, Entry, Kind, Site
from .fillers import Fillers
from .functions import Functions
from .lexicon import ALWAYS, PARTY, Lexicon, of_sector
from .light import LightVerbs
from .mends import clipped_passive
from .parties import NONE, Found
from .party_finder import PartyFinder
from .phrase import hyphen_start, hyphened, rest_tokens
from .sharing import CONTACTS, companions, meanwhile
from .syntax_words import syntax_words
from .view import ALONE, Standing, View, merged

SUBJECT = Site("subject")
_BETWEEN = frozenset({"between"})
"""Before all who do something with one another."""
_NAMED = frozenset({"the", "a", "this"})


class Match(NamedTuple):
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

    __slots__ = (
        "_hyphens",
        "_kinds",
        "_met",
        "_standings",
        "_views",
        "fillers",
        "functions",
        "lexicon",
        "light",
        "parties",
        "tree",
        "words",
    )

    def __init__(
        self, lexicon: Lexicon, functions: Functions, parties: PartyFinder, light: LightVerbs
    ) -> None:
        self.lexicon = lexicon
        self.tree: Tree = functions.tree
        self.functions = functions
        self.parties = parties
        self.light = light
        self._hyphens = "-" in self.tree.forms
        self.words = self._find_words()
        self._met = self._find_met()
        self.fillers = Fillers(self.tree, parties)
        self._kinds: dict[int, tuple[Kind, ...]] = {}
        self._standings: dict[int, Standing] = {}
        self._views: dict[tuple[int, Kind, tuple[str, ...]], View] = {}

    def _find_words(self) -> set[str]:
        """The words of the sentence: forms, lemmas, and what hyphens join."""
        tree = self.tree
        words = {*tree.forms, *tree.lemmas}
        if self._hyphens:
            words.update(form for i in self._joined() for form in hyphened(tree, i))
        return words

    def _find_met(self) -> set[int]:
        """The sets that entries ask for one of, of which the sentence has one, by number."""
        asked, known = self.lexicon.asked, self.parties.by_token
        sorts = {of_sector(s) for own in known.values() for party in own for s in party.sectors}
        if known or self.tree.names:
            sorts.add(PARTY)
        met = (asked.keys() & self.words) | (asked.keys() & sorts)
        return {ALWAYS}.union(*map(asked.__getitem__, met))

    def matches(self) -> dict[int, Match]:
        """The best match at each trigger of the tree."""
        found: dict[int, Match] = {}
        index, tree = self.lexicon.index, self.tree
        forms, lemmas = tree.forms, tree.lemmas
        for i in self._triggers():
            known = index.get(forms[i]) or index.get(lemmas[i])
            candidates = () if known is None else (known,)
            if self._hyphens:
                for joined in dict.fromkeys(hyphened(tree, i)):
                    if (known := index.get(joined)) is not None:
                        candidates = (known, *candidates)
                if candidates and not self.kinds(i):
                    # `a sit-in at the ministry`, read as `in the ministry`
                    i = hyphen_start(tree, i)
            if candidates:
                match = self._best(i, candidates)
                if match is None and clipped_passive(tree, i):
                    match = self._clipped(i, candidates)
                if match is not None:
                    found[i] = match
        found = {i: match for i, match in found.items() if not _outdone(match, found)}
        ascribing = [
            i for i in found if self.functions.ascribed(i) and tree.tokens[i].head in found
        ]
        for i in ascribing:
            del found[i]
        return found

    def _triggers(self) -> Sequence[int]:
        """The tokens at which an entry may hold: known words, and those that a hyphen joins."""
        index, forms, lemmas = self.lexicon.index, self.tree.forms, self.tree.lemmas
        found = [i for i, form in enumerate(forms) if form in index or lemmas[i] in index]
        return sorted({*found, *self._joined()}) if self._hyphens else found

    def _joined(self) -> list[int]:
        """The tokens behind a hyphen."""
        forms = self.tree.forms
        return [i for i in range(1, len(forms)) if forms[i - 1] == "-"]

    def _clipped(self, i: int, candidates: Sequence[Candidates]) -> Match | None:
        """`Chilean envoy arrested in Lima`: a headline's past tense that may be a passive."""
        self._assume_passive(i, True)
        match = self._best(i, candidates)
        if match is not None and match.kind == "verb" and match.recipient and not match.actor:
            return match
        self._assume_passive(i, False)
        return None

    def _assume_passive(self, i: int, passive: bool) -> None:
        self.functions.assume_passive(i, passive)
        self._views.clear()
        self._standings.clear()

    def _best(self, i: int, candidates: Sequence[Candidates]) -> Match | None:
        """The first candidate that holds, narrowest first; a bare noun only if none else does.

        The same of a joint act that finds one side only: `Norway held an exercise` is no joint one.
        """
        bare: Match | None = None
        alone: Match | None = None
        met = self._met
        found = able(candidates, met)
        kinds = self.kinds(i) if found else ()
        for candidate in found:
            if candidate.kind not in kinds or not met.issuperset(candidate.asks):
                continue
            match = self._try(i, candidate)
            if match is None:
                continue
            if not match.bare and match.entry.joint and not match.sides:
                alone = alone or match
            elif not match.bare:
                return match
            else:
                bare = bare or match
        return alone or bare

    def kinds(self, i: int) -> tuple[Kind, ...]:
        """What a token may be: a verb, a noun, an adjective."""
        known = self._kinds.get(i)
        if known is None:
            known = self._kinds[i] = self._find_kinds(i)
        return known

    def _find_kinds(self, i: int) -> tuple[Kind, ...]:
        token, verb = self.tree.tokens[i], self.functions.is_verb(i)
        if token.text in syntax_words().months and token.upos == "PROPN" and self._is_month(i):
            return ()
        if token.upos in ("NOUN", "PROPN"):
            return ("verb", "noun") if verb else ("noun",)
        if token.upos == "VERB":
            participle = token.xpos in ("VBN", "VBG")
            return ("verb" if verb else "noun", *(("adjective",) if participle else ()))
        if token.upos == "ADJ":
            return ("verb", "adjective") if verb else ("adjective",)
        return ("verb",) if verb else ()

    def _is_month(self, i: int) -> bool:
        """`In March`, `last March`, and not `the March on Washington`, `the Women's March`."""
        tree = self.tree
        return not any(
            tree.tokens[c].dep in ("compound", "nmod:poss") or tree.forms[c] in _NAMED
            for c in tree.children[i]
        )

    def _try(self, i: int, candidate: Candidate) -> Match | None:
        kind, entry = candidate.kind, candidate.entry
        rest = self.rest_tokens(i, kind, candidate.rest) if candidate.rest else ()
        if rest is None:
            return None
        if entry.spoken and kind != "verb" and self.functions.copula(i) is None:
            return None  # "the outrageous raid killed six" tells of the raid, and judges nobody
        view = self.view(i, kind, candidate.rest)
        fillers: set[int] = set()
        for slot in entry.slots:
            heads = view.filled(slot)
            if not heads:
                return None
            if slot.filler.nouns or slot.filler.verbs:
                fillers.update(heads)
        for slot in entry.without:
            if view.filled(slot):
                return None
        return self._match(view, candidate, rest, frozenset(fillers))

    def _match(
        self, view: View, candidate: Candidate, rest: tuple[int, ...], fillers: frozenset[int]
    ) -> Match:
        """The match of a candidate whose slots hold, with the parties that it takes."""
        i, kind, entry, standing = view.i, candidate.kind, candidate.entry, view.standing
        recipient = RECIPIENT_OF[kind] if entry.recipient is None else entry.recipient
        joint = [
            view.parties(site, acting=True)
            for site in entry.joint
            # "he was seen" names nobody who saw him: whom it is done to is no partner of nobody
            if site.function != "object" or not self.functions.passive(i)
        ]
        both = any(
            s.cases >= _BETWEEN and f.parties for s, f in zip(entry.joint, joint, strict=False)
        )
        if entry.joint and kind == "verb":
            joint.append(companions(self.functions, self.parties, self.light.companions, i))
        actor = view.first(entry.actor, acting=True)
        if not actor and standing.visitors and SUBJECT in entry.actor:
            actor = self.parties.all_of(standing.visitors, acting=True)
        # "clashes between Chile and Peru killed ten men": all who clash are told
        if not actor and entry.actor and kind == "noun" and not both:
            actor = _intransitive(view, entry, recipient)
        if not actor and standing.loose and entry.code.event in CONTACTS:
            actor = meanwhile(self.functions, self.parties, i)
        light = view.light_verb
        return Match(
            entry=entry,
            kind=kind,
            trigger=i,
            tokens=tuple(sorted({i, *rest, *((light,) if light is not None else ())})),
            actor=actor,
            recipient=NONE if entry.joint else self._recipient(view, recipient, actor, kind),
            joint=merged(joint) if joint else NONE,
            fillers=fillers,
            light=light,
            bare=standing.loose and not entry.spoken and not self._has_party(i),
            loose=standing.loose and not entry.spoken,
        )

    def _recipient(self, view: View, sites: tuple[Site, ...], actor: Found, kind: Kind) -> Found:
        """Whom it is done to: the first place that names a party.

        An attack that nobody is said to have made is told of those whose state is known, if any.
        """
        found = view.first(sites, actor)
        if actor:
            return found
        if kind == "noun" and not any(party.country for party in found.parties):
            others = (view.first((site,), actor) for site in sites)
            known = (each for each in others if any(party.country for party in each.parties))
            found = next(known, found)
        # "outside a mosque in Kabul": the state is where they are
        people = {party.country for party in found.parties if party.sectors}
        kept = tuple(p for p in found.parties if p.sectors or p.country not in people)
        return found if kept == found.parties else Found(kept, found.owned)

    def view(self, i: int, kind: Kind, rest: tuple[str, ...]) -> View:
        """The places about a predicate: one view for all entries that ask alike."""
        key = i, kind, rest
        known = self._views.get(key)
        if known is None:
            standing = self._standing(i) if kind == "noun" else ALONE
            known = self._views[key] = View(self.functions, self.fillers, i, kind, rest, standing)
        return known

    def _standing(self, n: int) -> Standing:
        known = self._standings.get(n)
        if known is None:
            known = self._standings[n] = self._find_standing(n)
        return known

    def _find_standing(self, n: int) -> Standing:
        functions, content = self.functions, self.parties.content
        light = self.light.governor(functions, n, content)
        if light is not None:
            return Standing(light)
        happening = self.light.happens(functions, n, content)
        if happening is not None:
            return Standing(happening=happening)
        scenes = self.light.scenes.visitors(functions, n)
        visitors = next((v for v in scenes if self.parties.all_of(v, acting=True)), ())
        return Standing(visitors=visitors, loose=True)

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


def _outdone(match: Match, found: Mapping[int, Match]) -> bool:
    """`Arrived in Lima for talks`: where the talks name one side only, the verb above tells the visit."""
    over = found.get(match.light) if match.light is not None else None
    joint = bool(match.entry.joint) and not match.sides
    return joint and over is not None and over.entry.code.event == match.entry.code.event


def _intransitive(view: View, entry: Entry, recipient: Iterable[Site]) -> Found:
    """`the withdrawal of Norwegian troops`: the `of` phrase of an act without an object is its doer."""
    object_ = Site("object")
    if object_ in recipient or any(slot.site == object_ for slot in entry.slots):
        return NONE
    return view.parties(object_, acting=True)
