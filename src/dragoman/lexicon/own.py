"""Types and contexts of a user's own: what a folder of entries may add to PLOVER's.

``types.yaml`` is a list of event types, each extending one of PLOVER's, which it counts as wherever
a type of its own is not asked for. ``contexts.yaml`` has words by context: new contexts, or more words
for PLOVER's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import ontology
from .check import Place

TYPES_FILE = "types.yaml"
CONTEXTS_FILE = "contexts.yaml"

_TYPE = re.compile(r"[A-Z][A-Z0-9_]{2,}")
_CONTEXT = re.compile(r"[a-z][a-z0-9_]*")

Cues = tuple[tuple[str, tuple[str, ...]], ...]
"""Contexts with the phrases that show them."""


@dataclass(frozen=True, slots=True)
class OwnType:
    """An event type beyond PLOVER's; `extends` is the one that it counts as."""

    name: str
    extends: str
    definition: str
    origin: str


def read_types(path: Path) -> Iterator[OwnType]:
    """The types of one file. Raises LexiconError, naming file, type and key."""
    from .read import load_yaml

    place = Place(str(path))
    raw = load_yaml(path) or []
    if not isinstance(raw, list):
        place.fail("the file must be a list of types, each beginning with '- name:'.")
    for item in raw:
        fields = place.mapping(item, "a type")
        place.keys(fields, ("name", "extends", "definition"), "a type")
        name = str(fields.get("name", ""))
        known = [each.code for each in ontology.event_types()]
        if not _TYPE.fullmatch(name):
            place.fail(f"type {name!r}: a name is capitals, digits and _, three at the least.")
        if name in known:
            place.fail(f"type {name!r} is PLOVER's own: choose another name.")
        if "extends" not in fields:
            place.fail(f"type {name!r} does not say which PLOVER type it extends.")
        parent = place.known(str(fields["extends"]), known, f"type for {name!r} to extend")
        yield OwnType(name, parent, " ".join(str(fields.get("definition", "")).split()), str(path))


def read_cues(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words by context of one file. Raises LexiconError, naming file and context."""
    from .read import load_yaml

    place = Place(str(path))
    for name, words in place.mapping(load_yaml(path) or {}, "the file").items():
        if not _CONTEXT.fullmatch(name):
            place.fail(f"context {name!r}: a name is small letters, digits and _.")
        yield name, tuple(word.lower() for word in place.words(words, f"context {name!r}"))


def joined_types(found: Iterator[OwnType], known: Mapping[str, OwnType]) -> dict[str, OwnType]:
    """The known types and those found. Raises LexiconError where a name is taken."""
    types = dict(known)
    for each in found:
        if each.name in types:
            Place(each.origin).fail(
                f"type {each.name!r} is defined in {types[each.name].origin} already."
            )
        types[each.name] = each
    return types
