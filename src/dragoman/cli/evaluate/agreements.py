"""`dragoman evaluate agreements`: agreements that reports tell of, against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .bundled import ErrorsOption, InputsOption, reports
from .tables import JsonOption, coded, table

if TYPE_CHECKING:
    from ...evaluate.agreements import AgreementOutcome, AgreementScores


def agreements(
    gold: Annotated[
        Path | None,
        typer.Argument(help="Gold agreements in JSON lines. [default: the bundled dispatches']"),
    ] = None,
    inputs: InputsOption = None,
    errors: ErrorsOption = 0,
    as_json: JsonOption = False,
) -> None:
    """Score which agreements are found, with their parties, stage and form.

    Only documents with gold count, and all agreements that are coded in them: gold names every
    agreement of its documents.
    """
    from ...evaluate import read_agreements, score_agreements
    from ...evaluate.figures import agreement_figures

    path, folder, coder = reports(gold, inputs, "agreements.jsonl")
    wanted = read_agreements(path)
    names = {each.document for each in wanted}
    scores = score_agreements(wanted, coded(coder, folder, names))
    if as_json:
        print(json.dumps(agreement_figures(scores)))
        return
    print(
        f"{scores.documents} documents with gold; others of the inputs have none and are left out"
    )
    _print(scores)
    wrong = [each for each in scores.outcomes if "all" not in each.right]
    for each in wrong[:errors]:
        print(f"\n{_told(each)}")


def _print(scores: AgreementScores) -> None:
    from ...evaluate.agreements import LEVELS

    table(
        ("what must be right", "precision", "recall", "F1", "gold", "coded"),
        (
            (LEVELS[level], s.precision, s.recall, s.f1, s.gold, s.coded)
            for level, s in scores.levels.items()
        ),
    )


def _told(outcome: AgreementOutcome) -> str:
    lines = [outcome.document]
    if (gold := outcome.gold) is not None:
        parties = ", ".join(gold.parties) or "no party"
        lines.append(f"    gold   {gold.name or gold.form}: {parties}; {gold.stage}; {gold.form}")
    if (found := outcome.coded) is not None:
        parties = ", ".join(each.party.code for each in found.parties) or "no party"
        stages = ", ".join(each.stage for each in found.stages)
        lines.append(f"    coded  {' / '.join(found.names)}: {parties}; {stages}; {found.form}")
    return "\n".join(lines)


def add_to(app: typer.Typer) -> None:
    app.command()(agreements)
