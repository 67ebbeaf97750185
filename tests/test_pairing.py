"""The relation of two marked parties: either order, one party open, what an answer rests on."""

from __future__ import annotations

import pytest

import dragoman as dg
from dragoman import ontology
from dragoman.errors import InputError, LookupFailed
from dragoman.ontology import Labels
from dragoman.pairing import DEFAULT, GUESSED

Marks = tuple[tuple[int, int] | None, tuple[int, int] | None]


@pytest.fixture(scope="module")
def coder() -> dg.Coder:
    return dg.Coder()


@pytest.fixture(scope="module")
def bare() -> dg.Coder:
    return dg.Coder(dg.Settings(ranker=False))


def marks(text: str, actor: str | None, recipient: str | None) -> Marks:
    def span(words: str | None) -> tuple[int, int] | None:
        return None if words is None else (text.index(words), text.index(words) + len(words))

    return span(actor), span(recipient)


def relation(
    coder: dg.Coder,
    text: str,
    actor: str | None,
    recipient: str | None,
    labels: Labels = "roots",
) -> dg.PairCoding:
    first, second = marks(text, actor, recipient)
    return coder.code_pair(text, actor=first, recipient=second, labels=labels)


BLAMED = "In a long speech Ghana condemned Togo for the closure of two bridges."


def test_the_marked_order_says_who_acts(coder: dg.Coder) -> None:
    coding = relation(coder, BLAMED, "Ghana", "Togo")
    assert (coding.event, coding.reversed, coding.by) == ("ACCUSE", False, "rule")
    assert coding.quad == 3
    assert coding.entry is not None


def test_the_other_order_is_the_same_act_the_other_way(coder: dg.Coder) -> None:
    coding = relation(coder, BLAMED, "Togo", "Ghana")
    assert coding.event == "ACCUSE"
    assert coding.reversed


def test_the_recipient_may_be_left_open(coder: dg.Coder) -> None:
    coding = relation(coder, BLAMED, "Ghana", None)
    assert (coding.event, coding.reversed, coding.by) == ("ACCUSE", False, "rule")


def test_the_actor_may_be_left_open(coder: dg.Coder) -> None:
    # who is only acted upon is a weak link: the ranker is asked first
    coding = relation(coder, BLAMED, None, "Togo")
    assert (coding.event, coding.reversed) == ("ACCUSE", False)


def test_what_an_open_actor_suffers_is_a_rules_where_no_ranker_is(bare: dg.Coder) -> None:
    coding = relation(bare, BLAMED, None, "Togo")
    assert (coding.event, coding.reversed, coding.by) == ("ACCUSE", False, "rule")


def test_marks_in_two_sentences_are_read_as_one(coder: dg.Coder) -> None:
    text = "Ghana held an election. Observers from Togo arrived on Friday."
    assert relation(coder, text, "Ghana", "Togo").event is not None


@pytest.mark.parametrize("span", [(0, 0), (-1, 4), (5, 3), (0, 500)])
def test_a_span_outside_the_text_is_told(coder: dg.Coder, span: tuple[int, int]) -> None:
    with pytest.raises(InputError, match="no span of its text"):
        coder.code_pair(BLAMED, actor=span, recipient=(33, 37))


def test_a_pair_without_a_mark_is_told(coder: dg.Coder) -> None:
    with pytest.raises(InputError, match="neither party is marked"):
        coder.code_pair(BLAMED, actor=None, recipient=None)


def test_an_unknown_convention_is_told(coder: dg.Coder) -> None:
    with pytest.raises(LookupFailed, match="label convention"):
        relation(coder, BLAMED, "Ghana", "Togo", "penta")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Jordan imposed sanctions on Yemen in the spring.", "Jordan", "Yemen"),
        ("A Danish court convicted two Libyan officers of spying.", "A Danish court", "Libyan"),
        ("For a week Malawi blockaded Zambia.", "Malawi", "Zambia"),
        ("Belize promised to withdraw its troops from Guatemala.", "Belize", "Guatemala"),
        (
            "Togolese spies hacked the Ghanaian ministry of trade.",
            "Togolese spies",
            "the Ghanaian ministry",
        ),
    ],
)
def test_the_conventions_part_as_their_table_says(
    coder: dg.Coder, text: str, actor: str, recipient: str
) -> None:
    plover = relation(coder, text, actor, recipient, "plover")
    roots = relation(coder, text, actor, recipient, "roots")
    assert plover.by == roots.by == "rule"
    assert plover.event is not None
    assert (plover.cameo, plover.entry, plover.status) == (roots.cameo, roots.entry, roots.status)
    told = ontology.label(
        plover.event, plover.cameo, plover.status, "roots", entry=plover.entry or ""
    )
    assert roots.event == told
    assert roots.event != plover.event
    assert roots.modes == ()


UNREAD = "Ghana outfoxed Togo at the weighbridges again."


def test_what_no_rule_reads_is_told_by_the_ranker(coder: dg.Coder) -> None:
    coding = relation(coder, UNREAD, "Ghana", "Togo")
    assert (coding.by, coding.entry, coding.status) == ("ranker", None, "actual")
    assert coding.event in {kind.code for kind in ontology.event_types()}


def test_without_the_ranker_the_commonest_type_is_the_answer(bare: dg.Coder) -> None:
    coding = relation(bare, UNREAD, "Ghana", "Togo")
    assert (coding.by, coding.event, coding.entry) == ("default", DEFAULT, None)
    assert coding.confidence == GUESSED  # nothing speaks for it


def test_without_the_ranker_rules_answer_as_with_it(coder: dg.Coder, bare: dg.Coder) -> None:
    with_it = relation(coder, BLAMED, "Ghana", "Togo")
    without = relation(bare, BLAMED, "Ghana", "Togo")
    assert (with_it.event, with_it.entry, with_it.by) == (without.event, without.entry, without.by)


def test_answers_carry_ids_and_probabilities_and_come_in_order(coder: dg.Coder) -> None:
    pairs = [
        dg.Pair(text, *marks(text, "Ghana", "Togo"), name)
        for name, text in (("b", BLAMED), ("a", UNREAD), ("c", BLAMED))
    ]
    codings = coder.code_pairs(pairs)
    assert [coding.id for coding in codings] == ["b", "a", "c"]
    assert all(0 < coding.confidence < 1 for coding in codings)
    assert codings == coder.code_pairs(pairs)
    assert coder.code_pairs([]) == []


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event"),
    [
        ("Ghana said Togo had shelled two fishing ports.", "Ghana", "Togo", "ACCUSE"),
        ("Togo has shelled two fishing ports, Ghana said.", "Ghana", "Togo", "ACCUSE"),
        ("Ghana has never recognised Togo's new government.", "Ghana", "Togo", "REJECT"),
        ("Ghana failed to heed Togo's appeal.", "Ghana", "Togo", "REJECT"),
        ("Togo said that it had shelled a port of Ghana.", "Togo", "Ghana", "ASSAULT"),
    ],
)
def test_what_is_said_or_not_done_between_the_two_is_a_charge_or_a_refusal(
    bare: dg.Coder, text: str, actor: str, recipient: str, event: str
) -> None:
    assert relation(bare, text, actor, recipient, "plover").event == event


@pytest.mark.parametrize(
    ("text", "actor", "recipient", "event"),
    [
        (
            "The weavers of Qor say they will not end the strike until the mill pays.",
            "The weavers of Qor",
            "the mill",
            "REJECT",
        ),
        (
            "The premier of Ghana rang the premier of Togo on Sunday to thank him.",
            "The premier of Ghana",
            "the premier of Togo",
            "SUPPORT",
        ),
    ],
)
def test_pronouns_and_what_a_call_is_for_are_the_marked_parties(
    bare: dg.Coder, text: str, actor: str, recipient: str, event: str
) -> None:
    coding = relation(bare, text, actor, recipient)
    assert (coding.event, coding.by) == (event, "rule")
