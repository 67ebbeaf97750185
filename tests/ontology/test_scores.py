"""Intensity and quad classes of PLOVER types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ontology
from dragoman.errors import LookupFailed


@pytest.mark.parametrize(
    ("event", "modes", "score"),
    [
        ("ACCUSE", (), -3),
        ("ACCUSE", ("disapprove",), -2),
        ("ACCUSE", ("disapprove", "allege"), -3.5),
        ("AID", (), 10),
        ("PROTEST", ("vandalize",), -4.5),
        ("PROTEST", ("vandalize", "riot"), -7),
        ("REQUEST", ("assist",), 0.5),
        ("REQUEST", ("assist", "meet"), 0.5),
        ("REQUEST", ("assist", "change"), -1),
        ("REQUEST", (), 0),
        ("ASSAULT", ("beat", "unconventional", "firearms"), -10),
    ],
)
def test_intensity_is_the_mode_furthest_from_zero(
    event: str, modes: tuple[str, ...], score: float
) -> None:
    assert ontology.intensity(event, modes) == score


@st.composite
def type_and_modes(draw: st.DrawFn) -> tuple[str, list[str]]:
    event = draw(st.sampled_from([t.code for t in ontology.event_types()]))
    names = [m.name for m in ontology.modes(event)]
    return event, draw(st.lists(st.sampled_from(names), unique=True)) if names else []


@given(type_and_modes())
def test_intensity_ignores_order_and_never_weakens_with_more_modes(
    drawn: tuple[str, list[str]],
) -> None:
    event, modes = drawn
    assert ontology.intensity(event, modes) == ontology.intensity(event, modes[::-1])
    if len(modes) > 1:
        assert abs(ontology.intensity(event, modes)) >= abs(ontology.intensity(event, modes[:-1]))


def test_intensity_refuses_a_mode_of_another_type() -> None:
    with pytest.raises(LookupFailed, match="RETREAT"):
        ontology.intensity("ASSAULT", ["ceasefire"])


def test_the_plover_conventions_differ_in_sanction_alone() -> None:
    for kind in ontology.event_types():
        material = ontology.quad(kind.code)
        verbal = ontology.quad(kind.code, "plover-sanction-verbal")
        assert (material, verbal) == ((4, 3) if kind.code == "SANCTION" else (kind.quad, kind.quad))


@pytest.mark.parametrize(
    ("event", "convention", "quad"),
    [
        ("PROTEST", "gdelt", 3),
        ("PROTEST", "icews", 4),
        ("PROTEST", "phoenix", 4),
        ("PROTEST", "schrodt", 3),
        ("SANCTION", "gdelt", 4),
        ("SANCTION", "phoenix", 3),
        ("CONCEDE", "plover", 1),
        ("CONCEDE", "gdelt", 2),
    ],
)
def test_a_type_takes_the_class_of_its_cameo_code_in_a_cameo_convention(
    event: str, convention: str, quad: int
) -> None:
    assert ontology.quad(event, convention) == quad


def test_an_unknown_quad_convention_is_refused_for_every_type() -> None:
    with pytest.raises(LookupFailed, match="Did you mean plover"):
        ontology.quad("AID", "plovr")
