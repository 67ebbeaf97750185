"""Agreements of a report against gold: which there are, who is party, at what stage, of what form."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from ..errors import InputError
from ..model import Agreement, AgreementForm, Coding, StageName
from .acts import country_of, pairing
from .events import Scores
from .gold import text_of

AgreementLevel = Literal["party", "parties", "stage", "form", "all"]

LEVELS: dict[AgreementLevel, str] = {
    "party": "one party",
    "parties": "parties",
    "stage": "parties, stage",
    "form": "parties, form",
    "all": "parties, stage, form",
}
"""How much must be right; of parties the countries, and for those without one only that there are some."""

STAGES = get_args(StageName)
FORMS = get_args(AgreementForm)


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """An agreement that a report tells of: parties by code, and the furthest stage it is told at.

    `stage` is None where the report names the agreement but no stage.
    """

    document: str
    parties: tuple[str, ...]
    stage: str | None
    form: str
    name: str | None = None

    @property
    def countries(self) -> frozenset[str]:
        return frozenset(country_of(code) for code in self.parties)


@dataclass(frozen=True, slots=True)
class AgreementOutcome:
    """A gold agreement and the one coded that answers it as well as any does, or one without the other."""

    document: str
    gold: GoldAgreement | None
    coded: Agreement | None
    right: frozenset[AgreementLevel] = frozenset()


@dataclass(frozen=True, slots=True)
class AgreementScores:
    """Scores by level, over the `documents` that have gold."""

    levels: Mapping[AgreementLevel, Scores]
    outcomes: tuple[AgreementOutcome, ...]
    documents: int


def read_agreements(path: Path) -> list[GoldAgreement]:
    """Read gold agreements from JSON lines. Raises InputError that names the line at fault."""
    found = []
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(_gold(json.loads(line)))
        except (KeyError, TypeError, ValueError) as fault:
            told = f"it lacks {fault}" if isinstance(fault, KeyError) else str(fault)
            raise InputError(f"{path}, line {number}: {told}. See docs/evaluation.md.") from None
    return found


def _gold(row: Mapping[str, Any]) -> GoldAgreement:
    parties, stage, form = row["parties"], row["stage"], row["form"]
    if not isinstance(parties, list):
        raise ValueError('parties is no list: write a list of codes, ["CHL GOV"]')
    if stage is not None and stage not in STAGES:
        raise ValueError(f"no stage {stage!r} (there are {', '.join(STAGES)})")
    if form not in FORMS:
        raise ValueError(f"no form {form!r} (there are {', '.join(FORMS)})")
    return GoldAgreement(str(row["document"]), tuple(parties), stage, form, row.get("name"))


def score_agreements(gold: Sequence[GoldAgreement], codings: Iterable[Coding]) -> AgreementScores:
    """Score the agreements of documents that have gold, which must name all that each tells of.

    Raises InputError where no document has gold.
    """
    wanted: dict[str, list[GoldAgreement]] = defaultdict(list)
    for each in gold:
        wanted[each.document].append(each)
    outcomes: list[AgreementOutcome] = []
    right = dict.fromkeys(LEVELS, 0)
    documents = coded = 0
    for coding in codings:
        name = coding.document.input_id
        if name is None or name not in wanted:
            continue
        documents += 1
        coded += len(coding.agreements)
        for level in LEVELS:
            right[level] += len(_pairs(wanted[name], coding.agreements, level))
        outcomes += _outcomes(name, wanted[name], coding.agreements)
    if not documents:
        raise InputError("No document of the inputs has gold of agreements: nothing is scored.")
    known = sum(outcome.gold is not None for outcome in outcomes)
    scores = {level: Scores(right[level], coded, known) for level in LEVELS}
    return AgreementScores(scores, tuple(outcomes), documents)


def _pairs(
    gold: Sequence[GoldAgreement], coded: Sequence[Agreement], level: AgreementLevel
) -> list[tuple[int, int]]:
    return pairing(len(gold), len(coded), lambda i, j: int(_answers(gold[i], coded[j], level)))


def _answers(gold: GoldAgreement, coded: Agreement, level: AgreementLevel) -> bool:
    parties = frozenset(each.party.country or "---" for each in coded.parties)
    if level == "party":
        return bool(parties & gold.countries) or not (parties or gold.countries)
    if parties != gold.countries:
        return False
    stages = {each.stage for each in coded.stages}
    staged = gold.stage in stages if gold.stage else not stages
    formed = gold.form == coded.form
    return (
        (level != "stage" or staged)
        and (level != "form" or formed)
        and (level != "all" or (staged and formed))
    )


def _outcomes(
    document: str, gold: Sequence[GoldAgreement], coded: Sequence[Agreement]
) -> Iterable[AgreementOutcome]:
    def levels(i: int, j: int) -> frozenset[AgreementLevel]:
        return frozenset(level for level in LEVELS if _answers(gold[i], coded[j], level))

    pairs = pairing(len(gold), len(coded), lambda i, j: len(levels(i, j)))
    for i, j in pairs:
        yield AgreementOutcome(document, gold[i], coded[j], levels(i, j))
    for i in sorted(set(range(len(gold))) - {i for i, _ in pairs}):
        yield AgreementOutcome(document, gold[i], None)
    for j in sorted(set(range(len(coded))) - {j for _, j in pairs}):
        yield AgreementOutcome(document, None, coded[j])
