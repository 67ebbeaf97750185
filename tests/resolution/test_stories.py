"""Stories: the same happening in other words joins; order and pieces of arrival change nothing."""

from __future__ import annotations

import random
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.resolution.arrays import rarity
from dragoman.resolution.stories import copies, leads, meetings
from dragoman.resolution.stories import index as stories
from dragoman.resolution.stories.index import SPREAD, StoryIndex, tell_stories
from dragoman.resolution.stories.report import Report, Told

from .telling import FERRY, FERRY_ANEW, STRIKE, groups, report

NAMES = ("orla", "bento", "cirro", "delmo", "erkan", "fadun", "golub", "hanos", "irmin", "jorvik")
VERBS = ("met", "struck", "sued", "thanked", "left", "fined", "freed", "warned")
THINGS = ("mill", "harbour", "bridge", "council", "school", "market", "dam", "railway")


@st.composite
def streams(draw: st.DrawFn) -> list[Report]:
    """Reports of a small world: few names, so that words, days and whole texts meet all the time."""
    sentences = st.builds(
        lambda a, verb, b, thing, n: f"{a} {verb} {b} at the {thing} over {n} crates.",
        st.sampled_from(NAMES),
        st.sampled_from(VERBS),
        st.sampled_from(NAMES),
        st.sampled_from(THINGS),
        st.integers(2, 9),
    )
    texts = draw(st.lists(st.lists(sentences, min_size=1, max_size=6), min_size=1, max_size=6))
    found = []
    for i in range(draw(st.integers(2, 24))):
        told = draw(st.sampled_from(texts))
        kept = told[: draw(st.integers(1, len(told)))] + draw(st.lists(sentences, max_size=2))
        found.append(
            report(
                f"d{draw(st.integers(0, 99)):02}-{i}",
                " ".join(kept),
                title=draw(st.none() | sentences),
                days=draw(st.none() | st.integers(0, 20)),
                outlet=draw(st.sampled_from([None, "Gazette", "Courier", "Wire"])),
                language=draw(st.sampled_from(["en", "en", "en", "fr", None])),
            )
        )
    return found


def named(told: list[Told]) -> list[tuple[str, str, str]]:
    return [(each.document, each.story, each.report) for each in told]


def linked(index: StoryIndex) -> set[tuple[frozenset[str], int]]:
    """What the index says is alike, and how much: where it errs before the groups show it."""
    ids, links = index.sheaf.ids, index.links
    return {
        (frozenset((str(ids[one]), str(ids[two]))), int(likeness))
        for one, two, likeness in zip(links.one, links.two, links.likeness, strict=True)
    }


def cases() -> list[Report]:
    return [
        report("f1", FERRY, title="Ferry aground off Lindholm", outlet="Wire"),
        report(
            "f2", FERRY_ANEW, title="Ninety saved from ferry at Lindholm", outlet="Post", days=1
        ),
        report("f3", FERRY[:300], title="Fog fells a ferry", outlet="Islander", days=1),
        report("s1", STRIKE, title="Bakers of Pelagia walk out", outlet="Wire"),
    ]


def test_a_happening_told_in_other_words_is_one_story_of_two_reports() -> None:
    told = tell_stories(cases())
    assert groups(told) == {frozenset({"f1", "f2", "f3"}), frozenset({"s1"})}
    assert groups(told, reports=True) == {
        frozenset({"f1", "f3"}),
        frozenset({"f2"}),
        frozenset({"s1"}),
    }


def test_ten_reports_are_enough_to_tell_common_words_from_rare_ones() -> None:
    """Of two reports alone every word is as rare as any other: the background must tell."""
    two = [
        report("a", "The president said on Monday that the government will not give more money."),
        report("b", "The minister said on Monday that the government is ready to talk again."),
    ]
    assert len(groups(tell_stories(two))) == 2


def test_the_same_words_weeks_later_are_another_story() -> None:
    told = tell_stories([cases()[0], report("late", FERRY_ANEW, days=60)])
    assert len(groups(told)) == 2


def test_a_report_without_a_day_joins_by_its_words() -> None:
    told = tell_stories([cases()[0], report("x", FERRY_ANEW, title="Ferry at Lindholm", days=None)])
    assert len(groups(told)) == 1


def test_days_in_a_row_do_not_chain_into_one_story() -> None:
    days = [report(f"{i:02}", FERRY_ANEW + f" Day {i}.", days=i * 3) for i in range(20)]
    told = {each.document: each.story for each in tell_stories(days)}
    for story in set(told.values()):
        inside = [int(document) * 3 for document in told if told[document] == story]
        assert max(inside) - min(inside) <= SPREAD


def test_links_in_a_row_do_not_chain_into_one_story() -> None:
    """Each shares half of its names with the next and none with the one after."""
    words = [f"{a}{b}" for a in NAMES for b in ("ax", "el", "ur", "om", "ik", "os")]
    row = [
        report(
            f"{i:02}",
            " ".join(words[i * 3 : i * 3 + 6]) + ". " + " ".join(words[i * 3 : i * 3 + 6]),
        )
        for i in range(18)
    ]
    told = {each.document: each.story for each in tell_stories(row)}
    assert any(told[a.document] == told[b.document] for a, b in pairwise(row))
    assert told["00"] != told["17"]
    assert len(set(told.values())) >= 5


@settings(max_examples=60, deadline=None)
@given(streams(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same(stream: list[Report], chance: random.Random) -> None:
    shuffled = list(stream)
    chance.shuffle(shuffled)
    assert named(tell_stories(shuffled)) == named(tell_stories(stream))


@settings(max_examples=120, deadline=None)
@given(streams(), st.data())
def test_piece_by_piece_gives_what_all_at_once_gives(
    stream: list[Report], data: st.DataObject
) -> None:
    index = StoryIndex.empty()
    rest = stream
    while rest:
        size = data.draw(st.integers(1, len(rest)))
        index, rest = index.add(rest[:size]), rest[size:]
    assert named(index.told()) == named(tell_stories(stream))


@settings(max_examples=120, deadline=None)
@given(streams(), st.data())
def test_pieces_do_not_show_where_blocks_are_full_and_words_grow_common(
    stream: list[Report], data: st.DataObject
) -> None:
    """The same with room for few pairs in a block and no background, as in a large register."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meetings, "NEAREST", 2)
        patch.setattr(copies, "ROUNDS", 1)
        patch.setattr(stories, "SMALL", 2)
        patch.setattr(rarity, "PRIOR", 3)
        patch.setattr(rarity, "BOUNDS", (1, 2, 4, 8))
        patch.setattr(leads, "TOPS", 6)
        index = StoryIndex.empty()
        rest = stream
        while rest:
            size = data.draw(st.integers(1, len(rest)))
            index, rest = index.add(rest[:size]), rest[size:]
        whole = StoryIndex.empty().add(reversed(stream))
        assert linked(index) == linked(whole)
        assert named(index.told()) == named(whole.told())


def overlapping(seed: int, count: int) -> list[Report]:
    """Windows of one long text: each is a copy of some and akin to more, and nothing is transitive."""
    chance = random.Random(seed)
    words = [f"{a}{b}{c}" for a in NAMES for b in VERBS for c in ("a", "e")]
    found = []
    for i in range(count):
        start, length = chance.randrange(len(words)), chance.randrange(16, 60)
        text = [words[(start + step) % len(words)] for step in range(length)]
        if i % 4 == 0:
            chance.shuffle(text)
        found.append(
            report(
                f"{chance.randrange(10_000):04}-{i}",
                " ".join(text),
                days=chance.choice([None, *range(30)]),
                outlet=f"Paper {i % 9}",
            )
        )
    return found


@pytest.mark.parametrize("seed", range(8))
def test_pieces_do_not_show_where_nothing_is_transitive(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meetings, "NEAREST", 3)
    monkeypatch.setattr(leads, "TOPS", 5)
    monkeypatch.setattr(copies, "ROUNDS", 2)
    monkeypatch.setattr(stories, "SMALL", 4)
    monkeypatch.setattr(rarity, "PRIOR", 1)
    monkeypatch.setattr(rarity, "BOUNDS", (2, 4, 8, 16))
    stream = overlapping(seed, 150)
    index = StoryIndex.empty()
    for size in (20, 30, 70, 20, 9, 1):
        index, stream = index.add(stream[:size]), stream[size:]
    whole = StoryIndex.empty().add(overlapping(seed, 150)[::-1])
    assert linked(index) == linked(whole)
    assert named(index.told()) == named(whole.told())
    assert 4 < len(groups(index.told())) < len(groups(index.told(), reports=True)) < 140


def test_a_story_whose_link_goes_is_told_again() -> None:
    """A report without a day joins by its words, until a copy tells that its day is far away."""
    undated = report("a", FERRY_ANEW, days=None)
    late = report("b", " ".join(FERRY_ANEW.split()[::-1]), days=14)
    copy = report("c", FERRY_ANEW, days=0)
    assert len(groups(StoryIndex.empty().add([undated, late]).told())) == 1
    index = StoryIndex.empty().add([undated, late]).add([copy])
    assert groups(index.told()) == {frozenset({"a", "c"}), frozenset({"b"})}
    assert named(index.told()) == named(tell_stories([undated, late, copy]))


def test_ties_fall_by_id_and_not_by_arrival() -> None:
    """The middle one is as near to the first as to the last, and all three are too far apart."""
    words = FERRY_ANEW.split()
    three = [
        report(name, " ".join(words[at:] + words[:at][::-1]), days=days)
        for name, at, days in (("m", 0, 6), ("z", 12, 0), ("b", 24, 12))
    ]
    told = [groups(tell_stories(order)) for order in permutations(three)]
    assert all(each == {frozenset({"b", "m"}), frozenset({"z"})} for each in told)


def test_a_document_that_comes_twice_is_read_once() -> None:
    index = StoryIndex.empty().add(cases())
    assert index.add(cases()) is index
    assert named(tell_stories(cases() + cases())) == named(tell_stories(cases()))


def test_a_story_keeps_its_name_when_a_smaller_id_joins() -> None:
    before = tell_stories(cases())
    more = [*cases(), report("a0", FERRY_ANEW + " All slept well.", title="Ferry saved", days=2)]
    told = {each.document: each.story for each in tell_stories(more, before)}
    assert told["a0"] == told["f1"] == "f1"
    assert {each.story for each in tell_stories(more) if each.document == "f1"} == {"a0"}


def test_names_of_stories_that_were_one_are_never_shared() -> None:
    known = [Told(each.document, "f2", each.report) for each in tell_stories(cases())]
    told = {each.document: each.story for each in tell_stories(cases(), known)}
    assert told == {"f1": "f2", "f2": "f2", "f3": "f2", "s1": "s1"}


def test_reports_of_two_languages_do_not_make_words_rare_for_each_other() -> None:
    english = cases()
    french = [
        report(
            f"fr{i}",
            f"Le gouvernement a dit lundi que la réunion numéro {i} aura lieu.",
            language="fr",
        )
        for i in range(4)
    ]
    alone, both = tell_stories(english), tell_stories([*english, *french])
    assert groups(alone) <= groups(both)
