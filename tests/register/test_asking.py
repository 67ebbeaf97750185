"""The filter as names and values: what is written down is read again as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import ConfigError, QueryError
from dragoman.fields import FIELDS
from dragoman.ontology import contexts, countries, event_types
from dragoman.register import MentionFilter
from dragoman.register.asking import NAMES, VALUES, parse, query_string, spell, spelt
from dragoman.register.parties import party_of, wanted_party
from dragoman.register.words import phrases

CODES = st.sampled_from([each.iso3 for each in countries()])
NAME = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
PARTY = st.one_of(CODES, CODES.map(lambda code: f"{code} GOV"), NAME.map(lambda n: f"person.{n}"))
DAY = st.dates().map(str)


def some(values: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(values, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))


FILTERS = st.builds(
    MentionFilter,
    actor=st.none() | PARTY,
    recipient=st.none() | PARTY,
    party=st.none() | PARTY,
    between=st.none() | st.tuples(PARTY, PARTY),
    event=st.none() | some(st.sampled_from([each.code for each in event_types()])),
    context=st.none() | some(st.sampled_from([each.name for each in contexts()])),
    status=st.none() | some(st.sampled_from(["actual", "future", "negated"])),
    quad=st.none() | st.sets(st.integers(1, 4), min_size=1).map(lambda q: tuple(sorted(q))),
    country=st.none() | some(CODES),
    outlet=st.none() | some(NAME),
    language=st.none() | some(st.sampled_from(["en", "fr"])),
    since=st.none() | DAY,
    until=st.none() | DAY,
    include_undated=st.booleans(),
    min_confidence=st.none() | st.floats(0, 1),
    min_reports=st.none() | st.integers(1, 1000),
    document=st.none() | NAME,
    entry=st.none() | some(NAME),
    q=st.none() | NAME,
).filter(lambda f: f.since is None or f.until is None or f.since <= f.until)


@given(FILTERS)
def test_what_is_written_down_is_read_as_the_same(asked: MentionFilter) -> None:
    assert parse(spell(asked)) == asked


@given(FILTERS)
def test_one_question_has_one_spelling(asked: MentionFilter) -> None:
    assert query_string(parse(reversed(spell(asked)))) == query_string(asked) or asked.between


@given(FILTERS)
def test_the_json_form_has_what_is_set_and_nothing_else(asked: MentionFilter) -> None:
    told = spelt(asked)
    assert set(told) == {name for name, _ in spell(asked)}


def test_every_name_of_the_filter_can_be_asked_for() -> None:
    assert set(NAMES) == set(MentionFilter.__dataclass_fields__)
    assert set(VALUES) < set(NAMES) == {field.name for field in FIELDS}


@pytest.mark.parametrize(
    ("pairs", "field", "suggestion"),
    [
        ([("acter", "NOR")], "acter", "actor"),
        ([("event", "SUPORT")], "event", "SUPPORT"),
        ([("status", "actuel")], "status", "actual"),
        ([("country", "Norwy")], "country", "Norway"),
        ([("since", "2021-13-01")], "since", None),
        ([("since", "2021-01-01"), ("since", "2021-01-02")], "since", None),
        ([("since", "2021-01-02"), ("until", "2021-01-01")], "until", None),
        ([("between", "NOR")], "between", None),
        ([("quad", "5")], "quad", None),
        ([("min_confidence", "nan")], "min_confidence", None),
        ([("min_reports", "0")], "min_reports", None),
        ([("actor", "a\x00b")], "actor", None),
        ([("actor", "x" * 201)], "actor", None),
        ([("q", "---")], "q", None),
        ([("include_undated", "maybe")], "include_undated", None),
        ([("event", "SUPPORT"), ("mode", "arrest")], "mode", None),
        ([("outlet", "o")] * 51, "outlet", None),
    ],
)
def test_a_wrong_value_names_its_field_and_what_was_meant(
    pairs: list[tuple[str, str]], field: str, suggestion: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(pairs)
    assert caught.value.field == field
    assert caught.value.suggestion == suggestion


def test_values_are_taken_as_people_type_them() -> None:
    found = parse([("actor", " norway "), ("event", "support"), ("country", "chile")])
    assert (found.actor, found.event, found.country) == ("NOR", ("SUPPORT",), ("CHL",))


def test_words_lose_case_and_accents_and_phrases_stay_together() -> None:
    assert phrases('Loudiyi "État-major  général"') == [("loudiyi",), ("etat", "major", "general")]
    with pytest.raises(ConfigError):
        phrases('"" ...')


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("US", "USA"),
        ("uk", "GBR"),
        ("UAE", "ARE"),
        ("AU", "igo.au"),
        ("ELN", "grp.eln"),
        ("UK GOV", "GBR GOV"),
        ("norway mil", "NOR MIL"),
        ("isr", "ISR"),
        ("UNO", "UNO"),
        ("MAR GOV", "MAR GOV"),
        ("igo.nato", "igo.nato"),
        ("Korea", "Korea"),
        ("Kari  Lund", "Kari Lund"),
    ],
)
def test_a_name_that_the_lists_know_for_one_actor_is_its_code_or_id(typed: str, meant: str) -> None:
    assert party_of(typed) == meant
    assert party_of(meant) == meant


def test_words_of_a_party_stand_whole_and_capitals_count_in_listed_names() -> None:
    assert wanted_party("Lund").in_words("Kari Lund")
    assert not wanted_party("Lund").in_words("Kari Lundberg")
    assert wanted_party("WHO").in_words("the WHO mission")
    assert not wanted_party("WHO").in_words("people who fled")


@pytest.mark.parametrize(
    ("asked", "name", "is_one"),
    [
        ("ETH", "Ethiopia", True),
        ("ETH GOV", "Ethiopia", True),
        ("ETH GOV", "Oromo Liberation Army", False),
        ("ETH REB", "Oromo Liberation Army", True),
        ("ETH REB", "Oromo rebels", True),
        ("ETH REB", "Ethiopia", False),
        ("OLA", "Oromo Liberation Army", True),
        ("KEN", "Ethiopia", False),
    ],
)
def test_a_state_and_the_rebels_of_it_are_two_parties_to_an_agreement(
    asked: str, name: str, is_one: bool
) -> None:
    assert wanted_party(asked).is_member("ETH", name) is is_one
