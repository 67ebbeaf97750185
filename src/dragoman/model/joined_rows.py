"""Joined records to interchange rows: `agreements` and `statements` after resolution."""

from __future__ import annotations

from typing import Any

from .joined import (
    DayTold,
    Evidence,
    JoinedAgreement,
    JoinedParty,
    JoinedStage,
    JoinedStatement,
    Signatory,
)
from .schema import Row
from .value_rows import date_row, place_row


def evidence_row(evidence: Evidence) -> dict[str, Any]:
    return {
        "document": evidence.document,
        "input_id": evidence.input_id,
        "part": evidence.part,
        "span": [evidence.start, evidence.end],
    }


def day_row(told: DayTold | None) -> dict[str, Any] | None:
    """A date and the document in which its span counts."""
    if told is None:
        return None
    return {**(date_row(told.date) or {}), "document": told.document}


def _party(party: JoinedParty) -> dict[str, Any]:
    return {
        "country": party.country,
        "name": party.name,
        "joined": day_row(party.joined),
        "left": day_row(party.left),
        "order": party.order,
        "evidence": [evidence_row(each) for each in party.evidence],
    }


def _signatory(person: Signatory) -> dict[str, Any]:
    return {
        "id": person.id,
        "name": person.name,
        "country": person.country,
        "sectors": list(person.sectors),
        "evidence": [evidence_row(each) for each in person.evidence],
    }


def _stage(stage: JoinedStage) -> dict[str, Any]:
    return {
        "stage": stage.stage,
        "date": date_row(stage.date),
        "place": place_row(stage.place),
        "told": stage.told.isoformat() if stage.told else None,
        "evidence": evidence_row(stage.evidence[0]),
        "also": [evidence_row(each) for each in stage.evidence[1:]],
    }


def joined_agreement_row(agreement: JoinedAgreement) -> Row:
    return {
        "id": agreement.id,
        "names": list(agreement.names),
        "subject": agreement.subject,
        "form": agreement.form,
        "parties": [_party(each) for each in agreement.parties],
        "signatories": [_signatory(each) for each in agreement.signatories],
        "stages": [_stage(each) for each in agreement.stages],
        "evidence": [evidence_row(each) for each in agreement.evidence],
        "tellings": list(agreement.tellings),
        "outlets": list(agreement.outlets),
        "reports": agreement.reports,
        "independent_reports": agreement.independent_reports,
        "first_seen": agreement.first_seen.isoformat() if agreement.first_seen else None,
        "last_seen": agreement.last_seen.isoformat() if agreement.last_seen else None,
        "reasons": list(agreement.reasons),
    }


def joined_statement_row(statement: JoinedStatement) -> Row:
    return {
        "id": statement.id,
        "speaker": {
            "id": statement.speaker,
            "name": statement.name,
            "country": statement.country,
            "sectors": list(statement.sectors),
        },
        "office": statement.office,
        "words": statement.words,
        "kind": statement.kind,
        "venues": list(statement.venues),
        "outlets": list(statement.outlets),
        "addressee": statement.addressee,
        "addressee_country": statement.addressee_country,
        "about": list(statement.about),
        "contexts": list(statement.contexts),
        "stances": [
            {
                "towards": each.towards,
                "name": each.name,
                "event": each.event,
                "score": each.score,
                "mention": each.mention,
            }
            for each in statement.stances
        ],
        "date": day_row(statement.date),
        "evidence": [evidence_row(each) for each in statement.evidence],
        "tellings": list(statement.tellings),
        "reports": statement.reports,
        "independent_reports": statement.independent_reports,
        "first_seen": statement.first_seen.isoformat() if statement.first_seen else None,
        "last_seen": statement.last_seen.isoformat() if statement.last_seen else None,
    }
