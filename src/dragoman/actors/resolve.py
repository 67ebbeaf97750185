"""The resolving pass: from phrases to parties, with what the whole document says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Document, Party, Sentence, Tree
from .cast import Cast, Place
from .document.home import Home, find_home
from .document.official import find_author, find_writers, outlet_state
from .notes import Notes, Page, display
from .persons.leaders import Leaders, told_in_full
from .persons.people import People, name_words
from .phrases.reader import PhraseReader
from .phrases.setting import find_settings
from .referring.bodies import Bodies, find_taken, named_bodies
from .referring.descriptions import Descriptions, find_descriptions, find_twos
from .referring.pronouns import WE
from .referring.references import References
from .referring.scene import Scene
from .tables.entry import ActorHit
from .tables.index import ActorIndex
from .tables.read import INTERNATIONAL
from .tables.roles import Roles
from .tables.wording import Wording
from .unnamed.dealing import told_from_others
from .unnamed.officers import told_apart
from .voice import spoken_by
from .walk import Walk
from .weighing.ascribing import ascribe
from .words.agreed import agree
from .words.ambiguity import Chooser
from .words.grounds import Gazetteer
from .words.layers import Layers
from .words.mention import Mention
from .words.quotes import Quotes


def resolve(
    document: Document,
    sentences: Sequence[Sentence],
    hits: Mapping[int, tuple[ActorHit, ...]],
    trees: Mapping[int, Tree],
    index: ActorIndex,
    gazetteer: Gazetteer | None = None,
) -> Cast:
    """Say for every phrase of the parsed sentences which parties it names.

    Hits count for all sentences, parsed or not: what the document names there helps to tell what
    an ambiguous phrase means; `gazetteer` tells in which state a town lies. A party whose state no rule
    tells is given the one that all the evidence speaks for.
    """
    cast, pages, notes = walk_through(document, sentences, hits, trees, index, gazetteer)
    given = ascribe(pages, notes)
    if not given:
        return cast
    given.update(_by_name(given, pages, notes))
    reasons = {place: reason for place, reason in cast.reasons.items() if place not in given}
    return replace(cast, parties={**cast.parties, **given}, reasons=reasons)


def _by_name(
    given: Mapping[Place, tuple[Party, ...]], pages: Sequence[Page], notes: Notes
) -> dict[Place, tuple[Party, ...]]:
    """The pronouns that mean a person to whom a state was given: they are of the same."""
    if not notes.names:
        return {}
    persons = {
        name_words(party.name)[-1:]: party
        for parties in given.values()
        for party in parties
        if party.id.startswith("person.")
    }
    trees = {page.tree.sentence.index: page.tree for page in pages}
    found: dict[Place, tuple[Party, ...]] = {}
    for (number, token), name in notes.names.items():
        party, tree = persons.get(name_words(name)[-1:]), trees[number]
        if party is not None:
            text, span = tree[token].text, tree.span(token)
            word = tree.forms[token]
            if word in WE:
                party = spoken_by(party, word).parties[0]
            found[number, token] = (replace(party, text=text, span=span, name=display(party)),)
    return found


def walk_through(
    document: Document,
    sentences: Sequence[Sentence],
    hits: Mapping[int, tuple[ActorHit, ...]],
    trees: Mapping[int, Tree],
    index: ActorIndex,
    gazetteer: Gazetteer | None = None,
) -> tuple[Cast, list[Page], Notes]:
    """The cast as the rules have it, with the pages and notes that they leave.

    The document is walked twice where a counterpart is named, since his office follows from another's.
    """
    chooser = Chooser(document, (hit for each in hits.values() for hit in each), gazetteer)
    trees = agree(trees, hits)
    pages = _pages(hits, trees, chooser, Quotes(document, trees), index.roles)
    pages = told_from_others(told_apart(pages))
    people = People()
    leaders = Leaders(document, index, chooser.named, told_in_full(trees.values()))
    for number in sorted(hits):
        for hit in hits[number]:
            person = leaders.named(hit) if hit.entries[0].form == "person" else None
            if person is not None:
                people.learn(person, called=hit.text)
    author = find_author(document, index)
    of_state = author is not None and author.country not in INTERNATIONAL
    home = find_home(
        sentences,
        hits,
        chooser,
        leaders.named,
        author.country if author and of_state else None,
        outlet_state(document, index),
    )
    writers = find_writers(document, author, index)
    cast, notes = _walk(pages, people, chooser, leaders, home, writers)
    if any(_says_more(mention) for page in pages for mention in page.mentions):
        cast, notes = _walk(pages, people, chooser, leaders, home, writers)
    return cast, pages, notes


def _says_more(mention: Mention) -> bool:
    """Whether a person's country or office hangs on another party: then earlier mentions gain."""
    return (
        mention.person is not None
        and mention.kind != "name"
        and (mention.kind == "counterpart" or mention.holder is not None or not mention.sectors)
    )


def _walk(
    pages: Sequence[Page],
    people: People,
    chooser: Chooser,
    leaders: Leaders,
    home: Home,
    writers: tuple[Party, ...],
) -> tuple[Cast, Notes]:
    scene = Scene()
    states = tuple(code for code in chooser.named if code not in INTERNATIONAL)
    notes = Notes(
        people,
        chooser.named,
        states,
        leaders.recalled,
        leaders.filled,
        home,
        scene,
        References(scene, people, home.state if home.clear else None),
        Bodies(scene, named_bodies(page.mentions for page in pages)),
        Wording.load(),
    )
    walk = Walk(pages, notes, writers)
    walk.learn()
    return walk.run(), notes


def _pages(
    hits: Mapping[int, tuple[ActorHit, ...]],
    trees: Mapping[int, Tree],
    chooser: Chooser,
    quotes: Quotes,
    roles: Roles,
) -> list[Page]:
    descriptions = Descriptions.load()
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
                find_settings(layers),
                find_taken(layers),
                quotes.open_until(tree) if quotes else 0,
            )
        )
    return pages
