"""What an operator says by itself, over a clause that names no act which the lexicon knows.

`urged Chile to explain itself` is a request and `refused to paint the bridge` a refusal, whatever
was asked for or refused (PLOVER manual, draft 2.0, "REQUEST", "REJECT": these are words).
"""

from __future__ import annotations

from ...lexicon.entry import Site
from ...lexicon.functions import Functions
from ...lexicon.match import Match, Matcher
from ...lexicon.parties import beside
from ...lexicon.view import View
from ...model import Party
from .asking import authors, by_nobody
from .draft import Draft
from .one_side import colleagues, of_own_nation, same_side
from .operators import Operator, Operators

ASKING = "REQUEST"
_INTERROGATIVE = frozenset({"WP", "WP$", "WRB", "WDT"})
_WHETHER = frozenset({"whether", "if"})
_ONE = frozenset({"NN", "NNP"})
DUTIES = frozenset({"must", "should"})
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
    if gift is None:
        return None
    clauses = [
        head for site in operator.takes if site.function in CLAUSES for head in view.heads(site)
    ]
    questions = {head for head in clauses if gift.event == ASKING and is_question(matcher, head)}
    clauses = [head for head in clauses if head not in questions]
    verb = matcher.functions.is_verb(i)
    if not verb:
        clauses = [head for head in clauses if _says_what(matcher.functions, head)]
    if any(matcher.tree.lemmas[head] in operator.idle for head in clauses):
        return None
    places = [s for s in operator.alone if verb or s.cases]
    alone = any(questions.isdisjoint(view.heads(site)) for site in places if view.heads(site))
    alone |= not verb and bool(clauses)
    language = matcher.lexicon.language
    subject = view.parties(Site("subject"), acting=True)
    nobody = gift.event == ASKING and by_nobody(i, matcher.functions, language)
    actors = subject.parties
    if nobody and not actors:
        actors = authors(i, matcher.functions, matcher.parties, language)
    if not (actors or nobody) or not (clauses or alone):
        return None
    if operator.mandative and not any(mandative(matcher.functions, head) for head in clauses):
        return None
    # "a strike was called in Chile to end the talks": where nobody asks, only who is asked is told
    below = clauses if actors else []
    recipients = _told(matcher, operator, view, below, actors, operators.organs)
    if not recipients and not (alone and actors):
        return None
    return (
        Draft(
            trigger=i,
            chain=(i,),
            tokens=tokens,
            inner=i,
            event=gift.event,
            modes=gift.modes,
            cameo=gift.cameo,
            actors=actors,
            recipients=recipients,
            entry=operator.id,
            nominal=not verb,
            owned=subject.owned,
            operators=() if actors else (operator.id,),
        ),
    )


def adds(bare: Draft, plain: Match) -> bool:
    """Whether an operator by itself tells to whom, where the entry of its verb names nobody."""
    named = plain.recipient or plain.joint
    return bool(bare.recipients) and not named and bare.event == plain.entry.code.event


def _says_what(functions: Functions, head: int) -> bool:
    """Whether a clause below a noun is its content: `its refusal to pay`, `a demand that it pay`."""
    tree = functions.tree
    return functions.is_infinitive(head) or any(
        tree.tokens[c].dep == "mark" for c in tree.children[head]
    )


def is_question(matcher: Matcher, head: int) -> bool:
    """`asked whether Chile knew`, `asked who would pay`: an answer is asked for, and no act."""
    tree = matcher.tree
    return not matcher.functions.is_infinitive(head) and any(
        tree.tokens[c].xpos in _INTERROGATIVE
        or tree.forms[c] in _WHETHER
        or (tree.tokens[c].dep == "aux" and _before_subject(matcher, c, head))
        for c in tree.children[head]
        if c < head or tree.tokens[c].dep in ("nsubj", "cop")
    )


def _before_subject(matcher: Matcher, auxiliary: int, head: int) -> bool:
    """`"Did Chile know?" he asked`: an auxiliary before the subject asks."""
    return any(auxiliary < s < head for s in matcher.functions.surface_subject(head))


def mandative(functions: Functions, v: int) -> bool:
    """Whether a clause says what is to be done: `that Chile withdraw`, and not `that Chile withdrew`."""
    tree = functions.tree
    below = [tree.tokens[c] for c in tree.children[v]]
    verbs = [t for t in below if t.dep.startswith("aux") or t.dep == "cop"] or [tree.tokens[v]]
    if any(t.xpos == "TO" for t in below):
        return False
    first = verbs[0]
    if first.xpos == "VBP" and first.i == v:
        # `that Chile release them`: one who does it would have it otherwise
        subjects = [tree.tokens[s] for s in functions.surface_subject(v)]
        return len(subjects) == 1 and subjects[0].xpos in _ONE
    return first.xpos == "VB" or tree.forms[first.i] in DUTIES


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
        if not others or of_own_nation(actors, others):
            continue
        if colleagues(actors, others) or not same_side(actors, others, organs):
            return others
    return ()
