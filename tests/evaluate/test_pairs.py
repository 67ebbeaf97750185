"""Marked pairs: what is read of the file, how answers are scored, what abstaining does."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import GoldPair, PairScores, read_pairs
from dragoman.evaluate.figures import pair_figures
from dragoman.evaluate.pairs import NONE
from dragoman.model import Ground, Pair, PairCoding

HEAD = "sentence_id\tmarked_sentence\tsource\ttarget\tgold_root\tgold_penta\n"


def read(tmp_path: Path, *rows: str) -> list[GoldPair]:
    path = tmp_path / "pairs.tsv"
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return list(read_pairs(path))


def gold(kind: str, quad: int, line: int = 2) -> GoldPair:
    return GoldPair(Pair(f"Norway and Chile {line}", (0, 6), (11, 16)), kind, quad, line)


def answer(event: str | None, confidence: float = 0.8, by: Ground = "rule") -> PairCoding:
    return PairCoding(event, (), 1, None, confidence, "x", "actual", False, by)


def test_marks_are_taken_out_and_kept_as_spans(tmp_path: Path) -> None:
    (pair,) = read(tmp_path, "7\t<s>Norway</s> praised <t>Chile</t>.\t\t\tSUPPORT\t1")
    assert pair.pair.text == "Norway praised Chile."
    assert (pair.pair.actor, pair.pair.recipient) == ((0, 6), (15, 20))
    assert (pair.gold, pair.quad, pair.line, pair.pair.id) == ("SUPPORT", 1, 2, "7")


def test_a_party_without_a_mark_is_found_by_its_words(tmp_path: Path) -> None:
    (pair,) = read(tmp_path, "7\tNorway praised <t>Chile</t>.\tnorway\tChile\tSUPPORT\t1")
    assert pair.pair.actor == (0, 6)


def test_a_pair_whose_parties_are_nowhere_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="line 2: no party has a mark"):
        read(tmp_path, "7\tNorway praised Chile.\tSweden\tPeru\tSUPPORT\t1")


def test_all_pairs_of_a_sentence_are_of_one_part_and_fold(tmp_path: Path) -> None:
    one, two = read(
        tmp_path,
        "7\t<s>Norway</s> praised <t>Chile</t>.\t\t\tSUPPORT\t1",
        "8\t<t>Norway</t> praised <s>Chile</s>.\t\t\tSUPPORT\t1",
    )
    assert (one.part, one.fold) == (two.part, two.fold)


def test_concede_and_retreat_are_one_class_of_the_second_quad() -> None:
    scores = PairScores(
        (gold("YIELD", 2), gold("YIELD", 2, 3)), (answer("CONCEDE"), answer("RETREAT"))
    )
    assert scores.macro == scores.quad_macro == scores.accuracy == 1


def test_the_mean_is_over_the_gold_classes() -> None:
    pairs = (gold("AID", 2), gold("AID", 2, 3), gold("REJECT", 3, 4))
    scores = PairScores(pairs, (answer("AID"), answer("AID"), answer("AID")))
    assert scores.macro == pytest.approx((0.8 + 0) / 2)
    assert scores.confusion == {"AID": {"AID": 2}, "REJECT": {"AID": 1}}
    assert [pair.line for pair, _ in scores.wrong] == [4]


def test_withheld_answers_are_wrong_and_no_class() -> None:
    pairs = (gold("AID", 2), gold("AID", 2, 3))
    scores = PairScores(pairs, (answer("AID", 0.9), answer("AID", 0.3))).abstaining(0.5)
    assert scores.answers == [("AID", "AID"), ("AID", NONE)]
    assert scores.accuracy == 0.5 and scores.classes["AID"].precision == 1
    assert scores.judged == [(0.9, True)]


def test_rows_whose_columns_contradict_each_other_are_listed() -> None:
    scores = PairScores((gold("SANCTION", 4), gold("SANCTION", 3, 9)), (answer("AID"),) * 2)
    assert [pair.line for pair in scores.contradictions] == [9]


def test_figures_are_plain_numbers_and_hold_no_words() -> None:
    scores = PairScores((gold("AID", 2), gold("REJECT", 3, 3)), (answer("AID"), answer("AID")))
    figures = pair_figures(scores)
    assert figures["accuracy"] == 0.5 and figures["pairs"] == 2
    low, high = figures["interval"]
    assert low <= figures["macro_f1"] <= high
    assert figures["grounds"] == {"rule": {"given": 2, "right": 1, "share": 1.0}}
    assert "Norway" not in str(figures)
