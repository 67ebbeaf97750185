"""The resolving pass: from phrases to parties, with what the whole document says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..model import Document, Sentence, Tree
from .ambiguity import Chooser
from .cast import Cast
from .descriptions import Descriptions, find_descriptions, find_twos
from .entry import ActorHit, Entry
from .index import ActorIndex
from .layers import Layers
from .mention import Mention
from .notes import Notes, Page
from .people import People, Person
from .phrases import PhraseReader
from .quotes import Quotes
from .read import INTERNATIONAL
from .references import References
from .roles import Roles
from .scene import Scene
from .walk import Walk
from .wording import Wording


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
    for number in sorted(hits):
        for hit in hits[number]:
            if hit.entries[0].form == "person":
                people.learn(_person(hit.entries[0], document), called=hit.text)
    leaders = _Leaders(document, index)
    cast = _walk(pages, people, chooser, leaders)
    if any(_says_more(mention) for page in pages for mention in page.mentions):
        cast = _walk(pages, people, chooser, leaders)
    return cast


def _person(entry: Entry, document: Document) -> Person:
    day = document.published
    former = day is not None and entry.until is not None and day > entry.until
    early = day is not None and entry.since is not None and day < entry.since
    sectors = () if early else entry.sectors
    return Person(entry.name, entry.country, sectors, former=former, via="data", first=(-1, -1))


class _Leaders:
    """Persons of the index by last name, for "President Putin" in a text that never names him in full."""

    __slots__ = ("_document", "_index")

    def __init__(self, document: Document, index: ActorIndex) -> None:
        self._document = document
        self._index = index

    def of(self, name: str) -> Person | None:
        """The one leader of that last name; None where there is none, or several of the same day."""
        known = self._index.leaders(name.split()[-1])
        day = self._document.published
        if day is not None:
            known = tuple(
                e
                for e in known
                if (e.since is None or e.since <= day) and (e.until is None or day <= e.until)
            )
        return _person(known[0], self._document) if len(known) == 1 else None


def _says_more(mention: Mention) -> bool:
    """Whether a person's country or office hangs on another party: then earlier mentions gain."""
    return (
        mention.person is not None
        and mention.kind != "name"
        and (mention.kind == "counterpart" or mention.holder is not None or not mention.sectors)
    )


def _walk(pages: Sequence[Page], people: People, chooser: Chooser, leaders: _Leaders) -> Cast:
    scene = Scene()
    states = tuple(code for code in chooser.named if code not in INTERNATIONAL)
    notes = Notes(
        people, chooser.named, states, leaders.of, scene, References(scene, people), Wording.load()
    )
    walk = Walk(pages, notes)
    walk.learn()
    return walk.run()


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
