"""The relation of two marked parties: a cast that knows them, and the reading that links them best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..lexicon.parties import Naming
from ..model import Party, PartyKind, Reading, Tree

ACTOR, RECIPIENT = "pair.actor", "pair.recipient"

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PairCast:
    """A cast in which two phrases of one tree name the marked parties, whatever else they name."""

    cast: Naming
    sentence: int
    marked: dict[int, Party]
    known: dict[str, Party]
    """The marked party that a party of the document is, by the document party's id."""

    def at(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The parties that the phrase headed by `token` names."""
        party = self.marked.get(token) if sentence == self.sentence else None
        if party is not None:
            return (party,)
        return tuple(self.known.get(p.id, p) for p in self.cast.at(sentence, token))


def pair_cast(cast: Naming, tree: Tree, actor: Range | None, recipient: Range | None) -> PairCast:
    """Mark the tokens of two ranges; of two that overlap the shorter one has the tokens they share."""
    both = ((ACTOR, actor), (RECIPIENT, recipient))
    sides = [(id_, span) for id_, span in both if span is not None]
    sides.sort(key=lambda side: side[1][0] - side[1][1])
    marked: dict[int, Party] = {}
    named: dict[str, list[Party]] = {}
    for id_, (start, end) in sides:
        inside = [t.i for t in tree.tokens if t.start < end and start < t.end]
        if not inside:
            continue
        party = _party(id_, tree, inside, cast)
        marked.update(dict.fromkeys(inside, party))
        for i in inside:
            for other in cast.at(tree.sentence.index, i):
                named.setdefault(other.id, []).append(party)
    known = {id_: those[0] for id_, those in named.items() if len({p.id for p in those}) == 1}
    return PairCast(cast, tree.sentence.index, marked, known)


def _party(id_: str, tree: Tree, inside: Sequence[int], cast: Naming) -> Party:
    """The marked party, with what the document knows of its head."""
    among = set(inside)
    heads = [i for i in inside if tree.tokens[i].head not in among or tree.tokens[i].head == i]
    order = dict.fromkeys((*heads, *inside))
    known = next((p for i in order for p in cast.at(tree.sentence.index, i)), None)
    span = tree.span_of(list(inside))
    text = tree.text_of(span)
    kind: PartyKind = known.kind if known else "group"
    return Party(
        id_,
        text,
        span,
        known.name if known else text,
        known.country if known else None,
        known.sectors if known else (),
        kind,
        known.via if known else "none",
    )


@dataclass(frozen=True, slots=True)
class Link:
    """How a reading links the marked parties: 3 both in their roles, 2 the first acts, 1 the second
    is acted upon; `reversed` the same with the parties changed about."""

    reading: Reading
    strength: int
    reversed: bool


def links(readings: Sequence[Reading]) -> list[Link]:
    """The readings that link the pair, best first."""
    found = [link for reading in readings if (link := _link(reading)) is not None]
    return sorted(
        found,
        key=lambda k: (
            -k.strength,
            k.reversed,
            k.reading.status == "negated",
            -k.reading.confidence,
        ),
    )


def _link(reading: Reading) -> Link | None:
    acts = {party.id for party in reading.actors}
    suffers = {party.id for party in reading.recipients}
    for first, second, turned in ((ACTOR, RECIPIENT, False), (RECIPIENT, ACTOR, True)):
        if first in acts and second in suffers:
            return Link(reading, 3, turned)
    if {ACTOR, RECIPIENT} <= acts:
        return Link(reading, 3, False)
    for side, strength, turned in ((ACTOR, 2, False), (RECIPIENT, 1, True)):
        if side in acts and not suffers & {ACTOR, RECIPIENT}:
            return Link(reading, strength, turned)
    if RECIPIENT in suffers or ACTOR in suffers:
        return Link(reading, 1, ACTOR in suffers)
    return None
