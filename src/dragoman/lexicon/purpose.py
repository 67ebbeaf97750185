"""The clause that says what an act is for, or whom it reaches, when no phrase of its own does.

`gave a million euros to fight cholera in Malawi`, `food for families living in Chad`: the country
that is helped stands in a clause below the verb or its object, never as its argument. Where no
clause names one, the phrases below its phrases are asked: `money for a ward of a hospital in Peru`.
"""

from __future__ import annotations

from collections.abc import Iterator

from .functions import Functions
from .syntax_words import syntax_words

DEEPEST = 4
"""How far phrases are followed down: `a fund for the repair of roads to villages in Chad`."""


def purpose_heads(functions: Functions, i: int) -> tuple[int, ...]:
    """The arguments of the clauses below predicate `i`, then of the phrases, nearest first."""
    found: dict[int, None] = {}
    nouns = tuple(_phrases(functions, i))
    for clause in _clauses(functions, i, nouns):
        for inner in (clause, *functions.complements(clause)):
            if functions.tree.tokens[inner].dep == "acl:relcl":
                subjects = functions.surface_subject(inner)
                found.update(dict.fromkeys(s for s in subjects if s not in nouns))
            # the object of a participle is the noun that it hangs from
            found.update(dict.fromkeys(o for o in functions.objects(inner) if o not in nouns))
            found.update(dict.fromkeys(head for _, head in functions.obliques(inner)))
    near = {*functions.objects(i), *functions.tree.children[i]}
    found.update(dict.fromkeys(noun for noun in nouns if noun not in near))
    return tuple(found)


def topic_heads(functions: Functions, i: int) -> tuple[int, ...]:
    """Whom the clauses below predicate `i` are said of: `alleged that Chile spied` says it of Chile.

    A passive is said of its agent alone: `complained that it had been betrayed` names no traitor.
    """
    clauses = [c for c in functions.complements(i) if not functions.is_infinitive(c)]
    return tuple(s for c in clauses for s in functions.subject(c))


def _phrases(functions: Functions, i: int) -> Iterator[int]:
    """The nouns of the object and of the phrases, and those that hang from them."""
    tokens, children = functions.tree.tokens, functions.tree.children
    level = [*functions.objects(i), *(head for _, head in functions.obliques(i))]
    seen: set[int] = set()
    for _ in range(DEEPEST):
        level = [noun for noun in dict.fromkeys(level) if noun not in seen]
        seen.update(level)
        yield from level
        level = [
            c
            for noun in level
            for c in children[noun]
            if tokens[c].dep in ("nmod", "conj") and not functions.is_verb(c) and c > noun
            if not (case := functions.case_of(c)) or case in syntax_words().placing
        ]


def _clauses(functions: Functions, i: int, nouns: tuple[int, ...]) -> Iterator[int]:
    tokens, children = functions.tree.tokens, functions.tree.children
    for c in functions.complements(i):
        if functions.is_infinitive(c) or tokens[c].xpos == "VB":  # `helped rebuild schools`
            yield c
        elif not functions.is_verb(c):
            # `stands ready to help`: the infinitive hangs from the adjective
            yield from (k for k in functions.complements(c) if functions.is_infinitive(k))
    for noun in nouns:
        # `money for rebuilding schools in Chad`, `food for families living in Chad`
        if functions.is_verb(noun) and tokens[noun].xpos == "VBG":
            yield noun
        for c in children[noun]:
            if functions.is_verb(c) and functions.tree.relations[c] in ("acl", "advcl"):
                yield c
    for c in children[i]:
        if tokens[c].dep == "advcl" and tokens[c].xpos == "VBG" and not functions.case_of(c):
            yield c
