"""Written reports: each line of a writer becomes an act at its words, and none is a gold sentence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from written import FOLDER, is_written, reports

from dragoman.evaluate import read_sentences
from gold import NO_NEWS, Gold, held, news

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared/data"
FILE = """=== Local paper, published 2004-03-11
T\tTwo held in Lima
\tCOERCE\theld\t-\tTwo=PER CVL\tactual
S\tPolice took them away at dawn.
\tCOERCE\ttook\tPolice=PER COP\tthem=PER CVL\tactual
S\tIt rained.
\t-
S\tNorway and Peru talked.
\tCONSULT*\ttalked\tNorway=NOR; Peru=PER\t-\tactual
\tCONSULT*\tspoke\tNorway=NOR; Peru=PER\t-\tactual
"""


def test_a_written_report_is_a_document_with_coded_sentences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x-01.txt").write_text(FILE, encoding="utf-8")
    ((document, sentences),) = reports(tmp_path)
    assert document.input_id == "written/x-01/1"
    assert document.text == "Police took them away at dawn. It rained. Norway and Peru talked."
    assert [sentence.span.of(document) for sentence in sentences] == [
        "Two held in Lima",
        "Police took them away at dawn.",
        "It rained.",
        "Norway and Peru talked.",
    ]
    took, talked = sentences[1].acts[0], sentences[3].acts[0]
    assert took.trigger is not None
    assert took.trigger.of(document) == "took"
    assert [str(act) for act in (took, talked)] == [
        "PER COP > PER CVL  COERCE  actual",
        "NOR + PER  CONSULT  actual",
    ]
    # `spoke` is not in the sentence: told, and left out
    assert "'spoke' is not in the sentence" in capsys.readouterr().err
    assert len(sentences[3].acts) == 1


def test_every_line_of_the_written_reports_fits(capsys: pytest.CaptureFixture[str]) -> None:
    acts = sum(len(each.acts) for _, sentences in reports() for each in sentences)
    text = "".join(path.read_text("utf-8") for path in FOLDER.glob("*.txt"))
    assert acts == len(re.findall(r"^\t[A-Z]", text, flags=re.MULTILINE))
    assert not capsys.readouterr().err


def test_what_is_no_news_is_never_kept_back() -> None:
    names = [f"{start}{k}" for start in NO_NEWS for k in range(99)]
    assert not any(map(held, names))
    assert any(held(f"news-{k}") for k in range(99))
    assert is_written("written/x/1") and not is_written("news-1")


@pytest.mark.skipif(not DATA.exists(), reason="the development data is absent")
def test_no_written_sentence_is_a_gold_one() -> None:
    gold = Gold(ROOT / "tests/gold/drawn.jsonl", news(DATA))
    alike = [
        text
        for document, sentences in reports()
        for each in sentences
        if gold.like(text := each.span.of(document))
    ]
    assert not alike


def test_dates_and_places_are_given_to_acts_that_are_coded() -> None:
    rows = [
        {
            (each.document, each.span, act.event, act.trigger)
            for each in read_sentences(FOLDER.with_name(name))
            for act in each.acts
        }
        for name in ("timed.jsonl", "coded.jsonl")
    ]
    assert rows[0]
    assert rows[0] <= rows[1]
