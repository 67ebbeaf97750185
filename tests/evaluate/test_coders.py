"""Two coders: shares, kappa, alpha and F1, against figures worked out by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import agreement, read_coded
from dragoman.evaluate.coders import alpha, kappa
from dragoman.evaluate.details import Told
from dragoman.evaluate.news import GoldAct, GoldDate, GoldParty
from dragoman.model import Status


def act(event: str, actor: str = "NOR", status: Status = "actual", **told: Any) -> GoldAct:
    known = {"date": None, "place": None} | told
    return GoldAct(event, (), None, (GoldParty(actor, None),), (), False, status, None, **known)


def test_coders_who_say_the_same_agree_wholly() -> None:
    coded = {"1": [act("AID")], "2": []}
    found = agreement(coded, coded)
    assert found.events == found.kappa == found.alpha_exact == found.alpha_graded == 1
    assert all(level.f1 == 1 for level in found.levels.values())


def test_kappa_takes_chance_away() -> None:
    # 20 of 50 yes-yes, 15 no-no, 5 and 10 apart: the textbook's 0.4
    pairs = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([(False, False)]) == 1


def test_alpha_is_krippendorffs() -> None:
    # the nominal example of two coders and ten units (Computing Krippendorff's Alpha, 2011): 0.095
    first, second = "0100000000", "1110010010"
    pairs = [(frozenset(a), frozenset(b)) for a, b in zip(first, second, strict=True)]
    assert alpha(pairs, lambda one, two: float(one != two)) == pytest.approx(0.095, abs=0.001)


def test_types_in_common_count_in_the_graded_alpha() -> None:
    first = {"1": [act("AID"), act("REJECT")], "2": [], "3": [act("AID")]}
    second = {"1": [act("AID")], "2": [], "3": [act("AID")]}
    found = agreement(first, second)
    assert found.alpha_exact < found.alpha_graded < 1


def test_levels_are_held_against_each_other() -> None:
    found = agreement({"1": [act("AID")]}, {"1": [act("AID", "CHL", "future")]})
    assert found.levels["type"].f1 == 1
    assert found.levels["actor"].f1 == found.levels["all"].f1 == 0


def test_what_acts_of_one_type_tell_besides_is_compared() -> None:
    day, other = (GoldDate(date(2024, 5, d), date(2024, 5, d)) for d in (1, 2))
    first = {
        "1": [act("AID", "NOR GOV", date=day, place="CHL"), act("REJECT", date=day)],
        "2": [act("AID", "NOR", place="PER"), act("REJECT", date=GoldDate(None, None))],
    }
    second = {
        "1": [act("AID", "NOR MIL", date=day, place="CHL"), act("REJECT", date=other)],
        "2": [act("AID", "NOR GOV"), act("REJECT", date=day)],
    }
    fields = agreement(first, second).fields
    assert fields["date"] == Told(gold=2, right=1, wrong=1, missed=0, false=0)
    assert fields["place"] == Told(gold=2, right=1, wrong=0, missed=1, false=0)
    assert fields["sector"] == Told(gold=1, right=0, wrong=1, missed=0, false=1)


def test_the_coders_own_files_and_gold_are_read_alike(tmp_path: Path) -> None:
    event = {"event": "AID", "actors": [{"words": "Oslo", "code": "NOR GOV"}], "trigger": "gave"}
    own, gold = tmp_path / "own.jsonl", tmp_path / "gold.jsonl"
    own.write_text(json.dumps({"n": 4, "events": [event]}) + "\n")
    gold.write_text(
        json.dumps(
            {
                "document": "d",
                "part": "body",
                "span": [0, 9],
                "events": [event | {"trigger": [1, 5]}],
            }
        )
    )
    (one,), (two,) = (
        [each.act for each in acts]
        for acts in (read_coded(own)["4"], next(iter(read_coded(gold).values())))
    )
    assert one == two == act("AID", "NOR GOV").act


def test_a_sentence_coded_twice_or_badly_is_told(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text('{"n": 1, "events": []}\n{"n": 1, "events": []}\n')
    with pytest.raises(InputError, match="line 2: sentence 1 is coded twice"):
        read_coded(path)
    path.write_text('{"n": 1}\n')
    with pytest.raises(InputError, match="line 1: no coded sentence"):
        read_coded(path)


def test_files_without_a_sentence_in_common_are_refused() -> None:
    with pytest.raises(InputError, match="share no sentence"):
        agreement({"1": []}, {"2": []})


def test_sentences_of_one_alone_are_counted_and_left_out() -> None:
    assert agreement({"1": [], "2": []}, {"1": []}).unshared == 1
