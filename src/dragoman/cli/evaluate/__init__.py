"""`dragoman evaluate`: how right the coding is on gold, one command a kind of gold."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from . import (
    agreements,
    coders,
    dispatches,
    events,
    mentions,
    pairs,
    stories,
    surroundings,
)

DEFAULT = "dispatches"


class WithDefault(TyperGroup):
    """A group whose first command may be left out: `dragoman evaluate gold.jsonl`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        # `ctx` is click's, of whichever copy of it typer brings
        first = args[0] if args else ""
        if first not in self.commands and not set(args[:1]) & set(ctx.help_option_names):
            near = get_close_matches(first, self.commands, n=1)
            if near and not Path(first).exists():
                ctx.fail(f"No command and no file {first!r}. Did you mean {near[0]}?")
            args = [DEFAULT, *args]
        rest: list[str] = super().parse_args(ctx, args)
        return rest


app = typer.Typer(
    cls=WithDefault,
    help="Score the coding against gold. Without a command: dispatches.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for each in (dispatches, pairs, mentions, surroundings, agreements, events, stories, coders):
    each.add_to(app)


def add_to(above: typer.Typer) -> None:
    above.add_typer(app, name="evaluate")
