"""`dragoman evaluate stories`: which reports tell one story, against labelled reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .grouped import group_figures, print_ways
from .halves import HalfName, HalfOption, HalfRun, InputsOption
from .tables import (
    ErrorsOption,
    FinalOption,
    JsonOption,
    LogOption,
    documents_of,
    require_some,
)


def stories(
    gold: Annotated[Path, typer.Argument(help="Gold of reports and their stories, as JSON lines.")],
    inputs: InputsOption,
    half: HalfOption = HalfName.development,
    errors: ErrorsOption = None,
    final: FinalOption = False,
    log: LogOption = None,
    as_json: JsonOption = False,
) -> None:
    """Score which reports are put into one story.

    All news is grouped, labelled or not; reports with a label are scored: B-cubed with
    intervals bootstrapped over the groups that they were drawn in, pairs beside it.
    """
    from ...evaluate.grouping import mistakes, score_groups
    from ...evaluate.happenings import read_reports
    from ...evaluate.storytelling import WAYS
    from ..options import settings_of

    run = HalfRun("stories", gold, inputs, half, log)
    shown = run.guard(final=final, errors=errors)
    wanted = run.rows(read_reports(gold))
    documents = documents_of(settings_of(), inputs)
    require_some({each.document for each in wanted}, documents, inputs)
    titles = {document.input_id or document.id: document.title or "" for document in documents}
    truth = {each.document: each.story for each in wanted if each.document in titles}
    unit = {each.document: each.group for each in wanted}
    ways = {name: way(documents, wanted) for name, way in WAYS.items()}
    scores = {name: score_groups(truth, said, unit) for name, said in ways.items()}
    figures = group_figures(scores)
    if as_json:
        print(json.dumps(figures))
    else:
        print(f"{len(truth)} reports of {len(set(truth.values()))} stories")
        print_ways(scores)
        name, said = list(ways.items())[-1]
        for mistake in mistakes(truth, said)[:shown]:
            what = "joined wrongly" if mistake.kind == "merge" else "split wrongly"
            print(f"\n{name}: {what}, {mistake.wrong} pairs:")
            for number, part in enumerate(mistake.parts, 1):
                for document in part[:3]:
                    print(f"    {number} {document}: {titles[document]}")
    if final:
        run.keep(figures)


def add_to(app: typer.Typer) -> None:
    app.command()(stories)
