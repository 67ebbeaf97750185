"""What somebody calls a thing in quoted words: `called the move "a mistake"`, `dismissed it as "a lie"`.

The words are those between the marks, with the thing before them where the sentence names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Party, Span, StatementKind, Token, Tree
from .quotes import Quote
from .speech import spoken_by, unspoken
from .words import words

FARTHEST = 14
"""Tokens between the verb and the quoted words at the most."""

_BETWEEN = re.compile(r"[\"“”'’,]*\s*(?:(?:and|but)\s+)?(?:(?:an?|the)\s+)?[\"“]?")
_CLOSING = "\"”'"


@dataclass(frozen=True, slots=True)
class Called:
    """What is called so, and how: `span` is all of it, `quoted` the quotations in it."""

    verb: int
    lemma: str
    speakers: tuple[Party, ...]
    span: Span
    kind: StatementKind
    quoted: tuple[Quote, ...]


def called(
    tree: Tree, cast: Cast, quoted: Sequence[Quote], language: str = "en"
) -> Iterator[Called]:
    """What is called so in a tree, in order; each quotation of one verb, the nearest before it."""
    sentence = tree.sentence
    inside = [q for q in quoted if sentence.start <= q.opens and q.end <= sentence.end]
    if not inside:
        return
    functions = Functions(tree)
    taken: set[Quote] = set()
    for token in reversed(tree.tokens):
        said = _said_by(functions, token.i, inside, language)
        if said is None or said[1][0] in taken or unspoken(tree, token.i):
            continue
        start, quotations = said
        speakers = spoken_by(functions, cast, token.i, language)
        if not speakers:
            continue
        taken.update(quotations)
        text = sentence.text
        end = _closed(text, quotations[-1].end - sentence.start) + sentence.start
        kind: StatementKind = "mixed"
        if start is None:
            start, kind = quotations[0].start, "direct"
            end = quotations[-1].end if len(quotations) == 1 else end
        span = Span(start, end, sentence.part)
        yield Called(token.i, token.lemma.lower(), speakers, span, kind, quotations)


def _said_by(
    functions: Functions, verb: int, inside: Sequence[Quote], language: str
) -> tuple[int | None, tuple[Quote, ...]] | None:
    """Where the words of a verb begin (None: with the quotation) and the quotations in them."""
    tree, token = functions.tree, functions.tree.tokens[verb]
    lemma = token.lemma.lower()
    calls = lemma in words("speech", "calling", language)
    judges = lemma in words("speech", "judging", language)
    behind = [quote for quote in inside if quote.opens >= token.end]
    if not (calls or judges) or not behind or not functions.is_verb(verb):
        return None
    if any(quote.holds(token.start) for quote in inside):
        return None
    between = [t for t in tree.tokens[verb + 1 :] if t.end <= behind[0].opens]
    if between and between[-1].upos == "DET":
        between.pop()  # as a "grave mistake"
    if not between or len(between) > FARTHEST or any(map(_ends, between)):
        return None
    links = words("speech", "linking", language)
    linked = between[-1].text.lower() in links
    named = calls and between[0].upos not in ("ADP", "PART", "SCONJ", "ADV", "PUNCT")
    if not (linked if judges and not (named and not linked) else named):
        return None
    thing = between[:-1] if linked else between
    # a pronoun says nothing alone; "was described by the minister as" has it before the verb
    alone = not thing or thing[0].upos == "ADP" or (len(thing) == 1 and thing[0].upos == "PRON")
    row = _row(tree.sentence.text, tree.sentence.start, behind)
    return (None if alone else thing[0].start), row


def _ends(token: Token) -> bool:
    """Whether a token before the quotation ends what the verb can reach."""
    return token.text in (";", ":", ".") or (token.upos == "VERB" and token.xpos in ("VBD", "VBZ"))


def _row(text: str, offset: int, behind: Sequence[Quote]) -> tuple[Quote, ...]:
    """The first quotation and those that go on with it: `"reckless" and "a distraction"`."""
    row = [behind[0]]
    for quote in behind[1:]:
        if not _BETWEEN.fullmatch(text[row[-1].end - offset : quote.start - offset]):
            break
        row.append(quote)
    return tuple(row)


def _closed(text: str, end: int) -> int:
    """The end of a quotation with its closing mark."""
    at = end
    while at < len(text) and text[at] in ", ":
        at += 1
    return at + 1 if at < len(text) and text[at] in _CLOSING else end
