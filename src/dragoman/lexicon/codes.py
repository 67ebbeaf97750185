"""The codes that an entry may name: an unknown one is found before anything is coded by it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from .. import ontology
from ..errors import LexiconError
from .entry import Entry

_MOST = 40
"""So many faults are told; more would hide the first."""


@dataclass(frozen=True, slots=True)
class Codebook:
    """The codes that an entry may name; given from the ontology."""

    modes: Mapping[str, frozenset[str]]
    contexts: frozenset[str]
    cameo: frozenset[str]
    statuses: frozenset[str] = frozenset({"future", "hypothetical", "historical", "negated"})

    @classmethod
    def of(cls, contexts: Iterable[str] = ()) -> Codebook:
        """PLOVER's codes, and contexts of a user's own."""
        return cls(
            {
                each.code: frozenset(m.name for m in ontology.modes(each.code))
                for each in ontology.event_types()
            },
            frozenset((*(each.name for each in ontology.contexts()), *contexts)),
            frozenset(each.code for each in ontology.cameo_codes()),
        )


def unknown_codes(entry: Entry, codebook: Codebook) -> Iterator[str]:
    """What an entry names that there is not, each with the nearest that there is."""
    code = entry.code
    modes = codebook.modes.get(code.event, frozenset())
    if code.event not in codebook.modes:
        yield f"no event type {code.event!r}.{_near(code.event, codebook.modes)}"
    for mode in code.modes:
        if mode not in modes:
            yield f"{code.event} has no mode {mode!r}.{_near(mode, modes)}"
    for context in code.contexts:
        if context not in codebook.contexts:
            yield f"no context {context!r}.{_near(context, codebook.contexts)}"
    if code.cameo is not None and code.cameo not in codebook.cameo:
        yield f"no CAMEO code {code.cameo!r}."
    if entry.status is not None and entry.status not in codebook.statuses:
        yield f"no status {entry.status!r}."


def require_known(entries: Iterable[Entry], codebook: Codebook) -> None:
    """Raise LexiconError with file, entry and fault of every code that there is not.

    Such an entry would fail at coding, and take each document with it in which it fires.
    """
    faults = [
        f"{entry.origin}: entry {entry.id!r}: {fault}"
        for entry in entries
        for fault in unknown_codes(entry, codebook)
    ]
    if faults:
        more = [f"... and {len(faults) - _MOST} more"] if len(faults) > _MOST else []
        raise LexiconError("\n".join((*faults[:_MOST], *more)))


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f" Did you mean {near[0]}?" if near else ""
