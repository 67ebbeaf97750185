"""Both crosswalks answer for everything, and only with what exists."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ontology
from dragoman.errors import LookupFailed

EVENTS = [t.code for t in ontology.event_types()]
CONTEXTS = [c.name for c in ontology.contexts()]
CODES = [c.code for c in ontology.cameo_codes()]


@pytest.mark.parametrize("version", ontology.CROSSWALKS)
def test_every_cameo_code_but_roots_01_and_02_has_a_plover_type(version: str) -> None:
    dropped = {code for code in CODES if ontology.plover_of_cameo(code, version) is None}
    assert dropped == {c.code for c in ontology.cameo_codes() if c.root in {"01", "02"}}


def test_v2_names_only_what_the_manual_has() -> None:
    for code in CODES:
        mapped = ontology.plover_of_cameo(code)
        if mapped is None:
            continue
        assert mapped.event in EVENTS
        assert mapped.mode is None or ontology.mode(mapped.event, mapped.mode)
        assert set(mapped.contexts) <= set(CONTEXTS)


@pytest.mark.parametrize(
    ("code", "event_2021", "mode_2021", "event", "mode"),
    [
        ("055", "SUPPORT", None, "CONCEDE", None),
        ("0813", "RETREAT", None, "CONCEDE", None),
        ("116", "ACCUSE", "disapprove", "SANCTION", "convict"),
        ("163", "COERCE", "restrict", "SANCTION", "discontinue"),
        ("1722", "COERCE", "ban", "COERCE", "restrict"),
        ("186", "ASSAULT", "assassinate", "ASSAULT", "targeted"),
        ("195", "ASSAULT", "heavy-weapons", "ASSAULT", "aerial"),
        ("057", "SUPPORT", None, "SUPPORT", None),
    ],
)
def test_the_file_of_2021_stays_as_printed_and_v2_follows_the_manual(
    code: str, event_2021: str, mode_2021: str | None, event: str, mode: str | None
) -> None:
    old = ontology.plover_of_cameo(code, "2021")
    new = ontology.plover_of_cameo(code, "v2")
    assert old is not None and (old.event, old.mode) == (event_2021, mode_2021)
    assert new is not None and (new.event, new.mode) == (event, mode)
    assert bool(new.note) == ((old.event, old.mode) != (new.event, new.mode))


def test_every_type_and_mode_has_a_cameo_code_with_a_reason() -> None:
    for event in EVENTS:
        for name in ["", *(m.name for m in ontology.modes(event))]:
            choice = ontology.cameo_choice(event, [name] if name else [])
            assert ontology.cameo(choice.cameo).level >= 1, "a root claims nothing a base does not"
            assert choice.reason
            assert choice.fit in {"same", "broader", "other type"}


@given(st.sampled_from(EVENTS), st.data())
def test_the_way_back_keeps_the_type_unless_the_table_says_otherwise(
    event: str, data: st.DataObject
) -> None:
    names = [m.name for m in ontology.modes(event)]
    modes = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    about = data.draw(st.lists(st.sampled_from(CONTEXTS), unique=True, max_size=4))
    choice = ontology.cameo_choice(event, modes, about)
    back = ontology.plover_of_cameo(choice.cameo)
    assert back is not None
    assert (back.event == event) == (choice.fit != "other type")
    assert ontology.cameo_of_plover(event, modes, about) == choice.cameo


def test_a_context_gives_the_finer_code_and_a_foreign_one_changes_nothing() -> None:
    assert ontology.cameo_of_plover("AID") == "070"
    assert ontology.cameo_of_plover("AID", (), ["military"]) == "072"
    assert ontology.cameo_of_plover("AID", (), ["lgbt", "asylum"]) == "075"
    assert ontology.cameo_of_plover("AID", (), ["lgbt"]) == "070"


def test_of_several_modes_the_strongest_decides() -> None:
    for order in itertools.permutations(["beat", "firearms", "torture"]):
        assert ontology.cameo_of_plover("ASSAULT", order) == "193"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: ontology.plover_of_cameo("058"), "Did you mean"),
        (lambda: ontology.plover_of_cameo("057", "v3"), "Did you mean v2"),
        (lambda: ontology.cameo_of_plover("SUPORT"), "Did you mean SUPPORT"),
        (lambda: ontology.cameo_of_plover("AID", ["release"]), "AID has no mode"),
        (lambda: ontology.cameo_of_plover("AID", (), ["militry"]), "Did you mean military"),
    ],
)
def test_a_failed_lookup_names_what_was_meant(call: object, said: str) -> None:
    with pytest.raises(LookupFailed) as failure:
        call()  # type: ignore[operator]
    assert said in str(failure.value)
