"""Conventions of quad classes and scores by name: one name settles both, so none are ever mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ... import ontology
from ...errors import LookupFailed


@dataclass(frozen=True, slots=True)
class Convention:
    """Where quad classes and scores come from; `scores` is None where a project publishes none.

    `of_cameo` says that the act's CAMEO code decides, else its PLOVER type and modes.
    """

    name: str
    quads: str
    scores: str | None
    of_cameo: bool
    told: str

    def quad(self, event: str, modes: Sequence[str], cameo: str | None) -> int:
        """The quad class of an act: 1 and 2 cooperation, 3 and 4 conflict, 0 neither."""
        if not self.of_cameo:
            return ontology.quad(event, self.quads)
        return ontology.cameo_quad(cameo or ontology.cameo_of_plover(event, modes), self.quads)

    def score(self, event: str, modes: Sequence[str], cameo: str | None) -> float | None:
        """The score of an act, -10 to +10; None where the project publishes none for its code."""
        if self.scores is None:
            return None
        if not self.of_cameo:
            return ontology.intensity(event, modes)
        return ontology.goldstein(cameo or ontology.cameo_of_plover(event, modes), self.scores)


CONVENTIONS: tuple[Convention, ...] = (
    Convention(
        "plover", "plover", "plover", False, "PLOVER's quad classes (SANCTION material), its scores"
    ),
    Convention(
        "plover-sanction-verbal",
        "plover-sanction-verbal",
        "plover",
        False,
        "PLOVER with SANCTION as verbal conflict, its scores",
    ),
    Convention("gdelt", "gdelt", "gdelt", True, "GDELT's QuadClass and Goldstein scores"),
    Convention("icews", "icews", "icews", True, "quad classes and Goldstein scores as of ICEWS"),
    Convention("phoenix", "phoenix", "phoenix", True, "Phoenix' quad classes (0: neither), scores"),
    Convention("schrodt", "schrodt", None, True, "Schrodt's quad classes; no scores"),
)


def convention(name: str) -> Convention:
    """Give a convention by its name. Raises LookupFailed, with near names."""
    for each in CONVENTIONS:
        if each.name == name:
            return each
    raise LookupFailed.among("convention", name, [each.name for each in CONVENTIONS])
