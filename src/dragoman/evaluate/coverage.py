"""Which frequent predicates between two political actors no entry reads: where a lexicon can grow.

A predicate is counted where one party is its subject and another its object or stands in a phrase
of its own, and no reading of the sentence has it among its words. Its frame names what stands
about it: `verb praise object`, `verb side with`, `noun aid for`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..lexicon.functions import Functions
from ..lexicon.parties import PartyFinder
from ..model import Party, Tree
from ..pipeline import STAGES, Draft, Resources, read_events

EXAMPLES = 3
_KINDS = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}


@dataclass(slots=True)
class Unread:
    """A frame that no entry reads: how often, and some sentences."""

    frame: str
    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Coverage:
    """Counts over a corpus: predicates between two actors, those read, firings by entry."""

    predicates: int = 0
    read: int = 0
    unread: dict[str, Unread] = field(default_factory=dict)
    fired: Counter[str] = field(default_factory=Counter)
    documents: int = 0

    def frames(self) -> list[Unread]:
        """The unread frames, most frequent first."""
        return sorted(self.unread.values(), key=lambda each: (-each.count, each.frame))

    def add(self, drafts: Iterable[Draft], resources: Resources) -> None:
        """Count the predicates of coded drafts."""
        for draft in drafts:
            self.documents += 1
            if draft.cast is None or draft.failure:
                continue
            words: dict[int, set[int]] = {}
            for reading in draft.readings:
                self.fired[reading.entry] += 1
                self.fired.update(reading.operators)
                words.setdefault(reading.sentence, set()).update(reading.tokens)
            for index, tree in draft.trees.items():
                functions = Functions(tree)
                lexicon = resources.lexicon
                finder = PartyFinder(
                    functions, draft.cast, lexicon.words("quantity"), lexicon.words("proxy")
                )
                for i, frame in _linking(tree, functions, finder):
                    self._count(frame, i in words.get(index, ()), tree.sentence.text)

    def _count(self, frame: str, read: bool, text: str) -> None:
        self.predicates += 1
        if read:
            self.read += 1
            return
        unread = self.unread.setdefault(frame, Unread(frame))
        unread.count += 1
        if len(unread.examples) < EXAMPLES:
            unread.examples.append(" ".join(text.split()))


def _linking(tree: Tree, functions: Functions, finder: PartyFinder) -> Iterator[tuple[int, str]]:
    """Predicates that stand between two parties, each with its frame."""
    for token in tree.tokens:
        kind = "verb" if functions.is_verb(token.i) else _KINDS.get(token.upos)
        if kind is None or token.upos == "AUX":
            continue
        doers = _ids(finder.all_of(functions.subject(token.i), acting=True).parties)
        if not doers:
            continue
        for place, head in (
            *(("object", head) for head in functions.objects(token.i)),
            *functions.oblique_tiers(token.i)[0],
        ):
            others = _ids(finder.of(head).parties)
            if others and not others & doers:
                yield token.i, f"{kind} {token.lemma.lower()} {place}"
                break


def _ids(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(party.id for party in parties)


def code_for_coverage(drafts: list[Draft], resources: Resources) -> list[Draft]:
    """Take drafts through the stages as far as the readings."""
    for stage in STAGES[: STAGES.index(read_events) + 1]:
        drafts = stage(drafts, resources)
    return drafts


def silent(fired: Mapping[str, int], entries: Iterable[str]) -> list[str]:
    """The entries that never fired."""
    return [entry for entry in entries if not fired.get(entry)]
