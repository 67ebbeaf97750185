"""The filter of acts as options of a command: the names that web addresses have."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from ..fields import FIELDS, Field

if TYPE_CHECKING:
    from ..register import MentionFilter, Register

FLAGS = {
    "event": ("--event", "--type", "-t"),
    "include_undated": ("--include-undated", "--undated"),
}
"""Options with more names than their own."""
METAVARS = {"text": "TEXT", "day": "YYYY-MM-DD", "share": "P", "count": "N", "quad": "1-4"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, name by name."""

    pairs: tuple[tuple[str, str], ...] = ()

    def filter(self, book: Register) -> MentionFilter:
        """The filter of a register's acts. Raises ConfigError that names the option at fault."""
        from ..register.asking import Own, parse
        from ..register.known import parties_asked
        from .options import settings_of

        with option_at_fault():
            found = parse(self.pairs, Own.read(settings_of().lexicon))
        known_parties(book, parties_asked(found))
        return found

    def __bool__(self) -> bool:
        return bool(self.pairs)


@contextmanager
def option_at_fault() -> Iterator[None]:
    """A wrong value, told as the option (in capitals: the argument) that has it: exit code 2."""
    from ..errors import ConfigError, QueryError

    try:
        yield
    except QueryError as fault:
        sign = "" if fault.field.isupper() else "--"
        told = str(fault).replace("_", "-", fault.field.count("_"))
        raise ConfigError(f"{sign}{told}") from None


def known_parties(book: Register, asked: Iterable[tuple[str, str]]) -> None:
    """Refuse a party of an option that neither the lists nor the register know."""
    from ..register.known import names_party, require_known

    with option_at_fault():
        require_known(asked, lambda name: names_party(book, name))


def acts_within(asked: MentionFilter) -> MentionFilter:
    """The acts of a count over time: those that took place, unless a status is asked for.

    The days asked for bound the periods and not the acts.
    """
    return replace(asked, status=asked.status or "actual", since=None, until=None)


def day_in(given: str | date | None) -> date | None:
    """A day of the filter, which has been read already."""
    return date.fromisoformat(given) if isinstance(given, str) else given


def filtered(*without: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command, whose first parameter is `asked: Asked`, the options of the filter.

    `without` are the names that it does not take.
    """
    taken = [field for field in FIELDS if field.name not in without]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        hints = get_type_hints(command, include_extras=True)
        first, *rest = inspect.signature(command).parameters.values()
        own = [each.replace(annotation=hints[each.name]) for each in rest]
        positional = [each for each in own if each.default is inspect.Parameter.empty]
        options = [each for each in own if each.default is not inspect.Parameter.empty]
        made = [_option(field) for field in taken]

        def wrapped(**given: Any) -> None:
            pairs = [
                (field.name, value) for field in taken for value in _values(given.pop(field.name))
            ]
            command(**{first.name: Asked(tuple(pairs))}, **given)

        wrapped.__name__, wrapped.__doc__ = command.__name__, command.__doc__
        wrapped.__module__ = command.__module__
        parameters = [
            each.replace(kind=inspect.Parameter.KEYWORD_ONLY)
            for each in (*positional, *made, *options)
        ]
        wrapped.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        wrapped.__annotations__ = {each.name: each.annotation for each in parameters}
        return wrapped

    return decorate


def _option(field: Field) -> inspect.Parameter:
    names = FLAGS.get(field.name, ("--" + field.name.replace("_", "-"),))
    kind: Any = str | None
    default: Any = None
    if field.shape == "flag":
        kind, default = bool, False
        option = typer.Option(*names, help=field.help)
    else:
        if field.many != "one":
            kind = list[str] | None
        option = typer.Option(*names, metavar=METAVARS[field.shape], help=field.help)
    return inspect.Parameter(
        field.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=default,
        annotation=Annotated[kind, option],
    )


def _values(given: str | bool | Sequence[str] | None) -> Sequence[str]:
    if given is True:
        return ("true",)
    if not given and given != "":
        return ()
    return (given,) if isinstance(given, str) else tuple(given)
