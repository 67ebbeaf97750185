"""CAMEO codes made finer by words: `cameo.yaml` says which words of an act, or which sides, show which code."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, count
from typing import Any

from ...data import data_path
from ...lexicon import Lexicon
from ...lexicon.read import load_yaml
from ...model import Party, Reading, Tree
from .cameo import finer
from .phrases import all_forms, ngrams, openings

APPEAL, PROMISE, DEMAND, REFUSAL = "02", "03", "10", "12"
"""Roots of one family: what is asked for, promised or refused has the same members under all."""
_ROOTS = {"REQUEST": DEMAND, "REJECT": REFUSAL, "AGREE": PROMISE}
_REFUSED = {"1": "1", "3": "2", "4": "3", "5": "4", "6": "5", "7": "7", "8": "6"}
"""The members as they are numbered under the root of refusal, which has none for diplomatic support."""
_BARE = frozenset({"020", "021", "022", "100", "101", "102", "120", "121", "1211", "030"})
"""Codes that are only guessed from a type and a mode: any matter says more."""
_REQUEST, _PROTEST, _AIM = "REQUEST", "PROTEST", "4"
_STATE = "STATE"
_CARRIED = frozenset({"obj"})
"""How a noun of an act hangs on the verb that carries it."""


class Told:
    """A reading and the words under its act's own, gathered when first asked for."""

    __slots__ = ("_known", "_met", "_words", "reading", "tree")

    def __init__(self, reading: Reading, tree: Tree, known: CodeWords) -> None:
        self.reading = reading
        self.tree: Tree = tree
        self._known = known
        self._words: set[str] | None = None
        self._met: set[int] | None = None

    @property
    def words(self) -> set[str]:
        if self._words is None:
            below = self.tree.subtree(self._top())
            self._words = ngrams(self.tree, below, self._known.openings)
        return self._words

    @property
    def met(self) -> set[int]:
        """The numbers of the rules that ask for a word below of which there is one."""
        if self._met is None:
            asked = self._known.asked
            self._met = set().union(*[asked[word] for word in asked.keys() & self.words])
        return self._met

    def _top(self) -> int:
        """The act's word, or the verb of which it is the object: `began a fast to win the vote`."""
        token = self.tree.tokens[self.reading.trigger]
        head = self.tree.tokens[token.head]
        carried = token.upos == "NOUN" and token.dep in _CARRIED and head.upos == "VERB"
        return head.i if carried else token.i


@dataclass(frozen=True, slots=True)
class CodeRule:
    """When one code takes the place of coarser ones; an empty condition holds always. Of a matter `to` is the member."""

    number: int
    to: str
    of: frozenset[str]
    trigger: frozenset[str]
    below: frozenset[str]
    also: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    unless: frozenset[str]
    guessed: bool = False
    """Whether it is asked only where no entry names the code."""

    def holds(self, told: Told) -> bool:
        """Whether the words under the act's own, and its sides, are those of the rule."""
        reading, tree = told.reading, told.tree
        i = reading.trigger
        if self.trigger and self.trigger.isdisjoint((tree.lemmas[i], tree.forms[i])):
            return False
        if self.below and self.number not in told.met:
            return False
        if self.also and self.also.isdisjoint(told.words):
            return False
        if self.unless and any(tree.relations[c] in self.unless for c in tree.children[i]):
            return False
        return (not self.actors or _is_of(reading.actors, self.actors)) and (
            not self.recipients or _is_of(reading.recipients, self.recipients)
        )


@dataclass(frozen=True, slots=True)
class CodeWords:
    """The rules by event type, and the words of asking that part the two roots of requests."""

    rules: Mapping[str, tuple[CodeRule, ...]]
    matters: tuple[CodeRule, ...]
    appeals: frozenset[str]
    demands: frozenset[str]
    openings: frozenset[str]
    """The first words of the phrases that rules ask for."""
    asked: Mapping[str, tuple[int, ...]]
    """By word or phrase the numbers of the rules that ask for it below."""


@cache
def code_words(language: str = "en") -> CodeWords:
    """The shipped words of a language."""
    raw = load_yaml(data_path("cues", language, "cameo.yaml"))
    number = count()
    rules = {
        event: tuple(_rule(next(number), row) for row in rows)
        for event, rows in raw["codes"].items()
    }
    matters = tuple(_rule(next(number), row) for row in raw["matters"])
    phrases: set[str] = set()
    asked: dict[str, tuple[int, ...]] = {}
    for rule in chain(*rules.values(), matters):
        phrases |= rule.below | rule.also
        for word in rule.below:
            asked[word] = (*asked.get(word, ()), rule.number)
    return CodeWords(
        rules,
        matters,
        all_forms(raw["appeals"]),
        all_forms(raw["demands"]),
        openings(phrases),
        asked,
    )


def with_codes_by_words(
    readings: Sequence[Reading], tree: Tree, lexicon: Lexicon, apart: Collection[str] = ()
) -> tuple[Reading, ...]:
    """The readings of a sentence, their codes as fine as its words allow; those of the entries `apart`
    stay, as the words below tell of another act."""
    words = code_words(lexicon.language)
    return tuple(
        replace(reading, cameo=code)
        if reading.cameo
        and reading.entry not in apart
        and (code := _by_words(reading, reading.cameo, tree, words, named=_named(reading, lexicon)))
        != reading.cameo
        else reading
        for reading in readings
    )


def _named(reading: Reading, lexicon: Lexicon) -> bool:
    """Whether the entry of a reading names its code: it is not guessed from the type."""
    entry = lexicon.entry(reading.entry)
    return entry is not None and entry.code.cameo == reading.cameo


def _by_words(reading: Reading, code: str, tree: Tree, words: CodeWords, *, named: bool) -> str:
    told = Told(reading, tree, words)
    for rule in words.rules.get(reading.event, ()):
        if rule.guessed and named:
            continue
        if code in rule.of and rule.holds(told):
            code = rule.to
            if len(code) > len("140"):
                break
    code = _about(code, told, words)
    return _rooted(code, tree.lemmas[reading.trigger], words) if reading.event == _REQUEST else code


def _about(code: str, told: Told, words: CodeWords) -> str:
    """The code with the member of its family that says what the act of words is about."""
    event = told.reading.event
    if event == _PROTEST:
        return _aimed(code, told, words)
    if event not in _ROOTS or (len(code) > len("100") and code not in _BARE):
        return code
    for matter in words.matters:
        if matter.holds(told):
            made = _member(code[:2], matter.to)
            if made is not None and (code in _BARE or made.startswith(code)):
                return finer(made, event, told.reading.modes, told.reading.contexts)
    return code


def _aimed(code: str, told: Told, words: CodeWords) -> str:
    """The code of a protest with its aim: who rules, a policy, rights, the order of the state."""
    if code not in ("141", "142", "143", "144", "145"):
        return code
    for matter in words.matters:
        aim = matter.to[0] == _AIM and len(matter.to) > 1
        if aim and matter.holds(told):
            return code + matter.to[1]
    return code


def _member(root: str, member: str) -> str | None:
    """A member of the family under a root; None where the root has none."""
    if root != REFUSAL:
        return root + member
    return root + _REFUSED[member[0]] + member[1:] if member[0] in _REFUSED else None


def _rooted(code: str, asking: str, words: CodeWords) -> str:
    """The code of a request under the root of the word that asks: `urged`, or `demanded`."""
    root, member = code[:2], code[2:]
    if root == DEMAND and asking in words.appeals:
        return APPEAL + member
    return DEMAND + member if root == APPEAL and asking in words.demands else code


def _is_of(parties: Sequence[Party], sectors: frozenset[str]) -> bool:
    return any(
        not sectors.isdisjoint(party.sectors)
        or (_STATE in sectors and party.kind == "state" and not party.sectors)
        for party in parties
    )


def _rule(number: int, row: Mapping[str, Any]) -> CodeRule:
    def words(key: str) -> frozenset[str]:
        return all_forms(row.get(key) or ())

    def names(key: str) -> frozenset[str]:
        return frozenset(map(str, row.get(key) or ()))

    return CodeRule(
        number=number,
        to=str(row["to"]),
        of=names("of"),
        trigger=words("trigger"),
        below=words("below"),
        also=words("also"),
        actors=names("actors"),
        recipients=names("recipients"),
        unless=names("unless"),
        guessed=bool(row.get("guessed", False)),
    )
