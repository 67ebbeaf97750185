"""Where words were said or written, and to whom: papers, stations, places, addressees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Party, Token, Tree
from .quotes import Quote
from .speech import told_by
from .words import raw, words

LONGEST_TAIL = 240
_PLACE = re.compile(r"^ (?:in|at|before|to) (?:the )?((?:[A-Z][\w’'.-]+ ?){1,4})")


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Paper noun before its name, after it; outlets known by name; what is said or written."""
    outlets = "|".join(sorted(words("speech", "outlets", language), key=len, reverse=True))
    joints = "|".join(map(re.escape, sorted(words("speech", "joints", language), key=len)[::-1]))
    # possessive, so that a hyphen is read one way only: tried both ways, a row of n takes 2^n steps
    word = r"[A-Z][\w.’'-]*+"
    name = rf"{word}(?:[ -](?:(?:{joints}) ?)?{word})*"
    known = "|".join(
        map(re.escape, sorted(words("speech", "names", language), key=len, reverse=True))
    )
    forms = "|".join(
        map(re.escape, sorted(words("speech", "forms", language), key=len, reverse=True))
    )
    return (
        re.compile(rf"\b(?:{outlets})s?,? (?:the )?({name})"),
        re.compile(rf"({name}) (?:{outlets})\b(?!,? (?:the )?[A-Z])"),
        re.compile(rf"(?<![\w-])(?:the )?({known})(?![\w-])"),
        re.compile(rf"\b(?i:(?:{forms}))s?\b"),
    )


def venues(
    tree: Tree, verb: int, quoted: tuple[Quote, ...], language: str = "en"
) -> tuple[str, ...]:
    """The papers or places of an act of speech; the kind of speech where no name is given."""
    named: dict[str, None] = {}
    forms: dict[str, None] = {}
    before, after, outlets, kinds = _patterns(language)
    proper = _Proper(tree)
    for text in _stretches(tree, verb, quoted, language):
        for match in before.finditer(text):
            named[match.group(1).strip(" ,.'’")] = None
        for match in after.finditer(text):
            if match.group(1) in proper:
                # a sentence that begins with the paper has its article in capitals
                named[match.group(1).removeprefix("The ").strip(" ,.'’")] = None
        for match in outlets.finditer(text):
            if not any(match.group(1) in other for other in named):
                named[match.group(1)] = None
        for match in kinds.finditer(text):
            kind = match.group().lower()
            sent = kind in words("speech", "sent", language)
            place = None if sent else _PLACE.match(text[match.end() :])
            forms[f"{kind} in {place.group(1).strip(' .,')}" if place else kind] = None
    return tuple(named or forms or _papers(tree, verb, language))


def _papers(tree: Tree, verb: int, language: str) -> Iterator[str]:
    """The phrases for those who tell of it, where none is named: "state media"."""
    for head in told_by(tree, verb, language):
        named = (t for t in map(tree.tokens.__getitem__, tree.subtree(head)) if t.upos != "PUNCT")
        first = next((t.i for t in named if t.dep not in ("case", "fixed", "det")), head)
        yield tree.text_of(tree.span(first, max(first, head)))


def spoken_in(tree: Tree, verb: int, language: str = "en") -> tuple[str, ...]:
    """The place of an act of speech: "said in Oslo", "told reporters in Oslo"."""
    functions = Functions(tree)
    dates = raw("dates", language)
    addressed = tree.dependents(verb, "obj", "iobj")
    for above in (verb, *addressed):
        for head in tree.dependents(above, "obl", "nmod"):
            token = tree.tokens[head]
            timed = token.text in dates["months"] or token.text in dates["weekdays"]
            if functions.case_of(head) == "in" and token.upos == "PROPN" and not timed:
                first = head
                while first and _of_name(tree.tokens[first - 1]):
                    first -= 1
                return (
                    tree.text_of(tree.span(first, max((head, *tree.dependents(head, "flat"))))),
                )
    return ()


def _of_name(token: Token) -> bool:
    return token.upos == "PROPN" or token.xpos == "POS"


class _Proper:
    """Whether a stretch of words is a name: "Haaretz newspaper", not "Israeli newspaper"."""

    def __init__(self, tree: Tree) -> None:
        self._words = {t.text for t in tree.tokens if t.upos == "PROPN"}

    def __contains__(self, words: str) -> bool:
        return words.split()[-1] in self._words


def _stretches(tree: Tree, verb: int, quoted: tuple[Quote, ...], language: str) -> Iterator[str]:
    """The words of the phrases that hang from the verb, outside quotations and complements."""
    functions = Functions(tree)
    cases = words("speech", "venue_cases", language)
    tokens = tree.tokens
    after = verb + 1
    inside = {i for c in tree.dependents(verb, "ccomp", "parataxis") for i in tree.subtree(c)}
    for child in tree.dependents(verb, "obl", "nmod", "obj", "iobj"):
        addressed = tokens[child].dep in ("obj", "iobj")
        if not addressed and functions.case_of(child) not in cases:
            continue
        below = [i for i in tree.subtree(child) if i not in inside]
        if below and not any(q.holds(tokens[below[0]].start) for q in quoted):
            last = max(below)
            if child > verb:
                # a name of several words is often cut from its noun by the parser
                last = max(last, _tail(tree, below[-1], inside, quoted))
            yield tree.text_of(tree.span(min(below), last))
    for head in told_by(tree, verb, language):
        phrase = tree.subtree(head)
        yield tree.text_of(tree.span(phrase[0], phrase[-1]))
    if after < len(tokens) and tokens[after].text.lower() in cases and after not in inside:
        # the phrase right after the verb, however the parser cut it
        yield tree.text_of(tree.span(after, _tail(tree, after, inside, quoted)))


def _tail(tree: Tree, last: int, inside: set[int], quoted: tuple[Quote, ...]) -> int:
    tokens = tree.tokens
    start = tokens[last].start
    while last + 1 < len(tokens):
        token = tokens[last + 1]
        if token.i in inside or token.start - start > LONGEST_TAIL or token.upos == "VERB":
            break
        if token.text in '.,;:!?"“”()' or any(q.holds(token.start) for q in quoted):
            break
        last += 1
    return last


def addressee(tree: Tree, verb: int, lemma: str, cast: Cast, language: str = "en") -> Party | None:
    """The party spoken to: object of "tell", or after "to"."""
    sentence = tree.sentence.index
    functions = Functions(tree)
    heads = (
        list(tree.dependents(verb, "iobj", "obj"))
        if (lemma in words("speech", "addressing", language))
        else []
    )
    heads += [c for c in tree.dependents(verb, "obl") if functions.case_of(c) == "to"]
    pieces = words("speech", "forms", language)
    heads += [
        c  # "in a letter to the minister"
        for piece in tree.dependents(verb, "obl")
        if tree.tokens[piece].lemma.lower() in pieces
        for c in tree.dependents(piece, "nmod")
        if functions.case_of(c) == "to"
    ]
    for head in heads:
        parties = cast.at(sentence, head)
        if parties and "JRN" not in parties[0].sectors:
            return parties[0]
    return None
