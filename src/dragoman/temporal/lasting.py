"""Acts that lasted: from a day named by "since" to the report, and the days of talks that ended on one."""

from __future__ import annotations

from datetime import timedelta

from ..model import Tree
from .asked import Answer
from .attach import Anchor, is_predicate
from .days import Interval
from .grammar import grammar
from .roles import sharing_words

LONGEST = 14
"""Days that a meeting may have lasted for its end to tell its beginning."""


def since_clause(tree: Tree, at: Anchor, language: str) -> int | None:
    """The verb of which a clause or a noun with "since" that holds the phrase tells from when on it was so."""
    token = tree.tokens[at.home]
    if at.stray or token.head == at.home:
        return None
    if at.premodifier:
        # "has blockaded the port since Monday's riots"
        led = tree.dependents(at.home, "case")
        if not (is_predicate(tree, token.head) and _perfect(tree, token.head)):
            return None
    elif token.dep.partition(":")[0] == "advcl":
        led = tree.dependents(at.home, "mark")
    else:
        return None
    since = next((c for c in led if tree.forms[c] == "since"), None)
    if since is None:
        return None
    # "the first visit since the party took office in March" was not all the time since then
    before = tree.sentence.text[: tree.tokens[since].end - tree.sentence.start]
    return None if grammar(language).comparing.search(f"{before} ") else token.head


def _perfect(tree: Tree, verb: int) -> bool:
    helpers = (tree.tokens[c] for c in tree.children[verb] if tree.tokens[c].dep[:3] == "aux")
    return any(h.lemma == "have" and h.xpos in ("VBZ", "VBP") for h in helpers)


def drawn_out(tree: Tree, act: int, at: Anchor, answer: Answer, language: str) -> Answer:
    """The days of what lasted several and ended on one: "two-day talks that ended on Friday"."""
    if isinstance(answer, str) or answer.precision != "day" or at.premodifier:
        return answer
    if tree.lemmas[at.home] not in sharing_words(language)["ending"] or act == at.home:
        return answer
    days = _days_of(tree, act, language)
    if not 1 < days <= LONGEST:
        return answer
    return Interval(answer.end - timedelta(days=days - 1), answer.end, "range")


def _days_of(tree: Tree, noun: int, language: str) -> int:
    """How many days the words say that it lasted; 0 where they do not."""
    above = tree.tokens[noun].head
    units = [*tree.dependents(noun, "compound", "amod"), above]
    for unit in units:
        if tree.lemmas[unit] not in ("day", "days"):
            continue
        for number in tree.dependents(unit, "nummod"):
            text = tree.forms[number]
            return (
                int(text)
                if text.isdigit()
                else int(grammar(language).words["numbers"].get(text, 0))
            )
    return 0
