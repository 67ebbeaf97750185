"""From a parsed sentence to its readings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ..lexicon import Lexicon
from ..lexicon.functions import Functions
from ..lexicon.light import LightVerbs
from ..lexicon.match import Matcher
from ..lexicon.parties import Naming, PartyFinder
from ..model import Document, Reading, Rejection, Tree
from .attribution import Attribution
from .compose import Composer
from .cues import load_cues
from .finish import Finisher
from .operators import load_operators
from .status import StatusReader

LONGEST = 250
"""Tokens of the longest sentence that is read: what is longer is a list, or the parse is broken."""


@cache
def _light(language: str) -> LightVerbs:
    return LightVerbs.load(language)


def code_tree(
    tree: Tree, cast: Naming, lexicon: Lexicon, document: Document
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read one parsed sentence; what was considered and left out comes as rejections."""
    if len(tree) > LONGEST:
        return (), ()
    operators = load_operators(lexicon.language)
    cues = load_cues(lexicon.language)
    functions = Functions(tree, operators.control)
    parties = PartyFinder(functions, cast, lexicon.words("quantity"), lexicon.words("proxy"))
    matcher = Matcher(lexicon, functions, parties, _light(lexicon.language))
    matches = matcher.matches()
    if not matches:
        return (), ()
    status = StatusReader(functions, cues, document.published)
    composer = Composer(matcher, matches, operators, status)
    finisher = Finisher(matcher, status, Attribution(functions, parties, cues), operators)
    readings, rejections = finisher.finish(tuple(composer.top()))
    dropped = tuple(
        Rejection(tree.sentence.span, tree.span(i), entry, reason)
        for i, (entry, reason) in sorted(composer.dropped.items())
    )
    return readings, (*rejections, *dropped)


def code_document(
    document: Document, trees: Mapping[int, Tree], cast: Naming, lexicon: Lexicon
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read all parsed sentences of a document, in order."""
    readings: list[Reading] = []
    rejections: list[Rejection] = []
    for index in sorted(trees):
        found, left = code_tree(trees[index], cast, lexicon, document)
        readings.extend(found)
        rejections.extend(left)
    return tuple(readings), tuple(rejections)
