"""What is written, with the token of the server: judgements, splits and joins, uploads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import File as FileField
from fastapi import Header, UploadFile
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response, StreamingResponse

from ..errors import QueryError
from ..register import Condition, Register
from ..resolution.hands import event_row, join, split
from ..review.audit import Judgements, Verdict, gold_lines, report
from .guard import check_token
from .openapi import problems
from .problem import Problem

if TYPE_CHECKING:
    from fastapi import FastAPI

    from ..analysis.copy import Copy
    from .app import Options
    from .jobs import Jobs
    from .served import Served

Authorization = Annotated[str | None, Header(description="Bearer and the server's token.")]
Key = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[0-9a-zA-Z.-]+$")]
Name = Annotated[str, Field(min_length=1, max_length=100)]


class JudgementIn(BaseModel):
    """A judgement as it is sent."""

    model_config = ConfigDict(extra="forbid")

    reviewer: Name
    mention: Key
    verdict: Verdict
    note: Annotated[str | None, Field(max_length=2000)] = None


class DecisionIn(BaseModel):
    """A split or join as it is sent: `mentions` go, or are those of the other events that come."""

    model_config = ConfigDict(extra="forbid")

    verdict: Annotated[str, Field(pattern="^(split|join)$")]
    event: Key
    mentions: Annotated[list[Key], Field(min_length=1, max_length=500)]


def add_writes(app: FastAPI, api: str, options: Options, served: Served, jobs: Jobs) -> None:
    """Add the addresses that write, and those that read what only they change."""
    _add_audit(app, api, options, served)
    _add_decisions(app, api, options, served)
    _add_jobs(app, api, options, jobs)


def _add_audit(app: FastAPI, api: str, options: Options, served: Served) -> None:

    kept = Judgements.of(options.register)

    def judge(body: JudgementIn, authorization: Authorization = None) -> dict[str, Any]:
        """Keep a judgement; a later one on the same mention takes its place."""
        check_token(authorization, options.token)
        if not body.reviewer.isprintable() or not body.reviewer.strip():
            raise Problem(422, "reviewer: must be a printable name.", "reviewer")
        with served.lease() as copy:
            copy.get("mentions", body.mention)
        made = kept.add(body.reviewer.strip(), body.mention, body.verdict, _plain(body.note))
        return asdict(made)

    def undo(id: str, authorization: Authorization = None) -> dict[str, Any]:
        """Take a judgement back."""
        check_token(authorization, options.token)
        return asdict(kept.undo(id))

    def judged(reviewer: str | None = None) -> dict[str, Any]:
        """The judgements that stand, of one reviewer or of all."""
        rows = [asdict(each) for each in kept.all(reviewer)]
        return {"version": served.newest, "total": len(rows), "rows": rows, "next": None}

    def told() -> dict[str, Any]:
        """Precision by type with 95 per cent intervals, and how far two reviewers agree."""
        with served.lease() as copy:
            found = report(kept.all(), _types(copy, [each.mention for each in kept.all()]))
            return {"version": copy.version, **asdict(found), "reviewers": [name for name, _ in found.reviewers]}  # fmt: skip

    def gold() -> Response:
        """The judgements as gold that `dragoman evaluate mentions` reads."""
        with served.lease() as copy:
            standing = kept.all()
            keys = sorted({each.mention for each in standing})
            among = Condition("id IN (SELECT unnest(?::VARCHAR[]))", (keys,))
            rows = {row["id"]: row for row in copy.rows("mentions", among, limit=100_000)}
            lines = "".join(f"{line}\n" for line in gold_lines(standing, rows.get))
        headers = {"Content-Disposition": 'attachment; filename="gold.jsonl"', "Cache-Control": "no-store"}  # fmt: skip
        return Response(lines.encode(), headers=headers, media_type="application/x-ndjson")

    path = f"{api}/audit"
    app.post(f"{path}/judgements", status_code=201, responses=problems(401, 403, 404, 413, 422, 429))(judge)  # fmt: skip
    app.delete(f"{path}/judgements/{{id}}", responses=problems(401, 403, 404, 422, 429))(undo)
    app.get(f"{path}/judgements", responses=problems(422, 429))(judged)
    app.get(f"{path}/report", responses=problems(422, 429, 503))(told)
    app.get(f"{path}/gold", response_model=None, response_class=Response, responses=problems(422, 429, 503) | {200: {"content": {"application/x-ndjson": {}}, "description": "Gold."}})(gold)  # fmt: skip


def _plain(note: str | None) -> str | None:
    """A note as it can be stored: lone surrogates, which JSON can bring, are no text."""
    return None if note is None else note.encode("utf-8", "replace").decode("utf-8")


def _types(copy: Copy, keys: list[str]) -> Mapping[str, str]:
    return dict(
        copy.ask(
            "SELECT id, event FROM mentions_acts WHERE id IN (SELECT unnest(?::VARCHAR[]))", (keys,)
        )
    )


def _add_decisions(app: FastAPI, api: str, options: Options, served: Served) -> None:

    def decide(body: DecisionIn, authorization: Authorization = None) -> dict[str, Any]:
        """Split mentions from an event, or join the events of mentions to it; resolve again."""
        check_token(authorization, options.token)
        register = Register.open(options.register)
        with register:
            if body.verdict == "split":
                split(register, body.event, body.mentions)
            else:
                for other in _events_of(register, body.mentions, body.event):
                    join(register, body.event, other)
            named = {str(event_row(register, body.event)["id"])}
            named |= set(_events_of(register, body.mentions, ""))
            version = register.version
        served.refresh()
        return {"version": version, "events": sorted(named)}

    app.post(f"{api}/decisions", status_code=201, responses=problems(401, 403, 404, 409, 413, 422, 429))(decide)  # fmt: skip


def _events_of(register: Register, mentions: list[str], but: str) -> list[str]:
    """The events that mentions are of, each once, without the one named."""
    rows = register.rows(
        "members", [Condition("list_contains(?::VARCHAR[], mention)", (mentions,))]
    )
    found = {row["mention"]: row["event"] for row in rows}
    for key in mentions:
        if key not in found:
            raise QueryError("mentions", f"no event has the mention {key!r}.")
    return [event for event in dict.fromkeys(found[key] for key in mentions) if event != but]


def _add_jobs(app: FastAPI, api: str, options: Options, jobs: Jobs) -> None:

    def upload(file: Annotated[UploadFile, FileField()], authorization: Authorization = None) -> dict[str, str]:  # fmt: skip
        """Take a file of news to code; the job goes on after the answer."""
        check_token(authorization, options.token)
        return {"id": jobs.add(file.filename or "", file.file)}

    def job(id: str) -> dict[str, Any]:
        """How far a job is."""
        return jobs.get(id).told()

    def follow(id: str) -> Any:
        """Server-sent events: `progress`, then `done` or `failed`."""
        known = jobs.get(id)

        def lines() -> Iterator[str]:
            for name, told in known.news():
                yield f"event: {name}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"

        return StreamingResponse(lines(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})  # fmt: skip

    app.post(f"{api}/jobs", status_code=202, responses=problems(401, 403, 413, 422, 429, 503))(upload)  # fmt: skip
    app.get(f"{api}/jobs/{{id}}", responses=problems(404, 422, 429))(job)
    app.get(f"{api}/jobs/{{id}}/events", response_model=None, response_class=StreamingResponse, responses=problems(404, 422, 429) | {200: {"content": {"text/event-stream": {}}, "description": "Events."}})(follow)  # fmt: skip
