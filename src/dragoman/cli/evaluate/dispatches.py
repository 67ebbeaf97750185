"""`dragoman evaluate dispatches`: events of whole reports against gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import show
from .bundled import ErrorsOption, InputsOption, reports
from .tables import JsonOption, coded, table

if TYPE_CHECKING:
    from ...evaluate import EventScores, Scores


def dispatches(
    gold: Annotated[
        Path | None,
        typer.Argument(help="Gold events in JSON lines. [default: the bundled dispatches']"),
    ] = None,
    inputs: InputsOption = None,
    errors: ErrorsOption = 0,
    as_json: JsonOption = False,
) -> None:
    """Code documents that have gold and print precision, recall and F1.

    A mention answers a gold event of its sentence if type and status agree; then also the set of
    actor countries; then also that of recipient countries, by which types are scored too.
    Precision: mentions that answer, of all in documents with gold. Recall: gold events answered.
    """
    from ...evaluate import read_gold, score_events

    path, folder, coder = reports(gold, inputs, "gold.jsonl")
    events = read_gold(path)
    names = {event.document for event in events}
    scores = score_events(events, coded(coder, folder, names))
    _print(scores, errors=errors, as_json=as_json)


def _print(scores: EventScores, *, errors: int, as_json: bool) -> None:
    names = {"event": "type", "actor": "type, actors", "recipient": "type, actors, recipients"}
    if as_json:
        print(json.dumps({k: _figures(v) for k, v in scores.levels.items()}))
        return
    rows = [(names[level], value) for level, value in scores.levels.items()]
    rows += [(f"  {event}", value) for event, value in scores.types.items()]
    table(
        ("what must be right", "precision", "recall", "F1", "gold", "coded"),
        ((name, v.precision, v.recall, v.f1, v.gold, v.coded) for name, v in rows),
    )
    wrong = [each for each in scores.outcomes if each.gold is None or each.mention is None]
    for each in wrong[:errors]:
        what = "missed" if each.mention is None else "extra"
        told = each.gold if each.mention is None else each.mention
        print(f"\n{what}: {told}\n    {each.document}: {show.plain(each.sentence)}")


def _figures(value: Scores) -> dict[str, float]:
    return {"precision": value.precision, "recall": value.recall, "f1": value.f1}


def add_to(app: typer.Typer) -> None:
    app.command()(dispatches)
