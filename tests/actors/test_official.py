"""Official statements: the outlet is the state that speaks, and its officers need no country."""

from __future__ import annotations

import pytest

from dragoman.actors import ActorIndex
from dragoman.actors.document.official import find_author, find_writers
from dragoman.model import Document
from tests.actors.staging import Staged


@pytest.mark.parametrize(
    ("outlet", "code"),
    [
        ("The White House", "USA GOV"),
        ("US Department of State", "USA GOV"),
        ("UK Government", "GBR GOV"),
        ("Ministry of Foreign Affairs of Japan", "JPN GOV"),
        ("Embassy of Chile in Peru", "CHL GOV"),
        ("Prime Minister's Office, India", "IND GOV"),
        ("Ukrainian Parliament", "UKR LEG"),
        ("Army Times", None),
        ("EU Observer", None),
        ("Government Executive", None),
        ("China Daily", None),
        ("Reuters", None),
        ("BBC News", None),
    ],
)
def test_a_government_body_is_an_author_and_a_newspaper_is_none(
    outlet: str, code: str | None
) -> None:
    author = find_author(Document.create("x", outlet=outlet), ActorIndex.load())
    assert (author.code if author else None) == code


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("We urge Kenya to free the priest.", "We", ["USA GOV"]),
        ("The Secretary thanked Peru.", "Secretary", ["USA GOV"]),
        ("Deputy Secretary Moss flew to Kenya.", "Moss", ["USA GOV"]),
        ("Kenya must act. The government arrested a bishop.", "government", ["KEN GOV"]),
        ("Kenya must act. Protesters filled the square.", "Protesters", ["KEN CVL"]),
        ("The Prime Minister of Kenya arrived. The President met him.", "President", ["USA GOV"]),
    ],
)
def test_officers_are_the_authors_and_the_rest_is_of_the_other_state(
    text: str, word: str, codes: list[str]
) -> None:
    staged = Staged(text, title="Kenya and its priests", outlet="US Department of State")
    assert staged.codes(word) == codes


def test_the_government_with_a_small_letter_is_the_authors_own_in_britain() -> None:
    text = "The Prime Minister rang Georgia. The government will send tents."
    assert Staged(text, outlet="UK Government").codes("government") == ["GBR GOV"]


def test_a_leader_is_known_with_initials_and_suffix() -> None:
    [party] = Staged("President Joseph R. Biden Jr. rang Oslo.").parties("Biden")
    assert (party.code, party.via) == ("USA GOV", "name")


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("Joint Statement on the Elections in Peru", "IGO"),
        ("Friends of Peru Joint Statement", "IGO"),
        ("G7 Foreign Ministers’ Statement on Chile", "IGO"),
        ("Joint Statement of Chile and Norway", "CHL NOR"),
        ("Statement on Peru", "USA"),
        ("Joint Exercises With Peru", "USA"),
    ],
)
def test_what_many_say_together_is_of_no_one_state(title: str, codes: str) -> None:
    index = ActorIndex.load()
    document = Document.create("x", title=title, outlet="The White House")
    writers = find_writers(document, find_author(document, index), index)
    assert [writer.country for writer in writers] == codes.split()


@pytest.mark.parametrize(
    ("text", "word", "code"),
    [
        ("The Department fined three men in Peru.", "Department", "USA GOV"),
        ("Ambassador Jane Doe is returning to Peru.", "Ambassador", "USA GOV"),
        ("The U.S. Department of Treasury fined a bank in Peru.", "Treasury", "USA GOV"),
    ],
)
def test_bare_bodies_and_envoys_of_a_statement_are_its_author_s(
    text: str, word: str, code: str
) -> None:
    assert Staged(text, outlet="US Department of State").codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The European Union deplores the vote in Georgia. We urge Georgia to act.", ["EUR"]),
        ("Norway and Chile condemn the raid in Peru. We urge Peru to act.", ["NOR", "CHL"]),
        ("The Government of Kenya strongly condemns the coup in Niger. We urge Niger to act.", ["KEN GOV"]),
        ("The African Union is alarmed by the raid in Chad. We urge Chad to act.", ["IGO"]),
        ("Norway's bishop condemns the raid in Peru. We urge Peru to act.", []),
        ("Norway condemned the raid in Peru. We urge Peru to act.", []),
    ],
)  # fmt: skip
def test_who_declares_something_in_the_first_words_of_a_text_is_its_we(
    text: str, codes: list[str]
) -> None:
    assert Staged(text, title="Statement on the raid").codes("We") == codes


@pytest.mark.parametrize(
    "text",
    [
        "China remains a mystery to most. We must learn more.",
        "Russia stands at a crossroads. We should not look away.",
        "NATO remains strong. Norway supports peace. We shall see.",
        "Spring has come. Norway condemns the raid in Peru. We must ask why.",
        "Russia concerns many. We should not look away.",
        "Norway calls for calm. We have heard that before.",
        "Chile is condemned by many. We should ask why.",
    ],
)
def test_an_essay_that_begins_with_a_state_is_not_its_statement(text: str) -> None:
    assert Staged(text).codes("We") == []


def test_a_statement_may_begin_with_a_dateline() -> None:
    text = "LIMA - Norway and Chile condemn the raid in Peru. We urge Peru to act."
    assert Staged(text).codes("We") == ["NOR", "CHL"]
