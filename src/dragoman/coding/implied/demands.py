"""What one is told to do in words that name no act: `"Chile must do better," the envoy said`.

Whatever is asked for, the words are a request (PLOVER manual, "REQUEST") where somebody is known
to say them and somebody else is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ...lexicon.functions import Functions
from ...lexicon.party_finder import PartyFinder
from ..acts.draft import Draft
from ..acts.operator_files import load_operators
from ..acts.operators import Duty
from .unread import TELLING, perfect, unread
from .will_not import load_words

ENTRY = "duty.any"
"""What stands as the entry of such a reading."""


def demands(
    functions: Functions, parties: PartyFinder, duty: Duty, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """A draft for each clause with a duty in which no act is read; its actor is who says it."""
    tree = functions.tree
    if duty.auxiliaries.isdisjoint(tree.forms) or "?" in tree.forms:
        return
    busy = {i for draft in drafts for i in draft.words}
    for auxiliary, v in unread(tree, duty.auxiliaries, busy):
        above = tree.tokens[v].head
        if tree.tokens[v].dep not in TELLING or (above in busy and above != v):
            continue
        subject = functions.subject(v)
        recipients = parties.all_of(subject).parties
        if not recipients:
            continue  # "lessons must be learnt" tells nobody to do anything
        gift = duty.missed if perfect(tree, v) else duty.gives.get("else")
        if gift is None:
            continue
        yield Draft(
            trigger=auxiliary,
            chain=(v,),
            tokens=(auxiliary, v),
            inner=v,
            event=gift.event,
            modes=gift.modes,
            cameo=gift.cameo,
            recipients=recipients,
            entry=ENTRY,
            spoken=True,
        )


@cache
def spoken_triggers(language: str = "en") -> frozenset[str]:
    """The word forms that may tell an act though no entry knows them: those of a duty and a denial."""
    duty = load_operators(language).duty
    return load_words(language).negations | (duty.auxiliaries if duty is not None else frozenset())
