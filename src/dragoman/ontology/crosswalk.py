"""From CAMEO to PLOVER and back.

To PLOVER there are two mappings: `2021` is the project's own file (CAMEO2PLOVER-2021), whose
modes and contexts are partly gone from the manual of 2024; `v2` is that file brought to manual 2.0
by us. Back, several codes share one type and mode: the table `plover_to_cameo` holds one default
each, finer ones by context, and the reason for every choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..errors import LookupFailed
from .cameo import cameo
from .plover import context, event_type, mode
from .tables import rows

CROSSWALKS = ("v2", "2021")


@dataclass(frozen=True, slots=True)
class PloverCode:
    """What a CAMEO code says in PLOVER's terms; `mode` is None where the crosswalk names none.

    Under `2021` the type may be `CONCEDE|RETREAT` and a mode may be one that the manual no longer
    has: the file is given as it is printed.
    """

    event: str
    mode: str | None
    contexts: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class CameoChoice:
    """The CAMEO code chosen for a type, mode and context, and why.

    `fit` is `same`, `broader` (CAMEO cannot say the mode) or `other type` (the crosswalk gives
    the code to another PLOVER type).
    """

    cameo: str
    fit: str
    reason: str


@cache
def _to_plover(version: str) -> Mapping[str, PloverCode | None]:
    suffix = "_2021" if version == "2021" else ""
    return MappingProxyType(
        {
            row["code"]: PloverCode(
                event=row[f"event{suffix}"],
                mode=row[f"mode{suffix}"] or None,
                contexts=tuple(filter(None, row[f"contexts{suffix}"].split(";"))),
                note=row["note"],
            )
            if row[f"event{suffix}"]
            else None
            for row in rows("plover/cameo_to_plover")
        }
    )


@cache
def _to_cameo() -> Mapping[tuple[str, str, str], CameoChoice]:
    return MappingProxyType(
        {
            (row["event"], row["mode"], row["context"]): CameoChoice(
                row["cameo"], row["fit"], row["reason"]
            )
            for row in rows("plover/plover_to_cameo")
        }
    )


def plover_of_cameo(code: str, version: str = "v2") -> PloverCode | None:
    """Give the PLOVER type, mode and contexts of a CAMEO code.

    None for the public statements of root 01 and the appeals of root 02, which the crosswalk drops.

    Raises:
        LookupFailed: no such code or version.
    """
    known = cameo(code)
    if version not in CROSSWALKS:
        raise LookupFailed.among("crosswalk version", version, CROSSWALKS)
    return _to_plover(version)[known.code]


def cameo_of_plover(event: str, modes: Iterable[str] = (), contexts: Iterable[str] = ()) -> str:
    """Give the finest CAMEO code that claims no more than type, modes and contexts say.

    Of several modes the one whose score is furthest from zero decides, as for the intensity; of
    several contexts the first that makes a difference.

    Raises:
        LookupFailed: no such type, mode or context.
    """
    return cameo_choice(event, modes, contexts).cameo


def cameo_choice(
    event: str, modes: Iterable[str] = (), contexts: Iterable[str] = ()
) -> CameoChoice:
    """Give the choice behind :func:`cameo_of_plover`, with its fit and reason.

    Raises:
        LookupFailed: no such type, mode or context.
    """
    kind = event_type(event).code
    known = [mode(kind, name) for name in modes]
    name = max(known, key=lambda m: abs(m.score)).name if known else ""
    table = _to_cameo()
    for about in contexts:
        finer = table.get((kind, name, context(about).name))
        if finer is not None:
            return finer
    return table[kind, name, ""]
