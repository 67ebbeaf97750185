"""Whether a party that is asked for is known at all: a slip must not read as "it never happened"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dragoman.errors import QueryError

from .answers import Rows
from .filters import Condition, MentionFilter, any_member, any_party, party
from .parties import names_known, wanted_party
from .reader import Reader
from .words import folded_words, have

Asked = Iterable[tuple[str, str]]
"""Names of options or parameters, each with the party that it was given."""


def parties_asked(where: MentionFilter) -> Iterator[tuple[str, str]]:
    """The parties that a filter asks for, by field."""
    for field in ("actor", "recipient", "party"):
        if name := getattr(where, field):
            yield field, name
    for name in where.between or ():
        yield "between", name


def require_known(asked: Asked, named: Callable[[str], bool]) -> None:
    """Refuse a party that neither the lists of actors know nor the register, of which `named` says it.

    Raises QueryError with the nearest name.
    """
    for field, name in asked:
        if not (wanted_party(name).known or named(name) or _listed(name)):
            near = QueryError.among(field, name, names_known()).suggestion
            step = "" if near else " Give a code such as MAR, or words of its name in the reports."
            detail = f"neither the lists of actors nor the register know {name!r}.{step}"
            raise QueryError(field, detail, near)


def names_party(book: Reader, name: str) -> bool:
    """Whether any row of a register has a party of that name."""
    acts = (any_party("actors", name), any_party("recipients", name))
    asked = (
        *(("mentions", each) for each in acts),
        ("statements", party("speaker", name)),
        ("statements", party("addressee", name)),
        ("ties", any_party("parties", name)),
        ("agreements", any_member("parties", name)),
    )
    return any(_some(book, table, where) for table, where in asked)


def _some(book: Reader, table: str, where: Condition) -> bool:
    query = f"SELECT 1 AS one FROM {table} WHERE {where.sql} LIMIT 1"
    return bool(list(Rows(book.session(), query, where.parameters)))


def _listed(name: str) -> bool:
    """Whether the words stand in a phrase of the shipped lists: persons and adjectives too."""
    from dragoman.actors.tables.read import shipped

    wanted = folded_words(name)
    return any(
        entry.form != "not" and have(folded_words(told), wanted) for told, entry in shipped()
    )
