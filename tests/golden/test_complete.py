"""The golden cases leave out no type, mode, context, status or rule of the codebook."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from dragoman import ontology
from dragoman.coding import contexts_of
from dragoman.lexicon import Golden, parse_line
from dragoman.model import STATUS_ORDER, Document
from dragoman.syntax import split
from tests.golden.test_golden import Case, cases

CASES = cases("en")
EXPECTED = tuple(parse_line(line) for case in CASES for line in case.lines)
DROPPED_ROOTS = {"01"}
"""CAMEO's statements, which are no events of PLOVER."""
LEAST_CODES = 60


@dataclass(frozen=True, slots=True)
class Gap:
    """What has no case."""

    of: str
    name: str


def gaps(expected: Iterable[Golden]) -> set[Gap]:
    """What the ontology's tables hold and no expected reading names."""
    lines = tuple(expected)
    found: set[Gap] = set()
    for kind in ontology.event_types():
        own = [line for line in lines if line.event == kind.code]
        if not own:
            found.add(Gap("type", kind.code))
        named = {mode for line in own for mode in line.modes}
        found |= {
            Gap("mode", f"{kind.code}/{mode.name}")
            for mode in ontology.modes(kind.code)
            if mode.name not in named
        }
    shown = {context for line in lines for context in line.contexts}
    found |= {Gap("context", c.name) for c in ontology.contexts() if c.name not in shown}
    statuses = {line.status for line in lines}
    found |= {Gap("status", status) for status in STATUS_ORDER if status not in statuses}
    ordered = {
        pair for line in lines for pair in itertools.combinations((line.status, *line.also), 2)
    }
    found |= {
        Gap("order of statuses", " before ".join(pair))
        for pair in itertools.combinations([s for s in STATUS_ORDER if s != "actual"], 2)
        if pair not in ordered and pair not in UNMEANT
    }
    roots = {line.cameo[:2] for line in lines if line.cameo is not None}
    found |= {
        Gap("CAMEO root", code.root)
        for code in ontology.cameo_codes()
        if code.root not in roots | DROPPED_ROOTS
    }
    return found


UNMEANT = {("future", "historical")}
"""Statuses that no act has at once: what is to come is not told as background."""


def test_nothing_of_the_ontology_is_without_a_case() -> None:
    assert gaps(EXPECTED) == set()


@pytest.mark.parametrize(
    ("missing", "gap"),
    [
        ("COERCE/curfew", Gap("mode", "COERCE/curfew")),
        ("PROTEST", Gap("type", "PROTEST")),
        ("[lgbt", Gap("context", "lgbt")),
        ("hypothetical+historical", Gap("order of statuses", "hypothetical before historical")),
        ("cameo 20", Gap("CAMEO root", "20")),
    ],
)
def test_a_case_that_is_taken_away_leaves_a_gap(missing: str, gap: Gap) -> None:
    lines = [line for case in CASES for line in case.lines if missing not in line]
    assert gap in gaps(map(parse_line, lines))


def test_modes_and_contexts_that_cases_name_exist() -> None:
    for line in EXPECTED:
        known = {mode.name for mode in ontology.modes(line.event)}
        assert set(line.modes) <= known, line
        for name in (*line.contexts, *line.absent):
            assert ontology.context(name).name == name
        assert line.cameo is None or ontology.cameo(line.cameo).code == line.cameo


def test_codes_of_cameo_are_many_and_belong_to_the_type() -> None:
    codes = {(line.cameo, line.event) for line in EXPECTED if line.cameo is not None}
    assert len({code for code, _ in codes}) >= LEAST_CODES
    others = {(c, event) for c, event in codes if ontology.cameo(c).root in APPEALS}
    assert {event for _, event in others} <= {"REQUEST"}


APPEALS = {"02"}


def test_every_case_of_a_rule_names_it() -> None:
    rules = [case for case in CASES if case.where.startswith("rules.txt")]
    assert all(case.remark.startswith(("rule: ", "ambiguity: ")) for case in rules)
    assert len({case.remark for case in rules}) >= 80


def test_no_sentence_stands_twice() -> None:
    texts = [case.text for case in CASES]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.where.startswith("contexts.txt")],
    ids=lambda case: case.where,
)
def test_a_document_shows_its_contexts_with_the_words(case: Case) -> None:
    document = Document.create(case.text, published=case.published)
    shown = contexts_of(document, split(document))
    for line in map(parse_line, case.lines):
        assert set(line.contexts) <= {context.context for context in shown}
        assert not set(line.absent) & {context.context for context in shown}
    assert all(context.span.of(document).strip() for context in shown)
