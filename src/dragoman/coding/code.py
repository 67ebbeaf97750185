"""From a parsed sentence to its readings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from ..lexicon import Lexicon
from ..lexicon.functions import Functions
from ..lexicon.light import LightVerbs
from ..lexicon.match import Matcher
from ..lexicon.parties import Naming, PartyFinder
from ..model import Document, Party, Reading, Rejection, Tree
from .antecedents import refer_back
from .at_home import with_home
from .attribution import Attribution
from .cameo import with_finest_cameo
from .compose import Composer
from .counterparts import with_counterparts, with_partner
from .cues import load_cues
from .doers import with_doer
from .finish import ALONE, NOBODY, Finisher, Unfit
from .grievances import with_grievances
from .operators import load_operators
from .opposite import Opposite
from .propose import Proposer
from .quotes import NEAREST, open_quotes, quoted
from .recipients import Recipients
from .sides import with_implied, with_main_subject, with_reciprocals, without_side_damage
from .status import StatusReader
from .victims import with_known_victims

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

    def rejections(self, tree: Tree) -> tuple[Rejection, ...]:
        """What was considered and left out."""
        where = tree.sentence.span
        left = [(u.reading.trigger, u.reading.entry, u.reason) for u in self.unfit]
        return tuple(
            Rejection(where, tree.span(i), entry, reason)
            for i, entry, reason in (*left, *self.dropped)
        )


def read_tree(
    tree: Tree,
    cast: Naming,
    lexicon: Lexicon,
    document: Document,
    *,
    quoting: bool = False,
    proposer: Proposer | None = None,
) -> TreeReadings:
    """Read one parsed sentence. `quoting` says that it begins inside a quotation.

    `proposer` proposes types at predicates between two parties that no rule reads.
    """
    if len(tree) > LONGEST:
        reason = f"a sentence of {len(tree)} tokens is a list, or its parse is broken"
        return TreeReadings(dropped=((0, "", reason),))
    operators = load_operators(lexicon.language)
    cues = load_cues(lexicon.language)
    functions = Functions(tree, operators.control)
    parties = PartyFinder(functions, cast, lexicon.words("quantity"), lexicon.words("proxy"))
    matcher = Matcher(lexicon, functions, parties, _light(lexicon.language))
    matches = matcher.matches()
    bare = operators.alone.isdisjoint(tree.forms)
    if not matches and bare and proposer is None:
        return TreeReadings()
    status = StatusReader(functions, cues, document.published)
    composer = Composer(matcher, matches, operators, status)
    attribution = Attribution(functions, parties, cues)
    finisher = Finisher(matcher, status, attribution, operators, quoting=quoting)
    drafts = tuple(composer.top())
    acts = {i: match.entry.code.event for i, match in matches.items()}
    if proposer is not None:
        drafts += tuple(proposer.drafts(functions, parties, cast, drafts, acts))
    dropped = tuple((i, entry, reason) for i, (entry, reason) in sorted(composer.dropped.items()))
    if not drafts:
        return TreeReadings((), (), dropped, acts)
    kept, unfit = finisher.finish(drafts)
    kept = with_main_subject(kept, functions, parties)
    opposite = Opposite(functions, parties, operators.organs)
    kept = Recipients(opposite, lexicon.language).settle(kept)
    kept = with_grievances(kept, functions, parties, lexicon.language)
    kept, beside = without_side_damage(with_reciprocals(kept, functions), tree)
    kept = with_finest_cameo(with_implied(kept, tree, lexicon.language), lexicon)
    return TreeReadings(kept, (*unfit, *beside), dropped, acts)


def code_document(
    document: Document,
    trees: Mapping[int, Tree],
    cast: Naming,
    lexicon: Lexicon,
    proposer: Proposer | None = None,
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read all parsed sentences of a document, in order.

    A quotation that runs on from another sentence takes its speaker from there, and a judgement of
    an act told before takes its recipient.
    """
    readings: list[Reading] = []
    rejections: list[Rejection] = []
    opened = open_quotes(document, trees)
    for index in sorted(trees):
        read = read_tree(
            trees[index], cast, lexicon, document, quoting=opened[index], proposer=proposer
        )
        found = read.readings
        if opened[index] and any(reading.said_by is None for reading in found):
            speaker = _speaker_near(index, trees, opened, cast, lexicon)
            inside = quoted(trees[index], inside=True)
            found = tuple(
                replace(reading, said_by=speaker)
                if reading.said_by is None and inside[reading.trigger]
                else reading
                for reading in found
            )
        told = {reading.event for reading in found}
        met = {
            u: with_partner(u.reading, readings)
            if u.reason == ALONE
            else with_doer(u.reading, (*readings, *found))
            for u in read.unfit
            if u.reason in (ALONE, NOBODY) and (u.reason == NOBODY or u.reading.event not in told)
        }
        found = (*found, *(reading for reading in met.values() if reading is not None))
        readings.extend(sorted(found, key=lambda reading: reading.trigger) if met else found)
        alone = tuple(u for u in read.unfit if met.get(u) is None)
        rejections.extend(replace(read, unfit=alone).rejections(trees[index]))
    organs = load_operators(lexicon.language).organs
    referred = refer_back(readings, trees, lexicon.language, organs)
    referred = with_known_victims(referred, trees, lexicon.language)
    referred = with_counterparts(referred, trees, lexicon.language, organs)
    return with_home(referred, trees, cast.home, cast.author), tuple(rejections)


def _speaker_near(
    index: int,
    trees: Mapping[int, Tree],
    opened: Mapping[int, bool],
    cast: Naming,
    lexicon: Lexicon,
) -> Party | None:
    """The speaker named in a sentence near by: before it first, as reports have it."""
    near = [index - step for step in range(1, NEAREST + 1)]
    near += [index + step for step in range(1, NEAREST + 1)]
    for other in near:
        if other not in trees:
            continue
        functions = Functions(trees[other])
        parties = PartyFinder(functions, cast, lexicon.words("quantity"), lexicon.words("proxy"))
        attribution = Attribution(functions, parties, load_cues(lexicon.language))
        found = attribution.quoter(quoted(trees[other], inside=opened[other]))
        if found is not None:
            return found
    return None
