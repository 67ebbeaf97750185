"""Names: of persons over a whole text, of bodies by their letters, of houses that many states have."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.actors.words.agreed import agree
from dragoman.model import Name, Sentence, Token, Tree
from tests.actors.staging import Staged

DAY = date(2021, 6, 1)


def _tree(number: int, words: str, names: list[Name], upos: str = "PROPN") -> Tree:
    """A sentence in which words with a capital have that part of speech, and each hangs from the first."""
    tokens, start = [], 0
    for i, word in enumerate(words.split()):
        tag = upos if word[0].isupper() else "VERB"
        tokens.append(Token(i, word, word, tag, "", "dep", 0, start, start + len(word)))
        start += len(word) + 1
    return Tree.build(Sentence(number, "body", 0, len(words), words), tokens, names)


def _labels(first: tuple[str, list[Name]], second: tuple[str, list[Name]], upos: str) -> list[str]:
    trees = {0: _tree(0, *first), 1: _tree(1, *second, upos)}
    agreed = agree(trees, {})[1]
    return [
        f"{' '.join(token.text for token in agreed.tokens[n.first : n.last])} {n.label}"
        for n in agreed.names
    ]


@pytest.mark.parametrize(
    ("words", "names", "upos", "labels"),
    [
        ("Tarvik fled", [Name(0, 1, "LOC")], "PROPN", ["Tarvik PER"]),
        ("Tarvik fled", [], "NOUN", ["Tarvik PER"]),
        ("saw Jonas Tarvik there", [], "PROPN", ["Jonas Tarvik PER"]),
        ("lives in Tarvik", [Name(2, 3, "LOC")], "PROPN", ["Tarvik LOC"]),
        ("sued Tarvik Bank", [Name(1, 3, "ORG")], "PROPN", ["Tarvik Bank ORG"]),
        ("saw Tarvik Street", [], "PROPN", []),
    ],
)
def test_a_person_of_one_sentence_is_one_in_all(
    words: str, names: list[Name], upos: str, labels: list[str]
) -> None:
    assert _labels(("saw Jonas Tarvik", [Name(1, 3, "PER")]), (words, names), upos) == labels


def test_a_name_that_is_mostly_a_town_is_none_of_a_person() -> None:
    first = ("saw Tarvik and Tarvik with Tarvik", [Name(1, 2, "PER"), Name(3, 4, "LOC"), Name(5, 6, "LOC")])  # fmt: skip
    assert _labels(first, ("reached Tarvik", [Name(1, 2, "LOC")]), "PROPN") == ["Tarvik LOC"]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The PIF met. Leaders of the Pacific Islands Forum are in Suva.", "PIF", ["IGO"]),
        ("The African Union Commission met. Peru praised the AUC.", "AUC", ["IGO GOV"]),
        ("The UN Human Rights Council's (HRC) envoy left. Peru praised the HRC.", "HRC", ["UNO"]),
        ("The Chilean Miners' Union [CMU] struck. The CMU met.", "CMU", ["CHL LAB"]),
        ("Peru left the Pacific Islands Forum. A PIFF met.", "PIFF", []),
    ],
)
def test_letters_are_those_of_a_body_that_the_text_spells_out(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text, published=DAY).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Japan is angry. The House of Representatives accused Peru of lying.", "JPN LEG"),
        ("The House of Representatives of Morocco accused Peru of lying.", "MAR LEG"),
        ("The House of Representatives accused Peru of lying.", "USA LEG"),
    ],
)
def test_a_house_is_of_the_state_that_the_text_names(text: str, code: str) -> None:
    assert Staged(text, published=DAY).codes("House") == [code]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The mayor of Lyon, Jean Doe, resigned.", "Doe", ["FRA GOV"]),
        ("Mayor of London Jane Doe condemned Peru.", "Doe", ["GBR GOV"]),
        ("Jane Doe, a Nevada county clerk, resigned.", "clerk", ["USA GOV"]),
        ("Libyan national Khaled Sabri was arrested. The court freed Sabri.", "Sabri", ["LBY CVL"]),
        ("The Peruvian Red Cross president Ana Ruiz left.", "Ruiz", ["PER MED"]),
        ("The Red Cross left Peru.", "Cross", ["NGO MED"]),
        ("Deputy Secretary General Jan Doe of Norway left.", "Doe", ["NOR GOV"]),
    ],
)
def test_an_office_tells_whose_its_holder_is(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text, published=DAY).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("office", "codes"),
    [("the spokeswoman", ["IGO"]), ("the spokeswoman of Norgroup", ["---"])],
)
def test_who_speaks_for_a_firm_is_not_of_the_body_before(office: str, codes: list[str]) -> None:
    text = f"The African Union met. It thanked Jane Doe, {office}, on Monday."
    assert Staged(text, published=DAY).codes("Doe") == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Norway's Minister for Rural Development Jane Doe left Peru.", "NOR GOV"),
        ("Norway's Minister for the Middle East Jane Doe left Peru.", "NOR GOV"),
        ("Norway's Deputy Minister for Cyber Security and Emerging Technologies Jane Doe left Peru.", "NOR GOV"),
        ("Foreign Ministers Jane Doe of Norway and Ana Ruiz of Peru met.", "NOR GOV"),
        ("Foreign Ministers Ana Ruiz of Peru, Jane Doe of Norway, and Ole Lang of Chad met.", "NOR GOV"),
    ],
)  # fmt: skip
def test_a_long_office_and_one_of_several_states_have_their_holders(text: str, code: str) -> None:
    assert Staged(text, published=DAY).codes("Doe") == [code]


def test_a_plural_office_is_of_all_its_holders() -> None:
    staged = Staged("Presidents Jane Doe of Norway and Ana Ruiz of Peru met.", published=DAY)
    assert staged.codes("Presidents") == ["NOR GOV", "PER GOV"]


@pytest.mark.parametrize(
    ("name", "day", "codes"),
    [
        ("President Oscar Scalfaro", date(1996, 5, 1), ["ITA GOV"]),
        ("President Oscar Luciani", date(1996, 5, 1), ["--- GOV"]),
        ("Foreign Minister Al-Jubeir", date(2016, 5, 1), ["SAU GOV"]),
    ],
)
def test_a_leader_is_known_without_his_middle_name(name: str, day: date, codes: list[str]) -> None:
    text = f"Peru and Chile met. They thanked {name} on Monday."
    assert Staged(text, published=day).codes(name.split("-")[-1].split()[-1]) == codes


@pytest.mark.parametrize(
    ("text", "town", "codes"),
    [
        ("After the fall of Arequipa, Chile sent soldiers.", "Arequipa", ["PER"]),
        ("Chile condemned the siege of Arequipa.", "Arequipa", ["PER"]),
        ("Rebels, who seized Arequipa in May, met Chile's envoy.", "Arequipa", ["PER"]),
        ("Chile praised the beauty of Arequipa.", "Arequipa", []),
    ],
)
def test_a_town_is_a_party_where_something_befalls_it(
    text: str, town: str, codes: list[str]
) -> None:
    assert Staged(text, published=DAY).codes(town) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Pirates attacked the USS Orvel. Chile praised the Orvel.", "Orvel", ["USA MIL"]),
        ("The French frigate FS Orvel left Peru.", "Orvel", ["FRA MIL"]),
        ('The Peruvian newspaper "Orvel" closed. Rebels attacked Orvel.', "Orvel", ["PER JRN"]),
        ("The Peruvian militant group Orvel attacked Chile. Chile condemned Orvel.", "Orvel", ["PER REB"]),
        ("The Peruvian soldiers saw Orvel. Chile condemned Orvel.", "Orvel", []),
    ],
)  # fmt: skip
def test_a_body_or_ship_is_known_by_the_name_that_the_text_gives_it(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text, published=DAY).codes(word, -1) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Peru thanked Office Director Park Jin-ho of the ROK.", "Park", ["KOR GOV"]),
        ("The Chilean army commander on the coast, Col. Tom Doe, fled Peru.", "Doe", ["CHL MIL"]),
        ("Ohio man Tom Doe was sentenced in Lima. The judge blamed Doe.", "Doe", ["USA CVL"]),
        ("Peru arrested the Briton Jane Doe in Lima.", "Doe", ["GBR CVL"]),
    ],
)
def test_a_person_is_told_by_a_hyphened_name_or_a_bare_nation(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text, published=DAY).codes(word, -1) == codes


def test_congress_in_a_statement_is_that_of_its_author() -> None:
    text = "Ukraine fought Russia in Ukraine. Congress must send aid to Ukraine, and act now."
    assert Staged(text, published=DAY, outlet="The White House").codes("Congress") == ["USA LEG"]


def test_a_long_name_is_taken_up_by_the_first_of_its_last_names() -> None:
    text = "Peruvian President Rosa Quispe Lopera met Kenyan officials. Quispe signed a treaty in Cusco."
    assert Staged(text).codes("Quispe", 1) == ["PER GOV"]


def test_a_middle_name_gives_way_to_a_last_name() -> None:
    text = (
        "Peruvian President Rosa Quispe Lopera met Kenyan rebel leader Amos Quispe. "
        "Quispe signed a treaty in Cusco."
    )
    assert Staged(text).codes("Quispe", 2) == ["KEN REB"]


def test_two_names_that_a_hyphen_joins_are_two_persons() -> None:
    told = Staged(
        "Peruvian President Rosa Quispe and Kenyan rebel leader Amos Otieno fell out. Otieno left Lima.",
        title="Quispe-Otieno talks break down",
    )
    assert told.codes("Quispe") == ["PER GOV", "KEN REB"]
    assert told.codes("Otieno", 2) == ["KEN REB"]
