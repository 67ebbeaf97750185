"""What goes wrong is one clean line with its cause, and the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman import run
from dragoman.cli import main
from dragoman.config import Settings
from dragoman.errors import ConfigError, InputError, LookupFailed
from dragoman.register import Register
from dragoman.run import code_inputs

from .conftest import Command


def told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str | Path
) -> tuple[int, str]:
    """The exit code and standard error of a command, as the shell has them."""
    monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
    with pytest.raises(SystemExit) as raised:
        main()
    return int(raised.value.code or 0), capsys.readouterr().err


def test_a_file_in_the_register_s_place_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, report: Path
) -> None:
    code, line = told(capsys, monkeypatch, "code", report, "-r", report)
    assert code in (1, 2)
    assert line.startswith("dragoman: ") and line.count("\n") == 1


def test_a_fault_of_our_own_is_one_line_that_says_how_to_see_more(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    report: Path,
    tmp_path: Path,
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("first line\nsecond line")

    monkeypatch.setattr(run, "code_inputs", broken)
    code, line = told(capsys, monkeypatch, "code", report, "-r", tmp_path / "r")
    assert code == 1
    assert line.startswith("dragoman: ValueError: first line. ") and "--debug" in line


def test_a_stop_says_how_to_go_on(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    report: Path,
    tmp_path: Path,
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "code_inputs", stopped)
    code, line = told(capsys, monkeypatch, "code", report, "-r", tmp_path / "r")
    assert code == 130
    assert "same command again" in line


def test_python_m_dragoman_is_as_clean_as_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dragoman", "mentions", "-r", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("dragoman: ") and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("flags", "hint"),
    [
        (("--type", "SUPORT"), "Did you mean SUPPORT"),
        (("--mode", "arest"), "Did you mean arrest"),
        (("--type", "SUPPORT", "--mode", "arrest"), "it is a mode of THREATEN, COERCE"),
        (("--since", "soon"), "no day"),
    ],
)
def test_a_filter_that_can_match_nothing_is_refused(
    command: Command, register: Path, flags: tuple[str, ...], hint: str
) -> None:
    result = command("mentions", "-r", register, *flags)
    assert isinstance(result.exception, ConfigError)
    assert hint in str(result.exception)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("mentions", "--party", "Lundquast"), "--party: neither the lists"),
        (("mentions", "--actor", "NOX"), "--actor: neither the lists"),
        (("mentions", "--since", "2022-01-02", "--until", "2022-01-01"), "--until: 2022-01-01 is"),
        (("statements", "--since", "2022-01-02", "--until", "2022-01-01"), "--until: 2022-01-01"),
        (("ties", "--between", "Norwya"), "Did you mean Norway?"),
        (("statements", "--speaker", "Lundquast"), "--speaker: neither"),
        (("dyad", "NOR", "Chilie"), "OTHER: neither"),
    ],
)
def test_a_party_that_nobody_knows_is_refused(
    command: Command, register: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = command(*arguments, "-r", register)
    assert isinstance(result.exception, ConfigError)
    assert told in str(result.exception)


def test_a_party_is_found_by_a_name_of_its_own_and_not_by_letters_of_another(
    command: Command, register: Path
) -> None:
    def told(*arguments: str) -> str:
        return str(command("mentions", *arguments, "-r", register, "-f", "json").stdout)

    assert told("--party", "Lund") and told("--party", "Norway")
    # known to the lists, and in none of these rows: an answer without rows is true
    assert not told("--party", "US") and not told("--party", "Biden")


def test_modes_are_taken_in_any_case_and_narrow(command: Command, register: Path) -> None:
    result = command("mentions", "-r", register, "--mode", "Arrest", "-f", "json")
    assert result.stdout.count('"event": "COERCE"') == len(result.stdout.splitlines()) == 1


def test_the_name_of_a_country_stands_for_its_code(command: Command, register: Path) -> None:
    by_name = command("mentions", "-r", register, "--actor", "norway", "-f", "json").stdout
    assert (
        by_name
        and by_name == command("mentions", "-r", register, "--actor", "NOR", "-f", "json").stdout
    )
    assert command("offices", "-r", register, "--country", "Norway", "-f", "json").stdout
    wrong = command("offices", "-r", register, "--country", "Norwy")
    assert isinstance(wrong.exception, ConfigError)


def test_an_unknown_format_is_told_before_anything_is_made(
    command: Command, report: Path, tmp_path: Path
) -> None:
    result = command("code", report, "-r", tmp_path / "r", "--input-format", "jsnl")
    assert isinstance(result.exception, ConfigError)
    assert "Did you mean json" in str(result.exception)
    assert not (tmp_path / "r").exists()


def test_wrong_word_files_leave_no_empty_register(
    command: Command, report: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "acts.yaml").write_text(
        "- id: foo\n  predicate: {verb: [foo]}\n  cod: 1\n"
    )
    result = command("code", report, "-r", tmp_path / "r", "--lexicon", tmp_path / "mine")
    assert "entry 'foo'" in str(result.exception)
    assert not (tmp_path / "r").exists()


def test_a_run_without_news_loads_no_model(
    command: Command, register: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr(run, "coder_of", refuse)
    again = command("code", report, "-r", register)
    assert again.exit_code == 0, again.exception
    assert "1 coded before" in again.stderr


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[1]", "no JSON object"),
        ('{"document": "a"}', "lacks sentence, event"),
        ('{"document": "a", "sentence": "b", "event": "SUPORT"}', "Did you mean SUPPORT"),
        ('{"document": "a", "sentence": "b", "event": "AID", "actors": "CHL"}', "no list"),
    ],
)
def test_wrong_gold_is_told_with_its_line(
    command: Command, tmp_path: Path, text: str, hint: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{text}\n", encoding="utf-8")
    result = command("evaluate", path)
    assert isinstance(result.exception, InputError)
    assert "line 2" in str(result.exception) and hint in str(result.exception)


@pytest.mark.parametrize("flags", [("none.jsonl",), ("pairs", "none.tsv")])
def test_gold_that_is_not_there_is_a_clean_error(command: Command, flags: tuple[str, ...]) -> None:
    result = command("evaluate", *flags)
    assert isinstance(result.exception, InputError)
    assert "none" in str(result.exception)


def test_an_id_that_begins_none_or_all_is_told(command: Command, register: Path) -> None:
    for key in ("", "zz"):
        assert isinstance(command("explain", key, "-r", register).exception, LookupFailed)


def test_evaluate_reads_the_columns_of_the_settings(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dragoman.toml").write_text('[columns]\ntext = "story_body"\nid = "nr"\n')
    (tmp_path / "news.csv").write_text("nr,story_body\n1,Norway and Chile signed a treaty.\n")
    (tmp_path / "gold.jsonl").write_text(
        '{"document": "1", "sentence": "Norway", "event": "SUPPORT", "actors": ["NOR", "CHL"]}\n'
    )
    told = command("evaluate", "gold.jsonl", "--inputs", "news.csv", "--json")
    assert '"recall": 1.0' in told.stdout, told.exception


def test_names_of_all_scripts_are_printed_whatever_the_terminal_is_said_to_be(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"text": "Ministers met in Kyiv.", "id": "Київ-1"}\n', "utf-8"
    )
    code_inputs([tmp_path / "a.jsonl"], Settings(register=tmp_path / "r"))
    for form in ("csv", "json"):
        asked = ("sql", "SELECT input_id FROM documents", "-f", form, "-r", str(tmp_path / "r"))
        done = subprocess.run(
            [sys.executable, "-m", "dragoman", *asked],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )
        assert done.returncode == 0 and "Київ-1" in done.stdout.decode("utf-8"), done.stderr


def test_a_folder_whose_name_deltalake_reads_as_another_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="%20"):
        Register.create_or_open(tmp_path / "my%20register")
    assert not list(tmp_path.iterdir())
    for name in ("50% off", "a b", "ö#1"):
        with Register.create_or_open(tmp_path / name) as book:
            assert book.version == 0 and not book.doctor()
