"""What speaks for and against two mentions telling of one event, for many pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from . import tables
from .alike import BESIDE, IN_STATE, agreement
from .dating import looks_back, of_dates
from .placing import of_places
from .together import claiming, told_together, wars
from .traits import COUNTS, NAMED, SITE, VERY_WIDE, Traits

Places = NDArray[np.int64]
Values = NDArray[Any]
Evidence = Iterator[tuple[str, Values]]
"""Names of `weights.csv`, each with a value a pair that its weight is multiplied by."""

Step = Callable[[Traits, Places, Places], Evidence]

LEAST_CONTEXT = 20.0
"""The weight of rare words from which on reports can be compared by them: four or five words."""

LITTLE = 0.2
"""The share of their rare words that two reports of one event have in common at the least."""

NEAR_LEAST = 8.0
"""The weight of words of a phrase that counts in full: two words."""

FEW = 2
"""A number that is higher tells one act from another."""

SHARED = 0.3
"""The share of telling words from which on two sentences are about the same particular thing."""

FEW_WORDS = 5
"""Telling words from which on it counts in full that two sentences share none."""

NEAR_SENTENCES = 400
"""Characters between the beginnings of sentences that stand next to each other or nearly so."""

BREATH = 30
"""Characters between the beginnings of verbs that one breath tells an act by."""


def evidence(traits: Traits, one: Places, other: Places) -> Evidence:
    """All evidence on the pairs `one[k]`, `other[k]`; the same for both orders of a pair."""
    for step in STEPS:
        yield from step(traits, one, other)


def same_deed(traits: Traits, one: Places, other: Places) -> Values:
    """Whether both are one kind of deed that a story tells of once: a signing, unlike praise."""
    cameo = traits.cameo[one]
    found: Values = (cameo == traits.cameo[other]) & np.isin(cameo, tables.deeds())
    return found


def in_stories(step: Step, traits: Traits, one: Places, other: Places) -> Evidence:
    """The evidence of a step, some of it under another name where both are told in one story.

    There two readings that contradict each other are likelier misread than two events.
    """
    together = told_together(traits, one, other)
    weights = tables.weights()
    for name, value in step(traits, one, other):
        within = f"{name}_in_story"
        if within in weights:
            yield name, np.where(together, 0.0, value)
            yield within, np.where(together, value, 0.0)
        else:
            yield name, value


def circumstances(traits: Traits, one: Places, other: Places) -> Evidence:
    """What is quickly looked up: act, date, place, numbers, how it is told."""
    yield from in_stories(_circumstances, traits, one, other)


def parties(traits: Traits, one: Places, other: Places) -> Evidence:
    """How well those who act and those acted upon agree."""
    yield from in_stories(_parties, traits, one, other)


def wordings(traits: Traits, one: Places, other: Places) -> Evidence:
    """What the sentences have in common beside their parties."""
    yield from in_stories(_wordings, traits, one, other)


def _circumstances(traits: Traits, one: Places, other: Places) -> Evidence:
    yield from _of_act(traits, one, other)
    yield from of_dates(traits, one, other)
    yield from of_places(traits, one, other)
    yield from _of_numbers(traits, one, other)
    yield from _of_telling(traits, one, other)


def _of_act(traits: Traits, one: Places, other: Places) -> Evidence:
    kind, that = traits.kind[one], traits.kind[other]
    same = kind == that
    both = (traits.kinds[one] & traits.kinds[other]) > 0
    yield "kin", np.where(both, np.float32(0), tables.kinship()[kind, that])
    entry = traits.entry[one] == traits.entry[other]
    cameo, coded = traits.cameo[one], traits.cameo[other]
    yield "same_entry", entry
    yield "same_cameo", ~entry & (cameo == coded) & (cameo > 0)
    war = wars(traits, one, other)
    yield "other_cameo", same & (cameo != coded) & (cameo > 0) & (coded > 0) & ~war
    modes, others = traits.modes[one], traits.modes[other]
    shared = (modes & others) > 0
    yield "same_mode", same & shared
    unlike = same & ~shared & (modes > 0) & (others > 0)
    yield "other_mode", unlike & ~_gatherings(traits, one, other)
    trigger = traits.trigger[one]
    alike = (trigger == traits.trigger[other]) & (trigger > 0)
    yield "same_trigger", alike
    elsewhere = traits.document[one] != traits.document[other]
    retold = alike & both & elsewhere & told_together(traits, one, other)
    yield "retold", retold
    yield "same_war", same & war
    chief = traits.leading[one] & traits.leading[other] & both & elsewhere
    yield "chief", chief & told_together(traits, one, other)
    yield "war_and_strike", same & (traits.standing[one] != traits.standing[other])
    yield "other_status", traits.status[one] != traits.status[other]


def _gatherings(traits: Traits, one: Places, other: Places) -> Values:
    """Whether both are of one story and a loose type: a rally is one with its slogans and its stones."""
    kind = traits.kind[one]
    loose = tables.loose()[kind] & (kind == traits.kind[other])
    found: Values = loose & told_together(traits, one, other)
    return found


def _parties(traits: Traits, one: Places, other: Places) -> Evidence:
    joint = traits.reciprocal[one] | traits.reciprocal[other]
    war = wars(traits, one, other)
    acting = agreement(traits.actors, one, traits.actors, other)
    acted = agreement(traits.recipients, one, traits.recipients, other)
    crossed = agreement(traits.actors, one, traits.recipients, other)
    back = agreement(traits.recipients, one, traits.actors, other)
    for name, side, found in (
        ("actors", traits.actors, acting),
        ("recipients", traits.recipients, acted),
    ):
        known = ~np.isnan(found) & ~joint
        placed = (side.countries[one, 0] > 0) & (side.countries[other, 0] > 0)
        unlike = known & (found == 0)
        if name == "recipients":
            unlike &= ~_gatherings(traits, one, other)
            unlike &= ~(war & told_together(traits, one, other))
            unlike |= known & _others(traits, one, other)
        yield name, np.where(known, np.nan_to_num(found), 0.0)
        yield f"other_{name}", unlike & placed
        yield f"unlike_{name}", unlike & ~placed
        yield f"unnamed_{name}", np.isnan(found) & ~joint
    reversed_ = ~joint & (np.nan_to_num(crossed) >= IN_STATE) & (np.nan_to_num(back) >= IN_STATE)
    reversed_ &= (np.nan_to_num(acting) < IN_STATE) & (np.nan_to_num(acted) < IN_STATE)
    yield "roles_reversed", reversed_
    everyone = _together(acting, acted, crossed, back)
    many = traits.actors.count[one] + traits.recipients.count[one].astype(np.float32)
    few = traits.actors.count[other] + traits.recipients.count[other].astype(np.float32)
    with np.errstate(invalid="ignore", divide="ignore"):  # parties that the other does not name
        everyone = everyone * np.sqrt(np.minimum(many, few) / np.maximum(many, few))
    met = joint & _gatherings(traits, one, other) & (np.nan_to_num(everyone) >= IN_STATE)
    yield "same_meeting", met
    rallied = ~joint & _gatherings(traits, one, other) & (np.nan_to_num(acting) >= IN_STATE)
    yield "same_rally", rallied & (traits.document[one] == traits.document[other])
    agreed = np.where(joint, np.nan_to_num(everyone), np.nan_to_num(np.minimum(acting, acted)))
    told = told_together(traits, one, other) & same_deed(traits, one, other)
    elsewhere = traits.document[one] != traits.document[other]
    yield "same_deed", told & elsewhere & (agreed >= IN_STATE)
    yield "claimed", claiming(traits, one, other) & ~(acting == 0)
    known = joint & ~np.isnan(everyone)
    yield "parties", np.where(known, np.nan_to_num(everyone), 0.0)
    yield "other_parties", known & (everyone < BESIDE)


def _others(traits: Traits, one: Places, other: Places) -> Values:
    """Whether a deed is done to one person here and to another there: words are of many at once."""
    whom = traits.recipients
    named = (whom.ranks[one, 0] == NAMED) & (whom.ranks[other, 0] == NAMED)
    deed = ~(spoken()[traits.kind[one]] | spoken()[traits.kind[other]])
    found: Values = deed & named & traits.lone[one] & traits.lone[other]
    found &= whom.ids[one, 0] != whom.ids[other, 0]
    return found


def _together(acting: Values, acted: Values, crossed: Values, back: Values) -> Values:
    """How well all parties agree, whoever is called actor: the better of both ways, sides known."""
    with np.errstate(invalid="ignore"):
        straight = np.where(
            np.isnan(acted), acting, np.where(np.isnan(acting), acted, (acting + acted) / 2)
        )
        across = np.where(
            np.isnan(back), crossed, np.where(np.isnan(crossed), back, (crossed + back) / 2)
        )
        found: Values = np.fmax(straight, across)
    return found


def _of_numbers(traits: Traits, one: Places, other: Places) -> Evidence:
    same = np.zeros(len(one), bool)
    near = np.zeros(len(one), bool)
    far = np.zeros(len(one), bool)
    for column in range(len(COUNTS)):
        low, high = traits.low[:, column], traits.high[:, column]
        if np.isnan(low).all():
            continue
        below, least = low[one], low[other]
        above, most = high[one], high[other]
        known = ~np.isnan(below) & ~np.isnan(least)
        equal = known & (below == least) & (above == most) & (below > FEW)
        touching = known & (below <= most * 1.25) & (least <= above * 1.25)
        same |= equal
        near |= touching & ~equal & (np.maximum(below, least) > FEW)
        far |= known & ((below > 3 * most + 2) | (least > 3 * above + 2))
    yield "same_number", same
    yield "near_number", near & ~same
    yield "far_number", far & ~same
    one_of = (traits.lone[one] & traits.crowd[other]) | (traits.crowd[one] & traits.lone[other])
    yield "one_and_many", one_of & (traits.kind[one] == traits.kind[other])


def _in_common(words: Values, weights: Values, one: Places, other: Places) -> Values:
    """The weights of the words that both have, a pair."""
    theirs = words[other].T.copy()
    shared = np.zeros(len(one), np.float32)
    for word, weight in zip(words[one].T, weights[one].T, strict=True):
        hit = np.zeros(len(one), bool)
        for their in theirs:
            hit |= word == their
        shared += weight * hit
    return shared


def _wordings(traits: Traits, one: Places, other: Places) -> Evidence:
    shared = _in_common(traits.words, traits.weights, one, other)
    less = np.minimum(traits.weight[one], traits.weight[other])
    # A sentence of one or two telling words is contained in many: it counts as half as long again.
    share = shared / np.maximum(less, 15.0)
    # A sentence has all words in common with itself, whatever two acts it tells of.
    share *= traits.sentence[one] != traits.sentence[other]
    yield "words", share
    recalled = _recalled(traits, one, other)
    at = np.flatnonzero(recalled)  # few pairs
    recalled[at] *= _particular(traits, one[at], other[at], share[at])
    yield "recalled", recalled
    few = np.minimum(traits.many[one], traits.many[other])
    none = np.where(shared == 0, np.minimum(few, FEW_WORDS) / FEW_WORDS, 0.0)
    none *= ~(wars(traits, one, other) | _gatherings(traits, one, other))
    yield "no_words", none
    yield from _about(traits, one, other)
    yield from _of_reports(traits, one, other)
    said = spoken()[traits.kind[one]] & spoken()[traits.kind[other]]
    yield "no_words_said", none * said


def _recalled(traits: Traits, one: Places, other: Places) -> Values:
    """Whether one tells again, by a month or a year, what the other may have told as news; of a year half."""
    back = looks_back(traits, one) | looks_back(traits, other)
    begin = np.maximum(traits.start[one], traits.start[other])
    within = begin <= np.minimum(traits.end[one], traits.end[other])
    within &= (traits.kinds[one] & traits.kinds[other]) > 0
    year = np.maximum(traits.dating[one], traits.dating[other]) == VERY_WIDE
    return np.where(back & within, np.where(year, 0.5, 1.0), 0.0)


def _particular(traits: Traits, one: Places, other: Places, share: Values) -> Values:
    """Whether both name something that few acts of their kind have: a town, a person, a number, rare words."""
    site = (traits.level[one] == SITE) & (traits.level[other] == SITE)
    found: Values = site & (traits.site[one] == traits.site[other])
    whom, them = traits.recipients.ids[one, 0], traits.recipients.ids[other, 0]
    found |= traits.lone[one] & traits.lone[other] & (whom == them)
    low = traits.low[one]
    found |= ((low == traits.low[other]) & (low > FEW)).any(1)
    return found | (share >= SHARED)


def _of_reports(traits: Traits, one: Places, other: Places) -> Evidence:
    """What the reports around them have in common beside the parties."""
    total, sum_ = traits.context_weights[one].sum(1), traits.context_weights[other].sum(1)
    shared = _in_common(traits.context, traits.context_weights, one, other)
    less = np.minimum(total, sum_)
    enough = (less >= LEAST_CONTEXT) & (traits.document[one] != traits.document[other])
    share = np.where(enough, shared / np.maximum(less, LEAST_CONTEXT), 0.0)
    yield "report_words", share
    apart = np.where(enough, np.maximum(1 - share / LITTLE, 0.0), 0.0)
    yield "other_report", apart * ~wars(traits, one, other)


def _about(traits: Traits, one: Places, other: Places) -> Evidence:
    """What the phrases of two acts of one story have in common: whom or what they are about."""
    shared = _in_common(traits.near, traits.near_weights, one, other)
    total, sum_ = traits.near_weights[one].sum(1), traits.near_weights[other].sum(1)
    counted = traits.sentence[one] != traits.sentence[other]
    counted &= told_together(traits, one, other)
    yield "near_words", shared / np.maximum(np.minimum(total, sum_), NEAR_LEAST) * counted


STEPS = (circumstances, parties, wordings)
"""The cheap evidence first: what it rules out need not be compared further."""


@cache
def spoken() -> NDArray[np.bool_]:
    """For each type whether it is words alone."""
    from ...ontology import quad

    return np.array([quad(name) in (1, 3) for name in tables.types()])


def _of_telling(traits: Traits, one: Places, other: Places) -> Evidence:
    story, report = traits.story[one], traits.report[one]
    document = traits.document[one] == traits.document[other]
    sentence = traits.sentence[one] == traits.sentence[other]
    copy = (report == traits.report[other]) & (report > 0) & ~document
    yield "same_copy", copy
    near = document & (traits.title[one] == traits.title[other]) & ~sentence
    near &= np.abs(traits.at[one] - traits.at[other]) < NEAR_SENTENCES
    yield "near_sentences", near
    alike = traits.kind[one] == traits.kind[other]
    often = alike & told_together(traits, one, other) & ~sentence & ~same_deed(traits, one, other)
    yield "once", np.where(often, tables.once()[traits.kind[one]], 0.0)
    yield "same_story", (story == traits.story[other]) & (story > 0) & ~document
    yield "same_document", document & ~sentence
    head = document & (traits.title[one] != traits.title[other])
    yield "headline_lead", head & alike & traits.leading[one] & traits.leading[other]
    step = np.abs(traits.offset[one] - traits.offset[other])
    yield "adjoining", sentence & ((alike & (step < BREATH)) | (step == 0))
    yield "headline", document & (traits.title[one] != traits.title[other])
    yield "same_sentence", sentence
