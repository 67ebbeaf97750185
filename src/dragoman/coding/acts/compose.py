"""Composition: plain acts and the operators over them, from the inside out.

Each predicate of a tree is read once. An operator takes the acts at its argument places and gives
others; what it takes is not read a second time.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicon.entry import Site
from ...lexicon.match import Match, Matcher
from ...lexicon.parties import beside
from ...lexicon.view import ALONE, Standing, View
from ..status.reader import StatusReader
from .bare import adds, bare_reading, is_question, mandative
from .draft import Draft
from .giving import Giving
from .operators import Operator, Operators, Phrase
from .standing import kept_beside, presupposed, spoken_nouns, taken_words

DEEPEST = 6
"""Operators over operators: `rejected a demand to stop blocking` has three."""


class Composer:
    """Reads the acts of one tree."""

    __slots__ = (
        "_aliases",
        "_busy",
        "_drafts",
        "_functions",
        "_giving",
        "_matcher",
        "_matches",
        "_operating",
        "_operators",
        "consumed",
        "dropped",
        "taken",
    )

    def __init__(
        self,
        matcher: Matcher,
        matches: dict[int, Match],
        operators: Operators,
        status: StatusReader,
    ) -> None:
        self._matcher = matcher
        self._functions = matcher.functions
        self._matches = matches
        self._operators = operators
        self._giving = Giving(matcher, operators, status)
        self._drafts: dict[int, tuple[Draft, ...]] = {}
        self._busy: set[int] = set()
        index = operators.index
        self._operating = {i for i, form in enumerate(matcher.tree.forms) if form in index}
        self.taken = taken_words(matches)
        self.consumed: set[int] = set()
        self.dropped: dict[int, tuple[str, str]] = {}
        self._aliases = {
            match.light: i
            for i, match in matches.items()
            if match.light is not None and i not in self.taken
        }

    def top(self) -> Iterator[Draft]:
        """The drafts that no operator took and that are no words of another act."""
        for i in sorted(self._operating | self._matches.keys()):
            self.read(i)
        spoken = spoken_nouns(self._matches, self._drafts, self.consumed)
        for i in sorted(self._drafts):
            match = self._matches.get(i)
            if i in self.consumed or i in spoken.values():
                continue
            if (
                i in self.taken
                and i not in spoken
                and not presupposed(i, self._matches, self._operators)
            ):
                continue
            for draft in self._drafts[i]:
                if not (
                    match is not None and match.bare and draft.trigger == i and not draft.operators
                ):
                    yield draft

    def read(self, i: int, depth: int = 0) -> tuple[Draft, ...]:
        """The acts that predicate `i` names, operators applied."""
        i = self._aliases.get(i, i)
        known = self._drafts.get(i)
        if known is not None:
            return known
        if i not in self._matches and i not in self._operating:
            return ()
        if i in self._busy or depth > DEEPEST:
            return ()
        self._busy.add(i)
        found = self._operated(i, depth)
        if not found and i in self._matches and not self._left_open(i):
            found = (self._plain(self._matches[i]),)
        self._busy.discard(i)
        self._drafts[i] = found
        return found

    def _plain(self, match: Match) -> Draft:
        code = match.entry.code
        actors, partners = match.actor.parties, beside(match.joint.parties, match.actor.parties)
        guest = bool(actors and partners) and self._arrives(match)
        return Draft(
            trigger=match.trigger,
            chain=(match.trigger, *((match.light,) if match.light is not None else ())),
            tokens=match.tokens,
            inner=match.trigger,
            event=code.event,
            modes=code.modes,
            contexts=code.contexts,
            cameo=code.cameo,
            actors=actors,
            partners=() if guest else partners,
            recipients=partners if guest else match.recipient.parties,
            joint=bool(match.entry.joint) and not guest,
            statuses=frozenset((match.entry.status,)) if match.entry.status else frozenset(),
            entry=match.entry.id,
            owned=match.actor.owned + match.recipient.owned + match.joint.owned,
            nominal=match.kind == "noun",
            loose=match.loose,
            actorless=not match.entry.actor and not match.entry.spoken,
            spoken=match.entry.spoken,
            fillers=match.fillers,
        )

    def _arrives(self, match: Match) -> bool:
        """`Arrived for talks with Chile`: a visit, of which those it is with are the hosts."""
        light = match.light
        return (
            light is not None and self._matcher.tree.lemmas[light] in self._matcher.light.arriving
        )

    # Operators

    def _left_open(self, i: int) -> bool:
        """`Refused to rule out an operation`: whatever it is, an entry that says it was ruled out is wrong."""
        return any(
            phrase.operator.undone is not None
            and bool(phrase.rest)
            and self._matcher.rest_tokens(i, phrase.kind, phrase.rest) is not None
            and self._giving.left_open(i, phrase.operator)
            for phrase in self._operators.index.get(self._matcher.tree.forms[i], ())
        )

    def _operated(self, i: int, depth: int) -> tuple[Draft, ...]:
        phrases = self._operators.index.get(self._matcher.tree.forms[i], ())
        plain = self._matches.get(i)
        for phrase in phrases:
            if phrase.kind not in self._matcher.kinds(i):
                continue
            if phrase.kind == "noun" and self._matcher.light.scenes.is_part(self._functions, i):
                continue
            rest: tuple[int, ...] | None = ()
            if phrase.rest:
                if not self._matcher.words.issuperset(phrase.rest):
                    continue
                rest = self._matcher.rest_tokens(i, phrase.kind, phrase.rest)
            if rest is None or not self._voiced(i, phrase):
                continue
            found = self._apply(i, phrase, rest, plain, depth)
            if found is not None:
                return found
        return ()

    def _voiced(self, i: int, phrase: Phrase) -> bool:
        """Whether an operator stands in the voice that it asks for: a passive without an agent,
        or a judgement with a copula."""
        if phrase.operator.voice == "speaker" and phrase.kind != "verb":
            # "the reckless raid killed six" tells of the raid, and no judgement of its own
            return self._functions.copula(i) is not None
        if phrase.operator.voice != "passive" or phrase.kind != "verb":
            return True
        return self._functions.passive(i) and not self._functions.agents(i)

    def _apply(
        self, i: int, phrase: Phrase, rest: tuple[int, ...], plain: Match | None, depth: int
    ) -> tuple[Draft, ...] | None:
        """The operator's readings at `i`; None where it finds nothing to work on."""
        view = self._view(i, phrase)
        if phrase.kind == "verb" and _another_word(view, phrase.operator):
            return None
        light = view.light_verb
        tokens = (i, *rest, *((light,) if light is not None else ()))
        results: list[Draft] = []
        hit = False
        for site in phrase.operator.takes:
            for head in self._inner_heads(view, site):
                if head == i or (
                    phrase.operator.mandative and not mandative(self._functions, head)
                ):
                    continue
                if phrase.operator.asks and is_question(self._matcher, head):
                    continue
                named = (
                    plain is not None
                    and not self._giving.left_open(i, phrase.operator)
                    and (head in plain.fillers or head in plain.tokens)
                    and bool(plain.actor)
                )
                for inner in self.read(head, depth + 1):
                    if named and not inner.operators and not self._tells_more(inner, head, plain):
                        # an entry that names this very noun knows better than the operator
                        continue
                    result = self._giving.of(i, phrase.operator, inner, view, tokens)
                    if result is None:
                        continue
                    hit = True
                    if result.event == "drop":
                        reason = f"only the topic of {phrase.operator.id}"
                        self.dropped[inner.trigger] = (inner.entry, reason)
                    else:
                        results.append(result)
                    at = self._aliases.get(head, head)
                    kept = kept_beside(i, phrase.operator, inner, result, self._matcher)
                    if kept is None:
                        self.consumed.update((at, inner.trigger, inner.inner))
                    elif kept is not inner:
                        self._drafts[at] = (kept,)
            if hit:
                break
        if not hit:
            if self._giving.left_open(i, phrase.operator):
                return ()
            operators = self._operators
            bare = bare_reading(self._matcher, phrase.operator, view, i, tokens, operators)
            if plain is None or (bare and adds(bare[0], plain)):
                return bare
            return None
        return tuple(results) if results or plain is None else (self._plain(plain),)

    def _view(self, i: int, phrase: Phrase) -> View:
        """The places about predicate `i`: of a noun those of what itself stands under a light verb."""
        if phrase.kind != "noun":
            return self._matcher.view(i, phrase.kind, phrase.rest)
        light = self._matcher.light.governor(self._functions, i)
        standing = Standing(light) if light is not None else ALONE
        return View(self._functions, self._matcher.fillers, i, "noun", phrase.rest, standing)

    def _tells_more(self, inner: Draft, head: int, plain: Match | None) -> bool:
        """Whether a clause that an entry names only by its verb tells whom the act was done to."""
        return bool(
            plain is not None
            and self._functions.is_verb(head)
            and inner.recipients
            and not plain.recipient
            and not plain.joint
        )

    def _inner_heads(self, view: View, site: Site) -> list[int]:
        """The predicates at a place: conjuncts too, and what a quantity counts."""
        heads = view.near_heads(site)
        if not heads:
            return []
        tree, parties = self._matcher.tree, self._matcher.parties
        found: list[int] = []
        seen: set[int] = set()
        for head in heads:
            stack = [head]
            while stack:
                top = stack.pop(0)
                if top in seen:
                    continue
                seen.add(top)
                found.append(top)
                counted = parties.content(top)
                if counted != top:
                    stack.append(counted)
                stack.extend(c for c in tree.children[top] if tree.tokens[c].dep == "conj")
        return found


def _another_word(view: View, operator: Operator) -> bool:
    """`Called the raid a crime`: a place of `without` is filled, and nobody is addressed."""
    return any(view.heads(site) for site in operator.without) and not any(
        view.heads(source) for source in operator.recipient if not isinstance(source, str)
    )
