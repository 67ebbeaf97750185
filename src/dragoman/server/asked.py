"""What a request asks, read from its query: the filter of acts, and what a route has beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ..analysis.copy import Copy
from ..errors import QueryError
from ..fields import FIELDS, Field
from ..register import MentionFilter
from ..register.asking import LONGEST, NOTHING_OWN, VALUES, Own, parse
from ..register.filters import Unit

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a route beside the filter.

    `kind` is `text`, `whole` (with `least` and `most`), `day` or `flag`; with `values` it is one
    of them; `several` is how often it may stand.
    """

    name: str
    help: str
    kind: str = "text"
    values: tuple[str, ...] = ()
    default: Any = None
    least: int = 0
    most: int = 10_000
    several: int = 1

    def of(self, own: Own) -> Parameter:
        """The same, which takes a project's own values too where they are of its name."""
        more = own.of(self.name) if self.values else ()
        return replace(self, values=tuple(dict.fromkeys((*self.values, *more)))) if more else self

    def read(self, given: Sequence[str]) -> Any:
        """The value of what was given. Raises QueryError."""
        if not given:
            return self.default if self.several == 1 else ()
        if len(given) > self.several:
            raise QueryError(
                self.name, f"was given {len(given)} times; {self.several} at the most."
            )
        read = tuple(self._one(value.strip()) for value in given)
        return read[0] if self.several == 1 else read

    def _one(self, text: str) -> Any:
        if self.values:
            if text not in self.values:
                raise QueryError.among(self.name, text, self.values)
            return text
        if self.kind == "whole":
            number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
            if not self.least <= number <= self.most:
                raise QueryError(
                    self.name, f"{text!r} is no whole number from {self.least} to {self.most}."
                )
            return number
        if self.kind == "day":
            try:
                return date.fromisoformat(text)
            except ValueError:
                raise QueryError(
                    self.name, f"{text!r} is no day. Write days as 2021-11-24."
                ) from None
        if self.kind == "flag":
            if text not in ("true", "false", "1", "0"):
                raise QueryError(self.name, f"{text!r} is neither true nor false.")
            return text in ("true", "1")
        if not text or len(text) > LONGEST or not text.isprintable():
            raise QueryError(self.name, f"must be printable text of 1 to {LONGEST} characters.")
        return text

    def described(self) -> dict[str, Any]:
        """The parameter as OpenAPI has it."""
        schema: dict[str, Any] = {"type": "string", "minLength": 1, "maxLength": LONGEST}
        if self.values:
            schema = {"type": "string", "enum": list(self.values)}
        elif self.kind == "whole":
            schema = {"type": "integer", "minimum": self.least, "maximum": self.most}
        elif self.kind == "day":
            schema = {"type": "string", "format": "date"}
        elif self.kind == "flag":
            schema = {"type": "boolean"}
        if self.several > 1:
            schema = {"type": "array", "items": schema, "maxItems": self.several}
        elif self.default is not None:
            schema["default"] = self.default
        return _parameter(self.name, self.help, schema)


OF = Parameter("of", "What is counted: events, or what single sentences report.", values=("events", "mentions"))  # fmt: skip
VERSION = Parameter("version", "An older version of the register.", "whole", most=10**9 - 1)
LIMIT = Parameter("limit", "Rows at the most.", "whole", default=50, least=1, most=500)
CURSOR = Parameter("cursor", "Where the rows before ended: `next` of that answer.")
FORMAT = Parameter("format", "JSON, or everything as a download.", values=("json", "csv", "parquet"), default="json")  # fmt: skip
PAGED = (LIMIT, CURSOR, FORMAT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, read: its filter, its other parameters by name, and the parts of its path.

    `own` are the types and contexts that the project has beside PLOVER's.
    """

    where: MentionFilter
    values: Mapping[str, Any]
    own: Own = NOTHING_OWN
    path: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)


def unit_of(copy: Copy, asked: Asked) -> Unit:
    """What is counted: what was asked for, else what the register has."""
    unit: Unit = asked["of"] or copy.unit
    return unit


def read(
    pairs: Pairs, taken: Iterable[Parameter], *, filtered: bool, own: Own = NOTHING_OWN
) -> Asked:
    """Read a query. Raises QueryError for a name that the route does not take, or a wrong value."""
    others = {parameter.name: parameter.of(own) for parameter in taken}
    known = set(others) | ({each.name for each in FIELDS} if filtered else set())
    for name, _ in pairs:
        if name not in known:
            near = QueryError.among(name, name, known).suggestion
            hint = f" Did you mean {near}?" if near else f" It takes {', '.join(sorted(known))}."
            raise QueryError(name, f"is no parameter of this address.{hint}", None) from None
    acts = [(n, v) for n, v in pairs if n not in others]
    where = parse(acts, own) if filtered else MentionFilter()
    values = {
        name: parameter.read([v for n, v in pairs if n == name])
        for name, parameter in others.items()
    }
    return Asked(where, values, own)


def described(
    taken: Iterable[Parameter], *, filtered: bool, own: Own = NOTHING_OWN
) -> list[dict[str, Any]]:
    """All parameters of a route as OpenAPI has them."""
    made = [_of_field(each, own) for each in FIELDS] if filtered else []
    return made + [each.of(own).described() for each in taken]


def _of_field(each: Field, own: Own) -> dict[str, Any]:
    shapes: dict[str, dict[str, Any]] = {
        "text": {"type": "string", "minLength": 1, "maxLength": LONGEST},
        "day": {"type": "string", "format": "date"},
        "flag": {"type": "boolean"},
        "share": {"type": "number", "minimum": 0, "maximum": 1},
        "count": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
        "quad": {"type": "integer", "minimum": 1, "maximum": 4},
    }
    schema = shapes[each.shape]
    if each.name in VALUES:
        schema = {
            "type": "string",
            "enum": list(dict.fromkeys((*VALUES[each.name](), *own.of(each.name)))),
        }
    if each.many == "any":
        schema = {"type": "array", "items": schema, "maxItems": 50}
    elif each.many == "two":
        schema = {"type": "array", "items": schema, "minItems": 2, "maxItems": 2}
    return _parameter(each.name, each.help, schema)


def _parameter(name: str, told: str, schema: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "name": name,
        "in": "query",
        "required": False,
        "description": told,
        "schema": schema,
    }
    if schema["type"] == "array":
        made |= {"style": "form", "explode": True}
    return made
