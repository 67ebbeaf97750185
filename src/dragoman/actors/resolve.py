"""The resolving pass: from phrases to parties, with what the whole document says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Document, Sentence, Tree
from .ambiguity import Chooser
from .cast import Cast
from .descriptions import Descriptions, find_descriptions, find_twos
from .entry import ActorHit
from .index import ActorIndex
from .layers import Layers
from .mention import Mention
from .people import People
from .phrases import PhraseReader
from .quotes import Quotes
from .roles import Roles
from .walk import Page, Walk


def resolve(
    document: Document,
    sentences: Sequence[Sentence],
    hits: Mapping[int, tuple[ActorHit, ...]],
    trees: Mapping[int, Tree],
    index: ActorIndex,
) -> Cast:
    """Say for every phrase of the parsed sentences which parties it names.

    Hits count for all sentences, parsed or not: what the document names there helps to tell what
    an ambiguous phrase means. The document is walked twice where a counterpart is named, since
    his office follows from another's.
    """
    chooser = Chooser(document, (hit for each in hits.values() for hit in each))
    pages = _pages(hits, trees, chooser, Quotes(document, trees))
    people = People()
    walk = Walk(pages, people, chooser.named)
    walk.learn()
    cast = walk.run()
    if any(_says_more(mention) for page in pages for mention in page.mentions):
        again = Walk(pages, people, chooser.named)
        again.learn()
        cast = again.run()
    return cast


def _says_more(mention: Mention) -> bool:
    """Whether a person's country or office hangs on another party: then earlier mentions gain."""
    return (
        mention.person is not None
        and mention.kind != "name"
        and (mention.kind == "counterpart" or mention.holder is not None or not mention.sectors)
    )


def _pages(
    hits: Mapping[int, tuple[ActorHit, ...]],
    trees: Mapping[int, Tree],
    chooser: Chooser,
    quotes: Quotes,
) -> list[Page]:
    roles, descriptions = Roles.load(), Descriptions.load()
    pages = []
    for number in sorted(trees):
        tree = trees[number]
        layers = Layers(tree, hits.get(number, ()), roles, chooser)
        mentions: tuple[Mention, ...] = tuple(PhraseReader(layers, descriptions).mentions())
        pages.append(
            Page(
                tree,
                mentions,
                tuple(find_descriptions(layers)),
                tuple(find_twos(layers)),
                quotes.inside(tree) if quotes else frozenset(),
            )
        )
    return pages
