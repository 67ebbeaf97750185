"""Letters that stand for a party: "the Chilean Miners' Union (CMU)", and then "the CMU".

A body whose name a text spells out anywhere is known by its first letters too, before and after,
whether they stand in brackets behind it or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import Party, Tree
from ..notes import Notes, Page
from ..persons.composing import entry_party, role_party
from ..words.items import POSSESSIVE
from ..words.mention import Mention

LONGEST = 8
"""Letters of the longest abbreviation that is looked for."""
UNSAID = 3
"""Letters from which an abbreviation is told by a name alone."""

_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "-", "'s", "’s", "'", "’", "&"})
_OPEN = {"(": ")", "[": "]"}


class Initials:
    """The abbreviations of one document, each with the party that it was given."""

    __slots__ = ("_notes", "_of", "_spelled")

    def __init__(self, notes: Notes, pages: Sequence[Page] = ()) -> None:
        self._notes = notes
        self._of: dict[str, tuple[Party, ...]] = {}
        self._spelled = _spelled_out(pages)

    def learn(self, page: Page) -> None:
        """Note what a sentence abbreviates: letters in brackets right behind the name of a body."""
        tree, number = page.tree, page.tree.sentence.index
        if "(" not in tree.forms and "[" not in tree.forms:
            return
        for i in range(1, len(tree) - 2):
            if tree[i + 2].text != _OPEN.get(tree[i].text) or not _letters(tree, i + 1):
                continue
            name = i - 1 - (tree.forms[i - 1] in POSSESSIVE)
            parties = self._notes.parties.get((number, name), ())
            if len(parties) != 1 or parties[0].kind in ("person", "state"):
                continue
            known = any(each.first == i + 1 and each.kind == "actor" for each in page.mentions)
            if _is_spelled(tree, i) or (parties[0].via == "organisation" and not known):
                self._of[tree[i + 1].text] = parties
                self._notes.parties.setdefault((number, i + 1), parties)

    def meant(self, tree: Tree, mention: Mention) -> tuple[Party, ...]:
        """The party that letters stand for, where the text tells it."""
        letters = tree[mention.first].text
        if len(mention.heads) > 1 or not letters.isupper():
            return ()
        return self._of.get(letters) or self._spelled.get(letters, ())


def in_brackets(page: Page, mention: Mention) -> Party | None:
    """The body of the letters or name in brackets behind a name that by itself tells of none.

    A name that says whose it is may only share its letters with another: "the Chilean Miners' Party (CMP)".
    """
    tree, at = page.tree, mention.last
    if tree.forms[at : at + 1] != ("(",):
        return None
    words = [t.text for t in tree.tokens[mention.first : at] if t.text not in _SMALL]
    called = len(words) > 1 and all(word[0].isupper() for word in words)
    if not called or mention.person not in (None, mention.text):
        return None
    inside = (m for m in page.mentions if m.kind == "actor" and m.first == at + 1)
    body = next((m for m in inside if m.entry.form == "organisation"), None)
    if body is None or tree.forms[body.last : body.last + 1] != (")",):
        return None
    states = {each.country for each in mention.owners if mention.via in ("adjective", "name")}
    same = states <= {None, body.entry.country}
    return replace(entry_party(body), text=mention.text, span=mention.span) if same else None


def _letters(tree: Tree, i: int) -> bool:
    text = tree[i].text
    return text.isalpha() and text.isupper() and 1 < len(text) <= LONGEST


def _is_spelled(tree: Tree, i: int) -> bool:
    """Whether the words before the bracket at `i` begin with its letters, in their order."""
    letters = tree[i + 1].text.lower()
    before = [tree.forms[k] for k in range(max(0, i - 2 * len(letters)), i)]
    words = [word for word in before if word not in _SMALL][-len(letters) :]
    return "".join(word[0] for word in words) == letters


def _spelled_out(pages: Sequence[Page]) -> dict[str, tuple[Party, ...]]:
    """The bodies that the phrases of a document name by words, under the first letters of these.

    Letters of two bodies are of none.
    """
    found: dict[str, dict[str, Party]] = {}
    for page in pages:
        for mention in page.mentions:
            for letters in _first_letters(page.tree, mention):
                party = _named(mention)
                if party is not None and party.country is not None:
                    found.setdefault(letters, {})[party.id] = party
    return {key: tuple(parties.values()) for key, parties in found.items() if len(parties) == 1}


def _first_letters(tree: Tree, mention: Mention) -> Iterator[str]:
    """The first letters of the capitalised words of a body: "Miners' Union of Chile" gives MUC."""
    if mention.kind not in ("actor", "role") or mention.last - mention.first < UNSAID:
        return
    words = [t.text for t in tree.tokens[mention.first : mention.last] if t.text not in _SMALL]
    if words[0].lower() in _SMALL:
        del words[0]
    if len(words) < UNSAID or not all(word[0].isupper() and word[1:].islower() for word in words):
        return
    yield "".join(word[0] for word in words)


def _named(mention: Mention) -> Party | None:
    """The party of a phrase that tells by itself whose body it names."""
    if mention.kind == "actor":
        return entry_party(mention) if mention.entry.form == "organisation" else None
    owners = mention.owners
    if mention.role_kind != "institutions" or mention.plural or len(owners) != 1:
        return None
    party = role_party(mention, owners[0], owners[0].country, mention.via)
    return replace(party, kind="organisation") if party is not None else None
