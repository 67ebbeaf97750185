"""Two codings of a document: what is gained, lost or changed, and the entry that did it."""

from __future__ import annotations

import io
from typing import Any

from dragoman.analysis.difference_report import Summary, csv_rows, csv_writer, page
from dragoman.analysis.differences import Difference, Entries, Side, Words, differences

TEXT = "Norway warned Chile <script>alert(1)</script> and signed a treaty with Ghana."
WORDS = Words("d1", "n1", None, TEXT)


def party(code: str) -> dict[str, Any]:
    at = TEXT.index({"NOR": "Norway", "CHL": "Chile", "GHA": "Ghana"}[code])
    span = [at, at + 5]
    return {"id": code, "text": None, "span": span, "name": code, "country": code, "sectors": []}


def row(
    word: str, entry: str, event: str = "THREATEN", to: str = "CHL", **more: Any
) -> dict[str, Any]:
    at = TEXT.index(word)
    found = {
        "id": f"{word}-{event}-{to}", "document": "d1", "input_id": "n1", "part": "body",
        "sentence": [0, len(TEXT)], "event": event, "modes": [], "contexts": [], "cameo": None,
        "trigger": {"text": word, "span": [at, at + len(word)]}, "actors": [party("NOR")],
        "recipients": [party(to)], "reciprocal": False, "status": "actual", "also": [],
        "said_by": None, "date": None, "place": None, "counts": [], "confidence": 0.5,
        "entry": entry, "operators": [],
    }  # fmt: skip
    return {**found, **more}


def rejection(word: str, entry: str, reason: str) -> dict[str, Any]:
    at = TEXT.index(word)
    return {
        "document": "d1", "part": "body", "sentence": [0, len(TEXT)],
        "trigger": [at, at + len(word)], "entry": entry, "reason": reason,
    }  # fmt: skip


def only(before: Side, after: Side, entries: Entries = Entries(known=True)) -> Difference:  # noqa: B008
    (found,) = differences(before, after, WORDS, entries)
    return found


def test_equal_codings_differ_in_nothing() -> None:
    side = Side([row("warned", "warn.of")], [])
    nearly = Side([row("warned", "warn.of", confidence=0.501)], [])
    assert differences(side, nearly, WORDS, Entries()) == []


def test_a_reading_of_the_same_words_by_another_entry_is_one_that_changed() -> None:
    one, two = Side([row("warned", "warn.of")], []), Side([row("warned", "own", "ACCUSE")], [])
    found = only(one, two)
    assert (found.kind, found.entries, found.types) == (
        "changed", ("warn.of", "own"), ("THREATEN", "ACCUSE")
    )  # fmt: skip
    assert found.fields[0] == "event"
    assert found.explanation.why.startswith("warn.of gives way to own: event")


def test_a_lost_reading_is_explained_by_the_rejection_that_is_new() -> None:
    old = rejection("warned", "warn.of", "a metaphor")
    after = Side([], [rejection("warned", "own.rule", "no party"), old])
    found = only(Side([row("warned", "warn.of")], [old]), after)
    assert (found.kind, found.explanation.by) == ("lost", "rejection")
    assert "own.rule: no party" in found.explanation.why


def test_a_gained_reading_is_explained_by_a_new_entry_or_by_why_it_was_left_out() -> None:
    side = Side([row("warned", "own")], [])
    assert only(Side([], []), side, Entries(True, frozenset({"own"}))).explanation.by == "entry"
    before = Side([], [rejection("warned", "own", "no actor")])
    assert only(before, side).explanation.why == "was left out by own: no actor"


def test_an_entry_that_takes_a_word_and_reads_nothing_is_named() -> None:
    entries = Entries(True, frozenset({"own"}), forms={"warned": ("own",)})
    found = only(Side([row("warned", "warn.of")], []), Side([], []), entries)
    assert found.explanation.why == "own reads the word before warn.of, and gives no reading"


def test_another_reading_in_the_sentence_explains_a_party_that_changed() -> None:
    before = Side([row("warned", "warn.of")], [])
    same = row("warned", "warn.of", recipients=[party("GHA")])
    found = differences(before, Side([same, row("signed", "own", "AGREE")], []), WORDS,
                        Entries(True, frozenset({"own"})))  # fmt: skip
    assert [each.explanation.why for each in found] == [
        "recipients: own is gained in the same sentence", "own is in the second lexicon alone"
    ]  # fmt: skip


def test_runs_that_differ_in_nothing_leave_it_unexplained_and_say_so() -> None:
    one = Side([row("warned", "warn.of")], [])
    summary = Summary()
    summary.add(differences(one, Side([], []), WORDS, Entries()))
    assert summary.unexplained == 1
    other = only(one, Side([], []), Entries(differing=("lexicon",)))
    assert other.explanation.why.endswith("the runs differ in lexicon")


def test_the_page_escapes_what_news_and_entries_say_and_marks_the_parts() -> None:
    summary = Summary(documents=1)
    summary.add(differences(Side([], []), Side([row("warned", "<b>own")], []), WORDS, Entries()))
    text = page(summary, "a <title>")
    assert "<script" not in text and "<b>own" not in text and "a <title>" not in text
    assert '<mark class="trigger">warned</mark>' in text
    assert '<mark class="recipient">Chile</mark>' in text
    assert "src=" not in text and "href=" not in text  # self-contained


def test_csv_has_a_row_a_difference_with_both_readings() -> None:
    found = only(Side([row("warned", "warn.of")], []), Side([row("warned", "own", "ACCUSE")], []))
    file = io.StringIO()
    csv_writer(file).writerows(csv_rows([found]))
    head, line = file.getvalue().splitlines()
    assert head.startswith("kind,document,input_id")
    assert "warn.of,own,NOR > CHL  THREATEN,NOR > CHL  ACCUSE" in line
