"""`dragoman evaluate surroundings`: who, when and where of hand-coded acts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ..options import RankerOption, settings_of
from .halves import HalfName, HalfOption, HalfRun, InputsOption
from .tables import (
    ErrorsOption,
    FinalOption,
    JsonOption,
    LogOption,
    documents_of,
    table,
)


def surroundings(
    gold: Annotated[Path, typer.Argument(help="Gold of drawn sentences, as JSON lines.")],
    inputs: InputsOption,
    half: HalfOption = HalfName.development,
    no_ranker: RankerOption = False,
    errors: ErrorsOption = None,
    final: FinalOption = False,
    log: LogOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score countries and sectors of the parties, dates and places, the acts given by gold.

    What the networks say of phrases that no list and no rule knows counts, unless they are switched off.

    Country: of every phrase that gold takes for a party. Date: both ends right to the day. Place:
    its country. Intervals are bootstrapped over documents (95 %).
    """
    from ...coder import Coder
    from ...evaluate import read_sentences
    from ...evaluate.surroundings import FIELDS, figures, score_surroundings
    from ...pipeline import resolve_actors

    run = HalfRun("surroundings", gold, inputs, half, log)
    shown = run.guard(final=final, errors=errors)
    wanted = run.rows(read_sentences(gold))
    names = {each.document for each in wanted}
    coder = Coder(settings_of(ranker=False if no_ranker else None))
    drafts = coder.read(documents_of(coder.settings, inputs, names), until=resolve_actors)
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
        run.keep(found, " --no-ranker" * no_ranker)


def add_to(app: typer.Typer) -> None:
    app.command()(surroundings)
