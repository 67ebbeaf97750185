"""Phrases that name parties, read from the order of the words.

A parser takes now the title, now the name for the head of "Defence Minister Abdellatif Loudiyi",
and often tears the two apart. The order of the words does not waver, so phrases are put together
from it, and every token that may head one answers for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..data import shipped_yaml
from ..model import Tree
from .entry import ActorHit, Entry
from .mention import Mention
from .roles import Role, Roles

_INNER = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "VERB"})
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "abu",
        "de",
        "da",
        "di",
        "dos",
        "del",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "ul",
        "-",
        "’",
        "'",
    ]
)
_OF = frozenset({"of", "from", "for"})
FARTHEST = 6
"""Words before a role in which its country is looked for."""


class PhraseReader:
    """Reads the phrases of one tree."""

    __slots__ = ("_hits", "_low", "_names", "_roles", "_tree", "_used")

    def __init__(self, tree: Tree, hits: Sequence[ActorHit], roles: Roles) -> None:
        self._tree = tree
        self._low = [token.text.lower() for token in tree.tokens]
        self._hits = dict(_tokens_of(tree, hits))
        self._roles = dict(self._role_items(roles))
        self._names = dict(self._name_items())
        self._used: set[int] = set()

    def mentions(self) -> Iterator[Mention]:
        """All phrases: roles with what belongs to them, then names, then what stands alone."""
        for first, (last, role) in self._roles.items():
            yield self._titled(first, last, role)
        for first, last in self._names.items():
            if first not in self._used:
                yield self._named(first, last)
        for first, (last, hit) in self._hits.items():
            yield self._plain(first, last, hit)

    def _role_items(self, roles: Roles) -> Iterator[tuple[int, tuple[int, Role]]]:
        i = 0
        while i < len(self._low):
            found = roles.at(self._low, i)
            covered = self._covering(i)
            if found is None or not self._nominal(found[0] - 1):
                i += 1
            elif covered and covered[1] >= found[0]:
                i = covered[1]
            else:
                yield i, found
                i = found[0]

    def _nominal(self, i: int) -> bool:
        """Whether the token is a noun here: in "an official visit" `official` is none."""
        token = self._tree[i]
        if token.upos == "ADJ":
            return token.dep not in ("amod", "acomp", "xcomp", "advcl")
        return token.upos in ("NOUN", "PROPN")

    def _name_items(self) -> Iterator[tuple[int, int]]:
        tokens = self._tree.tokens
        i = 0
        while i < len(tokens):
            if not self._nameable(i):
                i += 1
                continue
            j = i + 1
            while j < len(tokens) and (
                self._nameable(j)
                or (
                    self._low[j] in _PARTICLES
                    and j + 1 < len(tokens)
                    and self._nameable(j + 1)
                    and not self._tree[j].text[0].isspace()
                )
            ):
                j += 1
            yield i, j
            i = j

    def _nameable(self, i: int) -> bool:
        token = self._tree[i]
        return (
            token.upos == "PROPN"
            and token.text[0].isupper()
            and not self._covering(i)
            and not any(first <= i < last for first, (last, _) in self._roles.items())
        )

    def _covering(self, i: int) -> tuple[int, int] | None:
        for first, (last, _) in self._hits.items():
            if first <= i < last:
                return first, last
        return None

    def _titled(self, first: int, last: int, role: Role) -> Mention:
        """A role with its modifiers, its country, and its holder's name where there is one."""
        owners, start, via = self._owners_before(first)
        former, extra_first, extra_last = self._modifiers(start, first)
        end = last
        if not owners:
            after, end_after, via_after = self._owners_after(last)
            if after:
                owners, end, via = after, end_after, via_after
        person = None
        name = self._name_after(end)
        if name is None and end != last:
            name = self._name_after(last)
        heads = list(range(first, last))
        if name is not None and not role.plural:
            person = self._text(*name)
            heads.extend(range(*name))
            self._used.add(name[0])
            start, end = min(start, name[0]), max(end, name[1])
        sectors = tuple(dict.fromkeys((*extra_first, *role.sectors, *extra_last)))
        return Mention(
            self._tree.sentence.index,
            start,
            end,
            tuple(heads),
            self._text(start, end),
            self._tree.span(start, end - 1),
            role=role,
            sectors=sectors,
            owners=owners,
            via=via,
            person=person,
            former=former,
            plural=role.plural,
            office=self._text(first, last),
        )

    def _owners_before(self, first: int) -> tuple[tuple[Entry, ...], int, str]:
        """Countries and organisations in the words before a role, and where the phrase starts."""
        by_end = {last: (start, hit) for start, (last, hit) in self._hits.items()}
        owners: list[Entry] = []
        via = "none"
        start = i = first
        while i > 0 and first - i <= FARTHEST:
            if i in by_end:
                i, hit = by_end[i]
                start = i
                owners = [hit.entries[0], *owners]
                via = "name" if hit.entries[0].form == "people" else hit.entries[0].form
                joined = i > 1 and self._low[i - 1] in ("and", ",") and (i - 1) in by_end
                if not joined:
                    break
                i -= 1
                continue
            token = self._tree[i - 1]
            if token.upos in _INNER and token.upos != "VERB" and not self._ends_phrase(i - 1):
                start = i = i - 1
            elif self._low[i - 1] in ("'s", "’s", "-", "'"):
                i -= 1
            else:
                break
        if not owners:
            start = max(start, first - 3)
        return tuple(owners), start, via

    def _ends_phrase(self, i: int) -> bool:
        return any(last - 1 == i for last, _ in self._roles.values())

    def _owners_after(self, last: int) -> tuple[tuple[Entry, ...], int, str]:
        i = last
        if i >= len(self._low) or self._low[i] not in _OF:
            return (), last, "none"
        i += 1
        if i < len(self._low) and self._low[i] == "the":
            i += 1
        if i in self._hits:
            end, hit = self._hits[i]
            return (hit.entries[0],), end, hit.entries[0].form
        return (), last, "none"

    def _name_after(self, i: int) -> tuple[int, int] | None:
        if i in self._names:
            return i, self._names[i]
        if i + 1 in self._names and self._low[i] == ",":
            end = self._names[i + 1]
            if end < len(self._low) and self._low[end] in (",", "."):
                return i + 1, end
        return None

    def _modifiers(self, start: int, first: int) -> tuple[bool, list[str], list[str]]:
        data = _modifier_data()
        words = self._low[max(0, start - 1) : first]
        former = any(word in data[0] for word in words)
        before = [data[1][word] for word in words if word in data[1]]
        after = [data[2][word] for word in words if word in data[2]]
        return former, before, after

    def _named(self, first: int, last: int) -> Mention:
        return Mention(
            self._tree.sentence.index,
            first,
            last,
            tuple(range(first, last)),
            self._text(first, last),
            self._tree.span(first, last - 1),
            person=self._text(first, last),
        )

    def _plain(self, first: int, last: int, hit: ActorHit) -> Mention:
        entry = hit.entries[0]
        return Mention(
            self._tree.sentence.index,
            first,
            last,
            tuple(range(first, last)),
            hit.text,
            self._tree.span(first, last - 1),
            via="name" if entry.form == "people" else entry.form,
            entries=hit.entries,
        )

    def _text(self, first: int, last: int) -> str:
        return self._tree.text_of(self._tree.span(first, last - 1))


def _tokens_of(tree: Tree, hits: Sequence[ActorHit]) -> Iterator[tuple[int, tuple[int, ActorHit]]]:
    """Hits as token ranges."""
    starts = {token.start: token.i for token in tree.tokens}
    ends = {token.end: token.i + 1 for token in tree.tokens}
    for hit in hits:
        first, last = starts.get(hit.start), ends.get(hit.end)
        if first is not None and last is not None:
            yield first, (last, hit)


@cache
def _modifier_data() -> tuple[frozenset[str], dict[str, str], dict[str, str]]:
    data = shipped_yaml("roles", "modifiers.yaml")
    before = {word: sector for sector, words in data["first"].items() for word in words}
    after = {word: sector for sector, words in data["last"].items() for word in words}
    return frozenset(data["former"]), before, after
