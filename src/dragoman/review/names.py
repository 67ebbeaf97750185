"""Names that act like political actors but stand in no actor file.

A name acts so where it is subject or object of a coded act, or subject of a verb of saying. It is
unknown where no file of actors has it; what the text itself says of it ("the foreign minister of Peru,
Ana Rojas") is given as a proposal. Last names count with the full name that the document gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ..actors import ActorIndex
from ..actors.cast import Cast
from ..actors.tables.wording import Wording
from ..draft import Draft, Resources
from ..facts.words import words
from ..lexicon.functions import Functions
from ..model import Document, Tree
from ..pipeline import carried, read_events

BATCH = 64
_PARTS = ("flat", "compound")
_NAMES = frozenset({"PER", "ORG", "MISC"})


@dataclass(slots=True)
class UnknownName:
    """One name: how often it acted, in how many documents, how, and the first sentence."""

    name: str
    count: int = 0
    documents: int = 0
    ways: Counter[str] = field(default_factory=Counter)
    """Times as `actor`, `recipient` and `speaker`."""
    labels: Counter[str] = field(default_factory=Counter)
    """What the tagger took it for: PER, ORG, MISC."""
    codes: Counter[str] = field(default_factory=Counter)
    """How the texts have it coded: `PER GOV`; a proposal for the row of a file."""
    example: str = ""


@dataclass(slots=True)
class NameQueue:
    """The unknown names of a corpus; see :func:`queue_names`."""

    documents: int = 0
    failed: int = 0
    names: dict[str, UnknownName] = field(default_factory=dict)

    def most(self, count: int | None = None, *, least: int = 1) -> list[UnknownName]:
        """The names met `least` times or more, the most frequent first."""
        found = [each for each in self.names.values() if each.count >= least]
        found.sort(key=lambda each: (-each.count, -each.documents, each.name))
        return found[:count]

    def add(self, draft: Draft, index: ActorIndex) -> None:
        """Count one draft that has come as far as its readings."""
        self.documents += 1
        if draft.cast is None or draft.failure:
            self.failed += 1
            return
        met = list(_acting(draft, index))
        full = _full_names([each.name for each in met])
        for each in met:
            name = full[each.name]
            known = self.names.setdefault(name, UnknownName(name))
            known.count += 1
            known.ways[each.way] += 1
            if each.label:
                known.labels[each.label] += 1
            if each.code:
                known.codes[each.code] += 1
            known.example = known.example or each.sentence
        for name in dict.fromkeys(full[each.name] for each in met):
            self.names[name].documents += 1


@dataclass(frozen=True, slots=True)
class _Met:
    """One name in one place."""

    name: str
    way: str
    label: str | None
    code: str | None
    sentence: str


def queue_names(documents: Iterable[Document], resources: Resources) -> NameQueue:
    """Read documents, a batch at a time, and gather the names that no file knows."""
    queue, stream = NameQueue(), iter(documents)
    while group := list(islice(stream, BATCH)):
        for draft in carried(group, resources, until=read_events):
            queue.add(draft, resources.actors)
    return queue


def _acting(draft: Draft, index: ActorIndex) -> Iterator[_Met]:
    acts: dict[int, set[int]] = {}
    for reading in draft.readings:
        acts.setdefault(reading.sentence, set()).update(reading.tokens)
    said = words("speech", "verbs")
    for number, tree in draft.trees.items():
        functions = Functions(tree)
        seen: set[int] = set()
        for token in tree.tokens:
            act = token.i in acts.get(number, ())
            speech = token.lemma.lower() in said and functions.is_verb(token.i)
            if not act and not speech:
                continue
            places = [(h, "actor" if act else "speaker") for h in functions.subject(token.i)]
            if act:
                places += [(head, "recipient") for head in functions.objects(token.i)]
            for head, way in places:
                if head in seen:
                    continue
                seen.add(head)
                met = _unknown(tree, head, draft.ready, index)
                if met is not None:
                    name, label, code = met
                    yield _Met(name, way, label, code, " ".join(tree.sentence.text.split()))


def _unknown(
    tree: Tree, head: int, cast: Cast, index: ActorIndex
) -> tuple[str, str | None, str | None] | None:
    """The name at a head that no file has, what it was tagged, and what the text makes of it."""
    token = tree.tokens[head]
    if token.upos != "PROPN" or not token.text[:1].isupper():
        return None
    if token.text.lower() in Wording.load().not_names:
        return None
    first, last = _extent(tree, head)
    label = next((n.label for n in tree.names if n.first <= head < n.last), None)
    if label is not None and label not in _NAMES:
        return None
    name = tree.text_of(tree.span(first, last))
    number = tree.sentence.index
    parties = cast.at(number, head)
    if not parties:
        return None if _known(name, index) else (name, label, None)
    party = parties[0]
    # "Harbour Workers Front" is read by its last words, and its first is in no list
    by_last_word = party.kind != "person" and not cast.at(number, first)
    if len(parties) > 1 or not (party.kind == "person" or by_last_word):
        return None
    if _known(name if by_last_word else party.name, index):
        return None
    # A country that is only that of the whole text is a guess, and no proposal.
    country = party.country if party.via != "document" else None
    code = " ".join((country or "---", *party.sectors))
    own = party.name[:1].isupper() and not by_last_word
    return (party.name if own else name, label, code)


def _extent(tree: Tree, head: int) -> tuple[int, int]:
    """The capitalised words of a name about its head."""
    named = next((n for n in tree.names if n.first <= head < n.last and n.label in _NAMES), None)
    if named is not None:
        return named.first, named.last - 1
    own = [head]
    for child in tree.dependents(head, *_PARTS):
        if tree.tokens[child].upos == "PROPN" and tree.tokens[child].text[:1].isupper():
            own.append(child)
    first, last = min(own), max(own)
    together = all(tree.tokens[k].text[:1].isupper() for k in range(first, last + 1))
    return (first, last) if together else (head, head)


def _known(name: str, index: ActorIndex) -> bool:
    return bool(index.entries(name)) or bool(index.leaders(name))


def _full_names(names: Sequence[str]) -> dict[str, str]:
    """Each name with the longest of the document that ends in it or begins with it, if it is one."""
    found = {}
    for name in dict.fromkeys(names):
        longer = {
            other
            for other in names
            if other != name and (other.endswith(f" {name}") or other.startswith(f"{name} "))
        }
        found[name] = longer.pop() if len(longer) == 1 else name
    return found
