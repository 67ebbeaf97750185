"""Agreements, statements and dyads on the command line, and what the bundled dispatches bind."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli.across import _day_told
from dragoman.errors import ConfigError
from dragoman.model import EventDate

from .conftest import Command

CHOSEN = (
    "1993-09-13-oslo-accord-wire",
    "1994-10-26-israel-jordan-wire",
    "1994-10-27-israel-jordan-observer",
    "1995-11-21-dayton-wire",
    "1998-10-26-ecuador-peru-wire",
    "2005-08-15-aceh-peace-wire",
    "2016-09-26-colombia-farc-wire",
    "2016-11-25-colombia-farc-harbour",
    "2018-07-09-ethiopia-eritrea-wire",
    "2020-09-15-abraham-accords-wire",
    "2021-09-17-aukus-recall-meridian",
    "2022-07-22-black-sea-grain-wire",
    "2025-01-19-gaza-ceasefire-wire",
    "2025-06-27-congo-rwanda-wire",
)


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def accords(command: Command, dispatches: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the dispatches that tell of agreements."""
    folder = tmp_path_factory.mktemp("accords") / "register"
    result = command("code", *(dispatches / f"{name}.md" for name in CHOSEN), "-r", folder)
    assert result.exit_code == 0, result.output
    return folder


def between(command: Command, folder: Path, *parties: str) -> list[dict[str, Any]]:
    return rows(command("agreements", "--between", *parties, "-r", folder, "-f", "json").stdout)


@pytest.mark.parametrize(
    ("pair", "parties", "stages"),
    [
        ("ISR JOR", {"ISR", "JOR"}, {("signed", "1994-10-26")}),
        ("BIH HRV", {"BIH", "HRV", "SRB"}, {("initialled", "1995-11-21")}),
        ("ECU PER", {"ECU", "PER"}, {("signed", "1998-10-26")}),
        ("IDN IDN", {"IDN"}, {("signed", "2005-08-15")}),
        ("ETH ERI", {"ETH", "ERI"}, {("signed", "2018-07-09")}),
        ("ARE BHR", {"ARE", "BHR", "ISR"}, {("signed", "2020-09-15")}),
        ("AUS FRA", {"AUS", "FRA"}, {("withdrawn", "2021-09-15")}),
        ("RUS UKR", {"RUS", "UKR", "TUR", "UNO"}, {("signed", "2022-07-22")}),
        ("COD RWA", {"COD", "RWA"}, {("signed", "2025-06-27")}),
    ],
)
def test_the_dispatches_have_the_right_parties_and_stages(
    command: Command, accords: Path, pair: str, parties: set[str], stages: set[tuple[str, str]]
) -> None:
    (found,) = between(command, accords, *pair.split())
    assert {party["country"] for party in found["parties"]} == parties
    assert {(s["stage"], s["date"] and s["date"]["start"]) for s in found["stages"]} == stages


def test_a_rebel_group_is_party_beside_the_state_and_a_second_accord_is_another(
    command: Command, accords: Path
) -> None:
    first, second = between(command, accords, "COL")
    assert {party["name"] for party in first["parties"]} == {"Colombia", "FARC"}
    assert [s["date"]["start"] for s in first["stages"] if s["date"]] == ["2016-09-26"]
    assert [s["date"]["start"] for s in second["stages"]] == ["2016-11-24"]


@pytest.mark.parametrize("pair", [("COL GOV", "COL REB"), ("ISR GOV", "JOR GOV")])
def test_a_state_and_its_rebels_are_asked_for_by_sector_in_both_commands(
    command: Command, accords: Path, pair: tuple[str, str]
) -> None:
    listed = {row["id"] for row in between(command, accords, *pair)}
    (told,) = rows(command("dyad", *pair, "-r", accords, "-f", "json").stdout)
    assert listed and listed == {row["id"] for row in told["agreements"]}
    assert not between(command, accords, "ECU GOV", "ECU REB")


def test_every_value_opens_to_words_of_its_document(command: Command, accords: Path) -> None:
    from dragoman.register import Register

    with Register.open(accords) as book:
        for found in rows(command("agreements", "-r", accords, "-f", "json").stdout):
            told = [
                (party["name"], each) for party in found["parties"] for each in party["evidence"]
            ]
            told += [(p["name"], each) for p in found["signatories"] for each in p["evidence"]]
            told += [
                (s["stage"], each) for s in found["stages"] for each in (s["evidence"], *s["also"])
            ]
            told += [(found["names"][0], each) for each in found["evidence"]]
            for _, each in told:
                document = book.get("documents", each["document"])
                text = document["title"] if each["part"] == "title" else document["text"]
                start, end = each["span"]
                words = text[start:end]
                assert words and words == words.strip()
                assert not (text[:start][-1:].isalnum() or text[end:][:1].isalnum()), words


def test_on_a_day_only_what_may_bind_is_listed_with_what_is_unknown(
    command: Command, accords: Path
) -> None:
    table = command("agreements", "--between", "ISR", "JOR", "--on", "1995-01-01", "-r", accords)
    assert "on 1995-01-01: signed" in table.stdout
    assert "not known: whether it was in force" in table.stdout
    ended = command("agreements", "AUS", "FRA", "--on", "2021-10-01", "-r", accords)
    assert "0 rows" in ended.stdout
    none = command("agreements", "ISR", "JOR", "--on", "1990-01-01", "-r", accords).stdout
    assert "without --on: 1" in none
    before = command("agreements", "ISR", "JOR", "--on", "1990-01-01", "-r", accords, "-f", "json")
    assert rows(before.stdout) == []


def test_a_day_is_given_in_figures_beside_its_words() -> None:
    tuesday = date(2024, 5, 7)
    assert _day_told(EventDate(tuesday, tuesday, "day", "Tuesday", None)) == "2024-05-07 (Tuesday)"
    assert _day_told(EventDate(tuesday, tuesday, "day", "", None)) == "2024-05-07"


def test_a_day_that_is_none_is_a_clean_error(command: Command, accords: Path) -> None:
    result = command("agreements", "--on", "soon", "-r", accords)
    assert isinstance(result.exception, ConfigError) and "2021-12-01" in str(result.exception)


def test_rows_of_single_documents_can_still_be_listed(command: Command, accords: Path) -> None:
    single = rows(command("agreements", "--by-document", "-r", accords, "-f", "json").stdout)
    assert all("document" in row for row in single)
    joined = rows(command("agreements", "-r", accords, "-f", "json").stdout)
    assert sorted(t for row in joined for t in row["tellings"]) == sorted(r["id"] for r in single)


def test_a_dyad_is_told_as_table_json_and_csv(command: Command, accords: Path) -> None:
    table = command("dyad", "ISR", "JOR", "--by", "year", "-r", accords)
    assert table.exit_code == 0, table.output
    assert "these are mentions" in table.stdout and "1 agreement\n" in table.stdout
    assert "> ISR upon JOR, < JOR upon ISR, = both together" in table.stdout
    assert "agr.: agreements known to have bound both" in table.stdout
    within = command("dyad", "IDN", "IDN", "-r", accords).stdout
    assert "= within IDN" in within and "upon IDN" not in within
    (whole,) = rows(command("dyad", "ISR", "JOR", "-r", accords, "-f", "json").stdout)
    assert whole["unit"] == "mentions" and whole["agreements"][0]["standing"] == "signed"
    assert sum(row["count"] for row in whole["series"]) + whole["undated"] + whole[
        "wider_than_period"
    ] == len(whole["mentions"])
    csv = command("dyad", "ISR", "JOR", "-r", accords, "-f", "csv").stdout.splitlines()
    assert csv[0].startswith("period,start,end,count,forth,back,joint,cooperation")
    assert len(csv) == len(whole["series"]) + 1


def test_the_worked_example_joins_what_its_report_tells(
    command: Command, shared_data: Path, tmp_path: Path
) -> None:
    article = shared_data.parent / "seed" / "article.txt"
    folder = tmp_path / "register"
    assert command("code", article, "-r", folder).exit_code == 0
    told = command("agreements", "--between", "ISR", "MAR", "--on", "2021-12-01", "-r", folder, "-f", "json")  # fmt: skip
    memorandum, accords = rows(told.stdout)
    assert (memorandum["form"], memorandum["subject"]) == ("memorandum", "defence")
    assert {p["country"] for p in memorandum["parties"]} == {"ISR", "MAR"}
    assert {p["name"] for p in memorandum["signatories"]} == {"Benny Gantz", "Abdellatif Loudiyi"}
    assert memorandum["standing"] == "signed"
    assert accords["names"] == ["Abraham Accords"]
    order = {p["country"]: p["order"] for p in accords["parties"]}
    assert set(order) == {"ISR", "MAR", "ARE", "BHR"}
    assert order["MAR"] > order["ARE"] == order["BHR"]
    assert accords["stages"] == [] and accords["standing"] == "unknown"
    said = rows(command("statements", "-r", folder, "-f", "json").stdout)
    assert all(len(each["venues"]) == 2 for each in said)
