"""The date of an act of which the sentence names none: that of the report, or of the saying."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from ..adjuncts import is_predicate
from ..coding.status.cues import load_cues
from ..model import Document, EventDate, Status, Tree
from .days import Interval
from .grammar import grammar
from .speaking import Candidate

NO_DATE = "the sentence names no date"
REPORT_DATE = "no date in the sentence; the report's own date taken"
TOLD_BEFORE = "no date in the words; what tells of it was done before the report"
SAYING_DATE = "no date for the act in the sentence; that of the saying taken"

_STEPS = 12


def assumed(
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
    if _is_told_of_before(tree, trigger, candidates, published):
        return None, TOLD_BEFORE
    for each in candidates:
        if each.at.premodifier or not _reports(tree, each.at.home, trigger, language):
            continue
        said = each.answer
        if isinstance(said, Interval) and said.precision == "day":
            start = said.start - timedelta(days=1)
            return EventDate(start, said.end, "range", "", None), SAYING_DATE
    return EventDate(published - timedelta(days=1), published, "range", "", None), REPORT_DATE


def _is_told_of_before(
    tree: Tree, trigger: int, candidates: Sequence[Candidate], published: date
) -> bool:
    """Whether the verb that takes the noun of the act has a day: "criticised last week a visit to Peru"."""
    if tree.relations[trigger] not in ("obj", "obl") or is_predicate(tree, trigger):
        return False
    verb = tree.tokens[trigger].head
    return any(
        each.at.home == verb and each.at.direct and isinstance(each.answer, Interval)
        and each.answer.end < published - timedelta(days=1)
        for each in candidates
    )  # fmt: skip


def _reports(tree: Tree, home: int, trigger: int, language: str) -> bool:
    if tree.tokens[home].lemma.lower() not in load_cues(language).said:
        return False
    return (
        home > trigger
        or home in tree.ancestors(trigger)
        or any(
            c == home and tree.tokens[c].dep == "parataxis"
            for a in (trigger, *tree.ancestors(trigger))
            for c in tree.children[a]
        )
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
