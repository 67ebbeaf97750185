"""The relation of two marked parties: a cast that knows them, and the reading that links them best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..lexicon.party_finder import Naming
from ..model import DONE, Party, PartyKind, Reading, Tree
from .acts.standing import MESSAGES
from .status.cues import load_cues
from .tree_reader import TreeReadings

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
    meant: dict[int, Party]
    """Pronouns that mean a marked party: `the miners say they will not end the strike`."""

    @property
    def home(self) -> str | None:
        """The state that the document is on."""
        return self.cast.home

    @property
    def author(self) -> str | None:
        """The state whose government gives the document out."""
        return self.cast.author

    @property
    def ends(self) -> tuple[frozenset[int], frozenset[int]]:
        """The tokens of the actor and of the recipient."""
        sides = (ACTOR, RECIPIENT)
        actor, recipient = (
            frozenset(i for i, party in self.marked.items() if party.id == side) for side in sides
        )
        return actor, recipient

    def at(self, sentence: int, token: int) -> tuple[Party, ...]:
        """The parties that the phrase headed by `token` names."""
        party = self.marked.get(token) if sentence == self.sentence else None
        if party is not None:
            return (party,)
        found = self.cast.at(sentence, token)
        if not found and sentence == self.sentence and token in self.meant:
            return (self.meant[token],)
        return tuple(self.known.get(p.id, p) for p in found)

    def in_sentence(self, sentence: int, tokens: int) -> dict[int, tuple[Party, ...]]:
        """The parties by the tokens of a sentence of so many that head their phrases, in order."""
        return {i: found for i in range(tokens) if (found := self.at(sentence, i))}

    def unresolved(self, sentence: int, token: int) -> str | None:
        """Why the token names no party, where it looks like a reference."""
        return None if self.at(sentence, token) else self.cast.unresolved(sentence, token)


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
    return PairCast(cast, tree.sentence.index, marked, known, _meant(tree, marked))


def _meant(tree: Tree, marked: Mapping[int, Party]) -> dict[int, Party]:
    """The pronouns that are subjects of what the first marked party says."""
    found: dict[int, Party] = {}
    said = load_cues().said
    for token in tree.tokens:
        clause = tree[token.head]
        if token.upos != "PRON" or not token.dep.startswith("nsubj") or clause.dep != "ccomp":
            continue
        if tree.lemmas[clause.head] in said and token.i not in marked:
            for speaker in tree.dependents(clause.head, "nsubj"):
                if speaker in marked and marked[speaker].id == ACTOR:
                    found[token.i] = marked[speaker]
    return found


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
    """How a reading links the marked parties; `reversed` where the second acts upon the first.

    `strength`, highest first: 5 both in their roles; 4 the first acts, and the second stands in a
    phrase below the act; 3 the first acts; 2 the second is acted upon; 1 it only stands below the act.
    Each is half a point less where the reading does not stand alone (it lacks a recipient, say).
    """

    reading: Reading
    strength: float
    reversed: bool


BLAME = "pair.blame"
"""What stands as the operator of an act that one party only says the other did."""
_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"})
_KIND = frozenset({"SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE", "CONSULT"})

UNFIT = 0.5
TURNED = 1.5
"""How much less a link is believed that has the parties changed about."""


def links(readings: TreeReadings, tree: Tree, cast: PairCast) -> list[Link]:
    """The readings that link the pair, best first; those that do not stand alone come after.

    Of a call and what it is for, `called the premier to thank him`, the second is between the two.
    """
    found = [
        link
        for reading in readings.readings
        if (link := _link(_between(reading), tree, cast)) is not None
    ]
    for unfit in readings.unfit:
        link = _link(unfit.reading, tree, cast)
        if link is not None:
            found.append(replace(link, strength=link.strength - UNFIT))
    acts = {link.reading.trigger for link in found if link.reading.event not in MESSAGES}
    return sorted(
        found,
        key=lambda link: (
            -link.strength,
            link.reading.status == "negated",
            link.reading.event in MESSAGES
            and not acts.isdisjoint(tree.subtree(link.reading.trigger)),
            _depth(link.reading.trigger, tree),
            -link.reading.confidence,
        ),
    )


def _between(reading: Reading) -> Reading:
    """What a reading says of the pair, which has one type and no status beside it."""
    if reading.status == "negated" and reading.event in _KIND:
        # `does not recognise Chile`, `failed to heed Chile`: what is not done for the other is refused
        return replace(reading, event="REJECT", modes=(), cameo="120")
    return _as_blame(reading)


def _as_blame(reading: Reading) -> Reading:
    """A hostile act that the first party tells of the second, as the charge that this is between the two.

    `Peru said Chile had shelled the port`: between Peru and Chile stands what Peru says.
    """
    if (
        reading.event not in _HOSTILE
        or reading.said_by is None
        or reading.said_by.id != ACTOR
        or reading.status not in DONE
        or RECIPIENT not in {party.id for party in reading.actors}
        or ACTOR in {party.id for party in reading.actors}
    ):
        return reading
    blamed = tuple(party for party in reading.actors if party.id == RECIPIENT)
    return replace(
        reading,
        event="ACCUSE",
        modes=("allege",),
        cameo="112",
        actors=(reading.said_by,),
        recipients=blamed,
        operators=(*reading.operators, BLAME),
    )


def _depth(i: int, tree: Tree) -> int:
    return sum(1 for _ in tree.ancestors(i))


def _link(reading: Reading, tree: Tree, cast: PairCast) -> Link | None:
    acts = {party.id for party in reading.actors}
    suffers = {party.id for party in reading.recipients}
    if {ACTOR, RECIPIENT} <= acts or (ACTOR in acts and RECIPIENT in suffers):
        return Link(reading, 5, False)
    if RECIPIENT in acts and ACTOR in suffers:
        return Link(reading, 5 - TURNED, True)
    below = _below(reading, tree, cast)
    for first, second, turned in ((ACTOR, RECIPIENT, False), (RECIPIENT, ACTOR, True)):
        less = TURNED * turned
        if first in acts:
            return Link(reading, (4 if second in below else 3) - less, turned)
        if second in suffers:
            return Link(reading, 2 - less, turned)
    if RECIPIENT in below or ACTOR in below:
        return Link(reading, 1, False)
    return None


def _below(reading: Reading, tree: Tree, cast: PairCast) -> set[str]:
    """The marked parties that stand in a phrase below the act's words."""
    below = {j for i in reading.tokens for j in tree.subtree(i)}
    return {party.id for i, party in cast.marked.items() if i in below}
