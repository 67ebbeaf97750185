"""Names and what they stand for."""

from __future__ import annotations

import pytest

from dragoman.data import data_path
from dragoman.errors import GazetteerError
from dragoman.places import PlaceIndex
from dragoman.places.gazetteer import HOME, area_kind, packed


def test_a_country_is_known_by_all_its_names_and_keeps_no_coordinates() -> None:
    index = PlaceIndex.load()
    country = index.country("the Netherlands") or index.country("Netherlands")
    assert country is not None and country.code == "NLD"
    chad = index.of_code("TCD")
    assert chad is not None and chad.id == "2434508"


def test_a_city_is_preferred_in_a_country_that_the_text_names() -> None:
    index = PlaceIndex.load()
    plain, _ = index.city("Tripoli")
    beside, certain = index.city("Tripoli", ("LBN",))
    assert plain is not None and beside is not None
    assert plain.country == "LBY" and beside.country == "LBN"
    assert certain


def test_the_largest_of_a_name_is_taken_only_if_it_dwarfs_the_others() -> None:
    index = PlaceIndex.load()
    paris, sure = index.city("Paris")
    assert paris is not None and paris.country == "FRA" and sure
    santiago, doubtful = index.city("San Fernando")
    assert santiago is not None and not doubtful


def test_other_and_unaccented_names_of_large_cities_are_known() -> None:
    index = PlaceIndex.load()
    assert {city.country for city in index.cities("Kiev")} == {"UKR"}
    bogota, _ = index.city("Bogota")
    assert bogota is not None and bogota.country == "COL"


def test_words_that_are_hardly_ever_places_are_not_looked_up() -> None:
    assert PlaceIndex.load().cities("Police") == ()


def test_a_region_that_no_one_state_holds_has_no_country() -> None:
    index = PlaceIndex.load()
    kashmir, darfur = index.area("Kashmir"), index.area("Darfur")
    assert kashmir is not None and kashmir.country is None
    assert darfur is not None and darfur.country == "SDN"


@pytest.mark.parametrize(
    ("name", "named", "country"),
    [
        ("Birmingham", (), "GBR"),
        ("Alexandria", (), "EGY"),
        ("Santiago", (), "CHL"),
        ("Cambridge", ("USA",), "USA"),
        ("Córdoba", ("ARG",), "ARG"),
        ("San Jose", ("CRI",), "CRI"),
        ("San Jose", ("USA",), "USA"),
        ("Athens", ("USA",), "GRC"),
        ("Paris", ("USA",), "FRA"),
        ("Punjab", ("IND",), "IND"),
        ("Hyderabad", ("PAK",), "PAK"),
        ("Nice", ("FRA",), "FRA"),
    ],
)
def test_people_and_the_countries_named_choose_among_places_of_a_name(
    name: str, named: tuple[str, ...], country: str
) -> None:
    choice = PlaceIndex.load().choose(name, dict.fromkeys(named, HOME))
    assert choice is not None and choice.sure
    assert choice.place.country == country


@pytest.mark.parametrize("name", ["Punjab", "Hyderabad", "Valencia", "Springfield"])
def test_a_name_that_nothing_decides_is_left_open(name: str) -> None:
    choice = PlaceIndex.load().choose(name, {})
    assert choice is not None and not (choice.sure and choice.exact)


def test_a_name_that_is_an_english_word_needs_its_country() -> None:
    index = PlaceIndex.load()
    assert index.choose("Nice", {}) is None
    assert index.choose("Nice", {}, within=index.country("France")) is not None


def test_a_city_comes_before_the_division_that_is_named_after_it() -> None:
    index = PlaceIndex.load()
    bare, called = index.choose("Idlib", {}), index.choose("Idlib", {}, kind="division")
    assert bare is not None and bare.place.feature == "city"
    assert called is not None and called.place.feature == "division"


def test_every_state_has_an_id_and_a_capital_of_a_city() -> None:
    index = PlaceIndex.load()
    for code in ("FRA", "TCD", "KOS", "USA"):
        country, seat = index.of_code(code), index.capital(code)
        assert country is not None and country.id is not None
        assert seat is not None and seat.country == code and seat.lat is not None


def test_the_file_stays_small_and_says_where_it_is_from() -> None:
    assert data_path("places", "geonames", "places.bin").stat().st_size < 6_000_000
    assert "CC BY 4.0" in packed().source
    for name in ("LICENCE", "SOURCE.md"):
        assert data_path("places", "geonames", name).is_file()


def test_all_towns_of_fifteen_thousand_people_are_there() -> None:
    towns = [p for p in map(packed().place, range(len(packed()))) if p.population >= 15_000]
    assert sum(place.lat is not None for place in towns) > 33_000


def test_the_areas_are_of_known_kinds_and_countries() -> None:
    index = PlaceIndex.load()
    for area in index.areas.values():
        assert area.country is None or index.name_of(area.country) is not None, area
    with pytest.raises(GazetteerError, match="'lake'"):
        area_kind("lake")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Srebrenica", "BIH"),
        ("Chibok", "NGA"),
        ("Sabra and Shatila", "LBN"),
        ("Sharm el-Sheik", "EGY"),
        ("Plaza de Mayo", "ARG"),
        ("Heathrow", "GBR"),
        ("Siachen", None),
    ],
)
def test_villages_camps_and_squares_of_the_news_are_in_the_own_list(
    name: str, country: str | None
) -> None:
    area = PlaceIndex.load().area(name)
    assert area is not None
    assert area.country == country


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [("Pattani", (), "THA"), ("Unity", (), None), ("Unity", ("SSD",), "SSD"), ("Lyon", (), "FRA")],
)
def test_a_place_is_known_by_its_name_unless_that_is_a_word(
    name: str, near: tuple[str, ...], country: str | None
) -> None:
    place, sure = PlaceIndex.load().meant(name, near)
    assert (place and place.country, sure) == (country, country is not None)
