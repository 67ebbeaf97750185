"""The gazetteer's file: what is written is read, and what is broken is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.data import data_path
from dragoman.errors import GazetteerError
from dragoman.places.packed import FEATURES, Packed, Place, Row, write

NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
DEGREES = st.integers(-18_000_000, 18_000_000).map(lambda n: n / 1e5)
ROWS = st.lists(
    st.builds(
        lambda id, name, others, country, spot, people, feature: Row(
            Place(str(id), name, country, None, *(spot or (None, None)), people, feature),
            tuple(others),
        ),
        st.integers(0, 2**32 - 1),
        NAMES,
        st.lists(NAMES, max_size=3),
        st.sampled_from(("NOR", "CHL", "PER")),
        st.none() | st.tuples(DEGREES, DEGREES),
        st.integers(0, 2**32 - 1),
        st.sampled_from(FEATURES),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows=ROWS)
def test_what_is_written_is_found_by_each_of_its_names(tmp_path: Path, rows: list[Row]) -> None:
    path = tmp_path / "places.bin"
    words = {row.place.name for row in rows[:2]}
    write(path, rows, words, "a test")
    file = Packed.open(path)
    assert [file.place(i) for i in range(len(file))] == [row.place for row in rows]
    for number, row in enumerate(rows):
        for name in (row.place.name, *row.names):
            assert number in file.find(name)
            assert file.is_word(name) == (name in words)
    assert [name.encode() for name, _ in file.names()] == sorted(
        {name.encode() for row in rows for name in (row.place.name, *row.names)}
    )


@given(name=st.text(max_size=20))
def test_a_name_that_is_not_there_is_not_found(name: str) -> None:
    file = Packed.open(data_path("places", "geonames", "places.bin"))
    assert file.find(f"\0{name}") == ()
    assert not file.is_word(f"\0{name}")


def test_a_city_knows_its_division(tmp_path: Path) -> None:
    division = Place("1", "Tarapaca", "CHL", None, None, None, 0, "division")
    city = Place("2", "Arica", "CHL", "Tarapaca", -18.5, -70.3, 200_000, "city")
    write(tmp_path / "p.bin", [Row(division, ()), Row(city, ("Arika",), 0)], (), "a test")
    file = Packed.open(tmp_path / "p.bin")
    assert file.place(1) == city and file.of_id("2") == city and file.of_id("9") is None
    assert file.source == "a test"


def broken(data: bytes, how: str) -> bytes:
    match how:
        case "empty":
            return b""
        case "another file":
            return b"PK\3\4" + data
        case "cut off":
            return data[: len(data) // 2]
        case "one byte changed":
            return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]
        case _:
            return data + b"more"


@pytest.mark.parametrize(
    "how", ["empty", "another file", "cut off", "one byte changed", "more at the end"]
)
def test_a_broken_file_is_told_with_its_path_and_what_to_do(tmp_path: Path, how: str) -> None:
    path = tmp_path / "places.bin"
    write(path, [Row(Place("2", "Arica", "CHL", None, 1.0, 2.0, 9, "city"), ())], (), "a test")
    path.write_bytes(broken(path.read_bytes(), how))
    with pytest.raises(GazetteerError, match=r"places\.bin.*install dragoman anew"):
        Packed.open(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read"):
        Packed.open(tmp_path / "none.bin")
