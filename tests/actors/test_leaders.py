"""Leaders of the data: whether the tables hold together, and who a name means on a day."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from dragoman.actors import ActorIndex, known_by_last_name
from dragoman.actors.persons.leaders import Leaders, person_on
from dragoman.actors.tables.read import INTERNATIONAL
from dragoman.actors.tables.terms import Term, leader_terms
from dragoman.data import data_path, shipped_yaml
from dragoman.model import Document
from dragoman.ontology import country, sector
from tests.actors.staging import Staged

TABLES = ("leaders", "countryinfo")
COLUMNS = ["name", "names", "country", "sectors", "kind", "from", "until", "office", "source",
           "precision"]  # fmt: skip
OPEN = date(2026, 1, 1)


def rows(table: str) -> list[dict[str, str]]:
    held: list[dict[str, str]] = []
    for path in sorted(data_path("actors", table).glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            held += csv.DictReader(stream)
    return held


def span(row: dict[str, str]) -> tuple[date, date]:
    until = date.fromisoformat(row["until"]) if row["until"] else OPEN
    return date.fromisoformat(row["from"]), until


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["names"].split(";"))]


def overlaps(table: str, office: str) -> Iterator[tuple[str, str, str, timedelta]]:
    by_state: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(table):
        if row["office"] == office:
            by_state[row["country"]].append(row)
    for state, held in by_state.items():
        for i, one in enumerate(held):
            for other in held[i + 1 :]:
                (a, b), (c, d) = span(one), span(other)
                if one["name"] != other["name"] and min(b, d) > max(a, c):
                    yield state, one["name"], other["name"], min(b, d) - max(a, c)


@pytest.mark.parametrize("table", TABLES)
def test_every_row_can_be_used(table: str) -> None:
    held = rows(table)
    assert len(held) > 1500
    assert list(held[0]) == COLUMNS
    for row in held:
        since, until = span(row)
        assert since <= until
        assert until >= date(1990, 1, 1)
        assert row["country"] in INTERNATIONAL or country(row["country"]).iso3 == row["country"]
        assert all(sector(code).code == code for code in row["sectors"].split())
        assert row["kind"] == "person"
        assert row["office"]
        assert all(
            name == name.strip() and name[0].isupper() for name in names(row) if name[:4] != "the "
        )


def test_our_own_table_says_that_it_is_unverified_and_holds_years_only() -> None:
    for row in rows("leaders"):
        assert row["source"] == "general knowledge, unverified"
        assert row["from"].endswith("-01-01")
        assert row["until"] == "" or row["until"].endswith("-12-31")


def test_our_own_table_has_heads_of_110_states() -> None:
    heads = {row["country"] for row in rows("leaders") if row["office"].startswith("head of")}
    assert len(heads - INTERNATIONAL) >= 110


SEATS = ("head of state", "head of government", "foreign minister", "defence minister")


@pytest.mark.parametrize("office", SEATS)
def test_a_seat_has_two_holders_in_the_year_of_a_change_only(office: str) -> None:
    """Days overlap by a year at the most: terms are known to the year."""
    data = shipped_yaml("actors", "leaders", "offices.yaml")
    shared = {state for state, offices in data["shared"].items() if office in offices}
    contested = set(data["contested"]) if office == "head of state" else set()
    wrong = [each for each in overlaps("leaders", office) if each[3].days > 366]
    assert [each for each in wrong if each[0] not in shared | contested] == []


def test_seats_are_called_shared_or_contested_only_where_they_are() -> None:
    data = shipped_yaml("actors", "leaders", "offices.yaml")
    met = {each[0] for each in overlaps("leaders", "head of state") if each[3].days > 366}
    assert met == {*data["shared"], *data["contested"]}


def test_days_of_heads_of_government_do_not_overlap() -> None:
    # Serbia: heads of the federation and of the republic; Bosnia: of the state and its halves.
    several = {
        each[0] for each in overlaps("countryinfo", "head of government") if each[3].days > 31
    }
    assert several <= {"SRB", "BIH"}


@pytest.mark.parametrize("table", TABLES)
def test_every_row_says_its_source_and_how_exact_it_is(table: str) -> None:
    for row in rows(table):
        assert row["source"], row
        assert row["precision"].split(",")[0] in ("day", "month", "year"), row


def test_no_term_stands_twice() -> None:
    seen = [
        (r["name"], r["country"], r["office"], r["sectors"], r["from"]) for r in rows("leaders")
    ]
    assert len(seen) == len(set(seen))


def test_no_name_is_of_two_states_at_once() -> None:
    by_name: dict[str, list[Term]] = defaultdict(list)
    for term in leader_terms():
        for name in term.names:
            by_name[name].append(term)
    both = set()
    for name, terms in by_name.items():
        for i, one in enumerate(terms):
            for other in terms[i + 1 :]:
                a, b = one.entry, other.entry
                if a.country == b.country or not (a.since and b.since):
                    continue
                last = min(a.until or OPEN, b.until or OPEN)
                # The year of a change may belong to both.
                if last - max(a.since, b.since) > timedelta(days=366):
                    both.add(name)
    assert both == set()


def test_no_leader_has_the_name_of_another_actor() -> None:
    index = ActorIndex.load()
    for term in leader_terms():
        for name in term.names:
            assert {entry.form for entry in index.entries(name)} == {"person"}, name


def leaders(day: date | None, text: str = "They met.") -> Leaders:
    return Leaders(Document.create(text, published=day), ActorIndex.load())


@pytest.mark.parametrize(
    ("name", "role", "day", "state"),
    [
        ("Clinton", "president", date(1996, 5, 1), "USA"),
        ("Clinton", "secretary of state", date(2010, 5, 1), "USA"),
        ("Bush", "president", date(2003, 5, 1), "USA"),
        ("Blair", "prime minister", date(2003, 5, 1), "GBR"),
        ("Brown", "prime minister", date(2008, 9, 1), "GBR"),
        ("Assad", "president", date(2015, 5, 1), "SYR"),
        ("al-Assad", "president", date(1995, 5, 1), "SYR"),
        ("Xi", "president", date(2020, 5, 1), "CHN"),
        ("Isaias", "president", date(2018, 7, 9), "ERI"),
        ("Putin", None, date(2022, 5, 1), "RUS"),
        ("Commodore Bainimarama", None, date(2009, 11, 1), "FJI"),
        ("Putin", None, None, "RUS"),
    ],
)
def test_a_last_name_means_the_leader_of_the_day(
    name: str, role: str | None, day: date | None, state: str
) -> None:
    person = leaders(day).recalled(name, role)
    assert person is not None
    assert person.country == state


@pytest.mark.parametrize(
    ("name", "role", "day"),
    [
        ("Clinton", "president", date(1992, 5, 1)),  # not yet
        ("Johnson", "mayor", date(2020, 5, 1)),  # a mayor is no prime minister
        ("Brown", None, date(2008, 9, 1)),  # a name of many
        ("Clinton", "prime minister", date(1996, 5, 1)),  # another office
        ("Hussein", "president", None),  # no day, several states
        ("Kim", None, date(2005, 5, 1)),
        ("Goma", None, None),  # a town
    ],
)
def test_a_last_name_that_does_not_tell_means_nobody(
    name: str, role: str | None, day: date | None
) -> None:
    assert leaders(day).recalled(name, role) is None


def test_a_full_name_in_the_document_keeps_a_namesake_apart() -> None:
    text = "The singer and his wife Wilma Putin left. The police saw Putin go."
    assert leaders(date(2022, 5, 1), text).recalled("Putin", None) is None


@pytest.mark.parametrize(
    ("name", "day", "code", "former"),
    [
        ("Bill Clinton", date(1996, 5, 1), "USA GOV", False),
        ("Bill Clinton", date(2006, 5, 1), "USA GOV", True),
        ("Donald Trump", date(2022, 5, 1), "USA GOV", True),
        ("Donald Trump", date(2025, 5, 1), "USA GOV", False),
        ("Nelson Mandela", date(1992, 5, 1), "ZAF OPP", False),
        ("Nelson Mandela", date(1996, 5, 1), "ZAF GOV", False),
        ("Jens Stoltenberg", date(2010, 5, 1), "NOR GOV", False),
        ("Jens Stoltenberg", date(2020, 5, 1), "IGO MIL", False),
        ("Abdullah Ocalan", date(1998, 5, 1), "TUR REB", False),
        ("Barack Obama", date(2005, 5, 1), "USA", False),
        ("Lula", date(2024, 5, 1), "BRA GOV", False),
    ],
)
def test_a_full_name_has_the_office_of_the_day(
    name: str, day: date, code: str, former: bool
) -> None:
    person = person_on(ActorIndex.load().entries(name), day)
    assert person is not None
    assert " ".join((person.country or "", *person.sectors)) == code
    assert person.former is former


def test_without_a_day_only_what_always_held_is_said() -> None:
    index = ActorIndex.load()
    assert person_on(index.entries("Jens Stoltenberg"), None) is None
    mandela = person_on(index.entries("Nelson Mandela"), None)
    assert mandela is not None
    assert (mandela.country, mandela.sectors) == ("ZAF", ())


def test_titles_are_roles() -> None:
    known = set(shipped_yaml("actors", "leaders", "surnames.yaml")["titles"])
    assert {"president", "prime minister"} <= known


@pytest.mark.parametrize("table", TABLES)
def test_each_table_names_its_source(table: str) -> None:
    assert data_path("actors", table, "SOURCE.md").is_file()


def test_who_left_office_is_known_by_a_name_that_nobody_else_bore() -> None:
    staged = Staged("An Indonesian court tried Suharto.", published=date(2000, 9, 1))
    assert staged.codes("Suharto") == ["IDN ELI GOV"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("President Zelenskyy arrived in Oslo.", "Zelenskyy", "UKR GOV"),
        ("Norway thanked President el-Sisi.", "Sisi", "EGY GOV"),
        ("Norway thanked President el-Sisi.", "President", "EGY GOV"),
    ],
)
def test_every_spelling_of_a_leader_is_known_by_title_and_last_name(
    text: str, name: str, code: str
) -> None:
    assert Staged(text, published=date(2023, 6, 1)).codes(name) == [code]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Iran condemned President Obama.", "USA GOV"),
        ("Iran condemned Chancellor Merkel.", "DEU GOV"),
        # presidents of several states
        ("Iran condemned President Lee.", "--- GOV"),
        # a namesake is told of
        ("The singer Karl Merkel spoke. Iran condemned Chancellor Merkel.", "--- GOV"),
        # the name of many
        ("Iran condemned Prime Minister Brown.", "--- GOV"),
    ],
)
def test_news_calls_who_left_office_by_the_old_title(text: str, code: str) -> None:
    assert Staged(text, published=date(2023, 6, 1)).codes(text.split()[-1][:-1]) == [code]


def test_whose_somebody_is_known_to_be_stands_against_what_his_title_tells_elsewhere() -> None:
    staged = Staged("Iran thanked Foreign Secretary Marcelo Ebrard.", published=date(2022, 6, 1))
    assert staged.codes("Ebrard") == ["MEX GOV"]


@pytest.mark.parametrize(
    ("day", "state"),
    [(date(2010, 3, 1), "SAU"), (date(2025, 3, 1), "JOR"), (date(2024, 3, 1), "---")],
)
def test_a_title_and_name_that_two_bore_is_his_who_bears_them_today(day: date, state: str) -> None:
    text = "Israel thanked King Abdullah."
    assert Staged(text, published=day).codes("Abdullah") == [f"{state} GOV"]


def test_an_own_office_that_another_holds_is_of_another_state() -> None:
    """In a statement of one government its president is the one who holds the office that day."""
    text = "The United States welcomes the truce. President Dunmore praised it."
    staged = Staged(text, published=date(2023, 6, 1), outlet="US Department of State")
    assert staged.codes("Dunmore") == ["--- GOV"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Prime Minister Kishida Fumio left. Kishida sang.", ["JPN GOV"]),
        ("Prime Minister Sunak Rishi left. Sunak sang.", ["--- GOV"]),
    ],
)
def test_a_family_name_may_come_first_where_it_does_at_home(text: str, codes: list[str]) -> None:
    name = text.split()[2]
    assert Staged(f"Norway rang Chile. {text}", published=date(2023, 6, 1)).codes(name) == codes


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        # who led a state, and then a body of states, is one person
        ("Rutte rejected the plan.", date(2015, 3, 2), "NLD GOV"),
        ("Rutte rejected the plan.", date(2025, 3, 3), "IGO MIL"),
        ("Barnier rejected the plan.", date(2017, 3, 2), "EUR"),
        # a rapporteur of the United Nations has the name of a prime minister
        ("Albanese rejected the plan.", date(2025, 3, 3), "AUS GOV"),
    ],
)
def test_a_last_name_alone_is_first_that_of_who_led(text: str, day: date, code: str) -> None:
    assert Staged(text, published=day).codes(text.split()[0]) == [code]


@pytest.mark.parametrize(("word", "known"), [("Macron", True), ("Friday", False), ("To", False)])
def test_a_last_name_that_is_a_word_names_nobody_by_itself(word: str, known: bool) -> None:
    document = Document.create("Nothing but a headline.", published=date(2024, 5, 1))
    assert known_by_last_name(document, ActorIndex.load())(word) is known
