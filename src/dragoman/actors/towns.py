"""Towns and provinces that something is done to: "shelled Aleppo", "the raids on Darfur"."""

from __future__ import annotations

from ..model import Party, Tree
from .mention import Mention
from .owned import form_of
from .wording import Wording

_DONE = ("obj", "nsubj:pass")
_AGAINST = frozenset({"on", "against"})
_THERE = frozenset({"in", "at", "near"})
_PLACE = "LOC"


def town_party(tree: Tree, mention: Mention) -> Party | None:
    """The state's people in a place that an act falls upon; None where it is only where one is."""
    entry = mention.place
    if mention.kind != "name" or entry is None or entry.country is None:
        return None
    labels = {n.label for n in tree.names if n.first <= mention.first and mention.last <= n.last}
    if labels - {_PLACE} or not (
        falls_upon(tree, mention) if _PLACE in labels else _is_struck(tree, mention)
    ):
        return None
    code = entry.country
    return Party(code, mention.text, mention.span, mention.text, code, (), "state", form_of(entry))


def falls_upon(tree: Tree, mention: Mention) -> bool:
    """Whether the place is what is acted upon, or what an act is "on" or "against"."""
    return tree[_head(tree, mention)].dep in _DONE or _is_struck(tree, mention)


def _is_struck(tree: Tree, mention: Mention) -> bool:
    """Whether an act is "on" or "against" the place, or an attack "in" it."""
    head = _head(tree, mention)
    if tree[head].dep not in ("nmod", "obl"):
        return False
    cases = {tree.forms[i] for i in tree.dependents(head, "case")}
    attack = tree[tree[head].head].lemma.lower() in Wording.load().attacks
    return bool(cases) and (cases <= _AGAINST or (attack and cases <= _THERE))


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
