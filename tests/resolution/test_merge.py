"""The row of an event from the rows of its mentions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.resolved_rows import event_row
from dragoman.model.rows import mention_row
from dragoman.model.schema import table_of
from dragoman.resolution.merging.merge import alone, merged
from dragoman.resolution.merging.values import allows, meet, range_text

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
    assert meet((12, None), (40, 40))
    assert not meet((12, 12), (13, 20))
    assert [range_text(one) for one in ((12, 12), (40, 60), (3, None))] == [
        "12",
        "40 to 60",
        "at least 3",
    ]
    assert allows((3, "IRQ", 7, "a"), (1, "IRQ", 0, "b"))
    assert not allows((3, "IRQ", 7, "a"), (3, "IRQ", 7, "b"))


def test_an_event_has_the_own_type_that_most_reports_of_its_type_give() -> None:
    act = Act(words="Rebels bombed the cattle market", event="ASSAULT", actors=("IRQ REB",))
    told = [row(act, n, f"Paper {n}", subtype=own) for n, own in enumerate(("RAID", "RAID", "RAZZIA"))]  # fmt: skip
    other = row(replace(act, event="COERCE"), 9, "Paper 9", subtype="SIEGE")
    assert merged("e", told).subtype == "RAID"
    assert merged("e", [*told, other]).subtype == "RAID", "of the elected type alone"
    assert merged("e", [row(act)]).subtype is None and alone("e", told[0])["subtype"] == "RAID"
