"""Towns and provinces that something is done to: "shelled Aleppo", "the raids on Darfur"."""

from __future__ import annotations

from ...model import Party, Tree
from ..tables.wording import Wording
from ..words.mention import Mention
from ..words.owned import form_of

_DONE = ("obj", "nsubj:pass")
_AGAINST = frozenset({"on", "against"})
_THERE = frozenset({"in", "at", "near", "outside", "inside", "through", "under", "beside"})
_DEEPEST = 3
"""Nouns looked through from a place for the attack: "near a school in a suburb of Lyon"."""
_PLACE = "LOC"


def town_party(tree: Tree, mention: Mention) -> Party | None:
    """The state's people in a place that an act falls upon; None where it is only where one is."""
    entry = mention.place
    if mention.kind != "name" or entry is None or entry.country is None:
        return None
    code = entry.country
    if mention.sectors:
        # "Texas sued": a province that acts is its government
        id = f"{code}.{mention.sectors[0]}"
        text, span = mention.text, mention.span
        return Party(id, text, span, text, code, mention.sectors, "state", form_of(entry))
    labels = {n.label for n in tree.names if n.first <= mention.first and mention.last <= n.last}
    if not (falls_upon(tree, mention) if labels == {_PLACE} else _is_told(tree, mention)):
        return None
    return Party(code, mention.text, mention.span, mention.text, code, (), "state", form_of(entry))


def falls_upon(tree: Tree, mention: Mention) -> bool:
    """Whether the place is what is acted upon, or what an act is "on" or "against"."""
    return tree[_head(tree, mention)].dep in _DONE or _is_struck(tree, mention)


def _is_told(tree: Tree, mention: Mention) -> bool:
    """Whether the words alone tell that it is a town, whatever the tagger takes it for: "shelled Lyon"."""
    token = tree[_head(tree, mention)]
    over = tree[token.head].lemma.lower()
    done = token.dep in _DONE and over in Wording.load().done_to_towns
    return done or _is_struck(tree, mention)


def _is_struck(tree: Tree, mention: Mention) -> bool:
    """Whether an act is "on" or "against" the place, an attack "in" it, or its fall is told of: a house too."""
    head = _head(tree, mention)
    if tree[head].dep not in ("nmod", "obl"):
        return False
    cases = {tree.forms[i] for i in tree.dependents(head, "case")}
    if not cases:
        return False
    wording, over = Wording.load(), tree.lemmas[tree[head].head]
    return (
        cases <= _AGAINST
        or (cases <= _THERE and _goes_off(tree, head))
        or (over in wording.befalls and cases == {"of"})
        or (cases == {"to"} and _takes_fire(tree, tree[head].head))
    )


def _goes_off(tree: Tree, place: int) -> bool:
    """Whether an attack is told there: "the raid in", "a bomb went off near", "exploded at a rally in"."""
    wording, over = Wording.load(), tree[place].head
    for _ in range(_DEEPEST):
        lemma = tree.lemmas[over]
        if lemma in wording.attacks:
            return True
        if any(f"{lemma} {tree.forms[c]}" in wording.attacks for c in tree.children[over]):
            return True
        cases = {tree.forms[c] for c in tree.dependents(over, "case")}
        if tree[over].upos != "NOUN" or not cases or not cases <= _THERE:
            return False
        over = tree[over].head
    return False


def _takes_fire(tree: Tree, verb: int) -> bool:
    """Whether fire is set to it: "set fire to a hospital"."""
    spreads = Wording.load().spreads
    return any(tree.lemmas[i] in spreads for i in (verb, *tree.dependents(verb, "obj")))


def _head(tree: Tree, mention: Mention) -> int:
    """The token that the phrase hangs by, or the first of a row of places."""
    head = next(
        (i for i in mention.heads if not mention.first <= tree[i].head < mention.last),
        mention.heads[-1],
    )
    for _ in range(3):
        if tree[head].dep != "conj" or tree[head].head == head:
            break
        head = tree[head].head
    return head
