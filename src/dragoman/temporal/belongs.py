"""To which words an expression of time belongs, where the words say so more surely than the parse.

A parse hangs many a date one verb too high or too low. Word order tells better: what stands right after a
verb of saying is the day of the saying; what closes a relative clause before the main verb is of that clause.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..adjuncts import Anchor, adjunct_words, anchor, is_predicate, left_predicate, subject_of
from ..coding.status.cues import load_cues
from ..model import Token, Tree
from .grammar import Expression, grammar

_SMALL = ("case", "det", "advmod")


def belongs(tree: Tree, expression: Expression, tokens: tuple[int, ...], language: str) -> Anchor:
    """Where the expression hangs: as in the parse, mended where the order of the words says more."""
    at = anchor(tree, tokens, adverbial=_adverbial(tree, expression, tokens))
    if _modifies(tree, expression, tokens):
        noun = _noun_after(tree, tokens[-1])
        if noun is not None:
            return replace(at, home=noun, path=(noun,), premodifier=True, stray=False)
    if at.premodifier:
        said = _said_before(tree, tokens[0], language)
        if said is not None and not _possessive(tree, tokens) and _is_name(tree, at.home):
            return _at(at, said)  # "said Friday Peru must pay"
        if tree.tokens[at.home].xpos != "VBG" or tree.tokens[at.home].upos == "NOUN":
            return at
        # "signed a pact Friday pledging peace"
        left = left_predicate(tree, tokens[0])
        return at if left is None else _at(at, left)
    noun = _of_behind(tree, expression, tokens)
    if noun is None:
        noun = _of_subject(tree, at, language)
    if noun is not None:
        return replace(at, home=noun, path=(noun,), premodifier=True, stray=False)
    said = _said_before(tree, tokens[0], language)
    if said is not None and said != at.home:
        return _at(at, said)
    above = _outcome_of(tree, at, language)
    if above is not None:
        at = replace(at, home=above, path=(*at.path, above))
    inner = _closed_clause(tree, at)
    if inner is None:
        inner = _done_before(tree, at)
    if inner is not None:
        return _at(at, inner)
    verb = _verb_after(tree, expression, at)
    if verb is not None:
        return _at(at, verb)
    if expression.kind == "told" and tree.tokens[tokens[-1]].dep == "case":
        return at  # "three days before the vote" leads to the act from the vote
    return _apart(tree, at, language)


def _at(at: Anchor, home: int) -> Anchor:
    return replace(at, home=home, path=(home,), premodifier=False, stray=False)


def _adverbial(tree: Tree, expression: Expression, tokens: tuple[int, ...]) -> bool:
    """ "On Monday troops": a preposition before a day, no possessive after it."""
    if _possessive(tree, tokens):
        return False
    if expression.kind in ("unit", "days", "ago", "span", "part", "told"):
        return True  # "Last week troops left"
    return bool(expression.lead) and expression.kind in ("weekday", "day", "month")


def _possessive(tree: Tree, tokens: tuple[int, ...]) -> bool:
    after = tokens[-1] + 1
    return after < len(tree) and tree.tokens[after].xpos == "POS"


def _is_name(tree: Tree, i: int) -> bool:
    return tree.tokens[i].xpos == "NNP"


def _modifies(tree: Tree, expression: Expression, tokens: tuple[int, ...]) -> bool:
    """ "the 2015 talks", "Monday's raid", "last week's vote": an article or a possessive shows it."""
    after = tokens[-1] + 1
    if after >= len(tree):
        return False
    follower = tree.tokens[after]
    if follower.xpos == "POS":
        return True
    if expression.kind not in ("year", "decade", "month", "day", "range", "weekday"):
        return False
    if expression.text[:4].lower() == "the " or follower.upos not in ("NOUN", "PROPN", "ADJ"):
        return False
    before = tree.tokens[tokens[0] - 1] if tokens[0] else None
    return before is not None and (before.xpos in ("POS", "PRP$") or before.upos == "DET")


def _of_behind(tree: Tree, expression: Expression, tokens: tuple[int, ...]) -> int | None:
    """The noun before bare words of time that goes on with "of": "the arrest last week of a priest"."""
    before, after = tokens[0] - 1, tokens[-1] + 1
    if before < 0 or after >= len(tree) or expression.kind in ("span", "decade", "year"):
        return None
    bare = tree.tokens[before].upos == "NOUN" and tree.tokens[after].text.lower() == "of"
    return before if bare else None


def _of_subject(tree: Tree, at: Anchor, language: str) -> int | None:
    """The noun of a deed with its date that is subject of what came of it: "the raid on Monday sparked riots"."""
    words, noun = grammar(language).words, at.path[0] if at.path else at.home
    if at.stray or at.direct or at.last > at.home or tree.tokens[noun].upos != "NOUN":
        return None
    lemma, role = tree.lemmas[at.home], tree.tokens[noun].dep
    if tree.tokens[noun].head != at.home:
        return None
    blamed = role == "nsubj:pass" and lemma in words["reacting"]
    return noun if blamed or (role == "nsubj" and lemma in words["entailing"]) else None


def _noun_after(tree: Tree, last: int) -> int | None:
    """The head of the noun phrase that goes on after a premodifier."""
    found = None
    for i in range(last + 1, min(len(tree), last + 8)):
        token = tree.tokens[i]
        if token.upos in ("NOUN", "PROPN"):
            found = i
        elif (found is not None and token.text != "-") or not (
            token.upos in ("ADJ", "NUM", "PUNCT") or token.xpos in ("POS", "VBN", "VBG")
        ):
            break
    return found


def _said_before(tree: Tree, first: int, language: str) -> int | None:
    """The verb of saying that stands right before the phrase: "said on Monday", "said here Monday"."""
    i = first - 1
    while i >= 0 and first - i <= 4:
        token = tree.tokens[i]
        if token.lemma.lower() in load_cues(language).said and token.upos == "VERB":
            return i
        if token.dep not in _SMALL or token.upos == "VERB":
            return None
        i -= 1
    return None


def _outcome_of(tree: Tree, at: Anchor, language: str) -> int | None:
    """The verb above what it makes of its object, or above a bare gerund of what it is for.

    "Took two men hostage on Monday", "held forty people for questioning on Monday".
    """
    home = at.home
    token, above = tree.tokens[home], tree.tokens[home].head
    base = token.dep.partition(":")[0]
    if above == home or home > at.first or base not in ("xcomp", "advcl", "acl"):
        return None
    led = [tree.forms[c] for c in tree.children[home] if tree.tokens[c].dep in ("mark", "case")]
    outcome = tree.lemmas[home] in grammar(language).words["outcomes"]
    made = base == "xcomp" and outcome and not led
    bare = led == ["for"] and token.xpos == "VBG" and not tree.dependents(home, "obj", "ccomp")
    return (
        next((i for i in tree.ancestors(home) if is_predicate(tree, i)), None)
        if made or bare
        else None
    )


def _done_before(tree: Tree, at: Anchor) -> int | None:
    """The past verb right before a phrase that hangs from a later one: "those held on Monday include"."""
    i = at.first - 1
    while i > 0 and tree.tokens[i].dep == "case":
        i -= 1
    past = i >= 0 and tree.tokens[i].xpos in ("VBD", "VBN") and tree.tokens[i].upos == "VERB"
    return i if past and at.home > at.last and is_predicate(tree, i) else None


def _closed_clause(tree: Tree, at: Anchor) -> int | None:
    """The relative clause before the main verb that the phrase closes.

    "Rebels who left the town on Monday have called for talks."
    """
    if at.stray or at.first > at.home:
        return None
    inner = left_predicate(tree, at.first)
    subject = subject_of(tree, at.home)
    if inner is None or subject is None or inner == at.home or inner < subject:
        return None
    if subject not in tree.ancestors(inner):
        return None
    between = tree.tokens[inner + 1 : at.first]
    return None if any(_is_stop(token) for token in between) else inner


def _verb_after(tree: Tree, expression: Expression, at: Anchor) -> int | None:
    """The past verb right after a day that no verb holds: "rebels on Tuesday hurled grenades"."""
    i = at.last + 1
    if expression.kind not in ("weekday", "day") or i >= len(tree):
        return None
    if is_predicate(tree, at.home) and tree.tokens[at.home].upos not in ("NOUN", "PROPN"):
        return None
    return i if tree.tokens[i].xpos in ("VBD", "VBN") else None


def _apart(tree: Tree, at: Anchor, language: str) -> Anchor:
    """Leave the phrase to a noun that stands apart in time: "has grown since the talks in 2015"."""
    if at.stray:
        return at
    words = grammar(language).words
    noun = at.path[0] if not at.direct else None
    if noun is not None and tree.lemmas[noun] in words["hours"]:
        return at  # "fled before dawn on Monday"
    if noun is None or not _led_by(tree, noun, adjunct_words(language)["apart"]):
        before = range(at.home + 1, at.first)
        noun = next((i for i in before if _led_by(tree, i, words["keeping"])), None)
    if noun is None or is_predicate(tree, noun):
        return at
    return replace(at, home=noun, path=(noun,), premodifier=True)


def _led_by(tree: Tree, i: int, words: Collection[str]) -> bool:
    children = (tree.tokens[c] for c in tree.children[i])
    return any(c.dep == "case" and c.text.lower() in words for c in children)


def _is_stop(token: Token) -> bool:
    return token.text in (",", ";", ":", "—", "–", "--")


def day_clause(tree: Tree, at: Anchor, language: str) -> int | None:
    """The predicate of "when troops left" after "on Monday": the clause tells what the day was."""
    words = grammar(language).words["day_clauses"]
    for i in range(at.last + 1, min(len(tree), at.last + 3)):
        token = tree.tokens[i]
        if token.text.lower() in words:
            above = (token.head, *tree.ancestors(token.head))
            return next((a for a in above if a > i and is_predicate(tree, a)), None)
        if not _is_stop(token):
            return None
    return None
