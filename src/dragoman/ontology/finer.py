"""Finer CAMEO codes: a general code of an entry or operator is made as fine as the words allow.

An entry says *gave aid* (070), the sentence speaks of famine (073); an operator says *demanded*
(100), the act demanded is a release (1053). The table `cameo/by_context` holds what a context makes of a code,
`cameo/composed` the codes of acts about acts: by the root of the outer one and the beginning of
the inner one's code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from .cameo import cameo
from .crosswalk import cameo_of_plover
from .plover import context
from .tables import rows

_APPEAL, _DEMAND = "02", "10"
_PARTED_BY_OBJECT = frozenset({"160"})
"""General codes whose finer ones say what is broken off, which mode and context do not."""


@cache
def _composed() -> Mapping[tuple[str, str], str]:
    return MappingProxyType({(r["root"], r["inner"]): r["code"] for r in rows("cameo/composed")})


@cache
def _by_context() -> Mapping[tuple[str, str], str]:
    return MappingProxyType(
        {(r["base"], r["context"]): r["code"] for r in rows("cameo/by_context")}
    )


def refines(code: str, base: str) -> bool:
    """Whether `code` says more than `base`: a code below it, or a sibling of a general one."""
    if code == base:
        return False
    known = cameo(base)
    general = known.level == 0 or (known.level == 1 and base == f"{known.root}0")
    return code.startswith(base) or (general and cameo(code).root == known.root)


def finer_cameo(
    base: str, event: str, modes: Iterable[str] = (), contexts: Iterable[str] = ()
) -> str:
    """Give the finest code at or below `base` that type, modes and contexts support.

    Raises:
        LookupFailed: no such code, type, mode or context.
    """
    names, about = tuple(modes), tuple(context(name).name for name in contexts)
    known = cameo(base)
    if base in _PARTED_BY_OBJECT or known.level == 2:
        return base
    chosen = cameo_of_plover(event, names, about)
    if known.root == _APPEAL and cameo(chosen).root == _DEMAND:
        chosen = _APPEAL + chosen.removeprefix(_DEMAND)
    if refines(chosen, base):
        return chosen
    finer = (_by_context().get((base, name)) for name in about)
    return next((code for code in finer if code is not None), base)


def composed_cameo(root: str, inner: str) -> str | None:
    """Give the code of an act of root `root` about the act `inner`, None where CAMEO has none.

    Raises:
        LookupFailed: no such code.
    """
    outer, inside = cameo(root).root, cameo(inner).code
    found = (_composed().get((outer, inside[:n])) for n in range(len(inside), 1, -1))
    return next((code for code in found if code is not None), None)
