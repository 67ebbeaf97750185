"""When an act took place: the expression that belongs to its trigger, as days.

Where the sentence names no date, the report's own date stands in for an act told as new, and the
reason says so: news tells what happened on the day or the day before (the field's convention of
the report date; GDELT's SQLDATE and ICEWS' event date are of this kind).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..adjuncts import Anchor, Rank, is_predicate, rank, right_before
from ..data import data_path
from ..model import Document, EventDate, Span, Status, Tree
from .asked import NEXT, Answer
from .assumed import NO_DATE, TOLD_BEFORE, assumed
from .belongs import belongs, day_clause
from .dateline import closes_dateline, written
from .days import Interval, one_day
from .grammar import Expression, find
from .interval import nearer
from .lasting import since_clause
from .ordered import of_what_was_done, ordered
from .recalled import of_its_noun
from .reckoned import Apart, apart, reckoned
from .second import seconds
from .speaking import Candidate, performs, said_then
from .tense import (
    in_present,
    is_done_now,
    is_going_on,
    is_set_for,
    looks_ahead,
    may_be_past,
    of_its_object,
    on_timetable,
    past_of,
    serves,
    was_before,
    was_fixed,
)
from .told import REACH, resolve

SOON = 60
"""Days within which a day without a year is one to come, rather than one of last year."""


def date_of(
    tree: Tree,
    trigger: int,
    document: Document,
    *,
    status: Status | None = None,
    promise: bool = False,
    speakers: Sequence[Span | None] = (),
) -> tuple[EventDate | None, str | None]:
    """The date of the act at token `trigger`, and the reason where it is unknown or only assumed.

    `status`, where the coding knows it, keeps the report's date from acts that are not news. The day of a
    `promise` is that of the thing promised ("agreed to meet on Friday"). `speakers` are the words of the actors
    of an act that is done by saying it (None for one told by an earlier sentence): its day is that of their saying.
    """
    language = document.language or "en"
    if not data_path("cues", language, "dates.yaml").is_file() or trigger >= len(tree):
        return None, NO_DATE
    candidates = _candidates(tree, trigger, document)
    if promise and document.published is not None:
        candidates = [_promised(tree, trigger, each, document.published) for each in candidates]
        candidates.sort(key=lambda each: each.rank is None)
    elif speakers or performs(tree, trigger):
        candidates = said_then(tree, trigger, candidates, speakers, language)
        if document.published is not None and status != "future":
            candidates = [_said_by_now(each, document.published) for each in candidates]
    reasons: list[str] = []
    for each in candidates:
        if each.rank is None:
            continue
        if isinstance(each.answer, Interval):
            return _event_date(each.answer, each.expression, tree), None
        reasons.append(each.answer)
    if reasons:
        return None, reasons[0]
    recalled = of_its_noun(tree, trigger, candidates, language)
    if isinstance(recalled, str):
        return None, recalled
    if recalled is not None and isinstance(recalled.answer, Interval):
        return _event_date(recalled.answer, recalled.expression, tree), None
    return assumed(tree, trigger, document, status, candidates)


def _promised(tree: Tree, trigger: int, each: Candidate, published: date) -> Candidate:
    """The day to come of an infinitive or a noun under the promise is that of the promise.

    A past day is that of the promising, which is not asked.
    """
    if isinstance(each.answer, Interval) and each.answer.end < published:
        return replace(each, rank=None)
    ahead = isinstance(each.answer, Interval) and each.answer.end > published
    if each.rank is not None or not ahead:
        return each
    way = (each.at.home, *tree.ancestors(each.at.home))
    if trigger not in way:
        return each
    apart = any(tree.tokens[i].dep == "acl:relcl" for i in way[: way.index(trigger)])
    return each if apart else replace(each, rank=Rank.STRAY)


def _said_by_now(each: Candidate, published: date) -> Candidate:
    """A term to come is of what the words ask for: "urged Peru to hold a vote by June"."""
    term = each.expression.bound in ("by", "before")
    ahead = isinstance(each.answer, Interval) and each.answer.end > published
    return replace(each, rank=None) if term and ahead else each


def _candidates(tree: Tree, trigger: int, document: Document) -> list[Candidate]:
    """The sentence's expressions with their rank for the act, nearest first."""
    language, published = document.language or "en", written(document)
    sentence = tree.sentence
    found: list[Candidate] = []
    for expression in find(sentence.text, language):
        tokens = tokens_in(tree, expression.start, expression.end)
        if not tokens or closes_dateline(sentence.text, expression):
            continue
        parted = apart(tree, expression, tokens)
        if parted is not None and (
            of_clause := _parted(tree, trigger, expression, parted, document)
        ):
            found.append(of_clause)
            continue
        at = belongs(tree, expression, tokens, language)
        if at.premodifier:
            expression = _unbound(expression)
        if _lasts_ahead(tree, expression, at.home, language):
            continue
        if expression.kind == "now" and not is_going_on(tree, at):
            continue
        if expression.kind == "now" and was_before(tree, trigger, at.home):
            found.append(Candidate(expression, at, TOLD_BEFORE, Rank.STRAY))
            continue
        answer = _days(tree, expression, document, at.home)
        if isinstance(answer, Interval) and published is not None:
            today = expression.kind == "weekday" and answer.start == published
            at = past_of(tree, at, language) if answer.end < published or today else at
            at = of_what_was_done(tree, at, answer, published)
        if _meant_ahead(expression, answer, published):
            continue
        near, clause = _rank(tree, trigger, at, answer, document)
        if clause:
            expression = _unbound(expression)
            answer = _days(tree, expression, document, at.home)
        if near is None and isinstance(answer, Interval) and published is not None:
            # "has grown since the talks in 2015" sets no day
            named = not at.premodifier or answer.precision == "day"
            above = since_clause(tree, at, language) if named else None
            if above is not None and answer.start <= published:
                # "has bombed two towns since it left the talks on Monday"
                at = Anchor(above, (above,), False, False, at.first, at.last)
                answer = Interval(answer.start, published, "range")
                near = rank(tree, trigger, at, language)
        found.append(Candidate(expression, at, answer, near))
    if len(found) > 1:
        found = ordered(tree, seconds(tree, trigger, found, language), language)
    if len(found) == 1 and found[0].rank is None and _loose(tree, found[0].at, trigger):
        (only,) = found
        found = [Candidate(only.expression, only.at, only.answer, Rank.STRAY)]
    if any(_names_day(c) for c in found):
        # "at 9 a.m. on Tuesday": the hour is that of the day named here
        found = [c for c in found if "clocktime" not in c.expression.groups]
    middle = tree.tokens[trigger].start - sentence.start
    found.sort(
        key=lambda c: (
            c.rank if c.rank is not None else 9,
            abs(c.expression.start - middle),
            c.expression.start,
        )
    )
    return found


def _parted(
    tree: Tree, trigger: int, expression: Expression, parted: Apart, document: Document
) -> Candidate | None:
    """The date of an act in the clause after "two days after"; None for an act elsewhere."""
    language, clause = document.language or "en", parted.clause
    at = Anchor(clause, (clause,), False, False, clause, clause)
    near = rank(tree, trigger, at, language)
    if near is None:
        return None
    told = (c.answer for c in _candidates(tree, parted.above, document) if c.rank is not None)
    above = next((days for days in told if isinstance(days, Interval)), None)
    answer: Answer = f'"{expression.phrase}" leads from a day that is not told'
    if above is not None and above.precision == "day":
        answer = reckoned(expression, above, language)
    return Candidate(expression, at, answer, near)


def _names_day(each: Candidate) -> bool:
    answer = each.answer
    day = isinstance(answer, Interval) and answer.precision == "day"
    return day and each.expression.kind != "told"


def _rank(
    tree: Tree, trigger: int, at: Anchor, answer: Answer, document: Document
) -> tuple[Rank | None, bool]:
    """The rank, and whether the act stands in a clause that tells what the day was.

    Such a clause is of the day itself, never from it on: "since 1999, when the raids ended".
    """
    language = document.language or "en"
    if isinstance(answer, Interval) and of_its_object(
        tree, at, answer, written(document), language
    ):
        # "Norway condemns the raid last week": the day of the raid, whatever the parse says
        return (Rank.OWN if _in_object(tree, trigger, at) else None), False
    near = rank(tree, trigger, at, language)
    today = answer == one_day(document.published or date.max)
    if near is None and today and in_present(tree, at.home) and _in_object(tree, trigger, at):
        return Rank.SHARED, False  # "condemns the raid on the port today": both are of today
    if near is None and today and is_done_now(tree, trigger, at):
        return Rank.STRAY, False  # "today I am glad to announce that Norway recognises"
    if near is None and isinstance(answer, Interval) and answer.precision in ("year", "decade"):
        near = Rank.STRAY if right_before(tree, trigger, at.home) else None
    clause = None if at.premodifier else day_clause(tree, at, language)
    if clause is not None and trigger != at.home:
        inner = Anchor(clause, (clause,), False, False, at.first, at.last)
        within = rank(tree, trigger, inner, language)
        if within is not None and (near is None or within < near):
            return within, True
    return near, False


def _meant_ahead(expression: Expression, answer: Answer, published: date | None) -> bool:
    """A day without a year that a past verb puts almost a year back, while it is near ahead.

    "Signed a decree ahead of the vote on September 22": no day of the signing.
    """
    if published is None or isinstance(answer, str) or expression.kind not in ("day", "range"):
        return False
    if "y" in expression.groups or "y2" in expression.groups or "which" in expression.groups:
        return False
    return (published - answer.start).days > 365 - SOON


def _lasts_ahead(tree: Tree, expression: Expression, home: int, language: str) -> bool:
    """A stretch to come in a clause of what was: "discussed their plans for the next four years"."""
    return (
        expression.kind == "span"
        and expression.groups.get("which", "").lower() in NEXT
        and not looks_ahead(tree, home, language)
    )


def _in_object(tree: Tree, trigger: int, at: Anchor) -> bool:
    """Whether the act is a noun or a gerund ("accused him of killing") between the verb and its phrase."""
    between = at.home < trigger < at.first and at.home in tree.ancestors(trigger)
    gerund = tree.tokens[trigger].xpos == "VBG" and bool(tree.dependents(trigger, "mark"))
    return between and (gerund or not is_predicate(tree, trigger))


def _loose(tree: Tree, at: Anchor, trigger: int) -> bool:
    """A lone expression that no predicate of its own holds: a heading, a fragment."""
    if at.premodifier or is_predicate(tree, at.home):
        return False
    # a noun that stands inside a clause holds its own date
    return tree.tokens[at.home].head == at.home and trigger != at.home


def tokens_in(tree: Tree, start: int, end: int) -> tuple[int, ...]:
    """The tokens that lie in `[start, end)` of the sentence's text."""
    offset = tree.sentence.start
    return tuple(t.i for t in tree.tokens if t.start - offset < end and t.end - offset > start)


def _unbound(expression: Expression) -> Expression:
    """Without the preposition before it, which belongs to the noun that it modifies."""
    return Expression(
        expression.kind,
        expression.start,
        expression.end,
        expression.text,
        groups=expression.groups,
    )


def _days(tree: Tree, expression: Expression, document: Document, home: int) -> Answer:
    """The days of an expression; those that hang on another date look for it in the text before."""
    sentence, before, language = tree.sentence, "", document.language or "en"
    if expression.kind == "told" and sentence.part == "body":
        before = document.text[max(0, sentence.start - REACH) : sentence.start]

    def at(future: bool) -> Answer:
        return resolve(
            sentence.text,
            expression,
            written(document),
            before=before,
            future=future,
            language=language,
        )

    future, fixed = looks_ahead(tree, home, language), on_timetable(tree, home, language)
    if expression.kind == "weekday" and is_set_for(tree, expression, home, language):
        future, expression = True, _unbound(expression)
    future = future or (fixed and expression.kind in ("weekday", "day", "weekdays", "weekend"))
    answer = at(future)
    if expression.kind == "weekday":
        open_ = future and serves(tree, home, language)
    elif fixed:
        open_ = True
    elif expression.kind in ("day", "month", "range"):
        open_ = (may_be_past if future else was_fixed)(tree, home, language)
    else:
        open_ = False
    if open_:
        return nearer(at(False), at(True), written(document))
    return answer


def _event_date(days: Interval, expression: Expression, tree: Tree) -> EventDate:
    start = expression.start - (len(expression.lead) if expression.bound else 0)
    offset = tree.sentence.start
    span = Span(
        offset + start, offset + expression.start + len(expression.text), tree.sentence.part
    )
    return EventDate(days.start, days.end, days.precision, tree.text_of(span), span)
