"""Finer CAMEO codes: by context, and of acts about acts."""

from __future__ import annotations

import pytest

from dragoman import ontology
from dragoman.ontology.tables import rows


@pytest.mark.parametrize(
    ("base", "event", "modes", "contexts", "finer"),
    [
        ("070", "AID", (), ("human_security",), "073"),
        ("040", "CONSULT", ("phone",), (), "041"),
        ("033", "AGREE", (), ("military",), "0332"),
        ("112", "ACCUSE", ("allege",), ("corruption",), "1121"),
        ("020", "REQUEST", ("assist",), ("economic",), "0211"),
        ("057", "SUPPORT", (), ("military",), "057"),
        ("1832", "ASSAULT", ("explosives",), ("military",), "1832"),
        # which of the ties was cut neither mode nor context says
        ("160", "SANCTION", ("discontinue",), ("military",), "160"),
    ],
)
def test_words_make_a_general_code_finer_and_never_another(
    base: str, event: str, modes: tuple[str, ...], contexts: tuple[str, ...], finer: str
) -> None:
    assert ontology.finer_cameo(base, event, modes, contexts) == finer


@pytest.mark.parametrize(
    ("outer", "inner", "code"),
    [
        ("100", "0841", "1053"),
        ("020", "072", "0232"),
        ("12", "0831", "1231"),
        ("130", "163", "1312"),
        ("030", "046", "036"),
        ("112", "202", "1124"),
        ("100", "141", None),
    ],
)
def test_an_act_about_an_act_has_its_own_code(outer: str, inner: str, code: str | None) -> None:
    assert ontology.composed_cameo(outer, inner) == code


def test_the_tables_name_codes_that_exist_and_go_down() -> None:
    for row in rows("cameo/composed"):
        assert ontology.cameo(row["code"]).root == row["root"]
        assert ontology.cameo(row["inner"]).code == row["inner"]
    for row in rows("cameo/by_context"):
        assert ontology.context(row["context"]).name == row["context"]
        assert ontology.refines(ontology.cameo(row["code"]).code, row["base"])


def test_a_composed_code_is_of_a_type_that_its_root_may_have() -> None:
    types = {"03": {"AGREE", "CONCEDE"}, "10": {"REQUEST"}, "12": {"REJECT"}, "13": {"THREATEN"}}
    for row in rows("cameo/composed"):
        mapped = ontology.plover_of_cameo(row["code"])
        if mapped is not None and row["root"] in types:
            assert mapped.event in types[row["root"]], row
