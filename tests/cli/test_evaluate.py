"""`dragoman evaluate`, on gold of our own: the commands, the guard of held-back gold, the log."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import ConfigError, InputError

from .conftest import Command

SENTENCES = (
    "Norway and Chile signed a treaty.",
    "The Chilean government condemned Norway.",
    "Sweden praised Norway.",
    "Peru expelled the Chilean ambassador.",
)
TEXT = " ".join(SENTENCES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with news, gold of it, and pairs."""
    path = tmp_path_factory.mktemp("gold")
    news = {"id": "n1", "title": "Chile and Norway", "text": TEXT, "published": "2024-05-07"}
    (path / "news.jsonl").write_text(json.dumps(news) + "\n")
    rows = []
    for half, words, kind, sides in (
        ("development", SENTENCES[1], "ACCUSE", ("CHL GOV", "NOR")),
        ("development", SENTENCES[2], "REJECT", ("SWE", "NOR")),
        ("test", SENTENCES[0], "SUPPORT", ("NOR", "CHL")),
    ):
        start = TEXT.index(words)
        event = {
            "event": kind,
            "trigger": None,
            "actors": [{"code": sides[0], "span": None}],
            "recipients": [{"code": sides[1], "span": None}],
            "reciprocal": kind == "SUPPORT",
        }
        rows.append(
            {"document": "n1", "part": "body", "span": [start, start + len(words)], "half": half}
            | {"events": [event]}
        )
    (path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    lines = ["sentence_id\tmarked_sentence\tgold_root\tgold_penta"]
    for n, name in enumerate(
        ("Chile", "Peru", "Sweden", "Kenya", "Ghana", "Japan", "Spain", "Italy")
    ):
        lines.append(f"{n}\t<s>{name}</s> condemned <t>Norway</t>.\tACCUSE\t{3 if n else 4}")
    (path / "pairs.tsv").write_text("\n".join(lines) + "\n")
    return path


def test_pairs_print_all_tables(command: Command, folder: Path) -> None:
    told = command("evaluate", "pairs", folder / "pairs.tsv")
    assert told.exit_code == 0, told.exception
    for words in (
        "macro-F1, 15 classes:",
        "macro-F1, 4 quad classes:",
        "five folds",
        "confusion",
        "by least confidence",
        "expected calibration error",
        "contradict the mapping",
    ):
        assert words in told.stdout


def test_parts_share_no_pair_and_json_has_the_figures(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    log = tmp_path / "final.jsonl"
    held = ("--final", "--log", log)
    counts = {}
    for part, more in (("development", ()), ("test", held), ("all", held)):
        told = command("evaluate", "pairs", folder / "pairs.tsv", "--json", "--part", part, *more)
        assert told.exit_code == 0, told.exception
        counts[part] = json.loads(told.stdout)["pairs"]
    assert counts["development"] + counts["test"] == counts["all"] == 8
    assert counts["development"] and counts["test"]
    last = json.loads(log.read_text().splitlines()[-1])
    assert last["command"] == "dragoman evaluate pairs pairs.tsv --part all --final"
    assert last["figures"]["contradictions"] == [2] and str(folder) not in log.read_text()


def test_withheld_answers_cost_accuracy(command: Command, folder: Path) -> None:
    told = command(
        "evaluate", "pairs", folder / "pairs.tsv", "--json", "--abstain", "1", "--no-ranker"
    )
    assert json.loads(told.stdout)["accuracy"] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("pairs", "pairs.tsv", "--part", "test"),
        ("pairs", "pairs.tsv", "--part", "all"),
        ("pairs", "pairs.tsv", "--final"),
        ("pairs", "pairs.tsv", "--part", "test", "--final", "--errors", "3"),
        ("pairs", "pairs.tsv", "--part", "test", "--final", "--log", "none/final.jsonl"),
        ("mentions", "gold.jsonl", "--inputs", "news.jsonl", "--half", "test"),
        ("events", "gold.jsonl", "--inputs", "news.jsonl", "--half", "test"),
        ("stories", "gold.jsonl", "--inputs", "news.jsonl", "--half", "all"),
    ],
)
def test_held_back_gold_is_guarded(
    command: Command, folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(folder)
    result = command("evaluate", *arguments)
    assert isinstance(result.exception, ConfigError), result.stdout
    assert not result.stdout


def test_mentions_are_scored_by_half(command: Command, folder: Path, tmp_path: Path) -> None:
    files = (folder / "gold.jsonl", "--inputs", folder / "news.jsonl")
    told = command("evaluate", "mentions", *files, "--errors", "5")
    assert told.exit_code == 0, told.exception
    assert "2 sentences of 1 documents" in told.stdout
    assert "extra  n1" in told.stdout and "missed  n1" in told.stdout
    figures = json.loads(command("evaluate", "mentions", *files, "--json").stdout)
    assert figures["levels"]["recipient"]["right"] == 1
    log = tmp_path / "final.jsonl"
    final = command("evaluate", "mentions", *files, "--half", "test", "--final", "--log", log)
    assert final.exit_code == 0, final.exception
    assert json.loads(log.read_text())["figures"]["levels"]["all"]["f1"] == 1
    assert "missed  n1" not in final.stdout


def test_coders_are_compared(command: Command, folder: Path) -> None:
    told = command("evaluate", "coders", folder / "gold.jsonl", folder / "gold.jsonl")
    assert "3 sentences coded by both" in told.stdout and "kappa 1.00" in told.stdout


def test_agreements_of_the_dispatches_have_gold(command: Command) -> None:
    told = command("evaluate", "agreements", "--json")
    assert told.exit_code == 0, told.exception
    assert json.loads(told.stdout)["all"]["f1"] > 0.85


def test_inputs_without_gold_of_agreements_say_so(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"document": "x", "parties": [], "stage": null, "form": "other"}\n')
    result = command("evaluate", "agreements", gold, "--inputs", folder / "news.jsonl")
    assert isinstance(result.exception, InputError)
    assert "no document of the gold is in the inputs (x)" in str(result.exception)


def test_a_wrong_command_is_no_path(command: Command) -> None:
    result = command("evaluate", "mention", "gold.jsonl")
    assert result.exit_code == 2
    assert "Did you mean mentions?" in result.stderr


def write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_happenings_and_stories_are_scored_beside_trivial_answers(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    news = tmp_path / "stories.jsonl"
    texts = {"s1": "Norway condemned Chile.", "s2": "Norway denounced Chile.", "s3": "Peru left."}
    write(news, [{"id": key, "title": key, "text": text} for key, text in texts.items()])
    rows = [
        ("one", "development", "s1", [7, 16], "ACCUSE", "1"),
        ("one", "development", "s2", [7, 16], "ACCUSE", "1"),
        ("two", "test", "s1", [7, 16], "ACCUSE", "odd"),
    ]
    names = ("story", "half", "document", "trigger", "event", "cluster")
    gold = tmp_path / "gold.jsonl"
    write(gold, [{**dict(zip(names, row, strict=True)), "part": "body"} for row in rows])
    told = command("evaluate", "events", gold, "--inputs", news)
    assert told.exit_code == 0, told.exception
    assert "1 stories, 2 mentions that tell 1 happenings; 0 odd" in told.stdout
    figures = json.loads(command("evaluate", "events", gold, "--inputs", news, "--json").stdout)
    assert figures["each alone"]["b_cubed"] == [1.0, 0.5, 0.6667]
    assert figures["story and type"]["b_cubed"] == [1.0, 1.0, 1.0]

    reports = tmp_path / "reports.jsonl"
    fields = ("group", "half", "document", "story")
    labels = [("g", "development", "s1", "a"), ("g", "development", "s2", "a")]
    labels += [("g", "development", "s3", "b"), ("h", "test", "s4", "c"), ("h", "test", "s3", "c")]
    write(reports, [dict(zip(fields, row, strict=True)) for row in labels])
    told = command("evaluate", "stories", reports, "--inputs", news)
    assert told.exit_code == 0, told.exception
    assert "3 reports of 2 stories" in told.stdout
    figures = json.loads(command("evaluate", "stories", reports, "--inputs", news, "--json").stdout)
    assert figures["each alone"]["pairs"] == [0.0, 0.0, 0.0]
    assert figures["drawn group"]["pairs"] == [0.3333, 1.0, 0.5]
    assert figures["dragoman"]["things"] == 3
    log = tmp_path / "log.jsonl"
    held = ("--half", "test", "--final", "--log", log)
    told = command("evaluate", "stories", reports, "--inputs", news, *held)
    assert told.exit_code == 0, told.exception
    assert "1 of 2 documents of the gold are not in the inputs: s4" in told.stderr
    assert "stories reports.jsonl" in json.loads(log.read_text())["command"]


def test_gold_of_other_documents_is_no_score_of_nought(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    gold = tmp_path / "gold.jsonl"
    row = {"sentence": "Sweden", "event": "SUPPORT", "actors": ["SWE"], "recipients": ["NOR"]}
    gold.write_text(json.dumps(row | {"document": "n9"}) + "\n")
    news = folder / "news.jsonl"
    fault = command("evaluate", gold, "--inputs", news).exception
    assert isinstance(fault, InputError) and "no document of the gold is in the inputs (n9)" in str(
        fault
    )
    with gold.open("a") as stream:
        stream.write(json.dumps(row | {"document": "n1"}) + "\n")
    told = command("evaluate", gold, "--inputs", news)
    assert told.exit_code == 0, told.exception
    assert "1 of 2 documents of the gold are not in the inputs: n9" in told.stderr
