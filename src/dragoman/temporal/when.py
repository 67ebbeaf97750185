"""When an act took place: the expression that belongs to its trigger, as days.

Where the sentence names no date, the report's own date stands in for an act told as new, and the
reason says so: news tells what happened on the day or the day before (the field's convention of
the report date; GDELT's SQLDATE and ICEWS' event date are of this kind).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..coding.cues import load_cues
from ..data import data_path
from ..model import Document, EventDate, Span, Status, Tree
from .attach import Rank, anchor, is_predicate, rank
from .grammar import Expression, find, grammar
from .days import Interval
from .interval import Answer, interval
from .told import REACH, resolve

NO_DATE = "the sentence names no date"
REPORT_DATE = "no date in the sentence; the report's own date taken"
SAYING_DATE = "no date for the act in the sentence; that of the saying taken"
HISTORY_DAYS = 365

_STEPS = 12


def date_of(
    tree: Tree, trigger: int, document: Document, *, status: Status | None = None
) -> tuple[EventDate | None, str | None]:
    """The date of the act at token `trigger`, and the reason where it is unknown or only assumed.

    `status`, where the coding knows it, keeps the report's date from acts that are not news.
    """
    language = document.language or "en"
    if not data_path("cues", language, "dates.yaml").is_file() or trigger >= len(tree):
        return None, NO_DATE
    reasons: list[str] = []
    candidates = _candidates(tree, trigger, language)
    for expression, near, home, premodifier in candidates:
        if near is None:
            continue
        future = looks_ahead(tree, home if home >= 0 else trigger)
        bare = _unbound(expression) if premodifier else expression
        answer = _days(tree, bare, document, future)
        if isinstance(answer, Interval):
            return _event_date(answer, bare, tree), None
        reasons.append(answer)
    if reasons:
        return None, reasons[0]
    return _assumed(tree, trigger, document, status, candidates)


Candidate = tuple[Expression, Rank | None, int, bool]


def _candidates(tree: Tree, trigger: int, language: str) -> list[Candidate]:
    """The sentence's expressions with their rank for the act, nearest first."""
    found: list[Candidate] = []
    for expression in find(tree.sentence.text, language):
        tokens = tokens_in(tree, expression.start, expression.end)
        if not tokens:
            continue
        at = anchor(tree, tokens, adverbial=_adverbial(tree, expression, tokens))
        near = rank(tree, trigger, at, language)
        found.append((expression, near, at.home, at.premodifier))
    if len(found) == 1 and found[0][1] is None and _loose(tree, found[0], trigger):
        expression, _, _, premodifier = found[0]
        found = [(expression, Rank.STRAY, -1, premodifier)]
    middle = tree.tokens[trigger].start - tree.sentence.start
    found.sort(
        key=lambda c: (c[1] if c[1] is not None else 9, abs(c[0].start - middle), c[0].start)
    )
    return found


def _loose(tree: Tree, candidate: Candidate, trigger: int) -> bool:
    """A lone expression that no predicate of its own holds: a heading, a dateline, a fragment."""
    _, _, home, premodifier = candidate
    if premodifier or is_predicate(tree, home):
        return False
    # a noun that stands inside a clause holds its own date
    return tree.tokens[home].head == home and trigger != home


def _adverbial(tree: Tree, expression: Expression, tokens: Sequence[int]) -> bool:
    """ "On Monday troops": a preposition before a day, no possessive after it."""
    if not expression.lead or expression.kind not in ("weekday", "day", "month"):
        return False
    after = tokens[-1] + 1
    return after >= len(tree) or tree.tokens[after].xpos != "POS"


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


def _days(tree: Tree, expression: Expression, document: Document, future: bool) -> Answer:
    """The days of an expression; those that hang on another date look for it in the text before."""
    sentence, before = tree.sentence, ""
    if expression.kind == "told" and sentence.part == "body":
        before = document.text[max(0, sentence.start - REACH) : sentence.start]
    return resolve(
        sentence.text,
        expression,
        document.published,
        before=before,
        future=future,
        language=document.language or "en",
    )


def _event_date(days: Interval, expression: Expression, tree: Tree) -> EventDate:
    start = expression.start - (len(expression.lead) if expression.bound else 0)
    offset = tree.sentence.start
    span = Span(
        offset + start, offset + expression.start + len(expression.text), tree.sentence.part
    )
    return EventDate(days.start, days.end, days.precision, tree.text_of(span), span)


def looks_ahead(tree: Tree, predicate: int) -> bool:
    """Whether the clause speaks of what is to come: "will", or an infinitive not under a past verb."""
    tokens = tree.tokens
    i = predicate
    for _ in range(_STEPS):
        for c in tree.children[i]:
            token = tokens[c]
            if token.dep.startswith("aux") and token.xpos == "MD":
                return True
        if any(tokens[c].dep == "mark" and tokens[c].xpos == "TO" for c in tree.children[i]):
            return True
        base = tokens[i].dep.partition(":")[0]
        if is_predicate(tree, i) and base != "conj" and not _participial(tree, i):
            return _progressive(tree, i)
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def _participial(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    return token.xpos in ("VBG", "VBN") and not any(
        tree.tokens[c].dep.startswith("aux") for c in tree.children[i]
    )


def _progressive(tree: Tree, i: int) -> bool:
    """ "is meeting on Friday": the present progressive with a date is of the future."""
    tokens = tree.tokens
    return tokens[i].xpos == "VBG" and any(
        tokens[c].dep == "aux" and tokens[c].xpos in ("VBZ", "VBP") and tokens[c].lemma == "be"
        for c in tree.children[i]
    )


def _assumed(
    tree: Tree,
    trigger: int,
    document: Document,
    status: Status | None,
    candidates: Sequence[Candidate],
) -> tuple[EventDate | None, str | None]:
    """The date of the saying or of the report, where the act is told as news."""
    published, language = document.published, document.language or "en"
    if published is None:
        return None, NO_DATE
    if (status not in (None, "actual")) or not _told_as_news(tree, trigger, language):
        return None, NO_DATE
    for expression, _, home, premodifier in candidates:
        if premodifier or not _reports(tree, home, trigger, language):
            continue
        said = interval(expression, published, language=language)
        if isinstance(said, Interval) and said.precision == "day":
            start = said.start - timedelta(days=1)
            return EventDate(start, said.end, "range", "", None), SAYING_DATE
    return EventDate(published - timedelta(days=1), published, "range", "", None), REPORT_DATE


def _reports(tree: Tree, home: int, trigger: int, language: str) -> bool:
    if tree.tokens[home].lemma.lower() not in load_cues(language).said:
        return False
    return home in tree.ancestors(trigger) or any(
        c == home and tree.tokens[c].dep == "parataxis"
        for a in (trigger, *tree.ancestors(trigger))
        for c in tree.children[a]
    )


def _told_as_news(tree: Tree, trigger: int, language: str) -> bool:
    """No modal, no infinitive, no condition, no past before the past: the plain past or present."""
    tokens, words = tree.tokens, grammar(language).words
    i = trigger
    for _ in range(_STEPS):
        for c in tree.children[i]:
            token = tokens[c]
            if token.dep.startswith("aux"):
                if token.xpos == "MD":
                    return False
                if (
                    token.lemma == "have"
                    and token.xpos == "VBD"
                    and not _said_above(tree, i, language)
                ):
                    return False
            if token.dep == "mark" and token.text.lower() in words["conditions"]:
                return False
            if token.dep in ("advmod", "amod") and token.lemma.lower() in words["background"]:
                return False
        if is_predicate(tree, i) and tokens[i].dep not in ("conj", "xcomp"):
            return True
        if tokens[i].head == i:
            return True
        i = tokens[i].head
    return True


def _said_above(tree: Tree, i: int, language: str) -> bool:
    """Reported speech shifts tenses: "said it had signed" is the plain past."""
    said = load_cues(language).said
    return tree.tokens[i].dep == "ccomp" and tree.tokens[tree.tokens[i].head].lemma.lower() in said


def is_historical(when: EventDate | None, published: date | None) -> bool:
    """Whether a date lies more than about a year before the report; False where either is unknown."""
    if when is None or published is None:
        return False
    return (published - when.end).days > HISTORY_DAYS
