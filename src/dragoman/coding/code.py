"""From a parsed sentence to its readings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..lexicon import Lexicon
from ..lexicon.functions import Functions
from ..lexicon.light import LightVerbs
from ..lexicon.match import Matcher
from ..lexicon.parties import Naming, PartyFinder, unique
from ..model import STATUS_ORDER, Document, Reading, Rejection, Tree
from .attribution import Attribution
from .compose import Composer
from .cues import load_cues
from .draft import Draft, beside
from .operators import load_operators
from .status import StatusReader

LONGEST = 250
"""Tokens of the longest sentence that is read: what is longer is a list, or the parse is broken."""


@cache
def _light(language: str) -> LightVerbs:
    return LightVerbs.load(language)


def code_tree(
    tree: Tree, cast: Naming, lexicon: Lexicon, document: Document
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read one parsed sentence; what was considered and left out comes as rejections."""
    if len(tree) > LONGEST:
        return (), ()
    operators = load_operators(lexicon.language)
    cues = load_cues(lexicon.language)
    functions = Functions(tree, operators.control)
    proxies = lexicon.words("proxy")
    parties = PartyFinder(functions, cast, lexicon.words("quantity"), proxies)
    matcher = Matcher(lexicon, functions, parties, _light(lexicon.language))
    matches = matcher.matches()
    if not matches:
        return (), ()
    status = StatusReader(functions, cues, document.published)
    composer = Composer(matcher, matches, operators, status)
    attribution = Attribution(functions, parties, cues)
    readings: list[Reading] = []
    rejections: list[Rejection] = []
    for draft in composer.top():
        reason = _unfit(draft)
        if reason is not None:
            rejections.append(_rejection(tree, draft.trigger, draft.entry, reason))
            continue
        reading = _finish(tree, draft, status, attribution, operators)
        readings.append(reading)
    for i, reason in composer.dropped.items():
        rejections.append(_rejection(tree, i, matches[i].entry.id if i in matches else "", reason))
    return tuple(readings), tuple(rejections)


def _rejection(tree: Tree, i: int, entry: str, reason: str) -> Rejection:
    return Rejection(tree.sentence.span, tree.span(i), entry, reason)


def _unfit(draft: Draft) -> str | None:
    """Why a draft is no reading, or None."""
    if draft.event == "drop":
        return "only talked about"
    if not (draft.actors or draft.partners):
        return "no actor named"
    return None


def _finish(tree, draft, status, attribution, operators):  # type: ignore[no-untyped-def]
    statuses = draft.statuses | status.of(draft.chain)
    ordered = [s for s in STATUS_ORDER if s in statuses and s != "actual"]
    event = operators.reduced(draft.event, statuses)
    actors, recipients, joint = draft.actors, draft.recipients, draft.joint
    if joint and event == draft.event:
        actors = unique((*actors, *draft.partners))
        recipients = ()
    elif joint:
        # a promise goes one way: those who were to join are its recipients
        if not actors:
            actors = draft.partners
        recipients = beside(draft.partners, actors)
    else:
        recipients = beside(recipients, actors)
    return Reading(
        sentence=tree.sentence.index,
        trigger=draft.trigger,
        tokens=draft.tokens,
        event=event,
        modes=draft.modes if event == draft.event else (),
        contexts=draft.contexts,
        cameo=draft.cameo if event == draft.event else None,
        actors=actors,
        recipients=recipients,
        reciprocal=joint and len(actors) > 1 and not recipients,
        status=ordered[0] if ordered else "actual",
        also=tuple(ordered[1:]),
        said_by=attribution.speaker(draft.trigger),
        entry=draft.entry,
        operators=draft.operators,
        counts=(),
        confidence=0.5,
    )


def code_document(
    document: Document, trees: Mapping[int, Tree], cast: Naming, lexicon: Lexicon
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read all parsed sentences of a document, in order."""
    readings: list[Reading] = []
    rejections: list[Rejection] = []
    for index in sorted(trees):
        found, left = code_tree(trees[index], cast, lexicon, document)
        readings.extend(found)
        rejections.extend(left)
    return tuple(readings), tuple(rejections)
