"""What an operator says by itself, over a clause that names no act which the lexicon knows.

`urged Chile to explain itself` is a request and `refused to paint the bridge` a refusal, whatever
was asked for or refused (PLOVER manual, draft 2.0, "REQUEST", "REJECT": these are words).
"""

from __future__ import annotations

from ..lexicon.entry import Site
from ..lexicon.match import Match, Matcher
from ..lexicon.parties import beside
from ..lexicon.view import View
from ..model import Party
from .draft import COMMON, Draft, same_side
from .operators import Operator, Operators

CLAUSES = frozenset({"complement", "infinitive", "content"})


def bare_reading(
    matcher: Matcher,
    operator: Operator,
    view: View,
    i: int,
    tokens: tuple[int, ...],
    operators: Operators,
) -> tuple[Draft, ...] | None:
    """The operator's own reading at verb `i`, or None where it has none or names nobody."""
    gift = operator.otherwise
    if gift is None or not matcher.functions.is_verb(i):
        return None
    clauses = [
        head for site in operator.takes if site.function in CLAUSES for head in view.heads(site)
    ]
    if any(matcher.tree.lemmas[head] in operator.idle for head in clauses):
        return None
    alone = any(view.heads(site) for site in operator.alone)
    actors = view.parties(Site("subject"), acting=True)
    if not actors or not (clauses or alone):
        return None
    recipients = _told(matcher, operator, view, clauses, actors.parties, operators.organs)
    if not recipients and not alone:
        return None
    return (
        Draft(
            trigger=i,
            chain=(i,),
            tokens=tokens,
            inner=i,
            event=gift.event,
            modes=gift.modes,
            contexts=(),
            cameo=gift.cameo,
            actors=actors.parties,
            partners=(),
            recipients=recipients,
            joint=False,
            statuses=frozenset(),
            entry=operator.id,
            owned=actors.owned,
        ),
    )


def adds(bare: Draft, plain: Match) -> bool:
    """Whether an operator by itself tells to whom, where the entry of its verb names nobody."""
    named = plain.recipient or plain.joint
    return bool(bare.recipients) and not named and bare.event == plain.entry.code.event


def _has_modal(matcher: Matcher, v: int) -> bool:
    tree = matcher.tree
    return any(tree.tokens[c].xpos == "MD" for c in tree.children[v])


def _told(
    matcher: Matcher,
    operator: Operator,
    view: View,
    clauses: list[int],
    actors: tuple[Party, ...],
    organs: frozenset[str],
) -> tuple[Party, ...]:
    """Whom it is said to: the operator's own places first, then those of its clause."""
    functions, finder = matcher.functions, matcher.parties
    places = [view.parties(s).parties for s in operator.recipient if not isinstance(s, str)]
    for head in clauses:
        places.append(finder.all_of(functions.subject(head)).parties)
        if _has_modal(matcher, head) and functions.subject(head):
            continue  # `said that Chile must ...`: nobody else is told
        places.append(finder.all_of(functions.objects(head)).parties)
        places.append(finder.all_of(h for _, h in functions.obliques(head)).parties)
    for place in places:
        others = beside(place, actors)
        if others and not same_side(actors, others, organs) and not of_own_nation(actors, others):
            return others
    return ()


def of_own_nation(actors: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    """`"We must learn from this," the senator said`: what a nation is told of itself is no demand."""
    nations = {p.country for p in actors} - COMMON
    return all(not p.sectors and p.country in nations for p in others)
