"""CAMEO's codes form a tree, and each project's numbers stay its own."""

import pytest

from dragoman import ontology
from dragoman.errors import LookupFailed


def test_there_are_318_codes_of_20_roots() -> None:
    codes = ontology.cameo_codes()
    assert len(codes) == len({c.code for c in codes}) == 318
    assert [c.code for c in codes if c.level == 0] == [f"{n:02}" for n in range(1, 21)]


def test_roots_and_bases_stand_above_their_codes() -> None:
    for code in ontology.cameo_codes():
        assert code.code.startswith(code.base)
        assert code.base.startswith(code.root)
        assert ontology.cameo(code.root).level == 0
        assert ontology.cameo(code.base).level <= min(code.level, 1)
        assert code.label


def test_a_code_is_a_string_with_its_leading_zero() -> None:
    assert ontology.cameo("057").label == "Sign formal agreement"
    with pytest.raises(LookupFailed, match="057"):
        ontology.cameo("57")


@pytest.mark.parametrize("code", ["", "0", "21", "05 7", "SUPPORT", "9999999", "1٩5"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(LookupFailed, match="CAMEO code"):
        ontology.cameo(code)


def test_codes_of_the_manual_alone_are_marked() -> None:
    neither = {c.code for c in ontology.cameo_codes() if not (c.in_gdelt or c.in_icews)}
    assert neither == {"1214", "155", "176", "1834", "1951", "1952"}


@pytest.mark.parametrize(
    ("code", "gdelt", "icews", "phoenix", "schrodt"),
    [
        ("010", 1, 1, 0, 1),
        ("023", 1, 1, 0, 1),
        ("057", 1, 1, 1, 1),
        ("073", 2, 2, 2, 2),
        ("090", 2, 3, 3, 3),
        ("141", 3, 4, 4, 3),
        ("163", 4, 4, 3, 4),
        ("195", 4, 4, 4, 4),
    ],
)
def test_each_quad_convention_gives_its_own_class(
    code: str, gdelt: int, icews: int, phoenix: int, schrodt: int
) -> None:
    given = tuple(ontology.cameo_quad(code, name) for name in ontology.CAMEO_QUADS)
    assert given == (gdelt, icews, phoenix, schrodt)


@pytest.mark.parametrize("convention", ontology.CAMEO_QUADS)
def test_a_quad_class_belongs_to_the_root(convention: str) -> None:
    for code in ontology.cameo_codes():
        assert ontology.cameo_quad(code.code, convention) == ontology.cameo_quad(
            code.root, convention
        )


@pytest.mark.parametrize(
    ("code", "gdelt", "icews", "phoenix", "either"),
    [
        ("057", 8.0, 8.0, 8.0, 8.0),
        ("016", -2.0, -5.0, 3.4, -2.0),
        ("022", 3.2, 3.4, 3.4, 3.2),
        ("106", None, -5.0, -5.0, -5.0),
        ("163", -8.0, -8.0, -6.5, -8.0),
        ("019", 3.4, 3.4, None, 3.4),
        ("176", None, None, None, None),
    ],
)
def test_each_goldstein_convention_gives_its_own_score(
    code: str, gdelt: float | None, icews: float | None, phoenix: float | None, either: float | None
) -> None:
    given = tuple(ontology.goldstein(code, name) for name in ontology.GOLDSTEIN_CONVENTIONS)
    assert given == (gdelt, icews, phoenix, either)


def test_no_score_leaves_the_scale_and_gaps_stay_gaps() -> None:
    missing = {}
    for convention in ontology.GOLDSTEIN_CONVENTIONS:
        scores = [ontology.goldstein(c.code, convention) for c in ontology.cameo_codes()]
        assert all(-10 <= s <= 10 for s in scores if s is not None)
        missing[convention] = scores.count(None)
    assert missing == {"gdelt": 8, "icews": 6, "phoenix": 39, "gdelt-icews": 6}


def test_an_unknown_convention_names_the_near_ones() -> None:
    with pytest.raises(LookupFailed, match="Did you mean gdelt"):
        ontology.goldstein("057", "GDLT".lower())
    with pytest.raises(LookupFailed, match="Did you mean phoenix"):
        ontology.cameo_quad("057", "phenix")
