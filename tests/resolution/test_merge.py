"""The row of an event from the rows of its mentions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.resolved_rows import event_row
from dragoman.model.rows import mention_row
from dragoman.model.schema import table_of
from dragoman.resolution.merging.merge import alone, merged
from dragoman.resolution.merging.values import allows, common, range_text

from .tellings import Act, report

acts = st.builds(
    Act,
    words=st.just("Rebels bombed the cattle market"),
    event=st.just("ASSAULT"),
    modes=st.sampled_from(((), ("explosives",), ("firearms", "explosives"))),
    actors=st.sampled_from(((), ("IRQ",), ("IRQ REB", "person.ali-noor@IRQ GOV"), ("--- REB",))),
    recipients=st.sampled_from(((), ("IRQ CVL", "TUR"))),
    reciprocal=st.booleans(),
    day=st.sampled_from((0, None)),
    place=st.sampled_from((None, "Kirkuk", "Iraq")),
    killed=st.sampled_from((None, (12.0, None))),
)


def row(act: Act, number: int = 1, outlet: str = "Gazette", **more: object) -> dict[str, Any]:
    coding = report(number, [act], outlet=outlet)
    return {
        **mention_row(coding.mentions[0], run="r"),
        "outlet": outlet,
        "published": "2031-03-01",
        "report": coding.document.id,
        **more,
    }


@settings(deadline=None)
@given(acts)
def test_an_event_of_one_mention_is_what_a_vote_would_give(act: Act) -> None:
    one = row(act, unknown={"date": "the text names none", "cameo": "no matter"})
    table = table_of(
        "events", [alone("e", one, ("old",)), event_row(merged("e", [one], (), ("old",)))]
    )
    first, second = table.to_pylist()
    assert first == second


def test_independent_reports_vote_and_copies_do_not() -> None:
    kirkuk, mosul = Act("They bombed it", place="Kirkuk"), Act("They bombed it", place="Mosul")
    rows = [row(kirkuk, n, f"Paper {n}", report="one") for n in range(3)]
    rows += [row(mosul, n, f"Herald {n}") for n in (8, 9)]
    event = merged("e", rows)
    assert (event.reports, event.independent_reports) == (5, 3)
    assert event.place is not None
    assert (event.place.place.name, event.place.reports) == ("Mosul", 2)
    assert [(one.value, one.chosen, one.reports) for one in event.disagreements] == [
        ("Mosul", True, 2),
        ("Kirkuk", False, 1),
    ]


def test_the_closest_date_that_most_reports_allow_is_chosen() -> None:
    day = Act("They bombed it", day=3)
    rows = [row(replace(day, length=9, day=0), 1), row(day, 2), row(replace(day, day=12), 3)]
    event = merged("e", rows)
    assert event.date is not None
    assert (event.date.date.start.isoformat(), event.date.reports) == ("2031-03-04", 2)
    assert {one.value for one in event.disagreements} == {"2031-03-04", "2031-03-13"}


def test_confidence_grows_with_independent_reports_alone() -> None:
    act = Act("They bombed it", confidence=0.6)
    once = merged("e", [row(act)]).confidence
    copied = merged("e", [row(act, 1, report="x"), row(act, 2, report="x")]).confidence
    twice = merged("e", [row(act, 1), row(act, 2)]).confidence
    assert (once, copied) == (0.6, 0.6)
    assert once < twice < 1


def test_ranges_and_places_that_may_be_one() -> None:
    assert common([(12, None), (40, 40)]) == (40, 40)
    assert common([(12, 12), (13, 20)]) is None
    assert common([(12, None), (30, None)]) == (30, None)
    assert [range_text(one) for one in ((12, 12), (40, 60), (3, None))] == [
        "12",
        "40 to 60",
        "at least 3",
    ]
    assert allows((3, "IRQ", 7, "a"), (1, "IRQ", 0, "b"))
    assert not allows((3, "IRQ", 7, "a"), (3, "IRQ", 7, "b"))


def test_numbers_that_can_all_be_right_are_as_close_as_all_tell() -> None:
    act = Act("They bombed it")
    told = [replace(act, killed=killed) for killed in ((24.0, 99.0), (27.0, 33.0), (30.0, 30.0))]
    rows = [row(one, n, f"Paper {n}") for n, one in enumerate(told)]
    event = merged("e", rows)
    assert [(one.low, one.high) for one in event.counts] == [(30, 30)]
    assert not event.disagreements
    apart = merged("e", [*rows, row(replace(act, killed=(50.0, None)), 9, "Paper 9")])
    assert [(one.low, one.high) for one in apart.counts] == [(24, None)]
    assert len(apart.disagreements) == 4


def test_of_numbers_in_one_report_the_text_stands_before_its_headline() -> None:
    act = Act("They bombed it")
    head = row(replace(act, killed=(2_000.0, 9_999.0)), part="title", confidence=0.9)
    text = row(replace(act, killed=(20_000.0, 99_999.0)), id="other", confidence=0.5)
    chosen = [one.value for one in merged("e", [head, text]).disagreements if one.chosen]
    assert chosen == ["20,000 to 99,999"]


def test_a_last_name_without_a_state_is_the_person_of_the_full_name() -> None:
    full = row(Act("They met", actors=("person.wang-yi@CHN GOV", "IND")), 1)
    last = row(Act("They met", actors=("person.wang@---", "IND")), 2, "Herald")
    last["actors"][0] |= {"name": "Wang", "country": None, "kind": "person"}
    full["actors"][0] |= {"name": "Wang Yi", "kind": "person"}
    assert len(merged("e", [full, last]).actors) == 2


def test_whether_an_act_is_joint_is_voted_on_by_reports_of_its_type() -> None:
    met = Act("They met", event="CONSULT", actors=("UGA", "KEN"), reciprocal=True)
    agreed = Act("They agreed", event="AGREE", actors=("UGA", "KEN"))
    received = Act("He received", event="CONSULT", actors=("KEN",), recipients=("UGA",))
    rows = [row(met, 1), row(received, 2, "Herald"), row(met, 3, "Herald"), row(agreed, 4, "Paper")]
    sure = (0.5, 0.6, 0.5, 0.9)
    event = merged("e", [{**one, "confidence": s} for one, s in zip(rows, sure, strict=True)])
    assert event.reciprocal and not event.recipients


def test_an_event_has_the_own_type_that_most_reports_of_its_type_give() -> None:
    act = Act(words="Rebels bombed the cattle market", event="ASSAULT", actors=("IRQ REB",))
    told = [row(act, n, f"Paper {n}", subtype=own) for n, own in enumerate(("RAID", "RAID", "RAZZIA"))]  # fmt: skip
    other = row(replace(act, event="COERCE"), 9, "Paper 9", subtype="SIEGE")
    assert merged("e", told).subtype == "RAID"
    assert merged("e", [*told, other]).subtype == "RAID", "of the elected type alone"
    assert merged("e", [row(act)]).subtype is None and alone("e", told[0])["subtype"] == "RAID"
