"""Numbers by convention: intensity, quad classes and Goldstein scores.

The projects of the field publish different numbers for the same code. A convention is named in
every call and no two are ever mixed in one answer; what a project never published is None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from ..errors import LookupFailed
from .cameo import cameo
from .crosswalk import cameo_of_plover
from .plover import event_type, mode
from .tables import number, rows

PLOVER_QUADS = ("plover", "plover-sanction-verbal")
"""Quad conventions that start from a PLOVER type. They differ in SANCTION: the manual's section
and summary table call it material conflict (4, taken), its quad table verbal conflict (3)."""

CAMEO_QUADS = ("gdelt", "icews", "phoenix", "schrodt")
"""Quad conventions that start from a CAMEO root: GDELT's QuadClass; the icews R package of Beger
(protest is material); Phoenix (0 for statements and appeals, protest material, reduced relations
verbal); Schrodt (protest verbal, as text_to_CAMEO documents it, without its score-based move)."""

GOLDSTEIN_CONVENTIONS = ("gdelt", "icews", "phoenix", "gdelt-icews")
"""`gdelt-icews` is GDELT's value, and ICEWS' for the two codes that GDELT does not list."""


@cache
def _quads(convention: str) -> Mapping[str, int]:
    return MappingProxyType(
        {row["code"]: int(row[f"quad_{convention}"]) for row in rows("cameo/codes")}
    )


@cache
def _goldstein(convention: str) -> Mapping[str, float | None]:
    column = f"goldstein_{convention}"
    return MappingProxyType({row["code"]: number(row[column]) for row in rows("cameo/codes")})


def intensity(event: str, modes: Iterable[str] = ()) -> float:
    """Give the PLOVER score of the mode furthest from zero, or of the type without a mode.

    The score runs from -10 to +10. ACCUSE without a mode is -3 (the manual prints +3);
    `vandalize` has no published score and counts -4.5, by analogy with the other small protests.
    Modes equally far from zero on both sides give the negative score, which is the safer claim.

    Raises:
        LookupFailed: no such type, or the type has no such mode.
    """
    kind = event_type(event)
    scores = [mode(event, name).score for name in modes]
    return max(scores, key=lambda score: (abs(score), -score)) if scores else kind.score


def quad(event: str, convention: str = "plover") -> int:
    """Give the quad class of a PLOVER type: 1 and 2 cooperation, 3 and 4 conflict, verbal first.

    Under a CAMEO convention the type's own CAMEO code decides; where an event's code is known,
    :func:`cameo_quad` is the exact answer.

    Raises:
        LookupFailed: no such type or convention.
    """
    kind = event_type(event)
    if convention == "plover":
        return kind.quad
    if convention == "plover-sanction-verbal":
        return 3 if kind.code == "SANCTION" else kind.quad
    if convention not in CAMEO_QUADS:
        raise LookupFailed.among("quad convention", convention, PLOVER_QUADS + CAMEO_QUADS)
    return cameo_quad(cameo_of_plover(event), convention)


def cameo_quad(code: str, convention: str = "gdelt") -> int:
    """Give the quad class of a CAMEO code; 0 in Phoenix stands for neither.

    Raises:
        LookupFailed: no such code or convention.
    """
    known = cameo(code)
    if convention not in CAMEO_QUADS:
        raise LookupFailed.among("CAMEO quad convention", convention, CAMEO_QUADS)
    return _quads(convention)[known.code]


def goldstein(cameo_code: str, convention: str = "gdelt") -> float | None:
    """Give the Goldstein score, -10 to +10, that a project publishes for a CAMEO code.

    None where it publishes none: that is a gap in the project's table and not a zero.

    Raises:
        LookupFailed: no such code or convention.
    """
    code = cameo(cameo_code).code
    if convention not in GOLDSTEIN_CONVENTIONS:
        raise LookupFailed.among("Goldstein convention", convention, GOLDSTEIN_CONVENTIONS)
    if convention == "gdelt-icews":
        score = _goldstein("gdelt")[code]
        return _goldstein("icews")[code] if score is None else score
    return _goldstein(convention)[code]
