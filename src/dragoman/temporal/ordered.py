"""What the words about two days say of their order, from which day quoted words count, and what lies far back.

"Bombed the port on Thursday after rebels fired on Wednesday": that Wednesday lies before that Thursday, also where
a later one has come. "We held him yesterday, he said on Monday": yesterday is that Monday's. "Lifted sanctions imposed in 2014": what is done now was imposed then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..adjuncts import Anchor, is_predicate
from ..coding.status.cues import load_cues
from ..model import Tree
from .asked import Answer
from .days import Interval
from .grammar import grammar
from .interval import interval
from .speaking import Candidate

FAR_BACK = timedelta(days=365)
"""So long before its report, a date behind a participle is that of what had been done."""
_WEEK = timedelta(days=7)
_LED = ("mark", "case", "advmod")


def ordered(tree: Tree, found: Sequence[Candidate], language: str) -> list[Candidate]:
    """The candidates, with the weekdays and the quoted days that another day of the sentence sets right."""
    return [
        _quoted(tree, _in_order(tree, each, found, language), found, language) for each in found
    ]


def of_what_was_done(tree: Tree, at: Anchor, answer: Answer, published: date) -> Anchor:
    """Where a date far back hangs: from the participle that ends right before it, whatever the parse says."""
    if at.premodifier or isinstance(answer, str) or published - answer.end < FAR_BACK:
        return at
    before = at.first - 1
    while before > at.home and tree.relations[before] == "case":
        before -= 1
    for i in range(before, at.home, -1):
        done = tree.tokens[i].xpos == "VBN" and tree.tokens[i].dep == "acl"
        if done and tree.subtree(i)[-1] == before and tree.tokens[i].head > at.home:
            return Anchor(i, (i,), False, False, at.first, at.last)
    return at


def _in_order(tree: Tree, each: Candidate, found: Sequence[Candidate], language: str) -> Candidate:
    """A bare weekday behind "after" or "before", moved by a week where it lies on the wrong side."""
    days, groups = each.answer, each.expression.groups
    bare = each.expression.kind == "weekday" and not groups.keys() & {"which", "week"}
    if not bare or not isinstance(days, Interval):
        return each
    for above, side in _led(tree, each, language):
        other = _day_of(found, above, each)
        if other is not None and side == "after" and days.start > other.end:
            return replace(
                each, answer=replace(days, start=days.start - _WEEK, end=days.end - _WEEK)
            )
    return each


def _led(tree: Tree, each: Candidate, language: str) -> Iterator[tuple[int, str]]:
    """The predicates above the clause or noun of a day, with the word that leads it."""
    words = grammar(language).words["bounds"]
    home = each.at.home
    nodes = (home, *(i for i in each.at.path if i != home))
    for i in nodes:
        forms = (tree.forms[c] for c in tree.dependents(i, *_LED))
        side = next((str(words[form]) for form in forms if form in words), None)
        above = next((a for a in tree.ancestors(i) if is_predicate(tree, a)), None)
        if side is not None and above is not None:
            yield above, side


def _day_of(found: Sequence[Candidate], home: int, apart: Candidate) -> Interval | None:
    """The day that hangs from a predicate itself."""
    days = (
        other.answer
        for other in found
        if other is not apart and other.at.home == home and other.at.direct
    )
    return next((d for d in days if isinstance(d, Interval) and d.precision == "day"), None)


def _quoted(tree: Tree, each: Candidate, found: Sequence[Candidate], language: str) -> Candidate:
    """ "Yesterday" in a quotation, counted from the day on which its words were said."""
    if each.expression.kind != "days" or not _in_quotation(tree, each.expression.start):
        return each
    said = load_cues(language).said
    for other in found:
        day = other.answer
        if not isinstance(day, Interval) or day.precision != "day":
            continue
        if tree.lemmas[other.at.home] in said and not _in_quotation(tree, other.expression.start):
            ahead = "morrow" in each.expression.text.lower()
            answer = interval(each.expression, day.start, future=ahead, language=language)
            return replace(each, answer=answer)
    return each


def _in_quotation(tree: Tree, start: int) -> bool:
    """Whether a place of the sentence lies between quotation marks."""
    before = tree.sentence.text[:start]
    return before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
