"""`dragoman evaluate events`: which mentions tell one happening, against labelled stories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import show
from .grouped import group_figures, print_ways
from .halves import HalfName, HalfOption, HalfRun, InputsOption
from .tables import ErrorsOption, FinalOption, JsonOption, LogOption, coded

if TYPE_CHECKING:
    from ...evaluate.grouping import Mistake
    from ...evaluate.happenings import Found

SHOWN = 6
"""Mentions of one mistake that are shown."""


def events(
    gold: Annotated[Path, typer.Argument(help="Gold of labelled stories, as JSON lines.")],
    inputs: InputsOption,
    half: HalfOption = HalfName.development,
    errors: ErrorsOption = None,
    final: FinalOption = False,
    log: LogOption = None,
    as_json: JsonOption = False,
) -> None:
    """Code the reports of labelled stories and score which mentions are joined.

    Judged within each story: B-cubed with intervals bootstrapped over stories, pairs beside it.
    Mentions labelled odd (they tell no act) and gold that is not coded any more are not scored.
    """
    from ...coder import Coder
    from ...evaluate.grouping import mistakes, score_groups
    from ...evaluate.happenings import BASELINES, ODD, find, read_happenings
    from ...evaluate.resolved import by_program
    from ..options import settings_of

    run = HalfRun("events", gold, inputs, half, log)
    shown = run.guard(final=final, errors=errors)
    wanted = run.rows(read_happenings(gold))
    names = {each.document for each in wanted}
    codings = coded(Coder(settings_of()), inputs, names)
    found, lost = find(wanted, codings)
    told = [each for each in found if each.gold.cluster != ODD]
    truth = {each.gold.key: f"{each.gold.story} {each.gold.cluster}" for each in told}
    story = {each.gold.key: each.gold.story for each in told}
    ways = {
        name: {key: f"{story[key]} {group}" for key, group in way(found).items() if key in story}
        for name, way in {**BASELINES, "dragoman": by_program}.items()
    }
    scores = {name: score_groups(truth, said, story) for name, said in ways.items()}
    figures = group_figures(scores)
    if as_json:
        print(json.dumps(figures))
    else:
        print(
            f"{len(set(story.values()))} stories, {len(told)} mentions that tell "
            f"{len(set(truth.values()))} happenings; {len(found) - len(told)} odd, left out"
        )
        print(f"{len(lost)} gold mentions are not coded any more: left out")
        print_ways(scores)
        by_key = {each.gold.key: each for each in told}
        name, said = list(ways.items())[-1]
        for mistake in mistakes(truth, said)[:shown]:
            print(f"\n{name}: {_told(mistake, by_key)}")
    if final:
        run.keep(figures)


def _told(mistake: Mistake, found: dict[str, Found]) -> str:
    what = "joined wrongly" if mistake.kind == "merge" else "split wrongly"
    lines = [f"{what}, {mistake.wrong} pairs:"]
    left = SHOWN
    for number, part in enumerate(mistake.parts, 1):
        for key in part[: max(1, SHOWN // len(mistake.parts))]:
            if left:
                left -= 1
                each = found[key]
                sentence = show.plain(each.mention.sentence.of(each.coding.document))
                lines.append(
                    f"    {number} {each.gold.document} {each.mention.event} "
                    f"{show.plain(each.mention.trigger_text)!r}: {sentence}"
                )
    return "\n".join(lines)


def add_to(app: typer.Typer) -> None:
    app.command()(events)
