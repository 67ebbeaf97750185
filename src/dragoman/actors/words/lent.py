"""Role nouns that count only beside other words: "a police team", "Kolben Holdings"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..tables.roles import LOOSE, Role, Roles
from ..tables.wording import Wording

if TYPE_CHECKING:
    from .items import RoleItem
    from .layers import Layers

FARTHEST = 4
"""Words before a noun within which one that lends it a sector is looked for."""

_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "X"})
_OF_ANOTHER = frozenset({"of", "and", "for", "&"})
_ARTICLES = frozenset({"de", "del", "du", "la", "le", "of"})


def begins(layers: Layers, i: int, last: int, role: Role) -> int | None:
    """Where a noun of these classes that stands at `[i, last)` begins; None where it is no role."""
    if role.kind == "lent" and role.sectors:
        return i if _is_trade(layers, i - 1) else None
    if role.kind == "lent":
        return i if _is_lent(layers, i) or _is_of(layers, last) else None
    if not layers.tree[i].text[0].isupper():
        return i if role.sectors == ("EDU",) and _is_lent(layers, i) else None
    if role.kind == "opening" and _is_followed(layers, last):
        return i
    return _name_before(layers, i, last, role)


def is_named(layers: Layers, item: RoleItem) -> bool:
    """Whether a role noun is part of a name: "Dockers Union", "the Department of Mines"."""
    tree, first = layers.tree, item.first
    if not tree[first].text[0].isupper() or tree[first].upos != "PROPN":
        return False
    if layers.low[item.last : item.last + 1] == ["of"] and item.last + 1 < len(tree):
        return first > 0 and tree[item.last + 1].text[0].isupper()
    return (
        first > 0
        and tree[first - 1].text[0].isupper()
        and (tree[first - 1].upos == "PROPN" or (tree[first - 1].upos == "ADJ" and first > 1))
        and layers.actor_of[first - 1] is None
    )


def _is_lent(layers: Layers, i: int) -> bool:
    """Whether a word before the noun says of which sector it is: "a police team"."""
    wording = Wording.load()
    for k in range(i - 1, max(-1, i - 1 - FARTHEST), -1):
        word, role = layers.low[k], layers.role_of[k]
        if role is not None:
            return bool(role.role.sectors) and role.role.kind not in LOOSE
        if word in wording.sectors_before or word in wording.lending:
            return True
        if layers.actor_of[k] is not None:
            return False
        if run_by(layers, k):
            return True
        if layers.tree[k].upos not in _IN_PHRASE and word != "-":
            return False
    return False


def run_by(layers: Layers, i: int) -> tuple[str, ...]:
    """The sectors of who runs what the participle at `i` stands before: "rebel-run", "state-run"."""
    low = layers.low
    if i < 2 or low[i - 1] != "-":
        return ()
    wording = Wording.load()
    if low[i] not in wording.leading:
        return ()
    code = wording.sectors_before.get(low[i - 2]) or wording.lending.get(low[i - 2])
    return (code,) if code else ()


def _is_trade(layers: Layers, i: int) -> bool:
    """Whether a word names goods that firms make: "spyware", "gold"."""
    return (
        i >= 0
        and layers.tree[i].upos == "NOUN"
        and layers.role_of[i] is None
        and layers.low[i] not in Wording.load().no_trade
    )


def _is_of(layers: Layers, last: int) -> bool:
    """Whether those of whom a body is said to be tell its sector: "Confederation of Workers"."""
    low = layers.low
    if last + 1 >= len(low) or low[last] != "of" or not layers.tree[last - 1].text[0].isupper():
        return False
    for k in range(last + 1, min(last + 4, len(low))):
        found = Roles.load().at(low, k)
        if found is not None:
            sectors = found[1].sectors
            return (
                found[1].plural and sectors[:1] != () and sectors[0] in Wording.load().members_tell
            )
    return False


def _is_followed(layers: Layers, last: int) -> bool:
    """Whether a name goes on after the noun that opens it: "Radio Harare"."""
    i = last + (last < len(layers.low) and layers.low[last] in _ARTICLES)
    return i < len(layers.low) and layers.tree[i].text[0].isupper()


def _name_before(layers: Layers, i: int, last: int, role: Role) -> int | None:
    """Where the name begins that the noun closes: "Norvik Petroleum", not "Ministry of Petroleum"."""
    tree, low = layers.tree, layers.low
    if last < len(low) and tree[last].text[0].isupper():
        return None
    start = i
    while start > 0 and _is_part(layers, start - 1):
        start -= 1
    owned = start > 0 and layers.actor_of[start - 1] is not None
    if start == i and not (owned and _may_be_named(layers, start - 1, role)):
        return None
    of = start > 1 and low[start - 1] in _OF_ANOTHER and _is_office(layers, start - 2)
    return None if of and role.name not in Wording.load().legal_forms else start


def _is_office(layers: Layers, i: int) -> bool:
    """Whether a capitalised word may be a ministry or its head, or what it is of as well."""
    role = layers.role_of[i]
    return layers.tree[i].text[0].isupper() and (i > 0 if role is None else not role.role.plural)


def _is_part(layers: Layers, i: int) -> bool:
    """Whether a word is a capitalised part of a name that is no actor and no role."""
    token = layers.tree[i]
    joins = layers.low[i] in ("-", "&") and i > 0 and layers.tree[i - 1].text[0].isupper()
    if layers.actor_of[i] is not None or layers.role_of[i] is not None:
        return False
    return joins or (
        token.text[0].isupper()
        and token.upos in ("PROPN", "NOUN", "ADJ")
        and not (token.upos != "PROPN" and i == 0)
    )


def _may_be_named(layers: Layers, i: int, role: Role) -> bool:
    """Whether a state alone makes a name with the noun: "Kenya Airlines", not "Iranian Oil"."""
    actor = layers.actor_of[i]
    return actor is not None and (actor.entry.form != "adjective" or role.sectors != ("BUS",))
