"""`dragoman evaluate mentions`: drawn sentences of news against hand-coded gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import show
from ..options import RankerOption, settings_of
from .halves import HalfName, HalfOption, HalfRun, InputsOption
from .tables import (
    ErrorsOption,
    FinalOption,
    JsonOption,
    LogOption,
    coded,
    print_confidence,
    table,
    title,
)

if TYPE_CHECKING:
    from ...evaluate import MentionError, MentionScores
    from ...evaluate.details import Told
    from ...evaluate.resampling import Interval


def mentions(
    gold: Annotated[Path, typer.Argument(help="Gold of drawn sentences, as JSON lines.")],
    inputs: InputsOption,
    half: HalfOption = HalfName.development,
    errors: ErrorsOption = None,
    abstain: Annotated[
        float,
        typer.Option(min=0, max=1, metavar="P", help="Leave out mentions less sure than this."),
    ] = 0.0,
    no_ranker: RankerOption = False,
    final: FinalOption = False,
    log: LogOption = None,
    as_json: JsonOption = False,
) -> None:
    """Code whole reports and score the mentions of their drawn sentences.

    Right is a mention of the same sentence, type, actor countries and recipient countries; the
    status is told beside it. Intervals are bootstrapped over documents (95 %).
    """
    from ...coder import Coder
    from ...evaluate import read_sentences, score_mentions
    from ...evaluate.figures import mention_figures

    run = HalfRun("mentions", gold, inputs, half, log)
    shown = run.guard(final=final, errors=errors)
    wanted = run.rows(read_sentences(gold))
    names = {each.document for each in wanted}
    coder = Coder(settings_of(ranker=False if no_ranker else None))
    codings = coded(coder, inputs, names)
    scores = score_mentions(wanted, codings, least=abstain)
    figures = mention_figures(scores)
    if as_json:
        print(json.dumps(figures))
    else:
        print_mentions(scores, errors=shown)
    if final:
        flags = f"{' --no-ranker' * no_ranker}{f' --abstain {abstain:g}' * bool(abstain)}"
        run.keep(figures, flags)


def print_mentions(scores: MentionScores, *, errors: int) -> None:
    """Print all figures, and the worst errors."""
    from ...evaluate.acts import HEADLINE, LEVELS

    documents = {each.sentence.document for each in scores.outcomes}
    empty, quiet = scores.quiet
    print(f"{len(scores.outcomes)} sentences of {len(documents)} documents")
    print(f"{empty} of them tell no event; in {quiet} of these nothing is coded")
    if scores.unread:
        print(f"not coded at all: {', '.join(scores.unread)}")
    print()
    rows = [(name, scores.at(level), scores.intervals(level)) for level, name in LEVELS.items()]
    table(
        ("what must be right", "precision", "", "recall", "", "F1", "", "gold", "coded"),
        (
            (
                name,
                *(s.precision, _between(i.precision), s.recall, _between(i.recall)),
                *(s.f1, _between(i.f1), s.gold, s.coded),
            )
            for name, s, i in rows
        ),
    )
    title(f"by type: {LEVELS[HEADLINE]}; last, F1 with the status")
    strict = scores.types("all")
    table(
        ("type", "precision", "recall", "F1", "gold", "coded", "all"),
        (
            (event, s.precision, s.recall, s.f1, s.gold, s.coded, strict[event].f1)
            for event, s in scores.types().items()
        ),
    )
    _details(scores)
    print_confidence(scores.judged, scores.at(HEADLINE).gold)
    title("errors by kind")
    table(("kind", "count"), sorted(scores.error_kinds.items()))
    for error in scores.errors[:errors]:
        print(f"\n{_told(error)}")


def _details(scores: MentionScores) -> None:
    from ...evaluate import details

    told = details(scores.pairs)
    title(f"of {told.pairs} mentions matched by type")
    print(
        f"modes: precision {told.modes.precision:.2f}, recall {told.modes.recall:.2f}, "
        f"F1 {told.modes.f1:.2f} ({told.modes.gold} in gold)"
    )
    if told.cameo.pairs:
        print(
            f"CAMEO code right: root {told.cameo.root:.2f}, three digits {told.cameo.base:.2f}, "
            f"whole {told.cameo.finest:.2f} (of {told.cameo.pairs})"
        )
    print(f"status right: {told.status:.2f}; source right, or rightly none: {told.sources:.2f}")
    fields: tuple[tuple[str, Told], ...] = (
        ("source", told.said_by),
        ("date", told.dates),
        ("place", told.places),
    )
    table(
        ("field", "gold", "right", "wrong", "missed", "false", "accuracy"),
        (
            (name, each.gold, each.right, each.wrong, each.missed, each.false, each.accuracy)
            for name, each in fields
        ),
    )


def _between(interval: Interval) -> str:
    return f"[{interval[0]:.2f}, {interval[1]:.2f}]"


def _told(error: MentionError) -> str:
    lines = [f"{error.kind}  {error.outcome.sentence.document}"]
    if error.act is not None:
        lines.append(f"    gold   {error.act}")
    if error.mention is not None:
        found = error.mention
        lines.append(
            f"    coded  {found!r}, {found.confidence:.2f} sure, by "
            + ", then ".join((found.entry, *found.operators))
        )
    lines.append(f"    {show.plain(error.outcome.text)}")
    return "\n".join(lines)


def add_to(app: typer.Typer) -> None:
    app.command()(mentions)
