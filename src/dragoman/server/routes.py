"""The addresses that are read, as one visible table: path, what it gives, what it takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..analysis.copy import Copy
from ..analysis.network import DYAD_ORDERS, GRAINS
from ..analysis.over_time import SPLITS
from ..analysis.periods import LENGTHS
from ..model.schema import Row
from ..ontology import contexts
from . import audit_routes, counted, lists, pages
from .answer import Page, Slice
from .asked import FORMAT, OF, PAGED, VERSION, Asked, Parameter

Give = Callable[[Copy, Asked], Row]
GivePage = Callable[[Copy, Asked, Slice], Page]


@dataclass(frozen=True, slots=True)
class Route:
    """One address. `filtered` says that it takes the filter of acts; a list gives pages."""

    path: str
    give: Give | None = None
    page: GivePage | None = None
    takes: tuple[Parameter, ...] = ()
    filtered: bool = False

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        return (*self.takes, VERSION)

    @property
    def name(self) -> str:
        return self.path.strip("/").replace("/", "-").replace("{", "").replace("}", "") or "about"

    @property
    def told(self) -> str:
        return ((self.give or self.page).__doc__ or self.name).split("\n")[0]


def _whole(name: str, told: str, default: int, most: int) -> Parameter:
    return Parameter(name, told, "whole", default=default, least=1, most=most)


SORT = Parameter("sort", "The order.", values=tuple(lists.ORDERS), default="-date")
BY = Parameter("by", "Periods.", values=LENGTHS, default="month")
SINCE = Parameter("since", "First day.", "day")
UNTIL = Parameter("until", "Last day.", "day")
BETWEEN = Parameter("between", "A party; give two for a pair.", several=2)
Q = Parameter("q", 'Words and "phrases".')
CONTEXT = Parameter(
    "context",
    "PLOVER's contexts, and a project's own.",
    values=tuple(each.name for each in contexts()),
    several=50,
)

ROUTES: tuple[Route, ...] = (
    Route("/", counted.about),
    Route("/vocabulary", counted.vocabulary),
    Route("/mentions", page=lists.mentions, takes=(*PAGED, SORT), filtered=True),
    Route("/events", page=lists.events, takes=(*PAGED, SORT), filtered=True),
    Route(
        "/agreements",
        page=lists.agreements,
        takes=(*PAGED, BETWEEN, Parameter("on", "In force, or maybe, on this day.", "day")),
    ),
    Route(
        "/statements",
        page=lists.statements,
        takes=(
            *PAGED,
            Parameter("speaker", "Who says it: country, code or words of a name."),
            Parameter("about", "Of whom, or to whom."),
            CONTEXT,
            SINCE,
            UNTIL,
        ),
    ),
    Route(
        "/offices",
        page=lists.offices,
        takes=(
            *PAGED,
            Parameter("person", "Part of any of the names."),
            Parameter("country", "Country or code."),
        ),
    ),
    Route("/ties", page=lists.ties, takes=(*PAGED, BETWEEN)),
    Route(
        "/documents",
        page=lists.documents,
        takes=(
            *PAGED,
            Parameter("outlet", "Its whole name."),
            Parameter("language", "ISO 639-1."),
            SINCE,
            UNTIL,
            Q,
        ),
    ),
    Route("/rejects", page=lists.rejects, takes=PAGED),
    Route("/decisions", page=lists.decisions, takes=PAGED),
    Route(
        "/search",
        page=lists.search,
        takes=(
            *PAGED,
            Q,
            Parameter("in", "Where.", values=("documents", "statements"), default="documents"),
        ),
    ),
    Route(
        "/actors",
        page=counted.actors,
        takes=(*PAGED, OF, Parameter("q", "Part of a name, an id, or a country's code.")),
    ),
    Route(
        "/dyads",
        page=counted.dyads,
        takes=(
            *PAGED,
            OF,
            Parameter("sort", "The order.", values=DYAD_ORDERS, default="-count"),
        ),
        filtered=True,
    ),
    Route("/mentions/{id}", pages.mention),
    Route("/events/{id}", pages.event),
    Route("/agreements/{id}", pages.agreement),
    Route("/statements/{id}", pages.statement),
    Route("/offices/{id}", pages.office),
    Route("/documents/{id}", pages.document),
    Route("/actors/{id}", pages.actor, takes=(OF,)),
    Route("/dyads/{a}/{b}", pages.dyad, takes=(OF, BY), filtered=True),
    Route("/facets", counted.facets, takes=(OF,), filtered=True),
    Route(
        "/series",
        counted.series,
        takes=(
            OF,
            BY,
            Parameter("split", "Parts of a count.", values=SPLITS, default="none"),
            FORMAT,
        ),
        filtered=True,
    ),
    Route("/coverage", counted.coverage, takes=(BY, FORMAT)),
    Route(
        "/network",
        counted.network,
        takes=(
            OF,
            Parameter("by", "Who is a node.", values=GRAINS, default="country"),
            _whole("limit", "Edges at the most.", 100, 1000),
        ),
        filtered=True,
    ),
    Route("/map", counted.where, takes=(OF,), filtered=True),
    Route("/changes", counted.changes, takes=(OF, _whole("days", "Days of now.", 30, 3650), UNTIL)),
    Route(
        "/audit/sample",
        audit_routes.sample,
        takes=(
            Parameter("of", "What is drawn.", values=("mentions",), default="mentions"),
            _whole("n", "How many.", 100, 200),
            Parameter("seed", "The same seed draws the same.", "whole", default=1, most=10**9 - 1),
        ),
        filtered=True,
    ),
)
