"""A row of an agreement says in which part each span counts: a title's words are looked up in the title."""

from __future__ import annotations

from datetime import date

from dragoman.model import (
    Agreement,
    AgreementParty,
    EventDate,
    Part,
    Party,
    Span,
    Stage,
)
from dragoman.model.rows import agreement_row
from dragoman.resolution.agreements.cluster import Cluster
from dragoman.resolution.agreements.merge import merged
from dragoman.resolution.agreements.telling import read_telling
from dragoman.resolution.source import Source

TITLE = "Norway and Peru sign pact"
DAY = EventDate(date(2031, 3, 4), date(2031, 3, 4), "day", "4 March", Span(16, 23))
SOURCE = Source("d", None, date(2031, 3, 5), None, TITLE, "en", "s", "r")


def party(name: str, code: str, start: int, part: Part) -> Party:
    return Party(code, name, Span(start, start + len(name), part), name, code, (), "state", "name")


def pact() -> Agreement:
    return Agreement(
        "a",
        "d",
        None,
        ("pact",),
        None,
        "other",
        (
            AgreementParty(party("Norway", "NOR", 0, "title")),
            AgreementParty(party("Chile", "CHL", 4, "body"), joined=DAY),
        ),
        (party("Lund", "NOR", 0, "body"),),
        (Stage("signed", DAY, None, Span(16, 25, "title")),),
        (Span(21, 25, "title"),),
    )


def test_parties_and_signatories_have_the_part_of_their_span() -> None:
    row = agreement_row(pact(), run="r")
    assert row["party_parts"] == ["title", "body"]
    assert row["signatory_parts"] == ["body"]


def test_a_date_of_another_part_than_its_stage_has_no_span_and_one_of_the_same_has_it() -> None:
    row = agreement_row(pact(), run="r")
    assert row["stages"][0]["date"]["text"] == "4 March"
    assert row["stages"][0]["date"]["span"] is None
    assert row["parties"][1]["joined"]["span"] == [16, 23]


def test_joined_evidence_counts_where_the_row_says_and_a_row_that_does_not_say_is_read_too() -> (
    None
):
    row = agreement_row(pact(), run="r")
    found = merged(Cluster.of(read_telling(row, SOURCE)))
    assert {p.key: p.evidence[0].part for p in found.parties} == {"NOR": "title", "CHL": "body"}
    assert [p.evidence[0].part for p in found.signatories] == ["body"]
    older = {**row, "party_parts": None, "signatory_parts": None}
    found = merged(Cluster.of(read_telling(older, SOURCE)))
    assert {p.key: p.evidence[0].part for p in found.parties} == {"NOR": "title", "CHL": "body"}
