"""What a route answers, as OpenAPI has it."""

from __future__ import annotations

from typing import Any

from .problem import MEDIA
from .routes import Route


def responses(route: Route) -> dict[int | str, dict[str, Any]]:
    """The answers of a route, its errors included."""
    names = ["total", "rows", "next", "warnings", "query"] if route.page is not None else []
    whole = {
        "type": "object",
        "required": ["version", *names],
        "properties": {
            "version": {"type": "integer"},
            **({"total": {"type": "integer"}, "rows": {"type": "array"}} if names else {}),
        },
    }
    content: dict[str, Any] = {"application/json": {"schema": whole}}
    if any(parameter.name == "format" for parameter in route.parameters):
        content |= {"text/csv": {}, "application/vnd.apache.parquet": {}}
    answers: dict[int | str, dict[str, Any]] = {
        200: {"description": route.told, "content": content},
        304: {"description": "Unchanged."},
    }
    return answers | problems(403, 404, 422, 429, 503)


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Errors as OpenAPI has them."""
    schema = {"type": "object", "required": ["type", "title", "status", "detail"]}
    return {
        status: {"description": "A problem.", "content": {MEDIA: {"schema": schema}}}
        for status in statuses
    }
