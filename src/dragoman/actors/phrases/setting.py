"""Where a clause says that its crowd or police is: "In Cairo, protesters ...", "Nepal, where police ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Tree
from ..tables.entry import Entry
from ..tables.wording import Wording
from ..words.items import ActorItem
from ..words.layers import Layers
from ..words.locale import BETWEEN, FARTHEST, past_kind
from ..words.matters import is_matter

NOWHERE = -1
"""Where a state begins that is no place but by a "where" after it: "Nepal, where police ..."."""

_WHERE = frozenset({"in", "near", "outside", "through", "across"})
"""Before a town; before a state those of `_ALL_OVER`: "near Chad" may be outside it."""
_ALL_OVER = frozenset({"in", "across", "throughout"})
_AIM = frozenset(
    {"at", "outside", "against", "into", "inside", "near", "around", "to", "on", "during", "amid"}
)
"""Prepositions of what a crowd turns on, and of when it does, where it is: "threw stones at", "held during a march"."""
_SUFFERING = frozenset({"obj", "nsubj:pass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_OPEN = frozenset({"ocean", "sea", "gulf"})
_BY_WHAT = frozenset({"obl", "obl:agent", "obj"})
_BESIDE = frozenset({"advcl", "conj", "parataxis"})
"""Clauses that tell what befell those of the one above: "were killed when a bomb went off in Cairo"."""
_ADJECTIVE = "adjective"


class Setting(NamedTuple):
    """A place phrase of a sentence: its states, where it begins, and its head."""

    first: int
    last: int
    head: int
    states: tuple[Entry, ...]
    abroad: bool = False
    """Whether another state is named too: then only those are here to whom something is done."""


def find_settings(layers: Layers) -> tuple[Setting, ...]:
    """The phrases of place that name a state or a capital: "in Nepal", "in the Peruvian city of ...", "near Lima".

    An adjective counts only before a noun that is no role; two places of one phrase stand together.
    """
    found: list[Setting] = []
    for item in layers.actors:
        entry = item.entry
        if entry.kind != "state" or not _names_place(layers, item):
            continue
        first, low = item.first, layers.low
        if first == 0 and low[item.last : item.last + 1] == [":"]:
            found.append(Setting(0, item.last, item.last - 1, (entry,)))  # "Kenya: ..."
            continue
        where = _WHERE if entry.form == "capital" else _ALL_OVER
        if found and found[-1].last + 1 == item.first and low[item.first - 1] == "and":
            joined = found[-1]
            found[-1] = joined._replace(last=item.last, states=(*joined.states, entry))
            continue
        while first > 0 and item.first - first < FARTHEST and low[first - 1] not in where:
            between = layers.tree[first - 1].upos in BETWEEN or low[first - 1] in ("of", "-")
            # "in Jos, Nigeria"
            in_town = first > 2 and low[first - 1] == "," and layers.tree[first - 2].upos == "PROPN"
            if not between and not in_town:
                break
            first -= 1
        if "where" in low[item.last : item.last + 2] and (
            first == 0 or low[first - 1] not in where
        ):
            found.append(Setting(NOWHERE, item.last, item.last - 1, (entry,)))
        elif first > 0 and low[first - 1] in where:
            head = item.last - 1
            while layers.tree[head].dep in (
                "flat",
                "compound",
                "amod",
                "nmod",
                "nmod:poss",
                "appos",
            ):
                if not first <= layers.tree[head].head < len(low):
                    break
                head = layers.tree[head].head
            found.append(Setting(first - 1, item.last, head, (entry,)))
    if layers.roles:
        found.extend(_towns(layers))
    return tuple(found)


def _towns(layers: Layers) -> Iterator[Setting]:
    """The towns and provinces after "in" whose state is known: "In Karachi, ...".

    Behind a clause that names another state they are where its people went, as a visitor does.
    """
    low, tree = layers.low, layers.tree
    named = {item.entry.country for item in layers.actors}
    if low[1:2] == [":"] and (ground := layers.ground(0, 1)) is not None:
        yield Setting(0, 1, 0, (ground[1],))  # "Quetta: ..."
    for i, word in enumerate(low[:-1]):
        if word not in _WHERE:
            continue
        start = past_kind(layers, i + 1)
        start += low[start : start + 1] == ["the"]  # "in the Sinai"
        while start < len(low) and tree[start].upos == "ADJ" and tree[start].text.islower():
            start += 1  # "in eastern Ghouta"
        end = start
        if start < len(low) and tree[start].upos == "ADJ" and tree[start].text[0].isupper():
            end += 1  # "New" of a town, which a tagger may take for an adjective
        while end < len(low) and tree[end].upos == "PROPN" and layers.actor_of[end] is None:
            end += 1
        ground = layers.ground(start, end) if end > start else None
        if ground is not None and ground[0] == start:
            head = next((k for k in range(i + 1, end) if not i < tree[k].head < end), end - 1)
            if tree[head].dep == "compound" and low[end : end + 1] and tree[head].head == end:
                head = end  # "in Borno state"
            abroad = i > 0 and not named <= {ground[1].country}
            yield Setting(i, end, head, (ground[1],), abroad)


def setting_of(tree: Tree, settings: Sequence[Setting], token: int) -> tuple[Setting | None, bool]:
    """The place phrase of the clause of a token, and whether "where" ties the two together."""
    for each in reversed(settings):
        if each.last < token and _where(tree, each.last, token):
            return each, True
    suffers = _suffers(tree, token)
    places = [each for each in settings if each.first != NOWHERE and (suffers or not each.abroad)]
    if len({entry.country for each in places for entry in each.states}) > 1 and len(places) > 1:
        # "In Chad 20 were shot, and 30 in Niger": each its own
        places = [each for each in places if each.first == 0 and len(each.states) == 1]
        if any(tree[i].text in (";", ",") for each in places for i in range(each.last + 1, token)):
            return None, False
    return next((each for each in places if _there(tree, each, token)), None), False


def _there(tree: Tree, place: Setting, token: int) -> bool:
    """Whether what a token names is in a place: before the clause, or of what is told there."""
    if place.first == 0 and token > place.last:
        return True
    by = verb = tree[place.head].head
    own = tree[_first_of_row(tree, token)].head
    # "people in a village near Cairo", "pupils were taken from a school in Cairo"
    taken = _suffers(tree, token) and tree[verb].head == own
    way = (verb, *tree.ancestors(verb))
    verb = next((i for i in way if i == token or not _is_in(tree, i, taken=taken)), verb)
    # "attacked the embassies in Cairo": what is done to a thing there is done there.
    aimed_at = tree[verb].dep == "obj" or _is_aim(tree, verb, "obl")
    if verb in (own, token) or (aimed_at and tree[verb].head == own):
        return True
    # "clashes between herders and farmers in Jos": the place hangs from the second
    if tree[by].dep == "conj" and tree[by].head == token:
        return True
    # "clashed with police outside the embassy in Cairo"
    beside = tree[by].head
    if _is_aim(tree, by, "nmod") and (beside == token or tree[beside].head == own):
        return True
    # "clashes between police and students went on in Cairo"
    if tree[own].dep.startswith("nsubj") and tree[own].head == verb and own < verb:
        return True
    # "died in clashes between police and students in Cairo"
    if tree[own].dep == "obl" and tree[own].head == verb and own < place.head and _is_in(tree, own):
        return True
    if not _suffers(tree, token):
        return False
    # "a bombing outside a mosque in Cairo killed two people", "were killed in a raid on a mosque in Cairo"
    verb = next((i for i in (verb, *tree.ancestors(verb)) if tree.relations[i] != "nmod"), verb)
    counted = any(tree[c].dep == "nummod" for c in tree.children[token])
    if tree[verb].dep.startswith("nsubj"):
        return counted and tree[verb].head == own
    if tree[verb].dep in _BY_WHAT:
        verb = tree[verb].head
    # "were killed when a bomb went off in Cairo"
    if verb == own or (tree[verb].dep in _BESIDE and tree[verb].head == own):
        return True
    # "raided a village in Cairo, wounding two and seizing ten people"
    for _ in range(2):
        if tree[own].xpos == "VBG" and tree[own].dep in ("advcl", "conj"):
            own = tree[own].head
    return verb == own


def _suffers(tree: Tree, token: int) -> bool:
    """Whether something is done to what a token names: "were killed", "died"."""
    dep, over = tree[token].dep, tree.lemmas[tree[token].head]
    return dep in _SUFFERING or (dep == "nsubj" and over in Wording.load().dying)


def _first_of_row(tree: Tree, i: int) -> int:
    """The first of words joined by "and", and what counts them: "clashes between police and students", "dozens of nurses"."""
    while tree[i].dep == "conj" and tree[i].head < i:
        i = tree[i].head
    counted = tree[i].dep == "nmod" and tree.forms[tree[i].head] in Wording.load().counting
    return tree[i].head if counted else i


def _is_aim(tree: Tree, i: int, dep: str) -> bool:
    cases = (tree.forms[c] for c in tree.dependents(i, "case"))
    return tree[i].dep == dep and not _AIM.isdisjoint(cases)


def _is_in(tree: Tree, noun: int, *, taken: bool = False) -> bool:
    """Whether a noun below another word says where: "in a village"; of whom was `taken`, "from a village"."""
    if tree[noun].upos != "NOUN" or tree[noun].head == noun:
        return False
    cases = {tree.forms[c] for c in tree.dependents(noun, "case")}
    return not _WHERE.isdisjoint(cases) or (taken and "from" in cases)


def _where(tree: Tree, after: int, token: int) -> bool:
    """Whether "where" stands right after a place, with no other clause before the token."""
    words = [tree[i].text.lower() for i in range(after, token)]
    for i, word in enumerate(words[:4]):
        if word == "where":
            return all(each not in (",", ";", "and", "but") for each in words[i + 1 :])
    return False


def _names_place(layers: Layers, item: ActorItem) -> bool:
    after = layers.role_of[item.last] if item.last < len(layers.low) else None
    if item.entry.form == _ADJECTIVE:
        if item.last >= len(layers.low) or after is not None:
            return False
        # "in the Peruvian city", "in Indian Kashmir"; the Indian Ocean is nobody's
        return layers.tree[item.last].upos in _NOUNS and layers.low[item.last] not in _OPEN
    named = item.entry.form in ("name", "capital") and after is None
    return named and not is_matter(layers, item)
