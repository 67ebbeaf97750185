"""`dragoman evaluate coders`: how far two coders of the same sentences agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from .tables import JsonOption, table, title


def coders(
    first: Annotated[Path, typer.Argument(help="The sentences as one coder reads them.")],
    second: Annotated[Path, typer.Argument(help="The same sentences as another does.")],
    as_json: JsonOption = False,
) -> None:
    """Tell the agreement of two coders: on event or none, on types, on whole acts, on what an act tells besides.

    The files are the coders' own, or gold with offsets. F1 is that of one coder held against the
    other, which is the same both ways.
    """
    from ...evaluate import LEVELS, agreement, read_coded
    from ...evaluate.figures import coder_figures

    found = agreement(read_coded(first), read_coded(second))
    if as_json:
        print(json.dumps(coder_figures(found)))
        return
    print(f"{found.sentences} sentences coded by both; {found.unshared} by one alone, left out")
    print(f"sentences with an event: {found.with_events[0]} and {found.with_events[1]}")
    print(f"event or none: {found.events:.1%} agree, Cohen's kappa {found.kappa:.2f}")
    print(
        f"types of a sentence: Krippendorff's alpha {found.alpha_exact:.2f}; "
        f"{found.alpha_graded:.2f} where types in common count"
    )
    print()
    table(
        ("what must agree", "F1", "agree", "first", "second"),
        ((LEVELS[level], s.f1, s.right, s.gold, s.coded) for level, s in found.levels.items()),
    )
    title("of acts of one type that both found")
    table(
        ("field", "first", "agree", "differ", "first alone", "second alone", "agree of first"),
        (
            (name, each.gold, each.right, each.wrong, each.missed, each.false, each.accuracy)
            for name, each in found.fields.items()
        ),
    )


def add_to(app: typer.Typer) -> None:
    app.command()(coders)
