"""Where people and places that are too general to be an actor of politics are a party all the same.

"Women" and "thousands" are where something is done to them or where they do what crowds do; a
village or a church where an act falls upon it.
"""

from __future__ import annotations

from ...model import Tree
from ..phrases.towns import falls_upon
from ..tables.wording import Wording
from ..words.counted import is_counted, is_hedged
from ..words.mention import Mention
from .facing import acted_upon

_DONE_TO = ("obj", "nsubj:pass")
_MANY = ("nummod", "amod")
_PAST = ("VBN", "VBD")


def is_party(tree: Tree, mention: Mention) -> bool:
    """Whether a phrase of one of these classes is a party where it stands."""
    head = mention.heads[-1]
    if mention.role_kind == "struck":
        return _is_struck(tree, mention)
    if mention.role_kind == "counted":
        return (
            _done_to(tree, head) or _harmed(tree, head) or _rises(tree, head)
        ) and _means_people(tree, mention)
    return acted_upon(tree, head) or _harmed(tree, head) or _rises(tree, head)


def _done_to(tree: Tree, i: int) -> bool:
    top = _first_of_row(tree, i)
    return tree[top].dep in _DONE_TO or is_counted(tree, i) or is_hedged(tree, top)


def _harmed(tree: Tree, i: int) -> bool:
    """Whether a bare participle says it: "Ten people shot in Lima", "and seven others wounded"."""
    token = tree[i]
    if token.dep == "nsubj":
        verb = token.head  # a parser takes the participle for a verb of theirs
        bare = not tree.dependents(verb, "obj", "aux", "ccomp", "xcomp")
        at = any("at" in _cases(tree, c) for c in tree.dependents(verb, "obl"))
        return tree[verb].xpos in _PAST and bare and not at and _is_harm(tree, verb)
    clause = token.dep == "root" or (token.dep == "conj" and tree[token.head].upos == "VERB")
    over = tree.dependents(i, "acl") if clause else ()
    return any(tree[c].xpos in _PAST and _is_harm(tree, c) for c in over)


def _is_harm(tree: Tree, verb: int) -> bool:
    return tree[verb].lemma.lower() in Wording.load().counted_by


def _cases(tree: Tree, i: int) -> set[str]:
    return {tree.forms[c] for c in tree.dependents(i, "case")}


def _rises(tree: Tree, i: int) -> bool:
    """Whether the word is the subject of what crowds do: "thousands marched"."""
    wording, top = Wording.load(), tree[_first_of_row(tree, i)]
    if top.dep != "nsubj":
        return False
    verb = tree[top.head]
    streets = (tree[c].lemma.lower() for c in tree.dependents(verb.i, "obl"))
    return verb.lemma.lower() in wording.crowds_do or not wording.crowds_take_to.isdisjoint(streets)


def _means_people(tree: Tree, mention: Mention) -> bool:
    """Whether the count is of people: "thousands", "thousands of Kenyans", not "thousands of shells".

    Where a role follows, that tells who they are.
    """
    head = mention.heads[-1]
    if tree.forms[head] == "others":
        return bool(tree.dependents(head, *_MANY))
    of = head + 1 < len(tree) and tree.forms[head + 1] == "of"
    return not of or bool(mention.owners)


def _is_struck(tree: Tree, mention: Mention) -> bool:
    """Whether an act falls upon a place, or who is in a church or hospital acts."""
    top = tree[_first_of_row(tree, mention.heads[-1])]
    if tree.dependents(mention.heads[-1], "nmod:poss"):
        return False  # the one whose house it is, is struck
    if top.dep == "nsubj":
        return mention.sectors[:1] != ("CVL",) and tree[top.head].upos == "VERB"
    spared = tree[top.head].lemma.lower() in Wording.load().only_reached
    return falls_upon(tree, mention) and not spared


def _first_of_row(tree: Tree, i: int) -> int:
    """The first of words joined by "and"."""
    return tree.above(i, "conj", "appos", "flat")
