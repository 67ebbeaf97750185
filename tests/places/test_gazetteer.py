"""Names and what they stand for."""

from __future__ import annotations

from dragoman.places import PlaceIndex


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
