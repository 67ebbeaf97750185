"""The CAMEO code of a reading, to the finest level that its words support."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ...lexicon import Lexicon
from ...model import Reading
from ...ontology import (
    cameo_of_plover,
    composed_cameo,
    contexts,
    finer_cameo,
    plover_of_cameo,
    refines,
)

_INTENT = "03"
REMEMBERED = 1 << 14
"""Kinds of act whose codes are kept at hand."""
_PROMISES = frozenset({"AGREE", "CONCEDE"})
"""Types that CAMEO has among the intents where the act is still to come."""

_GIVEN = frozenset({"SUPPORT", "COOPERATE", "AID"})
"""Types of help: who is to yield in it is to end it."""


@lru_cache(maxsize=REMEMBERED)
def cameo_of(event: str, modes: tuple[str, ...], about: tuple[str, ...]) -> str:
    """The CAMEO code of a PLOVER type, remembered: reports tell the same sorts of act."""
    return cameo_of_plover(event, modes, _of_plover(about))


@lru_cache(maxsize=REMEMBERED)
def finer(base: str, event: str, modes: tuple[str, ...], about: tuple[str, ...]) -> str:
    """A code made finer by modes and contexts, remembered likewise."""
    return finer_cameo(base, event, modes, _of_plover(about))


def _of_plover(about: tuple[str, ...]) -> tuple[str, ...]:
    """The contexts that PLOVER has: a code follows from no other."""
    known = {each.name for each in contexts()}
    return tuple(name for name in about if name in known)


def with_finest_cameo(readings: Sequence[Reading], lexicon: Lexicon) -> tuple[Reading, ...]:
    """The readings, the CAMEO code of each made as fine as act, modes and contexts allow."""
    return tuple(
        replace(reading, cameo=finest)
        if reading.cameo is not None
        and (finest := _finest(reading, reading.cameo, lexicon)) != reading.cameo
        else reading
        for reading in readings
    )


def _finest(reading: Reading, base: str, lexicon: Lexicon) -> str:
    finest = finer(base, reading.event, reading.modes, reading.contexts)
    inner = _inner(reading, base, lexicon)
    if inner is None or inner == finest:
        return finest  # `decided to lift the curfew`: the act is what it was
    return _composed(reading, base, inner) or finest


def _inner(reading: Reading, base: str, lexicon: Lexicon) -> str | None:
    """The code of the act that operators or a status made into another; None where none did."""
    entry = lexicon.entry(reading.entry)
    if entry is None or ("yield" in reading.modes and entry.code.event in _GIVEN):
        return None  # `urged Chile to stop arming rebels`: what is asked for is its end
    to_come = base.startswith(_INTENT)
    if entry.code.event == reading.event and not reading.operators and not to_come:
        return None
    code = entry.code
    about = tuple(dict.fromkeys((*code.contexts, *reading.contexts)))
    base = code.cameo or cameo_of(code.event, code.modes, about)
    return finer(base, code.event, code.modes, about)


def _composed(reading: Reading, base: str, inner: str) -> str | None:
    """The code of an act about the act `inner`, where it says more than `base` and no other type."""
    guessed = base == cameo_of(reading.event, reading.modes, reading.contexts)
    for root in dict.fromkeys((base, *((_INTENT,) if reading.event in _PROMISES else ()))):
        code = composed_cameo(root, inner)
        if code is None or not (refines(code, base) or (guessed and code != base)):
            continue
        mapped = plover_of_cameo(code)
        if mapped is None or mapped.event == reading.event:
            return code
    return None
