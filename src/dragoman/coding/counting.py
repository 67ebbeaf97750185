"""Which count of a sentence belongs to which act, and who gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.match import Matcher
from ..model import Count, Reading, Tree
from .acts.draft import Draft
from .counts.sentence import Counted, counts_in, nearest_act
from .counts.words import load_frames
from .status.attribution import Attribution

CROWDS = frozenset({"PROTEST"})
"""Types whose doers are counted as participants."""


@dataclass(frozen=True, slots=True)
class Counting:
    """Counts of one sentence; `quoted` says of each token whether it stands inside a quotation."""

    matcher: Matcher
    attribution: Attribution
    quoted: tuple[bool, ...]

    def over(self, kept: Sequence[tuple[Draft, Reading]]) -> tuple[Reading, ...]:
        """The readings with the counts of the sentence, each at the act that it belongs to."""
        crowds = frozenset(i for draft, r in kept if r.event in CROWDS for i in draft.tokens)
        language = self.matcher.lexicon.language
        counts = counts_in(self.matcher.functions, language, crowds) if kept else ()
        if not counts:
            return tuple(reading for _, reading in kept)
        drafts = [draft for draft, _ in kept]
        return tuple(
            replace(reading, counts=tuple(self._told(each, reading) for each in own))
            if (own := self._counts_of(draft, drafts, counts))
            else reading
            for draft, reading in kept
        )

    def _told(self, counted: Counted, reading: Reading) -> Count:
        """A count with who gives it: who puts the number, else who says the clause, else the act."""
        if counted.tellers:
            found = (self.matcher.parties.acting(teller) for teller in counted.tellers)
            said_by = next((each.parties[0] for each in found if each), None)
        else:
            said_by = (
                self.attribution.speaker(counted.predicate)
                or self.attribution.quoter(self.quoted, counted.predicate)
                or reading.said_by
            )
        return replace(counted.count, said_by=said_by)

    def _counts_of(
        self, draft: Draft, drafts: Sequence[Draft], counts: Sequence[Counted]
    ) -> tuple[Counted, ...]:
        """The counts whose predicate is the act's own, or that stand nearest to it."""
        events: dict[int, str] = {}
        for other in drafts:
            for i in (*other.tokens, *other.chain, other.inner):
                if other is draft or i not in events:
                    events[i] = other.event
        own = draft.words
        tree, language = self.matcher.functions.tree, self.matcher.lexicon.language
        found = [each for each in counts if nearest_act(tree, each, events, language) in own]
        adding = load_frames(language).lists["added"]
        summed = [each for each in found if not _added(tree, each, found, adding)]
        return tuple(each for each in summed if not _of_more(tree, each, summed))


def _added(tree: Tree, counted: Counted, found: Sequence[Counted], adding: frozenset[str]) -> bool:
    """Whether a number comes on top of others and the sentence gives the sum: `two more died, taking the toll to nine`."""
    span = counted.count.span
    before = [t.text.lower() for t in tree.tokens if t.end <= span.start][-1:]
    behind = [t.text.lower() for t in tree.tokens if t.start >= span.end][:1]
    if adding.isdisjoint((*before, *behind)):
        return False
    return any(
        other.count.what == counted.count.what and other.count.low > counted.count.low
        for other in found
        if other is not counted and other.count.span.start > span.end
    )


def _of_more(tree: Tree, counted: Counted, found: Sequence[Counted]) -> bool:
    """Whether a number is that of something larger: `300 died in the war, among them 21 killed when a drone struck`."""
    return any(
        other.count.what == counted.count.what
        and tree.tokens[other.predicate].dep in ("acl", "acl:relcl")
        and counted.predicate in tree.ancestors(other.predicate)
        for other in found
    )
