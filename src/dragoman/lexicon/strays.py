"""What parsers hang in the wrong place: objects, agents and conjuncts, found where they belong.

As in `mends.py` each answers one question and changes no tree; a right parse never asks it.
"""

from __future__ import annotations

from collections.abc import Callable

from ..model import Tree
from .syntax_words import syntax_words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_JOINS = frozenset({"-", "\u2013", "/"})
_THINGS = frozenset({"NOUN", "PROPN"})
_SUMS = frozenset({"CD", "$"})


def stray_recipient(tree: Tree, v: int) -> tuple[int, ...]:
    """`gave Chile 12 million euros`, `sold Chile tractors` read as one noun phrase: a name between
    the verb and a sum, or what is given."""
    tokens = tree.tokens
    giving = tree.lemmas[v] in syntax_words().giving and not any(
        tokens[c].text.lower() == "to" and tokens[c].dep == "case"
        for o in tree.children[v]
        for c in (*tree.children[o], *(g for n in tree.children[o] for g in tree.children[n]))
    )
    return tuple(
        c
        for o in tree.children[v]
        if tokens[o].dep == "obj"
        for c in tree.children[o]
        if c == v + 1 < o
        and tokens[c].dep == "compound"
        and tokens[c].upos == "PROPN"
        and (tokens[c + 1].xpos in _SUMS or (giving and o == c + 1))
    )


def two_objects(tree: Tree, v: int) -> tuple[int, int] | None:
    """To whom and what, where both were parsed as plain objects: `lent Norway a ship`."""
    tokens = tree.tokens
    own = [c for c in tree.children[v] if tokens[c].dep == "obj" and c > v]
    if len(own) != 2 or tokens[v].upos != "VERB":
        return None
    if tokens[own[1]].xpos == "CD" and not tree.children[own[1]]:
        return None  # `set the huts ablaze`: an adverb taken for a number
    if tokens[own[1]].xpos == "CD" and tree.forms[own[1] + 1 : own[1] + 2] in (("by",), ("at",)):
        return None  # `freed the men one by one`
    first, second = tree.subtree(own[0]), tree.subtree(own[1])
    if tree.forms[second[0]] in syntax_words().measuring:
        return None  # `signed a contract worth a million`: one thing, and its price
    close = first[-1] + 1 == second[0] and tokens[second[0]].dep != "punct"
    return (own[0], own[1]) if close else None


def before_measure(tree: Tree, v: int) -> tuple[int, ...]:
    """The object that a measure of time swallowed: `attacked Norway decades ago`."""
    tokens = tree.tokens
    measures = [
        m
        for c in tree.children[v]
        for m in (c, *(tree.children[c] if tokens[c].dep == "advmod" else ()))
    ]
    return tuple(
        g
        for c in measures
        if tokens[c].dep == "obl:unmarked" and tokens[c].xpos == "NNS"
        for g in tree.children[c]
        if g == v + 1 and tokens[g].dep == "compound" and tokens[g].upos == "PROPN"
    )


def stray_agents(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """The agent of a passive hung from what stands before it: `was given a ship by Norway`.

    A `by` phrase below the object, or below the place or person aimed at, says who did it; below a
    cause (`punished for an attack by rebels`) it may say who did that.
    """
    tokens = tree.tokens
    if not any(tokens[c].dep == "aux:pass" for c in tree.children[v]):
        return ()
    return tuple(
        g
        for c in tree.children[v]
        if c > v
        and (
            tokens[c].dep == "obj"
            or (tokens[c].dep == "obl" and case_of(c) in syntax_words().towards)
        )
        for g in tree.children[c]
        if tokens[g].dep.startswith("nmod") and case_of(g) == "by"
    )


def agents_of_charge(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """`accused of spying by Chile`: the agent hung from what one is accused of doing."""
    tokens = tree.tokens
    return tuple(
        g
        for c in tree.children[v]
        if c > v and tokens[c].xpos == "VBG" and "of" in (tree.forms[c - 1], case_of(c))
        for g in tree.children[c]
        if g > c and tokens[g].dep.startswith("obl") and case_of(g) == "by"
    )


def beside_somebody(tree: Tree, v: int) -> bool:
    """`Norway stood by Chile`: a verb that takes no object has no agent, only somebody it is done by."""
    return tree.lemmas[v] in syntax_words().standing and all(
        tree.tokens[c].dep != "aux:pass" for c in tree.children[v]
    )


def by_report(tree: Tree, c: int, case_of: Callable[[int], str]) -> bool:
    """`Was jailed, according to a report by the paper`: who wrote the report did nothing else."""
    n = min(tree.dependents(c, "case"), default=c) - 1
    return n > 0 and tree[n].upos == "NOUN" and case_of(n) == "according to"


def by_means(tree: Tree, c: int) -> bool:
    """Whether a phrase taken for an agent says how or when: `fled by helicopter`, `left by night`."""
    return tree.lemmas[c] in syntax_words().means and tree.children[c] == (c - 1,)


def second_agent(tree: Tree, n: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """`was angered by a visit this week by Chile's minister`: the second `by` is who visited."""
    token = tree.tokens[n]
    if token.dep != "obl:agent" or token.head == n:
        return ()
    return tuple(
        c
        for c in tree.children[token.head]
        if c > n and tree.tokens[c].dep == "obl:agent" and case_of(c) == "by"
    )


def hung_report(tree: Tree, c: int) -> bool:
    """Whether clause `c` only tells who says its head: `..., the minister told reporters`.

    Parsers take it for a parataxis, a conjunct or a clause said.
    """
    tokens, token = tree.tokens, tree.tokens[c]
    if token.dep == "parataxis":
        return True
    if token.dep not in ("conj", "ccomp") or c < token.head or tokens[c].xpos not in _FINITE:
        return False
    below = {tree.relations[g] for g in tree.children[c]}
    return not below.isdisjoint({"nsubj", "obj"}) and below.isdisjoint(
        {"ccomp", "xcomp", "cc", "mark"}
    )


def object_after_adjective(tree: Tree, v: int) -> tuple[int, ...]:
    """`set free the hostages`: the object of a verb hung from the adjective that goes with it."""
    tokens = tree.tokens
    return tuple(
        o
        for c in tree.children[v]
        if tokens[c].dep == "xcomp" and tokens[c].upos == "ADJ"
        for o in tree.children[c]
        if tokens[o].dep == "obj"
    )


def given_time(tree: Tree, v: int) -> tuple[int, ...]:
    """`gave Norway a week to withdraw`: a time that is given, and not when."""
    tokens, children = tree.tokens, tree.children[v]
    if tree.lemmas[v] not in syntax_words().giving or all(
        tokens[c].dep != "iobj" for c in children
    ):
        return ()
    return tuple(
        c
        for c in children
        if tokens[c].dep == "obl:unmarked"
        and tokens[c - 1].dep != "punct"
        and any(tokens[g].xpos == "VB" for g in tree.children[c])
    )


def bare_object(tree: Tree, v: int) -> tuple[int, ...]:
    """`burned down the office`, `let the envoys back in`: an object taken for a phrase of the particle, though no
    preposition stands before it."""
    tokens = tree.tokens
    for c in tree.children[v]:
        if c < v or tokens[c].dep != "obl" or tokens[c].upos not in ("NOUN", "PROPN"):
            continue
        marked = any(tokens[g].dep in ("case", "mark") for g in tree.children[c])
        between = tokens[v + 1 : tree.subtree(c)[0]]
        beside = tokens[c + 1 : c + 2]
        parted = between or any(each.upos in ("ADV", "ADP") and each.head == v for each in beside)
        if not marked and parted and all(each.upos in ("ADV", "ADP", "PART") for each in between):
            return (c,)
    return ()


def called_only(tree: Tree, v: int) -> tuple[int, ...]:
    """`called the premier`: a noun taken for what somebody is called, where nobody is called that."""
    tokens = tree.tokens
    if tree.lemmas[v] not in syntax_words().calling or tree.dependents(v, "obj", "iobj"):
        return ()
    return tuple(
        c
        for c in tree.children[v]
        if c > v and tokens[c].dep == "xcomp" and tokens[c].upos in _THINGS
    )


def said_yes(tree: Tree, v: int) -> tuple[int, ...]:
    """`said yes to the plan`: the word said is what a verb has as its object."""
    tokens = tree.tokens
    return tuple(c for c in tree.children[v] if c == v + 1 and tokens[c].xpos == "UH")


def made_subject(tree: Tree, v: int) -> tuple[int, ...]:
    """`want the minister sacked`: whom a verb wants something done to is its object too."""
    tokens = tree.tokens
    return tuple(
        g
        for c in tree.children[v]
        if tokens[c].dep == "xcomp" and tokens[c].xpos == "VBN" and c > v
        for g in tree.children[c]
        if v < g < c and tokens[g].dep == "nsubj:pass"
    )


def object_behind_phrase(tree: Tree, v: int, case_of: Callable[[int], str]) -> tuple[int, ...]:
    """`condemned in the strongest terms the raid`: an object behind an oblique is parsed as another."""
    tokens = tree.tokens
    after = [c for c in tree.children[v] if c > v and tokens[c].dep == "obl"]
    if len(after) < 2 or not case_of(after[0]) or case_of(after[1]):
        return ()
    if any(tokens[c].dep == "cc" for c in tree.children[after[1]]):
        return ()  # "called on Peru as well as Chile"
    return (after[1],) if tokens[after[1]].upos in ("NOUN", "PROPN") else ()


def torn_conjunct(tree: Tree, n: int, case_of: Callable[[int], str]) -> int | None:
    """The second side of `the talks between A and B failed`, taken for the subject of the verb."""
    tokens, token = tree.tokens, tree.tokens[n]
    outer = tokens[token.head]
    if token.dep != "nmod" or case_of(n) not in ("between", "among") or outer.dep != "nsubj":
        return None
    return next(
        (
            c
            for c in tree.children[outer.head]
            if n < c < outer.head
            and tokens[c].dep == "nsubj"
            and any(tokens[g].dep == "cc" for g in tree.children[c])
        ),
        None,
    )


def hyphened_pair(tree: Tree, i: int) -> int | None:
    """The second of two names joined by a hyphen, of which `i` is the first: `Norway-Chad talks`."""
    tokens = tree.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text not in _JOINS:
        return None
    second = tokens[i + 2]
    return i + 2 if second.head == i and second.dep in ("flat", "compound", "conj") else None


def alongside(tree: Tree, i: int) -> int | None:
    """Who is named beside the phrase of a noun in words that are no "and": `Norway along with Chad`."""
    tokens, end = tree.tokens, tree.subtree(i)[-1]
    for c in (*tree.children[i], *tree.children[tokens[i].head]):
        if c <= i or tokens[c].upos not in ("NOUN", "PROPN", "PRON"):
            continue
        first = min((g for g in tree.children[c] if g > i), default=c)
        inside = tokens[c].head == i
        while first - 1 > i and tokens[first - 1].text.lower() in ("with", "along", "together"):
            first -= 1
        before = first - 1 - (tokens[first - 1].text == ",")
        if not inside and before != end:
            continue
        words = [token.text.lower() for token in tokens[first : first + 3]]
        if words[:1] == [","]:
            words = [token.text.lower() for token in tokens[first + 1 : first + 4]]
        joins = words[:2] in (["along", "with"], ["together", "with"]) or words[:1] == ["alongside"]
        if joins or words == ["as", "well", "as"]:
            return c
    return None


def stranded(tree: Tree, v: int) -> tuple[tuple[str, int], ...]:
    """`The patrol was fired upon by rebels`: what the preposition left behind has gone to the subject."""
    tokens, after = tree.tokens, v + 1
    if (
        after >= len(tree)
        or tree.forms[after] not in syntax_words().stranded
        or tokens[v].xpos != "VBN"
    ):
        return ()
    last = (
        after + 1 == len(tree) or tree.forms[after + 1] == "by" or tokens[after + 1].upos == "PUNCT"
    )
    if not last and tokens[after].dep != "compound:prt":
        return ()
    return tuple((tree.forms[after], c) for c in tree.children[v] if tokens[c].dep == "nsubj:pass")
