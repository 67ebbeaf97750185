"""What an agreement is called: all of its name, and nothing of the day or the sentence about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.facts import agreements
from dragoman.model import Agreement, Tree

from .dossier import dossier


def read(*beginnings: str) -> tuple[Agreement, ...]:
    document, trees, cast = dossier(*beginnings)
    return agreements(document, trees, cast, ())


@pytest.mark.parametrize(
    ("beginning", "name"),
    [
        ("Norway and Chile concluded", "Oslo Pact"),
        ("Peru ratified the Convention", "Convention on the Law of the Sea"),
        ("Bolivia signed the Treaty", "Treaty on the Non-Proliferation of Nuclear Arms"),
    ],
)
def test_a_name_goes_on_behind_its_noun_and_takes_in_no_day(beginning: str, name: str) -> None:
    (found,) = read(beginning)
    assert found.names == (name,)


def test_another_agreement_that_is_listed_is_no_part_of_the_name() -> None:
    assert [each.names for each in read("Norway ratified the Convention for")] == [
        ("Convention for the Protection of Whales",),
        ("Andes Pact",),
    ]


def test_a_sentence_full_of_names_is_no_headline() -> None:
    (found,) = read("Peruvian President Ana Rojas")
    assert found.names == ("Fjord Treaty",)


def test_a_verb_whose_form_the_lemmatiser_leaves_as_it_is_tells_the_stage() -> None:
    (found,) = read("Peru ratified the Convention")
    assert [stage.stage for stage in found.stages] == ["ratified"]
    assert [each.party.country for each in found.parties] == ["PER"]


@pytest.mark.parametrize(
    ("beginnings", "name"),
    [
        (("Norway and Peru signed a peace agreement",), "Fjord Accord"),
        (("Norway and Chile signed a deal", "Chile violated the Coast"), "Coast Accord"),
    ],
)
def test_a_name_in_an_apposition_or_behind_its_verb_is_of_the_same_agreement(
    beginnings: tuple[str, ...], name: str
) -> None:
    (found,) = read(*beginnings)
    assert found.names == (name,)
    assert len(found.parties) == 2


def test_the_members_of_a_list_are_agreements_of_their_own() -> None:
    found = read("Bolivia signed a memorandum")
    assert [each.names for each in found] == [("memorandum",), ("Fjord Treaty",), ("protocol",)]


def test_a_text_names_what_its_title_tells_of_the_same_parties() -> None:
    document, trees, cast = dossier(
        "Norway and Peru sign peace", "Norway and Peru signed a peace agreement"
    )
    trees[0] = Tree.build(replace(trees[0].sentence, part="title"), trees[0].tokens)
    (found,) = agreements(document, trees, cast, ())
    assert found.names == ("peace agreement", "Fjord Accord")


def test_what_stands_further_off_is_known_as_something_else() -> None:
    assert read("Norway wants an agreement") == ()
