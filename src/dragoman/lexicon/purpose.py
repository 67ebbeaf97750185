"""The clause that says what an act is for, or whom it reaches, when no phrase of its own does.

`gave a million euros to fight cholera in Malawi`, `food for families living in Chad`: the country
that is helped stands in a clause below the verb or its object, never as its argument.
"""

from __future__ import annotations

from collections.abc import Iterator

from .functions import Functions


def purpose_heads(functions: Functions, i: int) -> tuple[int, ...]:
    """The arguments of the clauses below predicate `i` and its objects, nearest first, each once."""
    found: dict[int, None] = {}
    for clause in _clauses(functions, i):
        for inner in (clause, *functions.complements(clause)):
            found.update(dict.fromkeys(functions.objects(inner)))
            found.update(dict.fromkeys(head for _, head in functions.obliques(inner)))
    return tuple(found)


def _clauses(functions: Functions, i: int) -> Iterator[int]:
    tokens, children = functions.tree.tokens, functions.tree.children
    own = [head for _, head in functions.obliques(i)]
    for c in functions.complements(i):
        if functions.is_infinitive(c):
            yield c
        elif not functions.is_verb(c):
            # `stands ready to help`: the infinitive hangs from the adjective
            yield from (k for k in functions.complements(c) if functions.is_infinitive(k))
    for head in own:
        # `money for rebuilding schools in Chad`, `food for families living in Chad`
        if functions.is_verb(head) and tokens[head].xpos == "VBG":
            yield head
    for noun in (*functions.objects(i), *own):
        for c in children[noun]:
            if functions.is_verb(c) and tokens[c].dep.partition(":")[0] in ("acl", "advcl"):
                yield c
    for c in children[i]:
        if tokens[c].dep == "advcl" and tokens[c].xpos == "VBG" and not functions.case_of(c):
            yield c
