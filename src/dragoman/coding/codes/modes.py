"""Modes from words: `modes.yaml` says which words of the act, clause or sentence show which mode.

Source: PLOVER manual, draft 2.0, "Modes"; a mode is read from the sentence and several may hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from ...data import data_path
from ...lexicon.functions import Functions
from ...lexicon.read import load_yaml
from ...model import Tree
from ..acts.draft import Draft
from .phrases import all_forms, ngrams, openings

_NESTED = frozenset({"advcl", "acl", "ccomp", "parataxis", "csubj"})
_WORDS_OF_ACT = frozenset({"amod", "compound", "compound:prt", "fixed", "nmod:desc"})
_MEANS = frozenset({"with", "using"})
_ABOUT = frozenset({"of", "for", "on", "to"})
MOST = 3
"""Modes of one reading: a sentence that shows more is a list of several acts."""


@dataclass(frozen=True, slots=True)
class ModeRule:
    """The words that show one mode, by scope; `over` are those of an act that overrule an operator.

    An operator knows only the type of what is threatened (COERCE), the act's words what it is
    (annexation, a curfew). `tool` are words of the doer or the means that add the mode to one that
    an entry names (helicopters that fire rockets, blows with clubs).
    """

    mode: str
    over: frozenset[str]
    tool: frozenset[str]
    act: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]


@cache
def mode_rules(language: str = "en") -> Mapping[str, tuple[ModeRule, ...]]:
    """The rules by event type, in the order of the file."""
    raw = load_yaml(data_path("lexicon", language, "modes.yaml"))
    return {
        event: tuple(
            ModeRule(
                mode,
                all_forms(rows.get("over") or ()),
                all_forms(rows.get("tool") or ()),
                all_forms(rows.get("act") or ()),
                all_forms(rows.get("clause") or ()),
                all_forms(rows.get("sentence") or ()),
            )
            for mode, rows in modes.items()
        )
        for event, modes in raw.items()
    }


@cache
def _openings(language: str) -> frozenset[str]:
    rules = chain.from_iterable(mode_rules(language).values())
    scopes = ((rule.over, rule.tool, rule.act, rule.clause, rule.sentence) for rule in rules)
    return openings(chain.from_iterable(chain.from_iterable(scopes)))


def modes_of(draft: Draft, event: str, functions: Functions, language: str) -> tuple[str, ...]:
    """The modes of an act: those of its entry or operator, else those that its words show."""
    rules = mode_rules(language).get(event, ())
    opening = _openings(language)
    if draft.operators and draft.event == event and draft.modes:
        act = _words_of_act(draft, functions, opening)
        return tuple(rule.mode for rule in rules if act & rule.over)[:1] or draft.modes
    if not rules:
        return draft.modes if event == draft.event else ()
    if draft.modes and event == draft.event:
        tools = _tools(draft, functions, opening)
        added = [rule.mode for rule in rules if not rule.tool.isdisjoint(tools)]
        return tuple(dict.fromkeys((*draft.modes, *added)))[:MOST]
    tree = functions.tree
    act = _words_of_act(draft, functions, opening)
    clause: set[str] = set()
    sentence: set[str] = set()
    if any(rule.clause for rule in rules):
        clause = ngrams(tree, _clause(tree, draft.chain[-1]), opening)
    if any(rule.sentence for rule in rules):
        sentence = ngrams(tree, range(len(tree)), opening)
    found = [
        rule.mode
        for rule in rules
        if not (
            rule.act.isdisjoint(act)
            and rule.clause.isdisjoint(clause)
            and rule.sentence.isdisjoint(sentence)
        )
    ]
    return tuple(found[:MOST])


def _words_of_act(draft: Draft, functions: Functions, opening: frozenset[str]) -> set[str]:
    """The words of the act itself: its predicate, what fills its slots, and what modifies these."""
    tree = functions.tree
    act = set(draft.tokens) | set(draft.fillers)
    if draft.operators:
        # what the act is done with: `asked Chile to send police officers`
        act.update(functions.objects(draft.inner))
    for i in tuple(act):
        act.update(c for c in tree.children[i] if tree.tokens[c].dep in _WORDS_OF_ACT)
    # `an offer of aid`, `the demand for talks`: what the noun of a slot is about
    for i in draft.fillers:
        act.update(
            c
            for c in tree.children[i]
            if tree.tokens[c].dep == "nmod" and functions.case_of(c) in _ABOUT
        )
    return ngrams(tree, act, opening)


def _tools(draft: Draft, functions: Functions, opening: frozenset[str]) -> set[str]:
    """The words of the act, of who does it and of what it is done with."""
    tree, chosen = functions.tree, set(draft.tokens) | set(draft.fillers)
    i = draft.inner
    heads = [head for case, head in functions.obliques(i) if case in _MEANS]
    heads += functions.subject(i)
    for head in heads:
        chosen |= {head, *(c for c in tree.children[head] if tree.tokens[c].dep in _WORDS_OF_ACT)}
    return ngrams(tree, chosen, opening)


def _clause(tree: Tree, root: int) -> list[int]:
    """The tokens of the clause that `root` heads, without the clauses below it."""
    found: set[int] = set()
    stack = [root]
    while stack:
        top = stack.pop()
        if top in found:
            continue  # a broken parse may be a cycle
        found.add(top)
        for c in tree.children[top]:
            token = tree.tokens[c]
            base = tree.relations[c]
            nested = base in _NESTED or (base == "conj" and token.upos in ("VERB", "AUX"))
            if not nested:
                stack.append(c)
    return sorted(found)
