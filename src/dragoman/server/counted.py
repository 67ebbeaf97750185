"""What is counted for a filter: facets, series, coverage, networks, maps, actors, dyads, changes."""

from __future__ import annotations

from dataclasses import asdict, fields

from .. import __version__, ontology
from ..analysis.cast import actors as all_actors
from ..analysis.changes import changes as what_changed
from ..analysis.copy import Copy
from ..analysis.facets import facets as count_facets
from ..analysis.network import dyads as all_dyads
from ..analysis.network import network as network_of
from ..analysis.over_time import coverage_by
from ..analysis.placed import placed
from ..model import STATUS_ORDER
from ..model.schema import Row
from ..register.asking import spelt
from .answer import Page, Slice
from .asked import Asked, unit_of
from .pages import series_row

QUADS = {
    "1": "verbal cooperation",
    "2": "material cooperation",
    "3": "verbal conflict",
    "4": "material conflict",
}


def about(copy: Copy, asked: Asked) -> Row:
    """What the register holds."""
    (since, until) = copy.ask("SELECT min(published), max(published) FROM docs")[0]
    return {
        "dragoman": __version__,
        "unit": copy.unit,
        "counts": copy.counts(),
        "published": {
            "since": str(since) if since else None,
            "until": str(until) if until else None,
        },
        "latest_commit": copy.latest_commit,
    }


def vocabulary(copy: Copy, asked: Asked) -> Row:
    """The names that filters and rows have, and what they mean."""
    modes: dict[str, list[Row]] = {}
    for mode in ontology.modes():
        modes.setdefault(mode.event, []).append({"name": mode.name, "intensity": mode.score})
    events = {
        each.code: {
            "code": each.code,
            "name": each.code.capitalize(),
            "definition": each.definition,
            "quad": each.quad,
            "intensity": each.score,
            "modes": modes.get(each.code, []),
        }
        for each in ontology.event_types()
    }
    events |= {
        name: {
            **events[parent],
            "code": name,
            "name": name.capitalize().replace("_", " "),
            "extends": parent,
            "definition": f"A type of this project; it counts as {parent} too.",
        }
        for name, parent in asked.own.types.items()
    }
    contexts = dict.fromkeys([*(each.name for each in ontology.contexts()), *asked.own.contexts])
    return {
        "events": list(events.values()),
        "contexts": list(contexts),
        "statuses": list(STATUS_ORDER),
        "sectors": [{"code": s.code, "name": s.definition} for s in ontology.sectors()],
        "countries": [
            *({"iso3": each.iso3, "name": each.name} for each in ontology.countries()),
            *({"iso3": s.code, "name": s.definition} for s in ontology.international_codes()),
        ],
        "quads": QUADS,
    }


def facets(copy: Copy, asked: Asked) -> Row:
    """How many there would be of each value of each facet, without the facet's own restriction."""
    found = count_facets(copy, asked.where, unit_of(copy, asked))
    return {"query": spelt(asked.where), **asdict(found)}


def series(copy: Copy, asked: Asked) -> Row:
    """Counts and scores by period, raw and beside the news that each had."""
    return series_row(copy, asked.where, unit_of(copy, asked), by=asked["by"], split=asked["split"])


def coverage(copy: Copy, asked: Asked) -> Row:
    """How much news the register holds by period."""
    return {"by": asked["by"], "rows": coverage_by(copy, asked["by"])}


def network(copy: Copy, asked: Asked) -> Row:
    """Who acts with and upon whom: the strongest ties of the filter."""
    unit = unit_of(copy, asked)
    found = network_of(copy, asked.where, unit, by=asked["by"], limit=asked["limit"])
    return {"unit": unit, "query": spelt(asked.where), **asdict(found)}


def where(copy: Copy, asked: Asked) -> Row:
    """Where it happened, each at its own precision."""
    unit = unit_of(copy, asked)
    return {"unit": unit, "query": spelt(asked.where), **asdict(placed(copy, asked.where, unit))}


def changes(copy: Copy, asked: Asked) -> Row:
    """What the last days brought, beside what is usual."""
    unit = unit_of(copy, asked)
    found = what_changed(copy, unit, days=asked["days"], until=asked["until"])
    # rows are plain already: `asdict` would copy thousands of them deeply
    plain = {each.name: getattr(found, each.name) for each in fields(found)}
    return {"unit": unit, **plain, "until": found.until.isoformat()}


def actors(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Actors by how much they are in."""
    unit = unit_of(copy, asked)
    found = all_actors(copy, unit, q=asked["q"])
    rows = found[part.offset : part.offset + part.limit]
    query = {"q": asked["q"]} if asked["q"] else {}
    return Page(len(found), rows, unit=unit, query=query, columns=("id", "name"))


def dyads(copy: Copy, asked: Asked, part: Slice) -> Page:
    """Pairs of countries (or of actors that have none)."""
    unit = unit_of(copy, asked)
    found = all_dyads(copy, asked.where, unit, order=asked["sort"])
    rows = found[part.offset : part.offset + part.limit]
    return Page(len(found), rows, unit=unit, query=spelt(asked.where), columns=("a", "b"))
