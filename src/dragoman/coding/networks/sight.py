"""What the reader is shown of a sentence: its words, its grammar, its parties, and what the rules read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...lexicon.functions import Functions
from ...model import Party, Reading, Tree
from ..tree_reader import TreeReader, TreeReadings

LONGEST = 96
"""Tokens shown of a sentence; what stands behind them the reader does not see."""
FARTHEST = 16
"""How far away a head is told exactly."""
DEEPEST = 5
"""Steps of the longest way through the tree that is told step by step."""
ACTOR, RECIPIENT = 1, 2
NAMED, UNPLACED = 1, 2


_BORDERS = frozenset({"border", "frontier", "boundary", "crossing"})
_NEAR = frozenset({"near", "along", "at", "on", "by", "toward", "towards", "to", "from", "around"})
LEAD = 32
"""Tokens shown of the sentence before."""
BACK = 3
"""Sentences before one that are asked whom it may mean without naming him."""
MOST_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A phrase that names parties: of the sentence, by the token that heads it, or told before.

    `head` is the token that it hangs from. `before` says how far back and on which side of an act it
    stood (`1 actor`); "" in the sentence.
    """

    token: int
    parties: tuple[Party, ...]
    head: int
    before: str = ""

    @property
    def nation(self) -> str | None:
        """The country of the first party."""
        return self.parties[0].country

    @property
    def kind(self) -> str:
        return self.parties[0].kind


@dataclass(frozen=True, slots=True)
class Sight:
    """One entry a token: form, dependency, how far its head is (-FARTHEST to FARTHEST), the type that
    the lexicon knows of it, the type of a reading that it triggers ("" for none), its side in the
    readings of the rules (ACTOR, RECIPIENT, their sum, 0), and whether it heads a party with a country
    (NAMED), without one (UNPLACED) or none (0).
    """

    words: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    acts: tuple[str, ...]
    read: tuple[str, ...]
    sides: tuple[int, ...]
    parties: tuple[int, ...]
    candidates: tuple[Candidate, ...]

    def __len__(self) -> int:
        return len(self.words)

    def begun(self, size: int) -> Sight:
        """Its first tokens, without candidates."""
        return Sight(
            self.words[:size],
            self.deps[:size],
            self.heads[:size],
            self.acts[:size],
            self.read[:size],
            self.sides[:size],
            self.parties[:size],
            (),
        )


def sight(reader: TreeReader, read: TreeReadings) -> Sight:
    """What there is to see of an opened tree and of what the rules read in it."""
    tree = reader.tree
    tokens = tree.tokens[:LONGEST]
    found = tuple(_candidates(reader, len(tokens)))
    marks = {each.token: NAMED if _placed(each) else UNPLACED for each in found}
    triggers: dict[int, str] = {}
    for reading in read.readings:
        triggers[reading.trigger] = reading.event
    return Sight(
        tuple(token.text for token in tokens),
        tuple(token.dep for token in tokens),
        tuple(max(-FARTHEST, min(FARTHEST, token.head - token.i)) for token in tokens),
        tuple(read.acts.get(token.i, "") for token in tokens),
        tuple(triggers.get(token.i, "") for token in tokens),
        sides_of(reader, read.readings, len(tokens)),
        tuple(marks.get(token.i, 0) for token in tokens),
        found,
    )


def _candidates(reader: TreeReader, length: int) -> Iterator[Candidate]:
    """The phrases that name a party; a relative pronoun is told by what it stands for."""
    for i in range(length):
        if reader.functions.antecedent(i) != i or owns_strangers(reader, i) or _sponsors(reader, i):
            continue
        if named := reader.parties.named(i):
            yield Candidate(i, named, reader.tree.tokens[i].head)


def owns_strangers(reader: TreeReader, i: int) -> bool:
    """`Chile's foes`, `the allies of Chile`: the name only says whose those of no known state are."""
    token = reader.tree.tokens[i]
    owns = token.dep == "nmod:poss" or (token.dep == "nmod" and reader.functions.case_of(i) == "of")
    others = reader.parties.by_token.get(token.head, ()) if owns else ()
    return bool(others) and all(p.kind == "group" and p.country is None for p in others)


def beyond_border(tree: Tree, i: int) -> bool:
    """`Near the border with Chile`, `at the Chilean border`: the name only says where something is done."""
    with_it = any(tree.forms[c] == "with" for c in tree.dependents(i, "case"))
    border = i + 1
    if with_it:
        border = next(
            (k for k in range(i - 1, max(-1, i - 4), -1) if tree.lemmas[k] in _BORDERS), -1
        )
    if not 0 <= border < len(tree.tokens) or tree.lemmas[border] not in _BORDERS:
        return False
    return any(tree.forms[c] in _NEAR for c in tree.dependents(border, "case"))


def _sponsors(reader: TreeReader, i: int) -> bool:
    """`Chilean-backed rebels`: the name only says who is behind a party, which is another one."""
    tree = reader.tree
    if tree.forms[i + 1 : i + 2] != ("-",) or i + 2 >= len(tree.tokens):
        return False
    participle = tree.tokens[i + 2]
    led = tree.tokens[i].head == participle.i and participle.dep == "amod"
    return led and bool(reader.parties.by_token.get(participle.head))


@dataclass(frozen=True, slots=True)
class Lead:
    """The beginning of the nearest sentence before one, so many sentences back."""

    back: int
    seen: Sight

    def at(self, candidate: Candidate) -> int | None:
        """The token of a candidate told before; None where he does not stand here."""
        here = candidate.before.startswith(f"{self.back} ") and candidate.token < len(self.seen)
        return candidate.token if here else None


def lead_of(sights: Mapping[int, Sight], index: int) -> Lead | None:
    """The lead of a sentence; both together are no longer than LONGEST: the longest have none."""
    size = min(LEAD, LONGEST - len(sights[index]))
    for back in range(1, BACK + 1):
        seen = sights.get(index - back)
        if size > 0 and seen is not None and seen.words:
            return Lead(back, seen.begun(size))
    return None


def told_before(sights: Mapping[int, Sight], index: int) -> tuple[Candidate, ...]:
    """Parties of the sentences before one, nearest first, of countries that it does not name itself."""
    known = {each.nation for each in sights[index].candidates}
    found: list[Candidate] = []
    for back in range(1, BACK + 1):
        seen = sights.get(index - back)
        if seen is None:
            continue
        for each in seen.candidates:
            if each.nation is not None and each.nation not in known and len(found) < MOST_BEFORE:
                known.add(each.nation)
                found.append(replace(each, before=f"{back} {_SIDES[seen.sides[each.token]]}"))
    return tuple(found)


_SIDES = ("", "actor", "recipient", "both")


def _placed(candidate: Candidate) -> bool:
    return any(party.country for party in candidate.parties)


def sides_of(reader: TreeReader, readings: Sequence[Reading], length: int) -> tuple[int, ...]:
    """The side of each token in some readings: ACTOR, RECIPIENT, their sum, or 0."""
    found = [0] * length
    for reading in readings:
        for side, parties in ((ACTOR, reading.actors), (RECIPIENT, reading.recipients)):
            for party in parties:
                for token in reader.tree.tokens[:length]:
                    if token.start < party.span.end and party.span.start < token.end:
                        found[token.i] |= side
    return tuple(found)


class Relations:
    """How tokens of one tree stand to a trigger, in words that the reader has numbers of."""

    __slots__ = ("_functions", "_near")

    def __init__(self, functions: Functions) -> None:
        self._functions = functions
        self._near: dict[int, dict[int, str]] = {}

    def of(self, trigger: int, token: int) -> str:
        """`subj`, `obj`, `obl0:with` (the nearest tier), or the way through the tree."""
        return self._functions_of(trigger).get(token) or self._way(trigger, token)

    def _functions_of(self, trigger: int) -> dict[int, str]:
        near = self._near.get(trigger)
        if near is None:
            near = self._near[trigger] = {}
            for k, tier in enumerate(self._functions.oblique_tiers(trigger)):
                for case, head in tier:
                    near.setdefault(head, f"obl{k}:{case}")
            near |= dict.fromkeys(self._functions.objects(trigger), "obj")
            near |= dict.fromkeys(self._functions.subject(trigger), "subj")
        return near

    def _way(self, trigger: int, token: int) -> str:
        tree = self._functions.tree
        up, other = [trigger, *tree.ancestors(trigger)], [token, *tree.ancestors(token)]
        met = next((i for i in other if i in up), None)
        if met is None:
            return "none"
        first, second = up[: up.index(met)], other[: other.index(met)]
        if len(first) + len(second) > DEEPEST:
            return f"far{min(len(first), 4)}"
        steps = [f"^{tree.relations[i]}" for i in first]
        return " ".join([*steps, *(f"v{tree.relations[i]}" for i in reversed(second))])
