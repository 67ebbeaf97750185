"""The commands, on a report of our own."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dragoman.errors import DragomanError

from .conftest import Command


def rows(text: str) -> list[dict]:  # type: ignore[type-arg]
    return [json.loads(line) for line in text.splitlines()]


def test_code_says_what_it_did_and_the_same_again_does_nothing(
    command: Command, register: Path, report: Path
) -> None:
    again = command("code", report, "--register", register)
    assert again.exit_code == 0
    assert "0 documents coded, 1 coded before" in again.stderr


def test_mentions_give_codes_and_evidence(command: Command, register: Path, report: Path) -> None:
    found = rows(command("mentions", "-r", register, "--format", "json").stdout)
    signing = next(row for row in found if row["event"] == "SUPPORT")
    assert {party["country"] for party in signing["actors"]} == {"NOR", "CHL"}
    assert signing["reciprocal"] and not signing["recipients"]
    assert signing["date"]["start"] == "2019-05-06"
    arrest = next(row for row in found if row["event"] == "COERCE")
    assert arrest["modes"] == ["arrest"]
    assert arrest["counts"][0]["low"] == 12


def test_filters_narrow_the_mentions(command: Command, register: Path) -> None:
    found = rows(command("mentions", "-r", register, "-t", "coerce", "-f", "json").stdout)
    assert {row["event"] for row in found} == {"COERCE"}
    assert not rows(command("mentions", "-r", register, "--actor", "SWE", "-f", "json").stdout)
    late = command("mentions", "-r", register, "--since", "2030-01-01", "-f", "json")
    assert not rows(late.stdout)


def test_mentions_come_in_order_of_time_the_undated_last(command: Command, register: Path) -> None:
    found = rows(command("mentions", "-r", register, "-f", "json").stdout)
    days = [row["date"]["start"] if row["date"] else "9999" for row in found]
    assert len(set(days)) > 1 and days == sorted(days)


def test_the_table_marks_the_words_without_colour(command: Command, register: Path) -> None:
    table = command("mentions", "-r", register, "-t", "SUPPORT").stdout
    assert "[signed" in table
    assert "SUPPORT CAMEO 057" in table


def test_explain_opens_a_mention_to_parse_entry_and_rejections(
    command: Command, register: Path
) -> None:
    (row, *_) = rows(command("mentions", "-r", register, "-t", "SUPPORT", "-f", "json").stdout)
    told = command("explain", row["id"][:10], "-r", register)
    assert told.exit_code == 0, told.output
    for expected in (f"entry {row['entry']}", "parse (model", "readings rejected", "nsubj"):
        assert expected in told.stdout


def test_counts_are_shown_with_range_currency_and_who_gives_them(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "counts.txt").write_text(
        "Ukrainian police said Russian missiles killed nine people in Odesa. France gave Chad 20 million euros in aid.",
        encoding="utf-8",
    )
    folder = tmp_path / "register"
    assert command("code", tmp_path / "counts.txt", "-r", folder).exit_code == 0
    table = command("mentions", "-r", folder).stdout
    assert "killed nine (UKR COP)" in table and "money 20 million euros" in table
    mentions = rows(command("mentions", "-r", folder, "-f", "json").stdout)
    told = [" ".join(command("explain", m["id"], "-r", folder).stdout.split()) for m in mentions]
    assert any("killed 9 nine said by UKR COP Ukrainian police" in each for each in told)
    assert any("money 20,000,000 EUR 20 million euros" in each for each in told)


def test_an_unknown_id_is_a_clean_error(command: Command, register: Path) -> None:
    result = command("explain", "nothing", "-r", register)
    assert isinstance(result.exception, DragomanError)
    assert "No id in mentions 'nothing'" in str(result.exception)


@pytest.mark.parametrize("what", ["agreements", "statements", "offices", "ties"])
def test_facts_are_listed_as_table_json_and_csv(
    command: Command, register: Path, what: str
) -> None:
    table = command(what, "-r", register)
    assert table.exit_code == 0, table.output
    found = rows(command(what, "-r", register, "-f", "json").stdout)
    in_csv = list(csv.DictReader(command(what, "-r", register, "-f", "csv").stdout.splitlines()))
    assert len(found) == len(in_csv)
    assert f"{len(found)} row" in table.stdout and "1 rows" not in table.stdout


def test_offices_and_statements_hold_what_the_report_says(command: Command, register: Path) -> None:
    offices = rows(command("offices", "--by-document", "-r", register, "-f", "json").stdout)
    assert ("Kari Lund", "NOR", "GOV") in {
        (o["person"], o["country"], o["sector"]) for o in offices
    }
    joined = rows(command("offices", "-r", register, "-f", "json").stdout)
    assert ["Kari Lund", "NOR", ["GOV"]] in [
        [o["person"], o["country"], o["sectors"]] for o in joined
    ]
    statements = rows(
        command("statements", "-r", register, "--speaker", "NOR", "-f", "json").stdout
    )
    assert any("We will work with our Chilean friends" in each["words"] for each in statements)


def test_export_writes_interchange_rows(command: Command, register: Path, tmp_path: Path) -> None:
    out = tmp_path / "documents.jsonl"
    assert command("export", "--what", "documents", "-r", register, "-o", out).exit_code == 0
    (document,) = rows(out.read_text(encoding="utf-8"))
    assert document["input_id"] == "harbour-1"
    assert document["outlet"] == "Harbour Gazette"
    assert "text" not in document
    piped = command("export", "--what", "documents", "-r", register).stdout
    assert rows(piped) == [document]


def test_parquet_does_not_go_to_a_terminal(command: Command, register: Path) -> None:
    result = command("export", "--what", "mentions", "-f", "parquet", "-r", register)
    assert result.exit_code == 2
    assert "--output" in result.stderr


def test_sql_answers_and_refuses_to_write(command: Command, register: Path) -> None:
    told = command("sql", "SELECT count(*) AS n FROM mentions", "-r", register, "-f", "json")
    assert rows(told.stdout)[0]["n"] >= 2
    refused = command("sql", "DELETE FROM mentions", "-r", register)
    assert isinstance(refused.exception, DragomanError)


def test_doctor_finds_a_fresh_register_sound(command: Command, register: Path) -> None:
    told = command("doctor", "-r", register)
    assert told.exit_code == 0, told.output
    assert "0 findings" in told.stdout


def test_a_folder_without_register_is_a_clean_error(command: Command, tmp_path: Path) -> None:
    result = command("mentions", "-r", tmp_path)
    assert isinstance(result.exception, DragomanError)
    assert result.exception.exit_code == 2


def test_a_missing_input_is_a_clean_error(command: Command, tmp_path: Path) -> None:
    result = command("code", tmp_path / "none.txt", "-r", tmp_path / "register")
    assert isinstance(result.exception, DragomanError)
    assert "none.txt" in str(result.exception)


def test_unreadable_input_is_a_reject_and_the_rest_is_coded(
    command: Command, report: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": "Norway praised Chile."}\n{"text": \n', encoding="utf-8")
    done = command("code", bad, report, "-r", tmp_path / "register")
    assert done.exit_code == 0, done.output
    assert "1 reject." in done.stderr
    (reject,) = rows(command("export", "--what", "rejects", "-r", tmp_path / "register").stdout)
    assert reject["line"] == 2 and reject["origin"] == f"{bad}, line 2"
    assert f"  {bad}, line 2: {reject['reason']}\n" in done.stderr


def test_the_first_rejects_are_shown_with_the_place_and_the_others_counted(
    command: Command, tmp_path: Path
) -> None:
    french = json.dumps({"text": "Le ministre a parlé. " * 9, "id": "x", "language": "fr"})
    path = tmp_path / "news [b].jsonl"
    path.write_text("{\n" * 4 + f"{french}\n" * 2, encoding="utf-8")
    done = command("code", path, "-r", tmp_path / "r", "--quiet")
    *broken, unread = [line for line in done.stderr.splitlines() if ".jsonl, line " in line]
    assert unread == f"  {path}, line 5: language 'fr' is not read yet (read: en)"
    assert len(broken) == 4 and " more\n" not in done.stderr
    (tmp_path / "more.jsonl").write_text("{\n" * 7, encoding="utf-8")
    more = command("code", tmp_path / "more.jsonl", "-r", tmp_path / "r", "--quiet").stderr
    assert more.count("more.jsonl, line ") == 5 and "  and 2 more\n" in more
    found = rows(command("export", "--what", "rejects", "-r", tmp_path / "r").stdout)
    assert [row["origin"] for row in found if row["document"]] == [f"{path}, line 5"]
    sheet = tmp_path / "rejects.csv"
    command("export", "--what", "rejects", "--format", "csv", "-o", sheet, "-r", tmp_path / "r")
    with sheet.open(encoding="utf-8", newline="") as file:
        assert [row["origin"] for row in csv.DictReader(file)] == [row["origin"] for row in found]


def test_a_hostile_file_name_does_not_steer_the_terminal(command: Command, tmp_path: Path) -> None:
    (tmp_path / "\x1b[31mred.jsonl").write_text("{\n", encoding="utf-8")
    done = command("code", tmp_path, "-r", tmp_path / "r", "--quiet")
    assert "red.jsonl, line 1: " in done.stderr and "\x1b" not in done.stderr


def test_a_language_that_is_not_read_is_a_reject_that_says_so(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le ministre des affaires étrangères a signé un accord avec le gouvernement du Chili hier soir.",
        encoding="utf-8",
    )
    command("code", path, "-r", tmp_path / "register")
    (reject,) = rows(command("export", "--what", "rejects", "-r", tmp_path / "register").stdout)
    assert "language 'fr' is not read yet" in reject["reason"]


def test_why_says_what_is_read_in_a_sentence(command: Command) -> None:
    told = command("lexicon", "why", "Norway and Chile signed a fisheries treaty in Oslo.")
    assert "SUPPORT" in told.stdout
    assert "entry " in told.stdout


def test_lexicon_show_prints_an_entry_and_names_near_ones(command: Command) -> None:
    assert "predicate" in command("lexicon", "show", "sign").stdout
    missing = command("lexicon", "show", "sing.agreement")
    assert "Did you mean" in str(missing.exception)


def test_a_document_that_could_not_be_coded_is_not_counted_as_coded(
    command: Command, report: Path, tmp_path: Path
) -> None:
    french = (
        "Le ministre des affaires étrangères a signé hier un traité de pêche avec le Chili, "
        "selon un communiqué publié par son bureau dans la capitale."
    )
    (tmp_path / "news.jsonl").write_text(
        "".join(
            json.dumps({"text": french, "id": f"fr-{number}", "language": "fr"}) + "\n"
            for number in range(2)
        )
        + json.dumps({"title": "without a text"}),
        encoding="utf-8",
    )
    told = command("code", report, tmp_path / "news.jsonl", "--register", tmp_path / "r")
    assert "1 document coded, 2 kept but not coded: " in told.stderr and "3 rejects" in told.stderr


def test_an_office_told_in_two_reports_is_one_row_with_the_evidence_of_both(
    command: Command, tmp_path: Path
) -> None:
    for day, who in (("2019-05-07", "foreign minister Kari Lund"), ("2019-06-02", "Foreign Minister Lund")):  # fmt: skip
        (tmp_path / f"{day}.md").write_text(
            f"---\ndate: {day}\n---\nNorwegian {who} signed a treaty with Chile on Monday.\n",
            encoding="utf-8",
        )
    register = tmp_path / "r"
    command("code", *tmp_path.glob("*.md"), "--register", register)
    told = command("offices", "--by-document", "-r", register, "-f", "json").stdout
    assert len(rows(told)) == 2
    (held,) = rows(command("offices", "-r", register, "-f", "json").stdout)
    assert held["names"] == ["Kari Lund", "Lund"]
    assert (held["person"], held["country"], held["reports"]) == ("Kari Lund", "NOR", 2)
    assert (held["first_seen"], held["last_seen"]) == ("2019-05-07", "2019-06-02")
    assert len({each["document"] for each in held["evidence"]}) == 2
    table = command("offices", "--country", "NOR", "-r", register).stdout
    assert "2 reports, 2019-05-07 to 2019-06-02" in table and "1 row" in table
    assert "also Lund" in table and "“Norwegian Foreign Minister Lund”" in table
    assert "0 rows" in command("offices", "--person", "Vega", "-r", register).stdout
