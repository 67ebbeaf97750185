"""Towns and provinces that something is done to: "shelled Aleppo", "the raids on Darfur"."""

from __future__ import annotations

from ..model import Party, Tree
from .mention import Mention
from .owned import form_of

_DONE = ("obj", "nsubj:pass")
_AGAINST = frozenset({"on", "against"})


def town_party(tree: Tree, mention: Mention) -> Party | None:
    """The state's people in a place that an act falls upon; None where it is only where one is."""
    entry = mention.place
    if mention.kind != "name" or entry is None or entry.country is None:
        return None
    located = any(
        name.label == "LOC" and name.first <= mention.first and mention.last <= name.last
        for name in tree.names
    )
    if not located or not falls_upon(tree, mention):
        return None
    code = entry.country
    return Party(code, mention.text, mention.span, mention.text, code, (), "state", form_of(entry))


def falls_upon(tree: Tree, mention: Mention) -> bool:
    """Whether the place is what is acted upon, or what an act is "on" or "against"."""
    head = next(
        (i for i in mention.heads if not mention.first <= tree[i].head < mention.last),
        mention.heads[-1],
    )
    for _ in range(3):
        if tree[head].dep != "conj" or tree[head].head == head:
            break
        head = tree[head].head
    if tree[head].dep in _DONE:
        return True
    cases = {tree.forms[i] for i in tree.dependents(head, "case")}
    return bool(cases) and cases <= _AGAINST and tree[head].dep in ("nmod", "obl")
