"""Plain tables of figures, and the choices that the commands share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ...coder import Coder
    from ...config import Settings
    from ...evaluate.calibration import Judged
    from ...model import Coding, Document

JsonOption = Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")]
FinalOption = Annotated[
    bool, typer.Option("--final", help="Score held-back gold, and keep the figures in the log.")
]
LogOption = Annotated[
    Path | None, typer.Option(metavar="FILE", help="The log. [default: tests/gold/final.jsonl]")
]
ErrorsOption = Annotated[
    int | None,
    typer.Option(min=0, metavar="N", help="Show this many errors, the surest first. [default: 10]"),
]

NAMED = 5
"""Documents of the gold that are named where the inputs lack them."""


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print columns: the first to the left, the others to the right, fractions with two digits."""
    told = [[_cell(value) for value in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*told, strict=True)]
    for first, *rest in told:
        cells = [cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True)]
        print("  ".join((first.ljust(widths[0]), *cells)).rstrip())


def _cell(value: object) -> str:
    return f"{value:.2f}" if isinstance(value, float) else str(value)


def title(text: str) -> None:
    print(f"\n{text}")


def held_back(*, wanted: bool, final: bool, option: str, errors: int | None) -> int:
    """Guard the held-back gold; how many errors to show. Raises ConfigError with what to do."""
    from ...errors import ConfigError

    if wanted and not final:
        raise ConfigError(
            f"{option} scores held-back gold: add --final, which also keeps the figures in the log."
        )
    if final and not wanted:
        raise ConfigError(f"--final is for held-back gold: add {option}.")
    if final and errors:
        raise ConfigError(
            "--errors: errors on held-back gold are not shown, or it were held back no more."
        )
    return 0 if final else 10 if errors is None else errors


def keep(
    log: Path | None, command: str, inputs: Sequence[Path], figures: Mapping[str, Any]
) -> None:
    """Append a final run to the log and say so."""
    import sys

    from ...evaluate.final import LOG, append_final

    where = log or LOG
    record = append_final(where, command, inputs, figures)
    print(f"{record['date']}, commit {record['commit']}: kept in {where}", file=sys.stderr)


def before(final: bool, log: Path | None) -> None:
    """Look whether the log can be written before anything is scored."""
    if final:
        from ...evaluate.final import LOG, check_log

        check_log(log or LOG)


def print_confidence(judged: list[Judged], gold: int) -> None:
    """Precision and recall by least confidence, and the reliability curve."""
    from ...evaluate.calibration import calibration_error, cuts, reliability

    title("by least confidence")
    table(
        ("at least", "answered", "precision", "recall"),
        ((f"{c.at:.1f}", c.answered, c.precision, c.recall) for c in cuts(judged, gold)),
    )
    title(f"reliability (expected calibration error {calibration_error(judged):.3f})")
    table(
        ("confidence", "answers", "mean", "right"),
        (
            (f"{b.low:.1f} to {b.high:.1f}", b.count, b.confidence, b.right)
            for b in reliability(judged)
        ),
    )


def coded(coder: Coder, inputs: Path, names: Set[str], *, batch: int = 64) -> list[Coding]:
    """Code those reports at `inputs` that the gold names; columns are those of the settings."""
    documents = documents_of(coder.settings, inputs, names)
    codings: list[Coding] = []
    for start in range(0, len(documents), batch):
        codings += coder.code_batch(documents[start : start + batch])
    return codings


def documents_of(settings: Settings, inputs: Path, names: Set[str] | None = None) -> list[Document]:
    """The reports at `inputs`, or those that the gold names; columns are those of the settings.

    Gold whose documents are not there is told, and where none is there raises InputError: it would
    be scored as missed.
    """
    from ...corpus import read
    from ...model import Document
    from ...run import read_options

    found = [i for i in read([inputs], read_options(settings)) if isinstance(i, Document)]
    if names is None:
        return found
    require_some(names, found, inputs)
    return [each for each in found if each.input_id in names]


def require_some(names: Set[str], found: Iterable[Document], inputs: Path) -> None:
    """Tell how many documents of the gold the inputs lack. Raises InputError where they have none."""
    import sys

    from ...errors import InputError

    absent = sorted(names - {each.input_id for each in found})
    told = ", ".join(absent[:NAMED]) + (", ..." if len(absent) > NAMED else "")
    if names and len(absent) == len(names):
        raise InputError(
            f"{inputs}: no document of the gold is in the inputs ({told}). Gold names documents "
            "by the id that the input gives: check --inputs, and `id` in [columns]."
        )
    if absent:
        print(
            f"{len(absent)} of {len(names)} documents of the gold are not in the inputs: {told}",
            file=sys.stderr,
        )
