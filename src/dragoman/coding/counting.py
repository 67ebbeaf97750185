"""Which count of a sentence belongs to which act, and who gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..lexicon.match import Matcher
from ..model import Count, Reading
from .acts.draft import Draft
from .counts.sentence import Counted, counts_in, nearest_act
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
        return tuple(each for each in counts if nearest_act(tree, each, events, language) in own)
