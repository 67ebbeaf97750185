"""A party of a document whose state neither its words nor the rules of the walk have told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...model import Party
from ..cast import Place
from ..words.mention import Mention


@dataclass(frozen=True, slots=True)
class Stateless:
    """Such a party at all its places: of a person wherever the document names him.

    `kind` is what it is weighed as: home, crowd, armed or other by its sector, elsewhere where it
    is of a body or town that is not known; and name, organisation, town, group, people,
    count, those, pronoun or we where the walk took the words for no party.
    """

    kind: str
    parties: Mapping[Place, Party]
    mention: Mention | None = None

    @property
    def sector(self) -> str | None:
        """The first sector of the party."""
        return next((party.sectors[0] for party in self.parties.values() if party.sectors), None)

    @property
    def gathered(self) -> str | None:
        """The state that a rule has gathered for it from the document, where one has."""
        return next((party.country for party in self.parties.values() if party.country), None)
