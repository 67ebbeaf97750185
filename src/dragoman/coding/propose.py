"""What no rule reads: acts that the ranker proposes between two parties that one predicate links.

A proposal needs a doer and one who is done to, found by grammar alone, at a predicate that is no
word of any reading. Its entry is `ranker`, so that it is never taken for a rule's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..lexicon.functions import Functions
from ..lexicon.parties import Naming, PartyFinder
from ..model import Party, Tree
from ..ontology import joined_type
from .draft import Draft, beside
from .ranker import NONE, REVERSED, Ranker
from .second import tokens_of
from .shown import Ends, Shown, show

ENTRY = "ranker"
LEAST = 0.65
"""The least probability of a type that is proposed: chosen on development news, where it keeps the
proposals at least as right as the rules' readings."""
_KINDS = frozenset({"VERB", "NOUN"})


@dataclass(frozen=True, slots=True)
class Proposer:
    """The ranker, asked about the predicates that no rule reads."""

    ranker: Ranker

    def drafts(
        self,
        functions: Functions,
        finder: PartyFinder,
        cast: Naming,
        read: Sequence[Draft],
        acts: Mapping[int, str],
    ) -> Iterator[Draft]:
        """Proposals for the predicates of a tree that no draft in `read` has among its words."""
        tree = functions.tree
        if not _two_parties(tree, cast):
            return
        used = {token for draft in read for token in draft.tokens}
        told = {draft.event for draft in read}
        asked: list[tuple[int, tuple[tuple[Party, ...], tuple[Party, ...]], Shown]] = []
        for token in tree.tokens:
            if token.upos not in _KINDS or token.i in used:
                continue
            sides = _sides(functions, finder, token.i)
            if sides is None or _own_nation(*sides):
                continue
            ends = Ends(*(tokens_of(tree, cast, side[0]) for side in sides))
            asked.append((token.i, sides, show(tree, ends, acts)))
        shares = self.ranker.probabilities([shown for _, _, shown in asked])
        for (i, sides, _), each in zip(asked, shares, strict=True):
            event, share = _likeliest(each)
            if share >= LEAST and event not in told:
                told.add(event)
                yield _draft(i, event, share, sides)


def _likeliest(shares: Mapping[str, float]) -> tuple[str, float]:
    """The likeliest type that the first party does to the second, and its probability."""
    types: dict[str, float] = {}
    for name, share in shares.items():
        if name != NONE and not name.endswith(REVERSED):
            event = joined_type(name, "plover")
            types[event] = types.get(event, 0.0) + share
    event = max(types, key=lambda name: types[name])
    return event, types[event]


def _two_parties(tree: Tree, cast: Naming) -> bool:
    """Whether a tree names two parties at all: most name fewer, and no grammar is asked of those."""
    first: str | None = None
    for token in tree.tokens:
        for party in cast.at(tree.sentence.index, token.i):
            if first is None:
                first = party.id
            elif party.id != first:
                return True
    return False


def _sides(
    functions: Functions, finder: PartyFinder, i: int
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who does what a predicate says, and to whom: its object first, then the phrases about it."""
    doers = finder.all_of(functions.subject(i), acting=True).parties
    if not doers:
        return None
    near, *far = functions.oblique_tiers(i)
    places = (
        functions.objects(i),
        tuple(head for _, head in near),
        tuple(head for tier in far for _, head in tier),
    )
    for heads in places:
        others = beside(finder.all_of(heads).parties, doers)
        if others:
            return doers, others
    return None


def _own_nation(doers: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """`He let us speak`, said of a state's own people: a nation as such is no other side."""
    own = {party.country for party in doers}
    return all(party.country in own and not party.sectors for party in others)


def _draft(
    i: int, event: str, share: float, sides: tuple[tuple[Party, ...], tuple[Party, ...]]
) -> Draft:
    return Draft(
        trigger=i,
        chain=(i,),
        tokens=(i,),
        inner=i,
        event=event,
        modes=(),
        contexts=(),
        cameo=None,
        actors=sides[0],
        partners=(),
        recipients=sides[1],
        joint=event == "CONSULT",
        statuses=frozenset(),
        entry=ENTRY,
        share=share,
    )
