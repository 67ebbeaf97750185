"""What a document is coded as, to interchange rows: plain values as JSON holds them, in the order of the schema."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from typing import Any, TypeVar

from .coding import Coding
from .document import Document, Part, Reject, Span
from .event import Context, EventDate, EventMention, EventPlace, Rejection
from .facts import Agreement, AgreementParty, Office, Stage, Statement, Tie
from .schema import Row, TableName
from .value_rows import context_row, count_row, date_row, party_row, place_row, span_row

Told = TypeVar("Told", EventDate, EventPlace)


def document_row(document: Document, contexts: tuple[Context, ...], *, run: str) -> Row:
    return {
        "id": document.id,
        "input_id": document.input_id,
        "url": document.url,
        "outlet": document.outlet,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "title": document.title,
        "text": document.text,
        "characters": len(document.text),
        "hash": document.hash,
        "contexts": [context_row(context) for context in contexts],
        "run": run,
    }


def mention_row(mention: EventMention, *, run: str) -> Row:
    return {
        "id": mention.id,
        "document": mention.document,
        "input_id": mention.input_id,
        "part": mention.part,
        "sentence": span_row(mention.sentence),
        "event": mention.event,
        "modes": list(mention.modes),
        "contexts": list(mention.contexts),
        "cameo": mention.cameo,
        "quad": mention.quad,
        "intensity": mention.intensity,
        "trigger": {"text": mention.trigger_text, "span": span_row(mention.trigger)},
        "actors": [party_row(party) for party in mention.actors],
        "recipients": [party_row(party) for party in mention.recipients],
        "reciprocal": mention.reciprocal,
        "status": mention.status,
        "also": list(mention.also),
        "said_by": party_row(mention.said_by) if mention.said_by else None,
        "date": date_row(mention.date),
        "place": place_row(mention.place),
        "counts": [count_row(count) for count in mention.counts],
        "confidence": mention.confidence,
        "entry": mention.entry,
        "operators": list(mention.operators),
        "unknown": dict(mention.unknown),
        "run": run,
        "subtype": mention.subtype,
        "phrase": [span_row(span) for span in mention.phrase],
    }


def _evidence_row(span: Span, agreement: Agreement) -> dict[str, Any]:
    return {
        "document": agreement.document,
        "input_id": agreement.input_id,
        "part": span.part,
        "span": span_row(span),
    }


def _counted_in(part: Part, told: Told | None) -> Told | None:
    """What is told, without a span where its words stand in another part than those of its row."""
    if told is None or told.span is None or told.span.part == part:
        return told
    return replace(told, span=None)


def _agreement_party_row(member: AgreementParty) -> dict[str, Any]:
    part = member.party.span.part
    return {
        "country": member.party.country,
        "name": member.party.name,
        "joined": date_row(_counted_in(part, member.joined)),
        "left": date_row(_counted_in(part, member.left)),
        "order": member.order,
        "span": span_row(member.party.span),
    }


def _stage_row(stage: Stage, agreement: Agreement) -> dict[str, Any]:
    part = stage.evidence.part
    return {
        "stage": stage.stage,
        "date": date_row(_counted_in(part, stage.date)),
        "place": place_row(_counted_in(part, stage.place)),
        "evidence": _evidence_row(stage.evidence, agreement),
    }


def agreement_row(agreement: Agreement, *, run: str) -> Row:
    return {
        "id": agreement.id,
        "document": agreement.document,
        "names": list(agreement.names),
        "subject": agreement.subject,
        "form": agreement.form,
        "parties": [_agreement_party_row(member) for member in agreement.parties],
        "signatories": [party_row(party) for party in agreement.signatories],
        "stages": [_stage_row(stage, agreement) for stage in agreement.stages],
        "evidence": [_evidence_row(span, agreement) for span in agreement.evidence],
        "run": run,
        "party_parts": [member.party.span.part for member in agreement.parties],
        "signatory_parts": [party.span.part for party in agreement.signatories],
    }


def statement_row(statement: Statement, *, run: str) -> Row:
    return {
        "id": statement.id,
        "document": statement.document,
        "input_id": statement.input_id,
        "part": statement.part,
        "speaker": party_row(statement.speaker),
        "office": statement.office,
        "words": statement.words,
        "span": span_row(statement.span),
        "kind": statement.kind,
        "venues": list(statement.venues),
        "addressee": party_row(statement.addressee) if statement.addressee else None,
        "contexts": [context_row(context) for context in statement.contexts],
        "date": date_row(statement.date),
        "run": run,
    }


def office_row(office: Office, *, run: str) -> Row:
    return {
        "id": office.id,
        "document": office.document,
        "input_id": office.input_id,
        "part": office.part,
        "person": office.person,
        "office": office.office,
        "country": office.country,
        "sector": office.sector,
        "former": office.former,
        "as_of": date_row(office.as_of),
        "span": span_row(office.span),
        "run": run,
    }


def tie_row(tie: Tie, *, run: str) -> Row:
    return {
        "id": tie.id,
        "document": tie.document,
        "input_id": tie.input_id,
        "part": tie.part,
        "parties": [party_row(party) for party in tie.parties],
        "kind": tie.kind,
        "span": span_row(tie.span),
        "said_by": party_row(tie.said_by) if tie.said_by else None,
        "date": date_row(tie.date),
        "run": run,
    }


def reject_row(reject: Reject, *, run: str) -> Row:
    return {**asdict(reject), "run": run}


def rejection_row(rejection: Rejection, document: str, *, run: str) -> Row:
    return {
        "document": document,
        "part": rejection.sentence.part,
        "sentence": span_row(rejection.sentence),
        "trigger": span_row(rejection.trigger),
        "entry": rejection.entry,
        "reason": rejection.reason,
        "run": run,
    }


def rows_of(coding: Coding, *, run: str) -> Iterator[tuple[TableName, Row]]:
    """Every row that a coding gives, with the table that it belongs to."""
    yield "documents", document_row(coding.document, coding.contexts, run=run)
    tables: tuple[tuple[TableName, tuple[Any, ...], Callable[..., Row]], ...] = (
        ("mentions", coding.mentions, mention_row),
        ("agreements", coding.agreements, agreement_row),
        ("statements", coding.statements, statement_row),
        ("offices", coding.offices, office_row),
        ("ties", coding.ties, tie_row),
        ("rejects", coding.rejects, reject_row),
    )
    for name, records, to_row in tables:
        for record in records:
            yield name, to_row(record, run=run)
    for rejection in coding.rejections:
        yield "rejections", rejection_row(rejection, coding.document.id, run=run)
