"""Phrases in which a plain noun makes the party: "members of the accords", "our Moroccan friends"."""

from __future__ import annotations

from collections.abc import Iterator

from ..tables.entry import Entry
from ..tables.read import INTERNATIONAL
from ..tables.wording import Wording
from ..words.layers import Layers
from ..words.mention import Mention
from ..words.owned import Ownership
from .ownership import POSSESSORS, OwnerFinder

_DESCRIBING = frozenset({"ADJ", "NOUN", "CCONJ"})
_SHARED = frozenset({"partner", "partners"})
"""Who may be of the state before them: "Libyan partners", not "Libyan rivals"."""
_ONE = frozenset({"NN", "NNP"})
_NEAR = 5
"""Words between a possessor and the nouns that are its."""


def region_of(word: str) -> Entry | None:
    """The body that stands for a region: the European Union for what is European."""
    code = Wording.load().region_country.get(word)
    return Entry(code, code, code, (), "organisation", "organisation") if code else None


class GatheringReader:
    """Reads the gatherings and the kin of one tree."""

    __slots__ = ("_layers", "_nouns", "_others", "_owner", "_tree", "_wording")

    def __init__(self, layers: Layers, owner: OwnerFinder) -> None:
        self._layers = layers
        self._tree = layers.tree
        self._owner = owner
        self._wording = Wording.load()
        self._others = self._wording.not_ones_own | self._wording.not_of_state
        self._nouns = self._wording.gathering | self._others

    def kin(self) -> Iterator[Mention]:
        """ "Our Moroccan friends", "its Libyan neighbours": the state of the adjective.

        Without a possessor they are another's: "Russian allies" are not of Russia.
        """
        low = self._layers.low
        for i, word in enumerate(low):
            if word not in self._wording.kin or self._layers.role_of[i] is not None:
                continue
            owned = self._owner.before(i)
            possessed = owned.first > 0 and low[owned.first - 1] in POSSESSORS
            if owned.owners and possessed and all(e.kind == "state" for e in owned.owners):
                yield Mention(
                    "role",
                    self._tree.sentence.index,
                    owned.first,
                    i + 1,
                    (i,),
                    self._text(owned.first, i + 1),
                    self._tree.span(owned.first, i),
                    owners=owned.owners,
                    via=owned.via,
                    role=word,
                    role_kind="groups",
                    plural=self._tree[i].xpos == "NNS",
                )

    def gatherings(self) -> Iterator[Mention]:
        """One unexpanded party of several states: "members of the accords", "Gulf states"."""
        layers, low, wording = self._layers, self._layers.low, self._wording
        for i, word in enumerate(low):
            if word not in self._nouns or layers.actor_of[i]:
                continue
            role = layers.role_of[i]
            if role is not None and (role.role.name != "member" or role.last - role.first > 1):
                continue
            owned = self._owner.before(i)
            # "Hamas members" are of one country; members of a body of states are gathered.
            bodies = [e for e in owned.owners if e.country in INTERNATIONAL and e.kind != "state"]
            several = word in wording.gathering
            gathered = several and i > 0 and low[i - 1] in wording.gathered_by
            first, last = owned.first, i + 1
            of_body = self._of_body(i) if several else None
            if of_body and (actor := layers.actor_of[of_body - 1]):
                bodies.append(actor.entry)
            # "its southern neighbour Chile" is named
            behind = layers.actor_of[i + 1] if i + 1 < len(low) else None
            named = behind is not None
            if behind is not None and behind.entry.kind == "state" and layers.tree[i].xpos in _ONE:
                continue  # "our NATO ally Chile"
            others = word in wording.not_ones_own and not named
            possessed = others and self._is_of_others(i, owned)
            if word in self._others and not named and self._is_of_state(i):
                possessed, bodies = True, []
            if not (bodies or gathered or of_body or possessed):
                continue
            if gathered and not bodies and (region := region_of(low[i - 1])) is not None:
                bodies.append(region)
            last = of_body or last
            foreign = possessed and not bodies
            yield Mention(
                "gathering",
                self._tree.sentence.index,
                first,
                last,
                (i,),
                self._text(first, last),
                self._tree.span(first, last - 1),
                owners=tuple(bodies),
                via="organisation" if bodies else "description",
                plural=several,
                foreign=foreign,
            )

    def _is_of_others(self, i: int, owned: Ownership) -> bool:
        """Whether a neighbour or rival is one of whose words tell: "our allies", "Chile's neighbour", "US allies".

        "Its Libyan neighbours" are of Libya, and so may "Libyan partners" be.
        """
        if not owned.owners:
            return self._is_possessed(i)
        low, word = self._layers.low, self._layers.low[i]
        ours = owned.first > 0 and low[owned.first - 1] in POSSESSORS
        of_states = all(entry.kind == "state" for entry in owned.owners)
        return of_states and not ours and ("'s" in low[owned.first : i] or word not in _SHARED)

    def _is_possessed(self, i: int) -> bool:
        """ "Our allies and close partners": "our" before the noun, or before the one it is joined to."""
        low, first = self._layers.low, i
        while first and self._describes(first - 1) and i - first < _NEAR:
            first -= 1
        return first > 0 and low[first - 1] in POSSESSORS

    def _is_of_state(self, i: int) -> bool:
        """ "Chile's old foes", "the creditors of Chile": others than the state that is named."""
        low, first = self._layers.low, i
        while first and self._describes(first - 1) and i - first < _NEAR:
            first -= 1
        before = first - 2 if first > 1 and low[first - 1] in ("'s", "'") else None
        after = i + 2 if low[i + 1 : i + 2] == ["of"] else None
        if after is not None and low[after : after + 1] == ["the"]:
            after += 1
        for k in (before, after):
            actor = self._layers.actor_of[k] if k is not None and k < len(low) else None
            if actor is not None and actor.entry.kind == "state":
                return True
        return False

    def _describes(self, k: int) -> bool:
        """Whether a word describes the noun behind it: "close", "nuclear - armed"."""
        joined = "-" in self._layers.low[max(0, k - 1) : k + 1]
        return joined or self._tree[k].upos in _DESCRIBING

    def _of_body(self, i: int) -> int | None:
        """Where "of the Abraham Accords" after a gathering noun ends; None where none follows."""
        layers, low = self._layers, self._layers.low
        if (
            i + 2 >= len(low)
            or low[i + 1] != "of"
            or low[i] not in ("members", "signatories", "states", "countries")
        ):
            return None
        k = i + 2 + (low[i + 2] in ("the", "its"))
        end = k
        while end < len(low) and self._tree[end].upos == "PROPN" and layers.role_of[end] is None:
            end += 1
        actor = layers.actor_of[k] if k < len(low) else None
        if actor is not None and actor.entry.country not in INTERNATIONAL:
            return None
        if any(layers.role_of[n] for n in range(end, min(end + 2, len(low)))):
            return None
        return end if end > k else None

    def _text(self, first: int, last: int) -> str:
        return self._tree.text_of(self._tree.span(first, last - 1))
