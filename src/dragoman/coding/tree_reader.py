"""One parsed sentence, opened for reading: what the rules read in it, and how a draft is finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..lexicon import Lexicon
from ..lexicon.functions import Functions
from ..lexicon.light import LightVerbs
from ..lexicon.match import Matcher
from ..lexicon.party_finder import Naming, PartyFinder
from ..model import Document, Party, Reading, Rejection, Tree
from ..syntax.quotations import Quotations
from .acts.asking import asked
from .acts.compose import Composer
from .acts.draft import Draft
from .acts.operator_files import load_operators
from .codes.cameo import with_finest_cameo
from .codes.cameo_words import with_codes_by_words
from .finish import Finisher
from .implied.demands import demands, spoken_triggers
from .implied.menaces import fates, threatens, with_ultimatums
from .implied.told_to import with_orders
from .implied.will_not import refusals
from .parties.grievances import with_grievances
from .parties.opposite import Opposite
from .parties.recipients import Recipients
from .sides import (
    told_once,
    with_implied,
    with_main_subject,
    with_reciprocals,
)
from .status.attribution import Attribution
from .status.cues import load_cues
from .status.reader import StatusReader
from .unfit import Unfit
from .voice import SILENT

LONGEST = 250
"""Tokens of the longest sentence that is read: what is longer is a list, or the parse is broken."""


@cache
def _light(language: str) -> LightVerbs:
    return LightVerbs.load(language)


@dataclass(frozen=True, slots=True)
class TreeReadings:
    """What was read in one tree: the readings that stand, those that do not and why, and topics.

    `dropped` are acts that an operator only speaks of: trigger, entry, reason. `acts` are the types
    that the lexicon knows of words in the tree, whether or not a reading came of them.
    """

    readings: tuple[Reading, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    dropped: tuple[tuple[int, str, str], ...] = ()
    acts: Mapping[int, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read or left out."""
        return not (self.readings or self.unfit or self.dropped)

    def rejections(self, tree: Tree) -> tuple[Rejection, ...]:
        """What was considered and left out."""
        where = tree.sentence.span
        left = [(u.reading.trigger, u.reading.entry, u.reason) for u in self.unfit]
        return tuple(
            Rejection(where, tree.span(i), entry, reason)
            for i, entry, reason in (*left, *self.dropped)
        )


class TreeReader:
    """Reads one tree; `quoted` tells of its tokens, `runs_on` that a quotation opened before it.

    `quotations` are those of the document, for who has read them before.
    """

    __slots__ = (
        "_attribution",
        "_matcher",
        "_status",
        "cast",
        "functions",
        "lexicon",
        "parties",
        "quoted",
        "runs_on",
        "tree",
        "voice",
    )

    def __init__(
        self,
        tree: Tree,
        cast: Naming,
        lexicon: Lexicon,
        document: Document,
        quotations: Quotations | None = None,
    ) -> None:
        self.voice = SILENT
        self.tree = tree
        self.cast = cast
        self.lexicon = lexicon
        quotations = quotations or Quotations(document)
        self.quoted = quotations.inside(tree)
        self.runs_on = quotations.begun(tree.sentence)
        self.functions = Functions(tree, load_operators(lexicon.language).control)
        self.parties = PartyFinder(
            self.functions, cast, lexicon.words("quantity"), lexicon.words("proxy")
        )
        self._matcher = Matcher(lexicon, self.functions, self.parties, _light(lexicon.language))
        cues = load_cues(lexicon.language)
        self._status = StatusReader(self.functions, cues, document.published)
        self._attribution = Attribution(self.functions, self.parties, cues)

    def by_rules(self) -> TreeReadings:
        """What the lexicon and the operators read."""
        if len(self.tree) > LONGEST:
            reason = f"a sentence of {len(self.tree)} tokens is a list, or its parse is broken"
            return TreeReadings(dropped=((0, "", reason),))
        operators = load_operators(self.lexicon.language)
        matches = self._matcher.matches()
        duty = operators.duty
        told = duty is not None and not duty.auxiliaries.isdisjoint(self.tree.forms)
        denies = not spoken_triggers(self.lexicon.language).isdisjoint(self.tree.forms)
        says = True in self.quoted
        looms = threatens(self.tree, self.lexicon.language)
        if not (matches or denies or says or looms) and operators.alone.isdisjoint(self.tree.forms):
            return TreeReadings()
        composer = Composer(self._matcher, matches, operators, self._status)
        drafts = tuple(composer.top())
        if duty is not None and told:
            drafts = (*drafts, *demands(self.functions, self.parties, duty, drafts))
        language = self.lexicon.language
        drafts = (*drafts, *refusals(self.functions, self.parties, drafts, language))
        drafts = (*drafts, *asked(self.functions, self.parties, drafts, language))
        if looms:
            drafts = (*drafts, *fates(self.functions, self.parties, drafts, language))
        drafts = with_ultimatums(drafts, self.functions, language)
        if says:
            drafts = with_orders(drafts, self.functions, self.parties, self.quoted, language)
        acts = {i: match.entry.code.event for i, match in matches.items()}
        dropped = ((i, entry, reason) for i, (entry, reason) in sorted(composer.dropped.items()))
        readings, unfit = self.finished(drafts)
        return TreeReadings(readings, unfit, tuple(dropped), acts)

    def quoter(self) -> Party | None:
        """Who is told to say what the sentence quotes."""
        return self._attribution.quoter(self.quoted)

    def finished(self, drafts: Sequence[Draft]) -> tuple[tuple[Reading, ...], tuple[Unfit, ...]]:
        """The readings of some drafts of this tree, and those that are none, with why."""
        if not drafts:
            return (), ()
        language = self.lexicon.language
        operators = load_operators(language)
        finisher = Finisher(
            self._matcher,
            self._status,
            self._attribution,
            operators,
            self.quoted,
            self.voice,
        )
        kept, unfit = finisher.finish(drafts)
        kept = with_main_subject(kept, self.functions, self.parties)
        opposite = Opposite(self.functions, self.parties, operators.organs)
        kept = Recipients(opposite, language).settle(kept)
        kept = with_grievances(kept, self.functions, self.parties, language)
        kept, again = told_once(with_reciprocals(kept, self.functions), self.tree, language)
        kept = with_finest_cameo(with_implied(kept, self.tree, language), self.lexicon)
        kept = with_codes_by_words(kept, self.tree, self.lexicon, operators.apart)
        return kept, (*unfit, *again)
