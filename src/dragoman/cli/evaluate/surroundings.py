"""`dragoman evaluate surroundings`: who, when and where of hand-coded acts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ..options import settings_of
from .mentions import HalfName
from .tables import (
    ErrorsOption,
    FinalOption,
    JsonOption,
    LogOption,
    before,
    documents_of,
    held_back,
    keep,
    table,
)


def surroundings(
    gold: Annotated[Path, typer.Argument(help="Gold of drawn sentences, as JSON lines.")],
    inputs: Annotated[Path, typer.Option(metavar="NEWS", help="The news they were drawn from.")],
    half: Annotated[HalfName, typer.Option(help="Which half.")] = HalfName.development,
    errors: ErrorsOption = None,
    final: FinalOption = False,
    log: LogOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score countries and sectors of the parties, dates and places, the acts given by gold.

    Country: of every phrase that gold takes for a party. Date: both ends right to the day. Place:
    its country. Intervals are bootstrapped over documents (95 %).
    """
    from ...coder import Coder
    from ...evaluate import read_sentences
    from ...evaluate.surroundings import FIELDS, figures, score_surroundings
    from ...pipeline import resolve_actors

    shown = held_back(
        wanted=half is not HalfName.development, final=final, option="--half test", errors=errors
    )
    before(final, log)
    wanted = [each for each in read_sentences(gold) if half.value in ("all", each.half)]
    names = {each.document for each in wanted}
    coder = Coder(settings_of(ranker=False))
    drafts = coder.read(
        documents_of(coder, inputs, lambda name: name in names), until=resolve_actors
    )
    scores = score_surroundings(wanted, drafts, coder.resources)
    found = figures(scores)
    if as_json:
        print(json.dumps(found))
    else:
        table(
            ("what", "gold", "right", "wrong", "missed", "false", "accuracy", "95 %"),
            (
                (
                    field,
                    *(each.gold, each.right, each.wrong, each.missed, each.false, each.accuracy),
                    "[{:.2f}, {:.2f}]".format(*scores.interval(field)),
                )
                for field in FIELDS
                for each in [scores.of(field)]
            ),
        )
        for error in scores.errors[:shown]:
            print(f"\n{error.field}  {error.document}: {error.words!r}")
            print(f"    gold {error.gold}, coded {error.coded}")
    if final:
        command = (
            f"dragoman evaluate surroundings {gold.name} --inputs {inputs.name} "
            f"--half {half.value} --final"
        )
        keep(log, command, [gold, inputs], found)


def add_to(app: typer.Typer) -> None:
    app.command()(surroundings)
