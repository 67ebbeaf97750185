"""Who presides over a club or an association is no officer of state."""

from __future__ import annotations

import pytest

from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("text", "word", "sectors"),
    [
        ("Zinc Association President Karl Lund accused Chile of dumping.", "President", ("SOC",)),
        ("The club president accused Chile.", "president", ("SOC",)),
        ("The Kolben Group's president accused Chile.", "president", ("BUS",)),
        ("Karl Lund, president of the Zinc Federation, left.", "president", ("SOC",)),
        ("The Fair Trade Coalition accused Chile of dumping.", "Coalition", ("SOC",)),
        ("Fair Trade Coalition director Karl Lund accused Chile.", "director", ("SOC",)),
        ("The chief education officer accused Chile.", "officer", ()),
        # these are
        ("The Arab Coalition bombed Chile.", "Coalition", ("MIL",)),
        ("The president accused the association.", "president", ("GOV",)),
        ("The police chief and an officer left Chile.", "officer", ("COP",)),
    ],
)
def test_the_name_of_a_body_tells_the_sector(
    text: str, word: str, sectors: tuple[str, ...]
) -> None:
    assert [party.sectors for party in Staged(text).parties(word)] == ([sectors] if sectors else [])
