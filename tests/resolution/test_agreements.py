"""Reports of one agreement become one, and those of two do not."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.joined import JoinedAgreement
from dragoman.model.joined_rows import joined_agreement_row
from dragoman.resolution.agreements.joining import join_agreements
from dragoman.resolution.agreements.telling import AgreementTelling

from .told import agreement


def groups(*tellings: AgreementTelling) -> list[set[str]]:
    return sorted(({t.split(":")[0] for t in a.tellings} for a in join_agreements(tellings)), key=sorted)  # fmt: skip


def one(*tellings: AgreementTelling) -> JoinedAgreement:
    (found,) = join_agreements(tellings)
    return found


def test_a_name_of_its_own_joins_reports_of_other_stories_and_years() -> None:
    found = one(
        agreement("a", "Andes Accords", "NOR/1 BOL/1 PER/2", day="2019-04-01"),
        agreement("b", "Andes Accords", "NOR BOL", "signed 2017-02-03", day="2017-02-03"),
        agreement("c", "Andes Accords", "", day="2022-01-01"),
    )
    assert [(p.key, p.order) for p in found.parties] == [("BOL", 1), ("NOR", 1), ("PER", 2)]
    assert [(s.stage, s.date and s.date.text) for s in found.stages] == [("signed", "2017-02-03")]
    assert found.reports == 3


def test_agreements_of_different_names_stay_apart_in_one_story_too() -> None:
    assert groups(
        agreement("a", "Lima Treaty", "NOR PER", story="s"),
        agreement("b", "Quito Treaty", "NOR PER", story="s"),
    ) == [{"a"}, {"b"}]


def test_the_deal_is_resolved_within_its_story_and_not_beyond() -> None:
    named = agreement("a", "fisheries agreement", "NOR CHL", "signed 2022-05-04", subject="fisheries", story="s")  # fmt: skip
    assert groups(named, agreement("b", "deal", "NOR", story="s")) == [{"a", "b"}]
    assert groups(named, agreement("b", "deal", "NOR", story="t")) == [{"a"}, {"b"}]


def test_the_deal_that_may_be_either_of_two_is_left_alone() -> None:
    assert groups(
        agreement("a", "fisheries deal", "NOR CHL", subject="fisheries", story="s"),
        agreement("b", "defence deal", "NOR CHL", subject="defence", story="s"),
        agreement("c", "deal", "NOR CHL", story="s"),
    ) == [{"a"}, {"b"}, {"c"}]


def test_parties_that_contradict_each_other_keep_two_apart() -> None:
    assert groups(
        agreement("a", "peace treaty", "NOR CHL", subject="peace", form="treaty", story="s"),
        agreement("b", "peace treaty", "NOR PER", subject="peace", form="treaty", story="s"),
    ) == [{"a"}, {"b"}]


def test_a_follow_up_stays_apart_across_stories_and_beside_the_first() -> None:
    first = agreement("a", "memorandum", "NOR CHL", "signed 2015-06-01", subject="trade", day="2015-06-01")  # fmt: skip
    second = agreement("b", "second memorandum", "NOR CHL", "signed 2015-09-01", subject="trade", day="2015-09-02")  # fmt: skip
    assert groups(first, second) == [{"a"}, {"b"}]
    early, late = (
        agreement("c", "trade pact", "NOR CHL", "signed 2015-06-01", subject="trade"),
        agreement("d", "trade pact", "NOR CHL", "signed 2016-06-01", subject="trade"),
    )
    assert groups(early, late) == [{"c"}, {"d"}]


def test_the_same_parties_on_the_same_day_sign_one_agreement() -> None:
    assert groups(
        agreement("a", "defence memorandum", "NOR CHL", "signed 2021-11-24", subject="defence"),
        agreement("b", "agreement", "NOR CHL", "signed 2021-11-24"),
    ) == [{"a", "b"}]


def test_what_one_document_tells_apart_stays_apart_but_its_headline_does_not() -> None:
    both = [
        agreement("a", "ceasefire", "NOR CHL", subject="peace", form="ceasefire", story="s"),
        agreement("a", "prisoner ceasefire", "NOR CHL", subject="peace", form="ceasefire", story="s"),
    ]  # fmt: skip
    assert len(join_agreements(both)) == 2
    headline = agreement("a", "truce", "NOR CHL", subject="peace", form="ceasefire", story="s", part="title")  # fmt: skip
    assert len(join_agreements([both[0], headline])) == 1


def test_what_became_of_an_agreement_goes_with_the_last_one_of_the_kind() -> None:
    first = agreement("a", "tax treaty", "NOR PER", "signed", subject="finance", day="2015-03-01")
    second = agreement("b", "tax treaty", "NOR PER", "signed", subject="finance", day="2018-03-01")
    end = agreement("c", "tax treaty", "NOR PER", "suspended", subject="finance", day="2020-06-01")
    assert groups(first, end) == [{"a", "c"}]
    assert groups(first, second, end) == [{"a"}, {"b", "c"}]
    assert [s.stage for s in one(first, end).stages] == ["signed", "suspended"]


def test_what_became_of_an_agreement_of_others_another_subject_or_a_truce_stays_apart() -> None:
    made = agreement("a", "tax treaty", "NOR PER", "signed", subject="finance", day="2015-03-01")
    for end in (
        agreement("b", "tax treaty", "NOR CHL", "suspended", subject="finance", day="2017-06-01"),
        agreement("b", "arms treaty", "NOR PER", "suspended", subject="defence", day="2017-06-01"),
        agreement("b", "tax treaty", "NOR PER", "suspended", subject="finance", day="2014-01-01"),
        agreement("b", "second tax treaty", "NOR PER", "suspended", subject="finance", day="2017-06-01"),
    ):  # fmt: skip
        assert groups(made, end) == [{"a"}, {"b"}]
    truces = [
        agreement(key, "truce", "NOR PER", stage, subject="peace", form="ceasefire", day=day)
        for key, stage, day in (("a", "signed", "2015-03-01"), ("b", "expired", "2017-06-01"))
    ]
    assert groups(*truces) == [{"a"}, {"b"}]


def test_who_leaves_an_agreement_without_naming_a_partner_leaves_the_one_that_can_be_meant() -> (
    None
):
    made = agreement(
        "a", "fishing pact", "NOR PER", "signed", subject="fisheries", day="2015-03-01"
    )
    left = agreement("b", "treaty", "NOR/left:2017-06-01", "withdrawn 2017-06-01", subject="fisheries", day="2017-06-02")  # fmt: skip
    found = one(made, left)
    assert [s.stage for s in found.stages] == ["signed", "withdrawn"]
    assert [(p.country, p.left is not None) for p in found.parties] == [
        ("NOR", True),
        ("PER", False),
    ]
    for other in (
        agreement("c", "fishing pact", "NOR CHL", "signed", subject="fisheries", day="2016-03-01"),
        agreement("c", "fishing pact", "NOR PER", "signed", subject="fisheries", day="2018-03-01"),
    ):
        together = groups(made, left, other)
        assert ({"a", "b"} in together) == (other.sides == made.sides)
        assert {"c"} in together
    elsewhere = agreement("b", "treaty", "NOR", "withdrawn", subject="defence", day="2017-06-02")
    assert groups(made, elsewhere) == [{"a"}, {"b"}]


def test_ceasefires_of_other_years_under_one_name_are_others() -> None:
    assert groups(
        agreement("a", "Andes ceasefire", "NOR CHL", subject="peace", day="2012-11-22"),
        agreement("b", "Andes ceasefire", "NOR CHL", subject="peace", day="2021-05-21"),
    ) == [{"a"}, {"b"}]


def test_days_that_reports_disagree_on_are_both_kept_and_an_undated_telling_goes_with_one() -> None:
    found = one(
        agreement("a", "Lima Treaty", "NOR PER", "signed 2020-03-01", day="2020-03-02"),
        agreement("b", "Lima Treaty", "NOR PER", "signed 2020-03-05", day="2020-03-06"),
        agreement("c", "Lima Treaty", "NOR PER", "signed", day="2020-03-03"),
        agreement("d", "Lima Treaty", "NOR PER", "signed 2020", day="2021-01-01"),
    )
    assert [(s.date.text, len(s.evidence)) for s in found.stages if s.date] == [
        ("2020-03-01", 3),
        ("2020-03-05", 1),
    ]


def test_nobody_in_particular_is_no_party() -> None:
    found = one(agreement("a", "Lima Treaty", "NOR delegates"))
    assert [p.key for p in found.parties] == ["NOR"]


def test_a_row_opens_every_value_to_a_document_and_a_span() -> None:
    row = joined_agreement_row(one(agreement("a", "Lima Treaty", "NOR PER", "signed 2020-03-01")))
    places = [*row["evidence"], *(e for p in row["parties"] for e in p["evidence"])]
    places += [stage["evidence"] for stage in row["stages"]]
    assert places and all(e["document"] == "a" and len(e["span"]) == 2 for e in places)


NAMES = [
    "Andes Accords",
    "Lima Treaty",
    "deal",
    "fisheries deal",
    "memorandum",
    "second memorandum",
]
TELLINGS = st.lists(
    st.builds(
        lambda n, name, parties, stage, subject, story: agreement(
            f"d{n}", name, parties, stage, subject=subject, story=story, day=f"2020-01-{n + 1:02}"
        ),
        st.integers(0, 25),
        st.sampled_from(NAMES),
        st.sampled_from(["", "NOR", "NOR CHL", "NOR PER", "NOR CHL PER"]),
        st.sampled_from(["", "signed", "signed 2020-01-04", "signed 2020-01-09"]),
        st.sampled_from([None, "fisheries", "defence"]),
        st.sampled_from(["s", "t", "u"]),
    ),
    max_size=14,
    unique_by=lambda t: t.id,
)


@settings(max_examples=150, deadline=None)
@given(TELLINGS, st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_nothing(tellings: list[AgreementTelling], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(tellings)
    random.shuffle(shuffled)
    assert join_agreements(shuffled) == join_agreements(tellings)


@settings(max_examples=150, deadline=None)
@given(TELLINGS)
def test_no_agreement_holds_two_names_or_a_sequel_with_what_it_follows(
    tellings: list[AgreementTelling],
) -> None:
    for found in join_agreements(tellings):
        members = [t for t in tellings if t.id in found.tellings]
        assert len({own for t in members for own in t.own}) < 2
        if len({t.source.story for t in members}) == len(members):
            assert len({t.sequel for t in members}) < 2


def test_two_peoples_whom_one_report_names_beside_each_other_stay_two() -> None:
    found = one(
        agreement("a", "peace accord", "NGA:herders NGA:farmers", subject="peace", story="s"),
        agreement("b", "peace accord", "NGA:Nigerian-herders NGA:farmers", subject="peace", story="s"),
    )  # fmt: skip
    assert sorted(p.name for p in found.parties) == ["Nigerian-herders", "farmers"]
