"""Codes of countries, agents and ICEWS' sectors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import ontology
from dragoman.errors import LookupFailed


@pytest.mark.parametrize(
    ("code", "iso3"),
    [
        ("MAR", "MAR"),
        ("XKX", "KOS"),
        ("KSV", "KOS"),
        ("KOS", "KOS"),
        ("ROM", "ROU"),
        ("TMP", "TLS"),
        ("MTN", "MNE"),
        ("WSB", "PSE"),
        ("YUG", "SRB"),
    ],
)
def test_other_codes_are_read_and_one_is_written(code: str, iso3: str) -> None:
    assert ontology.country(code).iso3 == iso3


@given(st.sampled_from(ontology.countries()))
def test_every_code_of_a_country_leads_back_to_it(country: ontology.Country) -> None:
    assert ontology.country(country.iso3) == country
    assert ontology.country(ontology.cameo_country(country.iso3)) == country
    assert all(ontology.country(code) == country for code in country.accepted)
    if country.cow is not None:
        assert ontology.country_of_cow(country.cow) == country


def test_correlates_of_war_numbers() -> None:
    assert ontology.country_of_cow(2).iso3 == "USA"
    assert ontology.country("GIN").cow == 438
    assert ontology.country("KOS").cow == 347
    with pytest.raises(LookupFailed, match="Correlates of War number '0'"):
        ontology.country_of_cow(0)


def test_a_country_that_gdelt_does_not_list_keeps_its_iso_code() -> None:
    assert ontology.country("SSD").cameo is None
    assert ontology.cameo_country("SSD") == "SSD"
    assert ontology.cameo_country("ROU") == "ROM"


@pytest.mark.parametrize("code", ["AFR", "EUR", "XXX", "", "us", "United States"])
def test_regions_and_inventions_are_no_country(code: str) -> None:
    with pytest.raises(LookupFailed, match="country code"):
        ontology.country(code)


def test_a_country_code_in_the_wrong_case_is_named() -> None:
    with pytest.raises(LookupFailed, match="Did you mean MAR"):
        ontology.country("mar")


def test_a_country_name_leads_to_its_code() -> None:
    with pytest.raises(LookupFailed, match="Did you mean USA"):
        ontology.country("united states")


def test_partially_recognised_entities_lie_in_a_country() -> None:
    entities = {e.entity: e.country for e in ontology.partially_recognised()}
    assert len(entities) == 9
    assert entities["Western Sahara"] == "MAR"
    assert all(ontology.country(code).iso3 == code for code in entities.values())


@pytest.mark.parametrize(
    ("agent", "sector"),
    [("GOV", "GOV"), ("INS", "REB"), ("SEP", "REB"), ("MED", "JRN"), ("HLH", "MED"), ("MOD", None)],
)
def test_agents_become_sectors(agent: str, sector: str | None) -> None:
    assert ontology.sector_of_agent(agent).sector == sector


def test_every_agent_sector_is_one_of_plover_and_the_way_back_is_the_exact_agent() -> None:
    for sector in (*ontology.sectors(), *ontology.international_codes()):
        agent = ontology.agent_of_sector(sector.code)
        if agent is not None:
            assert ontology.sector_of_agent(agent).sector == sector.code
    assert ontology.agent_of_sector("REB") == "REB"
    assert ontology.agent_of_sector("JRN") == "MED"
    assert ontology.agent_of_sector("PRM") is None


def test_icews_sectors_split_into_codes() -> None:
    assert ontology.agents_of_icews("Defense / Security Ministry") == ("GOV", "MIL")
    assert len(ontology.icews_sectors()) == 613
    codes = {code for name in ontology.icews_sectors() for code in ontology.agents_of_icews(name)}
    assert all(len(code) == 3 for code in codes)
    with pytest.raises(LookupFailed, match="Did you mean Foreign Ministry"):
        ontology.agents_of_icews("Foreign Ministri")


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("agent", 39), ("known group", 115), ("religion", 31), ("ethnic group", 641), ("region", 28)],
)
def test_actor_codes_of_each_kind(kind: ontology.ActorCodeKind, rows: int) -> None:
    codes = ontology.actor_codes(kind)
    assert len({c.code for c in codes}) == rows
    assert all(c.label and "?" not in c.label for c in codes)


def test_an_unknown_actor_code_is_refused() -> None:
    with pytest.raises(LookupFailed, match="Did you mean agent"):
        ontology.actor_codes("agents")  # type: ignore[arg-type]
    with pytest.raises(LookupFailed, match="Did you mean HEZ"):
        ontology.actor_code("known group", "hez")
