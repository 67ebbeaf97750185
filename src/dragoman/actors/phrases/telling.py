"""The sectors that the words of a phrase tell: its role noun, and what stands before that."""

from __future__ import annotations

from ..persons.composing import ARMED
from ..tables.wording import Wording
from ..words.clubs import club_of, sectors_of_body
from ..words.items import RoleItem
from ..words.layers import Layers
from ..words.lent import is_named, run_by
from ..words.owned import Ownership

_MORE_TELLING = ARMED | {"EDU", "LEG", "PTY", "MIL", "COP", "JUD"}
"""Sectors that tell more than the religion of who has them."""

_OFFICER, _CHIEF = "officer", "chief"


def sectors_of(
    layers: Layers, item: RoleItem, owned: Ownership, words: list[str]
) -> tuple[str, ...]:
    """The sectors of a role; `words` stand before it in its phrase and are of no actor."""
    role, wording = item.role, Wording.load()
    own = sectors_of_body(layers, item)
    if owned.inner and (not own or role.name in wording.generic):
        own = owned.inner
    elif owned.unknown and role.name in wording.generic and own != ("CVL",):
        # "the president of the Chess Federation": no word says that he is of the government.
        own = ()
    elif own and role.name in wording.presiding and (club := club_of(layers, item)):
        own = club
    elif role.name in wording.presiding and _under_letters(layers, item):
        own = ()
    elif own == ("COP",) and layers.low[item.last - 1] == _OFFICER and _CHIEF in words:
        own = ()  # "the chief education officer"
    elif role.name in wording.titled and _titles(layers, item, owned):
        own = (wording.titled[role.name],)
    elif role.name in wording.vague and _under_noun(layers, item):
        own = ()
    elif not own:
        own = _lent(layers, item, words)
    elif own == ("MIL",) and _of_rebels(layers, item):
        own = ("REB",)
    before = [wording.sectors_before[w] for w in words if w in wording.sectors_before]
    after = [wording.sectors_after[w] for w in words if w in wording.sectors_after]
    if "LEG" in before and own[:1] == ("GOV",):
        before.remove("LEG")
    if "MIL" in before and role.name in wording.governments:
        before.remove("MIL")  # "the military regime" governs
    told = own or next((each.sectors for each in owned.owners), ())
    if "REL" in before and told[:1] != () and told[0] in _MORE_TELLING:
        before.remove("REL")  # "Muslim guerrillas" are fighters first
        after.extend(["REL"] if own else ())
    return tuple(dict.fromkeys((*before, *own, *after)))


def _titles(layers: Layers, item: RoleItem, owned: Ownership) -> bool:
    """Whether the role stands as a title before a name: "Representative Jane Doe"."""
    after = layers.name_of[item.last] if item.last < len(layers.tree) else None
    return not owned.owners and after is not None and layers.tree[item.first].text[0].isupper()


def _under_letters(layers: Layers, item: RoleItem) -> bool:
    """Whether the letters of an unknown body stand right before the role; a headline in capitals tells none."""
    i = item.first - 1
    if i < 0 or layers.tree.sentence.text.isupper():
        return False
    token = layers.tree[i]
    letters = token.text.isupper() and token.text.isalpha() and len(token.text) > 1
    return letters and token.upos == "PROPN" and layers.actor_of[i] is None


def _under_noun(layers: Layers, item: RoleItem) -> bool:
    """Whether an unknown noun stands right before the role: "community leader"."""
    i = item.first - 1
    return i >= 0 and layers.tree[i].upos == "NOUN" and layers.actor_of[i] is None


def _of_rebels(layers: Layers, item: RoleItem) -> bool:
    """Whether the name of a brigade or army is one that rebels give: "the Abu Salim Martyrs Brigade"."""
    if not is_named(layers, item):
        return False
    before = layers.low[max(0, item.first - 4) : item.first]
    return not Wording.load().of_rebels.isdisjoint(before)


def _lent(layers: Layers, item: RoleItem, words: list[str]) -> tuple[str, ...]:
    """The sector that a word before lends a noun without one: "a medical team", "rebel-run"."""
    wording = Wording.load()
    for i in range(item.first - len(words), item.first):
        if run := run_by(layers, i):
            return run
    if item.role.kind != "lent" or not wording.sectors_before.keys().isdisjoint(words):
        return ()
    return tuple(dict.fromkeys(wording.lending[w] for w in words if w in wording.lending))
