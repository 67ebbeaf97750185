"""Who is meant by a name that reports give to the holder of an office."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dragoman.resolution.offices.names import Meant, Named, persons_meant

SEAT = ("foreign minister", "NOR")


def _named(*persons: str, office: str = SEAT[0], country: str | None = SEAT[1]) -> list[Named]:
    return [Named(person, office, country) for person in persons]


def _meant(*told: Named) -> dict[str, Meant]:
    return {one.person: meant for one, meant in persons_meant(told).items()}


def test_a_last_name_is_the_one_full_name_of_its_office_that_it_fits() -> None:
    found = _meant(*_named("Lund", "Kari Lund", "Minister Lund", "Mr. Lund", "Ana Berg"))
    assert {name for name, meant in found.items() if meant.name == "Kari Lund"} == {
        "Lund", "Kari Lund", "Minister Lund", "Mr. Lund",
    }  # fmt: skip
    assert len({meant.id for meant in found.values()}) == 2
    assert not any(meant.may_be for meant in found.values())


def test_a_last_name_that_fits_two_stays_apart_and_says_which() -> None:
    found = _meant(*_named("Lund", "Minister Lund", "Kari Lund", "Nils Lund"))
    assert found["Lund"].may_be == ("Kari Lund", "Nils Lund")
    assert found["Lund"].id == found["Minister Lund"].id
    assert len({meant.id for meant in found.values()}) == 3


def test_names_are_joined_within_one_office_of_one_state() -> None:
    told = [
        *_named("Kari Lund"),
        *_named("Lund", country="SWE"),
        *_named("Lund", office="trade minister"),
        *_named("Lund", country=None),
    ]
    assert len({meant.id for meant in persons_meant(told).values()}) == 4


def test_one_name_in_two_spellings_is_one() -> None:
    found = _meant(*_named("Björn Åsen", "Bjorn Asen", "BJORN ASEN", "Jr. Vega"), *_named("A.B. de Roe", "A. B. de Roe", "de Roe"))  # fmt: skip
    assert found["Björn Åsen"].id == found["Bjorn Asen"].id == found["BJORN ASEN"].id
    assert found["A.B. de Roe"].id == found["A. B. de Roe"].id == found["de Roe"].id


def test_where_the_family_name_stands_first_it_is_the_last_name() -> None:
    found = _meant(*_named("Zhu Anlong", "Zhu", "Anlong", country="CHN"))
    assert found["Zhu"].id == found["Zhu Anlong"].id != found["Anlong"].id


def test_a_person_of_the_lists_is_one_by_id_under_all_names() -> None:
    found = _meant(*_named("Sergei Lavrov", "Sergey Lavrov", "Lavrov", country="RUS"))
    assert {meant.actor for meant in found.values()} == {"person.sergei-lavrov"}
    assert len({meant.id for meant in found.values()}) == 1


def test_a_last_name_alone_is_whom_the_lists_have_in_that_office_on_the_day() -> None:
    told = Named("Lavrov", "foreign minister", "RUS", 1, date(2019, 6, 4), date(2019, 6, 4))
    assert _meant(told)["Lavrov"].name == "Sergei Lavrov"
    early = Named("Lavrov", "foreign minister", "RUS", 1, date(1995, 6, 4), date(1995, 6, 4))
    assert _meant(early)["Lavrov"].actor is None
    other = Named("Lavrov", "harbour master", "RUS", 1, date(2019, 6, 4), date(2019, 6, 4))
    assert _meant(other)["Lavrov"].actor is None


def test_a_report_tells_of_one_person_of_the_lists_by_its_day() -> None:
    """Two presidents bore the name: the days of the reports say which, and none stays unsure."""
    late = Named("Bush", "president", "USA", 1, date(2005, 3, 1), date(2006, 3, 1))
    assert _meant(late)["Bush"].name == "George W. Bush"
    both = Named("Bush", "president", "USA", 1, date(1991, 3, 1), date(2006, 3, 1))
    assert len(_meant(both)["Bush"].may_be) == 2


NAMES = st.sampled_from(
    ["Lund", "Minister Lund", "Kari Lund", "Nils Lund", "Kári Lund", "Vega", "Ana Vega", "de Vega",
     "Lavrov", "Sergey Lavrov", "Sergei Lavrov", "", "Minister"]
)  # fmt: skip
SEATS = st.tuples(
    st.sampled_from(["minister", "foreign minister"]), st.sampled_from(["NOR", "RUS", None])
)
TOLD = st.lists(st.tuples(NAMES, SEATS, st.integers(1, 3)), max_size=12, unique_by=lambda t: t[:2])


@given(TOLD, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(
    told: list[tuple[str, tuple[str, str | None], int]],
    draw: object,
) -> None:
    given_ = [Named(person, *seat, reports) for person, seat, reports in told]
    turned = list(given_)
    draw.shuffle(turned)  # type: ignore[attr-defined]
    assert persons_meant(given_) == persons_meant(turned)


@given(TOLD)
def test_every_name_means_somebody_and_what_is_joined_shares_its_seat(
    told: list[tuple[str, tuple[str, str | None], int]],
) -> None:
    given_ = [Named(person, *seat, reports) for person, seat, reports in told]
    found = persons_meant(given_)
    assert set(found) == set(given_)
    seats: dict[str, set[object]] = {}
    for one, meant in found.items():
        seats.setdefault(meant.id, set()).add(one.seat)
        assert len(meant.may_be) != 1
    assert all(len(each) == 1 for each in seats.values())
