"""`dragoman evaluate`: how right the coding is on gold."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import show
from .options import settings_of

if TYPE_CHECKING:
    from ..coder import Coder
    from ..evaluate import EventScores, PairScores, Scores
    from ..model import Coding


def evaluate(
    gold: Annotated[
        Path | None,
        typer.Argument(help="Gold events in JSON lines. [default: the bundled dispatches']"),
    ] = None,
    inputs: Annotated[
        Path | None, typer.Option(help="The documents. [default: the folder of the gold]")
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option(help="Score relations between marked pairs in this TSV instead.")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Show this many errors.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Code documents that have gold and print precision, recall and F1.

    A mention answers a gold event of its sentence if type and status agree; then also the set of
    actor countries; then also that of recipient countries, by which types are scored too.
    Precision: mentions that answer, of all in documents with gold. Recall: gold events answered.

    With --pairs: macro-F1, the mean of F1 over the gold classes; a pair that no reading links is wrong.
    """
    from ..coder import Coder
    from ..evaluate import read_gold, read_pairs, score_events, score_pairs
    from .code import examples

    settings = settings_of()
    # The bundled reports have fields of their own, whatever columns the user's files have.
    coder = Coder(settings if gold else replace(settings, columns={}))
    if pairs is not None:
        print_pairs(score_pairs(list(read_pairs(pairs)), coder), errors=errors, as_json=as_json)
        return
    path = gold or examples() / "gold.jsonl"
    folder = inputs or (path.parent if gold else path.parent / "dispatches")
    scores = score_events(read_gold(path), codings(coder, folder))
    print_events(scores, errors=errors, as_json=as_json)


def codings(coder: Coder, folder: Path) -> list[Coding]:
    """Code every report below a folder; columns and the like are those of the coder's settings."""
    from ..corpus import read
    from ..model import Document
    from ..run import read_options

    found = read([folder], read_options(coder.settings))
    documents = [item for item in found if isinstance(item, Document)]
    return coder.code_batch(documents)


def print_events(scores: EventScores, *, errors: int, as_json: bool) -> None:
    names = {"event": "type", "actor": "type, actors", "recipient": "type, actors, recipients"}
    if as_json:
        print(json.dumps({k: _figures(v) for k, v in scores.levels.items()}))
        return
    print(
        f"{'what must be right':<28}{'precision':>10}{'recall':>8}{'F1':>6}{'gold':>6}{'coded':>7}"
    )
    rows = [(names[level], value) for level, value in scores.levels.items()]
    rows += [(f"  {event}", value) for event, value in scores.types.items()]
    for name, value in rows:
        print(
            f"{name:<28}{value.precision:>10.2f}{value.recall:>8.2f}{value.f1:>6.2f}"
            f"{value.gold:>6}{value.coded:>7}"
        )
    wrong = [each for each in scores.outcomes if each.gold is None or each.mention is None]
    for each in wrong[:errors]:
        what = "missed" if each.mention is None else "extra"
        told = each.gold if each.mention is None else each.mention
        print(f"\n{what}: {told}\n    {each.document}: {show.plain(each.sentence)}")


def _figures(value: Scores) -> dict[str, float]:
    return {"precision": value.precision, "recall": value.recall, "f1": value.f1}


def print_pairs(scores: PairScores, *, errors: int, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"macro_f1": scores.macro, "quad_macro_f1": scores.quad_macro}))
        return
    print(f"macro-F1, 15 classes: {scores.macro:.3f}; 4 quad classes: {scores.quad_macro:.3f}")
    print(f"pairs that a reading links: {scores.answered:.1%}")
    for name, value in scores.classes.items():
        print(f"  {name:<12}{value:.3f}")
    for pair, answer in scores.wrong[:errors]:
        marked = f"{pair.source} {pair.target}"
        print(f"\ngold {pair.gold}, answered {answer}: {show.plain(pair.text)}  {marked}")


def add_to(app: typer.Typer) -> None:
    app.command()(evaluate)
