"""Which acts stand beside those that take their words, and which words are acts no more.

A judgement of an act takes it for done (`condemned Chile's attack on Peru`); a message is what it says.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from ...lexicon.match import Match, Matcher
from ...lexicon.parties import beside
from .draft import Draft
from .operators import Operator, Operators

MESSAGES = frozenset({"CONSULT"})
"""Types of acts that only bring words to another: what the words say is the act."""


def spoken_nouns(
    matches: Mapping[int, Match], drafts: Mapping[int, tuple[Draft, ...]], consumed: Set[int]
) -> dict[int, int]:
    """Nouns that say an act of their own, each with the act whose word they are.

    `sent Peru a letter condemning Chile` is what the letter says, not that it was sent.
    """
    return {
        i: match.trigger
        for match in matches.values()
        for i in match.fillers
        if match.kind == "verb" and i not in consumed
        if match.entry.code.event in MESSAGES
        if not any(draft.operators for draft in drafts.get(match.trigger, ()))
        if any(
            draft.operators and draft.trigger != i and draft.actors for draft in drafts.get(i, ())
        )
    }


def presupposed(i: int, matches: Mapping[int, Match], operators: Operators) -> bool:
    """Whether the noun `i` is an act that a judgement of it takes for done, both sides named.

    Force needs one side only: `condemned Chile's missile tests`, `condemned the raid on Chile`.
    """
    match = matches.get(i)
    return (
        match is not None
        and match.kind == "noun"
        and (
            bool(match.actor and (match.recipient or len(match.joint.parties) > 1))
            or (
                match.entry.code.event in operators.passing and bool(match.actor or match.recipient)
            )
        )
        and any(
            i in other.fillers
            and other.trigger != match.light  # `has the support of Chile`: one act, told once
            and operators.is_factive(other.entry.code)
            # `drew criticism from`: those who judge are the noun's own
            and (not match.actor or bool(beside(match.actor.parties, other.actor.parties)))
            for other in matches.values()
        )
    )


def kept_beside(
    i: int, operator: Operator, inner: Draft, result: Draft, matcher: Matcher
) -> Draft | None:
    """The inner act where it stands beside what the operator at `i` makes of it, else None.

    `Chile was condemned for the shelling of a town` says who shelled it, by whom it is condemned
    or not.
    """
    if not operator.keep:
        return None
    if _both(inner):
        return inner
    functions = matcher.functions
    if (
        inner.nominal
        and not inner.actors
        and not inner.joint
        and not result.actors
        and inner.recipients
        and functions.is_verb(i)
        and functions.passive(i)
    ):
        doers = matcher.parties.all_of(functions.objects(i), acting=True).parties
        return inner._replace(actors=doers) if doers else None
    return None


def _both(draft: Draft) -> bool:
    """Whether an act names both its parties."""
    if draft.joint:
        return len(draft.actors) + len(draft.partners) > 1
    return bool(draft.actors and draft.recipients)


def taken_words(matches: Mapping[int, Match]) -> frozenset[int]:
    """Triggers that are words of another act: the noun that a verb's slot names, a light verb.

    What one calls or meets another for is an act beside it: `called Peru's president to thank him`.
    """
    taken: set[int] = set()
    for match in matches.values():
        if match.kind != "noun":
            for_words = match.entry.code.event in MESSAGES
            taken.update(i for i in match.fillers if not (for_words and _is_verb(i, matches)))
            taken.update(token for token in match.tokens if token != match.trigger)
    for i, match in matches.items():
        if match.kind == "noun" and i not in taken and not match.bare:
            taken.update(match.fillers)
            taken.update(token for token in match.tokens if token != i)
    return frozenset(taken)


def _is_verb(i: int, matches: Mapping[int, Match]) -> bool:
    return i in matches and matches[i].kind == "verb"
