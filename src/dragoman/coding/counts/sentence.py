"""What the numbers of a sentence count: killed, injured, arrested, displaced, participants, money.

A number belongs to the phrase that it modifies, and that phrase to the verb or noun of the act that
it stands in: the object of killing, the subject of fleeing, the `of` phrase of an arrest. The words
are data/cues/<language>/counts.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...lexicon.functions import Functions
from ...model import Count, CountKind, Tree
from .numbers import Quantity, quantities
from .phrase import NumberPhrase
from .singles import singles
from .tellers import Tellers
from .words import Frames, load_frames

_NEAR = 5
"""How far behind a number the word may stand that says what became of those counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, the predicate that it belongs to, and the heads of those who put the number."""

    predicate: int
    count: Count
    tellers: tuple[int, ...] = ()
    alone: bool = False
    """Whether an article tells of one: what is struck down may be a law."""


def counts_in(
    functions: Functions, language: str, crowds: frozenset[int] = frozenset()
) -> tuple[Counted, ...]:
    """The counts of a tree, each with the predicate that it belongs to.

    `crowds` are the predicates of protests: whoever is counted there takes part.
    """
    numbers = tuple(quantities(functions.tree, language))
    frames = load_frames(language)
    ones = tuple(singles(functions.tree, numbers, frames))
    if not (numbers or ones):
        return ()
    reader = _Reader(functions, frames, crowds)
    found: list[Counted] = []
    for quantity in numbers:
        counted = reader.read(quantity, found[-1] if found else None)
        if counted is not None:
            found.append(counted)
    found.extend(counted for each in ones if (counted := reader.one(each)) is not None)
    return tuple(sorted(found, key=lambda counted: counted.count.span.start))


def nearest_act(
    tree: Tree, counted: Counted, events: Mapping[int, str], language: str
) -> int | None:
    """Which of the predicates of acts (`events`, by token) a count belongs to.

    Its own predicate; else the nearest above it, below it, or beside it whose type can have such a
    count: a treaty has no dead.
    """
    fits = load_frames(language).fits[counted.count.what]
    at = counted.predicate
    if at in events and (not counted.alone or not fits or events[at] in fits):
        return at
    for i in tree.ancestors(at):
        if i in events and (not fits or events[i] in fits):
            return i
    within = set(tree.subtree(at))
    near = sorted(
        (i for i, event in events.items() if event in fits or (not fits and _phrased(tree, i, at))),
        key=lambda i: (i not in within, abs(i - at), i),
    )
    return near[0] if near else None


def _phrased(tree: Tree, i: int, at: int) -> bool:
    """Whether token `i` stands in a phrase of the predicate `at`, not in another clause below it."""
    for j in (i, *tree.ancestors(i)):
        if j == at:
            return True
        if tree.tokens[j].upos in ("VERB", "AUX"):
            return False
    return False


class _Reader:
    """Says what the quantities of one sentence count."""

    __slots__ = ("_crowds", "_frames", "_functions", "_lemmas", "_tellers", "_tree", "_verbs")

    def __init__(self, functions: Functions, frames: Frames, crowds: frozenset[int]) -> None:
        self._functions = functions
        self._frames = frames
        self._crowds = crowds
        self._tree = functions.tree
        # the forms of the verbs looked for are known; a parser's lemma may be wrong
        self._lemmas = [
            frames.lemmas.get(form, lemma) if token.upos == "VERB" else lemma
            for token, form, lemma in zip(
                self._tree.tokens, self._tree.forms, self._tree.lemmas, strict=True
            )
        ]
        self._tellers = Tellers(functions, frames, self._lemmas)
        self._verbs = [
            i
            for i, lemma in enumerate(self._lemmas)
            if lemma in frames.verbs and functions.is_verb(i)
        ]

    def read(self, quantity: Quantity, last: Counted | None) -> Counted | None:
        """The count of a quantity; `last` is the one before, which it may put anew."""
        tree, q = self._tree, quantity
        phrase = NumberPhrase(q, self._functions, self._frames, self._lemmas)
        if q.money:
            return self._made("money", q, self._predicate(phrase.top))
        if phrase.is_part():
            return None
        head = phrase.head
        found = (
            self._state(q, phrase)
            or self._verb(phrase)
            or self._act(phrase)
            or self._figure(head)
            or self._noun(phrase)
        )
        if found is not None:
            kind, predicate = found
            return self._made(kind, q, predicate, self._tellers.reporting(predicate, head))
        if last is not None and last.count.what != "money" and phrase.noun == head:
            tellers = self._tellers.restating(head)
            if tellers is not None and tree.tokens[head].upos != "NOUN":
                return self._made(last.count.what, q, last.predicate, tellers)
        return None

    def one(self, quantity: Quantity) -> Counted | None:
        """The count of one person told by an article."""
        phrase = NumberPhrase(quantity, self._functions, self._frames, self._lemmas)
        if phrase.is_part() or self._frames.within("holders", self._lemmas[phrase.head]):
            return None
        found = self._verb(phrase)
        if found is None or not self._frames.within("of_one", found[0]):
            return None
        kind, predicate = found
        tellers = self._tellers.reporting(predicate, phrase.head)
        return replace(self._made(kind, quantity, predicate, tellers), alone=True)

    def _made(
        self, kind: CountKind, q: Quantity, predicate: int, tellers: tuple[int, ...] = ()
    ) -> Counted:
        span = self._tree.span(q.first, q.last)
        text = self._tree.text_of(span)
        return Counted(
            predicate, Count(kind, q.low, q.high, text, span, currency=q.currency), tellers
        )

    # What becomes of those counted

    def _state(self, q: Quantity, phrase: NumberPhrase) -> tuple[CountKind, int] | None:
        """`left 15 dead and 40 wounded`, `21 militants dead`: a state that ends the phrase."""
        tokens = self._tree.tokens
        for i in range(q.last + 1, min(q.last + 1 + _NEAR, len(tokens))):
            token = tokens[i]
            kind = self._frames.kind("state", self._tree.forms[i])
            if kind is not None:
                if self._followed(i):
                    return None
                return kind, self._above(i, q, phrase)
            if token.upos not in ("NOUN", "PROPN", "ADJ", "ADV", "DET", "ADP") and i > q.last + 1:
                return None
            if token.upos in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ"):
                return None
        return None

    def _followed(self, i: int) -> bool:
        """Whether a state only modifies what comes after: `12 wounded soldiers`."""
        if i + 1 >= len(self._tree):
            return False
        after = self._tree.tokens[i + 1]
        return after.upos in ("NOUN", "PROPN", "ADJ", "NUM") or after.dep == "obl:agent"

    def _above(self, state: int, q: Quantity, phrase: NumberPhrase) -> int:
        """The predicate of those in a state: the state itself where it was read as a verb."""
        if self._functions.is_verb(state) and self._tree.tokens[state].dep != "conj":
            return state
        above = self._tree.tokens[phrase.top].head
        return self._predicate(above if above < q.first else phrase.head)

    def _verb(self, phrase: NumberPhrase) -> tuple[CountKind, int] | None:
        """The verb whose object or subject the phrase is."""
        head, bases = phrase.head, phrase.bases()
        nearest = self._predicate(head)
        for v in sorted(self._verbs, key=lambda v: (v != nearest, abs(v - head))):
            kind = self._at_verb(v, phrase, bases)
            if kind is not None:
                return kind, v
        for i in sorted(self._crowds):
            if set(bases) & set(self._functions.subject(i)):
                return "participants", i
        if self._crowds and self._in_number(head):
            return "participants", nearest
        return None

    def _in_number(self, head: int) -> bool:
        """`came out in their thousands`."""
        return self._functions.case_of(head) == "in" and any(
            self._tree.tokens[c].dep == "nmod:poss" for c in self._tree.children[head]
        )

    def _at_verb(self, v: int, phrase: NumberPhrase, bases: tuple[int, ...]) -> CountKind | None:
        frames, functions, lemma = self._frames, self._functions, self._lemmas[v]
        objects, subjects = functions.objects(v), functions.subject(v)
        surface = functions.surface_subject(v)
        noun = phrase.noun
        if self._tree.tokens[phrase.head].head == v and phrase.bounding(phrase.head):
            objects = (*objects, phrase.head)
        if any(base in objects for base in bases):
            life = frames.beside["counted"].get((lemma, self._lemmas[noun]))
            if life is not None:
                return life
            if self._persons(noun):
                kind = frames.kind("object", lemma)
                if kind is None and self._crowds:
                    kind = frames.kind("drawn", lemma)
                if kind is not None:
                    return kind
            kind = self._beside("object", lemma, (*functions.obliques(v), *self._after(v)))
            if kind is not None:
                return kind
        if any(base in subjects or base in surface for base in bases):
            kind = self._beside("subject", lemma, tuple(("", o) for o in objects))
            if kind is not None or functions.passive(v):
                return kind
            kind = frames.kind("subject", lemma)
            if kind is None and self._crowds:
                kind = frames.kind("crowd", lemma)
            return kind if self._persons(noun) else None
        return None

    def _after(self, v: int) -> tuple[tuple[str, int], ...]:
        """`shot dead two men`, `two men were gunned down`."""
        below = self._tree.dependents(v, "xcomp", "compound:prt")
        return tuple(("", c) for c in (*below, v + 1) if c < len(self._tree))

    def _beside(
        self, role: str, lemma: str, others: tuple[tuple[str, int], ...]
    ) -> CountKind | None:
        """`lost their lives`, `driven from their homes`."""
        table = self._frames.beside[role]
        return next(
            (table[key] for _, o in others if (key := (lemma, self._lemmas[o])) in table), None
        )

    def _persons(self, noun: int) -> bool:
        """Whether persons are counted: what is seized may be ships."""
        return not self._frames.within("things", self._lemmas[noun])

    def _act(self, phrase: NumberPhrase) -> tuple[CountKind, int] | None:
        """`the killing of 12 soldiers`."""
        tokens = self._tree.tokens
        for base in phrase.bases():
            token = tokens[base]
            if token.dep.startswith("nmod") and self._functions.case_of(base) in ("of", "to"):
                governor = tokens[token.head]
                kind = self._frames.kind("act", self._lemmas[token.head])
                kind = kind or self._frames.beside["counted"].get(
                    (self._lemmas[governor.head], self._lemmas[token.head])
                )
                if kind is not None and not self._frames.within(
                    "things", self._lemmas[phrase.noun]
                ):
                    return kind, token.head
                if token.head in self._crowds:
                    return "participants", token.head
        return None

    def _figure(self, head: int) -> tuple[CountKind, int] | None:
        """`a death toll of 30`, `put the turnout at 5,000`, `the toll rose to 45`."""
        tokens, token = self._tree.tokens, self._tree.tokens[head]
        if self._functions.case_of(head) in self._frames.lists["standing"]:
            kind = self._frames.kind("figure", self._lemmas[token.head])
            if kind is not None:
                return kind, token.head
            near = (
                *self._functions.objects(token.head),
                *self._functions.surface_subject(token.head),
            )
        elif self._functions.copula(head) is not None:
            near = self._functions.surface_subject(head)
        else:
            return None
        for other in near:
            kind = self._frames.kind("figure", self._lemmas[other])
            if kind is None and self._frames.within("holders", self._lemmas[other]):
                inner = [c for c in self._tree.children[other] if tokens[c].dep.startswith("nmod")]
                kind = next((k for c in inner if (k := self._of_those(c)) is not None), None)
            if kind is not None:
                return kind, other
        return None

    def _of_those(self, i: int) -> CountKind | None:
        """`the number of dead`, `the number of arrests`."""
        return self._frames.kind("state", self._tree.forms[i]) or self._frames.kind(
            "noun", self._lemmas[i]
        )

    def _noun(self, phrase: NumberPhrase) -> tuple[CountKind, int] | None:
        """`12 deaths`, `30 arrests`."""
        for i in (phrase.noun, phrase.head):
            kind = self._frames.kind("noun", self._lemmas[i])
            if kind is not None:
                return kind, i
        return None

    def _predicate(self, i: int) -> int:
        """The verb of the clause that a token stands in, or itself."""
        return next((a for a in (i, *self._tree.ancestors(i)) if self._functions.is_verb(a)), i)
