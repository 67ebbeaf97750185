"""The same words of the same speaker are one statement, wherever they were printed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.statements.joining import join_statements
from dragoman.resolution.statements.telling import StatementTelling

from .told import statement

LONG = "We will keep the harbour open for every ship that comes in peace this winter"


def groups(*tellings: StatementTelling) -> list[set[str]]:
    return sorted(({t.split(":")[0] for t in s.tellings} for s in join_statements(tellings)), key=sorted)  # fmt: skip


def test_reports_in_other_papers_are_one_and_all_venues_are_kept() -> None:
    (found,) = join_statements(
        [
            statement("a", LONG, venues=("Harbour Gazette",)),
            statement("b", LONG.replace("every", "any") + ".", speaker="Lund", venues=("a speech in Oslo",)),
        ]
    )  # fmt: skip
    assert found.venues == ("Harbour Gazette", "a speech in Oslo")
    assert (found.reports, found.name) == (2, "Kari Lund")


def test_an_excerpt_is_known_in_the_whole() -> None:
    assert groups(statement("a", LONG), statement("b", "keep the harbour open for every ship")) == [{"a", "b"}]  # fmt: skip


def test_other_words_other_speakers_and_other_months_stay_apart() -> None:
    assert len(groups(statement("a", LONG), statement("b", "We will close the harbour to nobody"))) == 2  # fmt: skip
    assert len(groups(statement("a", LONG), statement("b", LONG, speaker="Ana Rojas", country="PER"))) == 2  # fmt: skip
    assert len(groups(statement("a", LONG), statement("b", LONG, country="SWE"))) == 2
    assert len(groups(statement("a", LONG), statement("b", LONG, day="2021-06-01"))) == 2


def test_short_words_are_joined_within_a_story_alone() -> None:
    assert groups(statement("a", "We are ready", story="s"), statement("b", "We are ready", story="s")) == [{"a", "b"}]  # fmt: skip
    assert len(groups(statement("a", "We are ready"), statement("b", "We are ready"))) == 2


def test_what_one_report_gives_as_two_stays_two() -> None:
    whole = statement("a", LONG + " and we will pay for it ourselves")
    parts = [statement("b", LONG), statement("b", "we will pay for it ourselves")]
    assert sorted(map(len, groups(whole, *parts))) == [1, 2]


def test_the_headline_repeats_what_the_body_quotes() -> None:
    assert groups(statement("a", LONG), statement("a", LONG.lower(), part="title")) == [{"a"}]


def test_the_fullest_direct_words_stand_for_all() -> None:
    (found,) = join_statements(
        [
            statement("a", "keep the harbour open for every ship that comes in peace this winter", kind="indirect"),
            statement("b", LONG),
        ]
    )  # fmt: skip
    assert (found.words, found.kind) == (LONG, "direct")


def test_what_two_reports_quote_is_one_whatever_their_own_words_are() -> None:
    mixed = statement("a", 'the treaty was "a victory for both coasts of the sea"', kind="mixed")
    assert groups(mixed, statement("b", "This is a victory for both coasts of the sea")) == [{"a", "b"}]  # fmt: skip
    moves = [
        statement("a", 'the closing of the port "a mistake"', kind="mixed", story="s"),
        statement("b", "a mistake", story="s"),
        statement("c", 'the other plan was "a mistake we all regret"', kind="mixed", story="s"),
        statement("d", "a mistake", story="t"),
    ]
    assert groups(*moves) == [{"a", "b"}, {"c"}, {"d"}]


WORDS = st.sampled_from([LONG, LONG[:40], LONG[20:], "We are ready", "Nobody will pass", LONG + " again"])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.builds(
            lambda n, words, day: statement(f"d{n}", words, day=f"2021-03-{day:02}"),
            st.integers(0, 8),
            WORDS,
            st.integers(1, 20),
        ),
        max_size=12,
        unique_by=lambda t: t.id,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_reports_changes_nothing(tellings: list[StatementTelling], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(tellings)
    random.shuffle(shuffled)
    assert join_statements(shuffled) == join_statements(tellings)
