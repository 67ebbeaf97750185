"""CAMEO: the codes of verbs, their labels and where each is in use.

Source: Schrodt, CAMEO Manual 1.1b3, chapter 6; GDELT's and ICEWS' lookup tables for what each
program knows of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .tables import find, rows


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code: root (`19`), base (`190`) or detailed (`1951`).

    `root` and `base` are the codes above it, itself where it is one; a root is its own base.
    `level` is 0 for a root, 1 for a base, 2 for a detailed code. `in_gdelt`, `in_icews` and
    `in_manual` say who lists it: 155, 176, 1834, 1951 and 1952 are in the manual alone.
    Quad classes and Goldstein scores are :func:`cameo_quad` and :func:`goldstein`, because they
    differ by convention.
    """

    code: str
    label: str
    root: str
    base: str
    level: int
    in_gdelt: bool
    in_icews: bool
    in_manual: bool
    note: str


@cache
def _codes() -> Mapping[str, CameoCode]:
    return MappingProxyType(
        {
            row["code"]: CameoCode(
                code=row["code"],
                label=row["label"],
                root=row["root"],
                base=row["base"],
                level=int(row["level"]),
                in_gdelt=row["in_gdelt"] == "y",
                in_icews=row["in_icews"] == "y",
                in_manual=row["in_manual"] == "y",
                note=row["note"],
            )
            for row in rows("cameo/codes")
        }
    )


def cameo_codes() -> tuple[CameoCode, ...]:
    """Give all 318 codes: 20 roots, 149 base codes and 149 detailed codes, each after its root."""
    return tuple(_codes().values())


def cameo(code: str) -> CameoCode:
    """Give the CAMEO code `code`, a string with its leading zero: `"057"`.

    Raises:
        LookupFailed: CAMEO has no such code.
    """
    return find("CAMEO code", code, _codes())
