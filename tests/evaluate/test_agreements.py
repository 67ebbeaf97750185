"""Agreements against gold: parties by country, stage, form; only documents that have gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.evaluate import AgreementScores, GoldAgreement, read_agreements, score_agreements
from dragoman.model import (
    Agreement,
    AgreementForm,
    AgreementParty,
    Coding,
    Document,
    Span,
    Stage,
    StageName,
)

from .made import party

DOCUMENT = Document.create("Norway and Chile signed a treaty.", input_id="d")
TREATY = GoldAgreement("d", ("NOR GOV", "CHL"), "signed", "treaty")


def coded(parties: str, stage: StageName | None, form: AgreementForm = "treaty") -> Agreement:
    stages = (Stage(stage, None, None, Span(0, 1)),) if stage else ()
    sides = tuple(AgreementParty(party(code)) for code in parties.split(", ") if code)
    return Agreement("a", "x", "d", ("treaty",), None, form, sides, (), stages, ())


def score(gold: list[GoldAgreement], *found: Agreement) -> AgreementScores:
    return score_agreements(gold, [Coding(DOCUMENT, agreements=found)])


def test_levels_ask_for_parties_stage_and_form() -> None:
    scores = score([TREATY], coded("CHL GOV, NOR", "signed", "other"))
    assert {level: s.f1 for level, s in scores.levels.items()} == {
        "party": 1.0,
        "parties": 1.0,
        "stage": 1.0,
        "form": 0.0,
        "all": 0.0,
    }


def test_one_party_too_few_is_half_found() -> None:
    scores = score([TREATY], coded("NOR", "signed"))
    assert scores.levels["party"].f1 == 1 and scores.levels["parties"].f1 == 0


def test_gold_without_a_stage_wants_none() -> None:
    plain = GoldAgreement("d", ("NOR",), None, "treaty")
    assert score([plain], coded("NOR", None)).levels["all"].f1 == 1
    assert score([plain], coded("NOR", "signed")).levels["stage"].f1 == 0


def test_missed_and_surplus_agreements_are_outcomes() -> None:
    other = GoldAgreement("d", ("PER",), "signed", "treaty")
    scores = score([TREATY, other], coded("NOR, CHL", "signed"), coded("SWE", "signed"))
    assert scores.levels["all"].precision == scores.levels["all"].recall == 0.5
    assert [(o.gold is None, o.coded is None) for o in scores.outcomes] == [
        (False, False),
        (False, True),
        (True, False),
    ]


def test_inputs_without_any_gold_are_refused() -> None:
    with pytest.raises(InputError, match="No document of the inputs has gold of agreements"):
        score([GoldAgreement("other", (), None, "other")])


def test_the_bundled_gold_speaks_of_bundled_dispatches(dispatches: Path) -> None:
    gold = read_agreements(dispatches.parent / "agreements.jsonl")
    assert 15 <= len(gold) <= 20
    assert all((dispatches / f"{each.document}.md").is_file() for each in gold)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"document": "d", "parties": [], "stage": "signed"}', "lacks 'form'"),
        ('{"document": "d", "parties": [], "stage": "sung", "form": "treaty"}', "no stage 'sung'"),
        ('{"document": "d", "parties": "NOR", "stage": null, "form": "treaty"}', "no list"),
        ('{"document": "d", "parties": [], "stage": null, "form": "song"}', "no form 'song'"),
    ],
)
def test_malformed_gold_is_told_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n")
    with pytest.raises(InputError, match=f"line 2: .*{told}"):
        read_agreements(path)
