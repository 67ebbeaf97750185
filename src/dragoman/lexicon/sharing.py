"""Who shares in an act that another clause or phrase tells: companions, and those who speak meanwhile."""

from __future__ import annotations

from .functions import Functions
from .parties import NONE, Found
from .party_finder import PartyFinder
from .syntax_words import syntax_words

CONTACTS = frozenset({"CONSULT"})
"""Types of which whoever speaks or acts during the act is one side."""


def companions(functions: Functions, parties: PartyFinder, words: frozenset[str], v: int) -> Found:
    """Who shares the subject of the clause above: `A is seen alongside B after signing`."""
    tokens, children = functions.tree.tokens, functions.tree.children
    token = tokens[v]
    if not token.dep.startswith(("advcl", "acl")) or token.dep == "acl:relcl":
        return NONE
    above = next((a for a in functions.tree.ancestors(v) if functions.is_verb(a)), None)
    if above is None:
        return NONE
    below = [*children[above], *(g for c in children[above] for g in children[c])]
    said = [c for c in below if functions.tree.forms[c] in words]
    if not said:
        return NONE
    heads = [
        c
        for c in children[above]
        if c > said[0] and tokens[c].dep.startswith(("obl", "obj", "nsubj", "nmod"))
    ]
    return parties.all_of(heads, acting=True)


def meanwhile(functions: Functions, parties: PartyFinder, n: int) -> Found:
    """Who met others where the clause tells what he did meanwhile: `said in talks with Chile`."""
    head = functions.tree.tokens[n].head
    if functions.case_of(n) not in syntax_words().meanwhile or not functions.is_verb(head):
        return NONE
    return parties.all_of(functions.subject(head), acting=True)
