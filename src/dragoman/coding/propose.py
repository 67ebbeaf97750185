"""What no rule reads: acts that the ranker proposes between two parties that one predicate links.

A proposal needs a doer and one who is done to, found by grammar alone, at a predicate that is no
word of any reading. Its entry is `ranker`, so that it is never taken for a rule's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..lexicon.functions import Functions
from ..lexicon.parties import Naming, PartyFinder, beside
from ..model import Party
from ..ontology import joined_type
from .draft import Draft
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
        """Proposals for the predicates of a tree in which no rule reads an act.

        Beside a rule's reading they were right less often, and cost more than all rules together.
        """
        tree = functions.tree
        if read or not _two_parties(finder):
            return
        told: set[str] = set()
        asked: list[tuple[int, tuple[tuple[Party, ...], tuple[Party, ...]], Shown]] = []
        for token in tree.tokens:
            if token.upos not in _KINDS or cast.at(tree.sentence.index, token.i):
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
            event = _type(name)
            types[event] = types.get(event, 0.0) + share
    event = max(types, key=lambda name: types[name])
    return event, types[event]


@cache
def _type(name: str) -> str:
    """The PLOVER type of one of the ranker's classes."""
    return joined_type(name, "plover")


def _two_parties(finder: PartyFinder) -> bool:
    """Whether a tree names two parties at all: most name fewer, and no grammar is asked of those."""
    return len({party.id for found in finder.by_token.values() for party in found}) > 1


def _sides(
    functions: Functions, finder: PartyFinder, i: int
) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who does what a predicate says, and to whom: its object first, then the phrases about it."""
    doers = finder.all_of(functions.subject(i), acting=True).parties
    if not doers:
        return None
    for heads in _places(functions, i):
        others = beside(finder.all_of(heads).parties, doers)
        if others:
            return doers, others
    return None


def _places(functions: Functions, i: int) -> Iterator[Sequence[int]]:
    """Where whom an act is done to may stand, nearest first."""
    yield functions.objects(i)
    near, *far = functions.oblique_tiers(i)
    yield [head for _, head in near]
    yield [head for tier in far for _, head in tier]


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
