"""What of a sentence is resolved, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .notes import Page
from .referring.bodies import Taken
from .referring.descriptions import Description, Two
from .referring.pronouns import PRONOUNS, YOU
from .words.mention import Mention


class Item(NamedTuple):
    """Something to resolve; what is quoted comes after what is not, for its speaker's sake."""

    order: tuple[bool, int, int]
    what: Mention | Description | Two | Taken | int


def find_items(page: Page) -> Iterator[Item]:
    """The phrases, references and pronouns of a sentence, and its subjects that may be no party."""
    quoted, covered = page.quoted, set[int]()
    for mention in page.mentions:
        head = mention.heads[0]
        # a possessor is resolved before what is his, also where he begins the phrase
        held = mention.holder is not None
        at = max(mention.first, mention.holder or 0)
        yield Item((head in quoted, at, 2 if held else 1), mention)
        if mention.kind != "name":
            covered.update(mention.heads)
    for given in page.descriptions:
        yield Item((given.first in quoted, given.last - 1, 0), given)
    for two in page.twos:
        yield Item((two.first in quoted, two.last - 1, 0), two)
    for taken in page.taken:
        yield Item((taken.at in quoted, taken.at, 0), taken)
    for token, form in zip(page.tree.tokens, page.tree.forms, strict=True):
        if form in PRONOUNS and token.i not in covered:
            # "US" and "IT" in capitals are no pronouns.
            if token.text.isupper() and len(form) > 1:
                continue
            yield Item((token.i in quoted, token.i, 0), token.i)
        elif form in YOU and token.i in quoted:
            yield Item((True, token.i, 0), token.i)
        elif token.dep.startswith("nsubj") and token.upos in ("NOUN", "PROPN"):
            yield Item((token.i in quoted, token.i, 3), -1 - token.i)
