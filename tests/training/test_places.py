"""How the gazetteer's names are chosen from those of all languages."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "training" / "places"


def script(name: str) -> ModuleType:
    """A script of the folder, under a name that no other script has."""
    spec = importlib.util.spec_from_file_location(f"places_{name}", FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


forms = script("forms")
sources = script("sources")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Al Fallūjah", "Al Fallujah"), ("Łódź", "Lodz"), ("‘Ayn al ‘Arab", "Ayn al 'Arab")],
)
def test_names_lose_what_papers_do_not_print(name: str, plain: str) -> None:
    assert forms.plain(name) == plain


def test_other_names_are_kept_if_they_look_like_names_and_are_no_words() -> None:
    found = forms.english_names(
        "Al Fallūjah",
        ["Fallujah", "Al Fallouja", "الفلوجة", "FLJ", "fa lu jie", "White House", "Falling"],
        frozenset({"falling"}),
    )
    assert {"Al Fallujah", "Fallujah", "Al Fallouja", "Fallouja"} <= set(found)
    assert not {"FLJ", "White House", "Falling", "fa lu jie"} & set(found)


def test_saints_are_abbreviated() -> None:
    assert "St. Petersburg" in forms.english_names("Saint Petersburg", [], frozenset())


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Maidan Wardak Province", "Maidan Wardak"),
        ("State of Berlin", "Berlin"),
        ("District of Columbia", "District of Columbia"),
        ("Bavaria", "Bavaria"),
    ],
)
def test_divisions_are_known_without_the_word_for_their_kind(name: str, bare: str) -> None:
    found = forms.division_forms((name,))
    assert found[0] == bare and name in found


def test_another_version_of_a_source_is_refused(tmp_path: Path) -> None:
    for name in sources.HASHES:
        (tmp_path / name).write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="SHA-256"):
        sources.Sources.read(tmp_path)
