"""`dragoman evaluate pairs`: the relation of two marked parties."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import show
from ..options import LabelsOption, RankerOption, convention_of, settings_of
from .tables import (
    ErrorsOption,
    FinalOption,
    JsonOption,
    LogOption,
    before,
    held_back,
    keep,
    print_confidence,
    table,
    title,
)

if TYPE_CHECKING:
    from ...evaluate import PairScores
    from ...evaluate.classes import ClassScore
    from ...evaluate.pairs import GoldPair


class PartName(StrEnum):
    """A part of the pairs: sentences belong to one by a hash of their words."""

    development = "development"
    test = "test"
    all = "all"


def pairs(
    file: Annotated[Path, typer.Argument(help="Marked pairs with their gold class, as TSV.")],
    part: Annotated[PartName, typer.Option(help="Which pairs.")] = PartName.development,
    errors: ErrorsOption = None,
    no_ranker: RankerOption = False,
    labels: LabelsOption = "roots",
    abstain: Annotated[
        float,
        typer.Option(min=0, max=1, metavar="P", help="Withhold answers less sure than this."),
    ] = 0.0,
    final: FinalOption = False,
    log: LogOption = None,
    as_json: JsonOption = False,
) -> None:
    """Tell the relation of marked pairs: macro-F1 in 15 classes and in 4 quad classes.

    Macro-F1 is the mean of F1 over the gold classes; a withheld answer is wrong. Intervals are
    bootstrapped (95 %), folds are fifths of the sentences.
    """
    from ...coder import Coder
    from ...evaluate import read_pairs, score_pairs
    from ...evaluate.figures import pair_figures

    shown = held_back(
        wanted=part is not PartName.development, final=final, option="--part test", errors=errors
    )
    before(final, log)
    wanted = [pair for pair in read_pairs(file) if part.value in ("all", pair.part)]
    coder = Coder(settings_of(ranker=False if no_ranker else None))
    scores = score_pairs(wanted, coder, labels=convention_of(labels)).abstaining(abstain)
    figures = pair_figures(scores)
    if as_json:
        print(json.dumps(figures))
    else:
        print_pairs(scores, errors=shown)
    if final:
        flags = f"{' --no-ranker' * no_ranker}{f' --abstain {abstain:g}' * bool(abstain)}"
        flags += f" --labels {labels}" * (labels != "roots")
        command = f"dragoman evaluate pairs {file.name} --part {part.value}{flags} --final"
        keep(log, command, [file], figures)


def print_pairs(scores: PairScores, *, errors: int) -> None:
    """Print all figures, and the worst errors."""
    low, high = scores.interval
    quad_low, quad_high = scores.quad_interval
    print(f"{len(scores.pairs)} pairs, {scores.accuracy:.1%} right")
    print(f"macro-F1, 15 classes:     {scores.macro:.3f}  [{low:.3f}, {high:.3f}]")
    print(f"macro-F1, 4 quad classes: {scores.quad_macro:.3f}  [{quad_low:.3f}, {quad_high:.3f}]")
    _classes("class", scores.classes)
    _classes("quad class", scores.quad_classes)
    title("five folds")
    table(
        ("fold", "15 classes", "4 quad classes"),
        ((str(k), macro, quad) for k, (macro, quad) in enumerate(scores.folds, 1)),
    )
    _confusion(scores)
    _grounds(scores)
    print_confidence(scores.judged, len(scores.pairs))
    wrong = scores.contradictions
    title(f"rows whose two gold columns contradict the mapping: {len(wrong)}")
    if wrong:
        print("lines " + ", ".join(str(pair.line) for pair in wrong))
    for pair, coding in scores.wrong[:errors]:
        answer = " ".join(("/".join((coding.event or "none", *coding.modes)), coding.status))
        turned = ", turned about" if coding.reversed else ""
        print(
            f"\nline {pair.line}: gold {pair.gold}, answered {answer}, {coding.confidence:.2f} sure"
            f"\n    by {coding.entry or coding.by}{turned}\n    {show.plain(marked(pair))}"
        )


def _classes(name: str, scores: Mapping[str, ClassScore]) -> None:
    print()
    table(
        (name, "precision", "recall", "F1", "gold", "said"),
        ((c, s.precision, s.recall, s.f1, s.gold, s.said) for c, s in scores.items()),
    )


def _confusion(scores: PairScores) -> None:
    """Gold classes down, answers across, under their first letters."""
    found = scores.confusion
    names = list(dict.fromkeys((*found, *(a for row in found.values() for a in sorted(row)))))
    title("confusion (gold down, answers across)")
    table(
        ("", *(name[:5] for name in names)),
        ((gold, *(row[name] or "." for name in names)) for gold, row in found.items()),
    )


def _grounds(scores: PairScores) -> None:
    title("answers by what they rest on")
    table(
        ("ground", "share", "answers", "right", "right of them"),
        (
            (by, each.said / each.gold, each.said, each.right, each.precision)
            for by, each in sorted(scores.grounds.items())
        ),
    )


def marked(pair: GoldPair) -> str:
    """The sentence with `<actor>` and `{recipient}` marked."""
    text, marks = pair.pair.text, []
    for span, opener, closer in ((pair.pair.actor, "<", ">"), (pair.pair.recipient, "{", "}")):
        if span is not None:
            marks += [(span[0], opener), (span[1], closer)]
    for at, sign in sorted(marks, reverse=True):
        text = text[:at] + sign + text[at:]
    return text


def add_to(app: typer.Typer) -> None:
    app.command()(pairs)
