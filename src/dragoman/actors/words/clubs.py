"""Bodies that tell by their name alone what they are: clubs, associations, leagues of the likeminded."""

from __future__ import annotations

from ..tables.wording import Wording
from .items import RoleItem
from .layers import Layers

_COALITION = "coalition"
_NAMED = frozenset({"PROPN", "NOUN", "ADJ"})


def sectors_of_body(layers: Layers, item: RoleItem) -> tuple[str, ...]:
    """The sectors of a role's noun; a coalition with a name of its own is no force: "the Fair Trade Coalition"."""
    if item.role.name != _COALITION or not item.first:
        return item.role.sectors
    before, own = layers.tree[item.first - 1], layers.tree[item.first]
    # "the Arab Coalition", "the Global Coalition": those have forces
    named = before.upos in ("PROPN", "NOUN") and layers.actor_of[item.first - 1] is None
    if named and before.text[0].isupper() and own.text[0].isupper():
        return (Wording.load().clubs[_COALITION],)
    return item.role.sectors


def club_of(layers: Layers, item: RoleItem) -> tuple[str, ...]:
    """The sector of who presides over such a body: "the club president", "president of the Zinc Association"."""
    clubs, low = Wording.load().clubs, layers.low
    i = item.first - 1
    if i > 0 and low[i] in ("'s", "’s"):
        i -= 1
    if i >= 0 and low[i] in clubs and layers.actor_of[i] is None:
        return (clubs[low[i]],)
    if low[item.last : item.last + 1] != ["of"]:
        return ()
    i = item.last + 1
    while i < len(low) and (low[i] == "the" or layers.tree[i].upos in _NAMED):
        i += 1
    return (clubs[low[i - 1]],) if low[i - 1] in clubs and layers.actor_of[i - 1] is None else ()
