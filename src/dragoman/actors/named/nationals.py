"""Persons of whom a text tells only the nation: "the Libyan, Ali Nasser", "American Jane Doe", "Ohio man Tom Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...model import Tree
from ..notes import Page
from ..tables.entry import Entry
from ..words.alias import past_alias
from ..words.mention import Mention

_ARTICLES = frozenset({"the", "a", "an"})
_ENDS = frozenset({",", ".", ")", ";", "and", "who"})
_FORMS = frozenset({"adjective", "people"})


def nationals(page: Page) -> Iterator[tuple[Mention, Entry]]:
    """The names of a sentence to which it gives a nation and no office, with that nation."""
    names = [mention for mention in page.mentions if mention.kind == "name" and mention.person]
    if not names:
        return
    nations = {
        mention.first: mention.entry
        for mention in page.mentions
        if mention.kind == "actor"
        and mention.entry.kind != "organisation"
        and mention.entry.form in _FORMS
        and mention.last == mention.first + 1
    }
    people = {
        mention.last: (*mention.owners, *mention.places)
        for mention in page.mentions
        if mention.kind == "role" and mention.role_kind == "acted" and not mention.plural
    }
    if not nations and not people:
        return
    for name in names:
        told = people.get(name.first, ())
        entry = _before(page.tree, name, nations) or _after(page.tree, name, nations)
        if entry is None and len(told) == 1 and told[0].kind == "state":
            entry = told[0]
        if entry is not None and entry.country is not None:
            yield name, entry


def _before(tree: Tree, name: Mention, nations: Mapping[int, Entry]) -> Entry | None:
    """ "American Jane Doe", "the Libyan, Ali Nasser": not "the Libyan and Ali Nasser"."""
    i = name.first - 1
    if i in nations:
        return nations[i]
    named = i > 1 and tree[i].text == "," and i - 1 in nations
    if named and tree[i - 2].text.lower() in _ARTICLES:
        apposed = any(tree[head].dep == "appos" for head in name.heads)
        return nations[i - 1] if apposed else None
    return None


def _after(tree: Tree, name: Mention, nations: Mapping[int, Entry]) -> Entry | None:
    """ "Jane Doe, an American, ..."."""
    i, size = name.last, len(tree.tokens)
    if i + 2 >= size or tree[i].text != ",":
        return None
    i = past_alias(tree, i)
    if i + 2 >= size or tree[i + 1].text.lower() not in _ARTICLES:
        return None
    closed = i + 3 >= size or tree[i + 3].text in _ENDS
    return nations.get(i + 2) if closed else None
