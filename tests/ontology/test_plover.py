"""PLOVER's tables: complete, and every contradiction of the manual resolved and said."""

import pytest

from dragoman import ontology
from dragoman.errors import LookupFailed


def test_the_counts_are_those_of_the_manual() -> None:
    assert len(ontology.event_types()) == 16
    assert len(ontology.modes()) == 67
    assert len(ontology.contexts()) == 37
    assert len(ontology.statuses()) == 4
    assert len(ontology.sectors()) == 25
    assert [s.code for s in ontology.international_codes()] == [
        "IGO",
        "UNO",
        "EUR",
        "NGO",
        "ISM",
        "IMG",
        "MNC",
    ]


def test_ban_is_no_mode_of_coerce() -> None:
    assert "ban" not in {mode.name for mode in ontology.modes("COERCE")}


def test_statuses_are_those_of_a_mention_except_actual() -> None:
    names = {status.name for status in ontology.statuses()}
    assert names == {"negated", "hypothetical", "future", "historical"}


@pytest.mark.parametrize("code", ["ACCUSE", "SANCTION", "PROTEST"])
def test_a_contradiction_of_the_manual_is_noted(code: str) -> None:
    assert ontology.event_type(code).note


def test_accuse_is_negative_and_sanction_material() -> None:
    assert ontology.event_type("ACCUSE").score == -3
    assert ontology.event_type("SANCTION").quad == 4
    assert not ontology.event_type("PROTEST").requires_recipient


def test_only_cooperate_aid_and_sanction_require_a_recipient() -> None:
    required = {kind.code for kind in ontology.event_types() if kind.requires_recipient}
    assert required == {"COOPERATE", "AID", "SANCTION"}


def test_a_type_has_modes_exactly_where_it_says_so() -> None:
    for kind in ontology.event_types():
        assert kind.has_modes == bool(ontology.modes(kind.code)), kind.code


def test_every_name_is_unique_and_every_definition_is_there() -> None:
    for records in (ontology.event_types(), ontology.sectors()):
        assert len({r.code for r in records}) == len(records)
        assert all(r.definition for r in records)
    pairs = {(mode.event, mode.name) for mode in ontology.modes()}
    assert len(pairs) == 67
    assert all(c.definition for c in ontology.contexts())


def test_our_only_score_is_marked_as_ours() -> None:
    ours = [(m.event, m.name, m.score) for m in ontology.modes() if m.score_basis == "ours"]
    assert ours == [("PROTEST", "vandalize", -4.5)]
    assert ontology.mode("PROTEST", "vandalize").note


def test_modes_have_the_sign_of_their_type() -> None:
    for mode in ontology.modes():
        score = ontology.event_type(mode.event).score
        assert mode.event == "REQUEST" or mode.score * score > 0


@pytest.mark.parametrize(
    ("look_up", "said"),
    [
        (lambda: ontology.event_type("ACUSE"), "Did you mean ACCUSE"),
        (lambda: ontology.event_type("accuse"), "Did you mean ACCUSE?"),
        (lambda: ontology.event_type(""), "No PLOVER event type ''"),
        (lambda: ontology.modes("PROTESTS"), "Did you mean PROTEST"),
        (lambda: ontology.mode("PROTEST", "demonstration"), "No PROTEST mode 'demonstration'"),
        (lambda: ontology.mode("COERCE", "martial_law"), "Did you mean martial-law?"),
        (lambda: ontology.mode("THREATEN", "withdraw"), "a mode of RETREAT, SANCTION"),
        (lambda: ontology.mode("AID", "economic"), "AID has no modes"),
        (lambda: ontology.context("humanitarian"), "No PLOVER context 'humanitarian'"),
        (lambda: ontology.context("rights-freedoms"), "Did you mean rights_freedoms?"),
        (lambda: ontology.sector("gov"), "Did you mean GOV?"),
    ],
)
def test_a_failed_lookup_names_what_was_meant(look_up: object, said: str) -> None:
    with pytest.raises(LookupFailed) as failure:
        look_up()  # type: ignore[operator]
    assert said in str(failure.value)


def test_records_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        ontology.event_type("AID").score = 1  # type: ignore[misc]
