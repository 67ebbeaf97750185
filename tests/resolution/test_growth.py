"""Documents come in any order and any batches, hands decide in between: the events are the same."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Coding, Decision
from dragoman.resolution.hands import join, split
from dragoman.resolution.resolve import resolve

from .tellings import Act, event_with, partition, report, values, write

WORDS = ("cattle", "timber", "granary", "bridge", "wedding", "pipeline", "mosque", "depot")

acts = st.builds(
    Act,
    words=st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)).map(
        lambda two: f"Rebels attacked the {two[0]} by the {two[1]} at dawn"
    ),
    event=st.sampled_from(("ASSAULT", "COERCE")),
    actors=st.sampled_from((("IRQ REB",), ("IRQ",), ("TUR MIL",), ())),
    day=st.sampled_from((0, 1, 2, 30, None)),
    length=st.sampled_from((0, 1, 27)),
    place=st.sampled_from((None, "Kirkuk", "Mosul", "Iraq")),
    killed=st.sampled_from((None, (12.0, 12.0), (13.0, None), (40.0, 40.0))),
)
reports = st.lists(
    st.tuples(st.lists(acts, min_size=1, max_size=2), st.sampled_from((0, 1, 2, 30))),
    min_size=2,
    max_size=8,
).map(
    lambda listed: [
        report(number, told, day=day, outlet=f"Paper {number % 3}")
        for number, (told, day) in enumerate(listed)
    ]
)


def whole(reports: list[Coding], decisions: list[Decision]) -> list[dict[str, object]]:
    """The events of one resolve over all reports, with the decisions."""
    with tempfile.TemporaryDirectory() as folder:
        register = write(Path(folder, "r"), reports)
        resolve(register)
        for decision in decisions:
            resolve(register, decision=decision, full=True)
        return values(register)  # type: ignore[return-value]


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(reports, st.randoms(use_true_random=False))
def test_growth_in_any_order_gives_what_one_computation_gives(
    found: list[Coding], chance: random.Random
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)
    cut = sorted(chance.sample(range(len(shuffled) + 1), 2))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "r")
        for batch in (shuffled[: cut[0]], shuffled[cut[0] : cut[1]], shuffled[cut[1] :]):
            register = write(path, batch)
            resolve(register)
            events = list(register.rows("events"))
            several = [row for row in events if len(row["mentions"]) > 1]
            if several and chance.random() < 0.5:
                row = chance.choice(several)
                split(register, row["id"], row["mentions"][:1])
            elif len(events) > 1 and chance.random() < 0.5:
                one, two = chance.sample(events, 2)
                join(register, one["id"], two["id"])
        if register.counts()["documents"] > 1 and chance.random() < 0.5:
            gone = chance.choice(shuffled)
            shuffled.remove(gone)
            register.remove([gone.document.id])
            resolve(register)
        decisions = [
            Decision(row["number"], row["verdict"], tuple(row["mentions"]), tuple(row["others"]))
            for row in register.rows("decisions")
        ]
        grown, rows = values(register), list(register.rows("events"))
        resolve(register, full=True)
        assert list(register.rows("events")) == rows
        assert register.doctor() == []
    assert grown == whole(found if len(shuffled) == len(found) else shuffled, decisions)


def test_long_lists_grow_as_they_would_be_computed_at_once(tmp_path: Path) -> None:
    """More reports share a key than are all compared with each other."""
    chance = random.Random(5)
    made = [
        report(
            number,
            [
                Act(
                    f"Rebels attacked the {chance.choice(WORDS)} of the {chance.choice(WORDS)}",
                    place=chance.choice((None, "Kirkuk", "Kirkuk", "Mosul")),
                    day=chance.choice((0, 0, 1, 3)),
                    killed=chance.choice((None, (12.0, 12.0), (40.0, 40.0))),
                )
            ],
            outlet=f"Paper {number}",
        )
        for number in range(90)
    ]
    at_once = write(tmp_path / "at-once", made)
    resolve(at_once)
    grown = write(tmp_path / "grown", made[::3])
    resolve(grown)
    for batch in (made[1::3][:7], made[1::3][7:], made[2::3]):
        grown = write(tmp_path / "grown", batch)
        resolve(grown)
    assert values(grown) == values(at_once)
    assert len(partition(grown)) < 80


def test_only_blocks_that_new_reports_touch_are_worked_out(tmp_path: Path) -> None:
    far = [
        report(n, [Act(f"They {word} {word}berg {word}stein {word}dorf", day=40 * n, place="Mosul", killed=(3.0 + n,) * 2)], day=40 * n)
        for n, word in enumerate(WORDS)
    ]  # fmt: skip
    resolve(write(tmp_path / "r", far))
    near = report(
        99,
        [Act("They cattle cattleberg cattlestein", place="Mosul", killed=(3.0, 3.0))],
        outlet="Herald",
    )
    register = write(tmp_path / "r", [near])
    summary = resolve(register)
    assert (summary.mentions, summary.compared) == (9, 2)
    assert event_with(register, near)["id"] == event_with(register, far[0])["id"]
    assert not resolve(register).written


def test_ids_survive_growth_and_lead_on_when_events_merge(tmp_path: Path) -> None:
    first = report(
        "a", [Act("Rebels bombed the cattle market", place="Kirkuk", killed=(12.0, 12.0))], day=3
    )
    second = report(
        "b", [Act("Gunmen shot guards at a depot", place=None, entry="shoot")], outlet="Herald"
    )
    register = write(tmp_path / "r", [first, second])
    resolve(register)
    one, two = event_with(register, first)["id"], event_with(register, second)["id"]
    earlier = report("c", [replace(Act("They hit the cattle market of Kirkuk"), place="Kirkuk", killed=(12.0, 12.0))],
                     day=0, outlet="Courier")  # fmt: skip
    register = write(tmp_path / "r", [earlier])
    resolve(register)
    assert event_with(register, earlier)["id"] == one
    join(register, one, two)
    event = event_with(register, second)
    assert (event["id"], event["aliases"]) == (one, [two])
    split(register, two, [second.mentions[0].id])
    apart = event_with(register, second)
    assert apart["id"] not in (one, two)
    assert event_with(register, first)["aliases"] == [two]


def test_what_a_hand_held_apart_is_read_anew_when_the_other_side_is_taken_out(
    tmp_path: Path,
) -> None:
    raid = Act("Rebels attacked the cattle by the cattle at dawn")
    twice, other = report("a", [raid, raid]), report("b", [raid], outlet="Herald")
    register = write(tmp_path / "r", [twice, other])
    resolve(register)
    (event,) = register.rows("events")
    split(register, event["id"], [other.mentions[0].id])
    register.remove([other.document.id])
    resolve(register)
    grown = list(register.rows("events"))
    tellings = [row["telling"] for row in register.rows("members")]
    resolve(register, full=True)
    assert list(register.rows("events")) == grown
    assert [row["telling"] for row in register.rows("members")] == tellings


def test_a_hand_holds_apart_what_alone_is_read_anew(tmp_path: Path) -> None:
    """The report that is read anew names one side of a decision, and the other is left as it was."""
    raid = Act("Rebels attacked the cattle by the cattle at dawn")
    copy, twice = (report(n, [raid, raid], outlet=f"Paper {n}") for n in ("a", "b"))
    other = report("c", [replace(raid, place="Kirkuk")], outlet="Herald")
    far = report("d", [replace(raid, words="Gunmen shot guards at a depot", day=90)], day=90)
    register = write(tmp_path / "r", [copy, twice, other, far])
    resolve(register)
    reports = {row["document"]: row["report"] for row in register.rows("stories")}
    if reports[copy.document.id] != copy.document.id:
        copy, twice = twice, copy
    assert reports[twice.document.id] == copy.document.id
    ids = [mention.id for mention in twice.mentions]
    resolve(register, decision=Decision(1, "split", (other.mentions[0].id,), tuple(ids)))
    register.remove([copy.document.id])
    assert resolve(register).compared < 4
    tellings = {row["mention"]: row["telling"] for row in register.rows("members")}
    assert [tellings[key] for key in ids] == ids
    grown = list(register.rows("events"))
    resolve(register, full=True)
    assert list(register.rows("events")) == grown
