"""Places that the act's own phrase does not name: of what it is done to, of a clause beside it, of a part
of the state that the report is on. And what looks like one and is none. Parsed sentences, no model.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.actors import Cast
from dragoman.model import EventPlace, Name, Party, PartyKind, Reading, Tree
from dragoman.places import PlaceIndex, place_of
from tests.coding.trees import build
from tests.places.test_surrounded import shifted


def parsed(file: str) -> dict[str, str]:
    """The rows of each sentence of a file beside this one, by its text."""
    text = Path(__file__).with_name(file).read_text(encoding="utf-8")
    blocks = (block.splitlines() for block in text.split("\n\n") if block.strip())
    return {first[2:]: "\n".join(rows) for first, *rows in blocks}


PARSED = parsed("reached.txt") | parsed("shared.txt") | parsed("bearings.txt") | parsed("hung.txt")
PLAIN = Reading(
    0, 0, (), "ASSAULT", (), (), None, (), (), False, "actual", (), None, "", (), (), 1.0
)
STATES = {
    "Israel": "ISR",
    "Israeli": "ISR",
    "Kenyan": "KEN",
    "Norway": "NOR",
    "Peru": "PER",
    "Peruvian": "PER",
    "Ukraine": "UKR",
    "Ethiopia": "ETH",
    "country": None,
}
"""The states that words of the sentences name."""

TURKEY = "Turkey has fought the rebels for years. Talks in Turkey failed. In Ankara, people met. "
THAILAND = "Smuggling is common in Thailand. In Bangkok, people met. Trade in Thailand grew. "
INDIA = "Trouble is common in India. Voting in Assam was quiet. In New Delhi, people met. "
SEVERAL = "Turkey spoke with Norway. Chile and Peru met in Lima. "
KIWI = "The attack shook New Zealand. In Christchurch, crowds met. Crime in New Zealand is rare. "
NO_PLACE = "the words name no place"
PARTY_ONLY = "the words name the state that the act is done to, not where"
OPEN = "the country is that of the state the document is on; the words leave it open"


def party(tree: Tree, i: int, code: str | None) -> Party:
    text = tree.tokens[i].text
    kind: PartyKind = "state" if code else "group"
    return Party(code or text, text, tree.span(i), text, code, (), kind, "name")


def where(
    beginning: str,
    trigger: str,
    event: str,
    before: str = "",
    *,
    actors: str = "",
    recipients: str = "",
    names: tuple[tuple[str, str], ...] = (),
    words: str = "",
) -> tuple[EventPlace | None, str | None]:
    """The place of an act; `names` are words with the label that the tagger gave them, `words` its other words."""
    (rows,) = (rows for text, rows in PARSED.items() if text.startswith(beginning))
    document, tree = build(rows)
    document = replace(document, id=before + document.text, text=before + document.text)
    tree = shifted(tree, before)
    at = {token.text: token.i for token in reversed(tree.tokens)}
    tagged = [Name(at[word], at[word] + 1, label) for word, label in names]
    tree = Tree.build(tree.sentence, tree.tokens, tagged)
    known = {word: code for word, code in STATES.items() if code and word in at}
    parties = {at[word]: party(tree, at[word], code) for word, code in known.items()}
    for word in filter(None, (actors, recipients)):
        parties.setdefault(at[word], party(tree, at[word], None))
    reading = replace(
        PLAIN,
        trigger=at[trigger],
        tokens=tuple(sorted({at[trigger], *(at[word] for word in words.split())})),
        event=event,
        actors=(parties[at[actors]],) if actors else (),
        recipients=(parties[at[recipients]],) if recipients else (),
    )
    cast = Cast({(0, i): (each,) for i, each in parties.items()})
    return place_of(tree, reading, cast, PlaceIndex.load(), document)


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "name", "country", "precision"),
    [
        # the object is the place, or what is left, held, reached
        ("Army units", "retook", "COERCE", "Gao", "MLI", "city"),
        ("Turkish troops", "withdrew", "RETREAT", "‘Afrīn", "SYR", "city"),
        ("The militia", "holding", "COERCE", "Benghazi", "LBY", "city"),
        ("A convoy", "convoy", "AID", "Darfur", "SDN", "region"),
        ("Thousands", "marched", "PROTEST", "Cobán", "GTM", "city"),
        ("Soldiers took back", "took", "COERCE", "Gao", "MLI", "city"),
        ("Crowds walked", "protest", "PROTEST", "Lima", "PER", "city"),
        # what the victim was just doing
        ("Raiders shot a Thai", "shot", "ASSAULT", "Yala province", "THA", "region"),
        ("Militants fired mortars", "fired", "ASSAULT", "Sderot", "ISR", "city"),
        # a promise has the place of the thing promised
        ("The army is to", "withdraw", "CONCEDE", "Janīn", "PSE", "city"),
        ("The general", "vowed", "THREATEN", "Kidal", "MLI", "city"),
        ("The envoy is", "expected", "AGREE", "Bamako", "MLI", "city"),
        # what holds the place is subject or object
        ("Two officers", "given", "SANCTION", "Dakar", "SEN", "city"),
        ("The high court", "heard", "ACCUSE", "Nairobi", "KEN", "city"),
        ("A rally", "denounced", "ACCUSE", "Tbilisi", "GEO", "city"),
        ("Resistance leader", "gets", "SANCTION", "Uganda", "UGA", "country"),
        ("Presidents", "met", "CONSULT", "Bali", "IDN", "region"),
        # one thing in another
        (
            "Soldiers demolished",
            "demolished",
            "ASSAULT",
            "Palestinian Territories",
            "PSE",
            "country",
        ),
        ("Soldiers killed four", "killed", "ASSAULT", "Algiers", "DZA", "city"),
        ("Troops hold", "hold", "MOBILIZE", "Mosul", "IRQ", "city"),
        ("The leader", "spoke", "CONSULT", "Caesarea", "ISR", "city"),
        ("Police killed two farmers in the state", "killed", "ASSAULT", "Jonglei", "SSD", "region"),
        ("Police killed two farmers in the C", "killed", "ASSAULT", "Cobán", "GTM", "city"),
        ("Police violently", "broke", "ASSAULT", "Tamdes", "IDN", "point"),
        ("Gunmen shot", "shot", "ASSAULT", "Lamorra", "MOZ", "city"),
        ("The man", "held", "COERCE", "Cardiff", "GBR", "city"),
        # what a joined verb tells, a struck site, an occasion named by its town, a promised way
        ("Soldiers killed two", "killed", "ASSAULT", "Lima", "PER", "city"),
        ("The Lima metro", "attack", "ASSAULT", "Lima", "PER", "city"),
        ("Peru demonstrations", "demonstrations", "PROTEST", "Peru", "PER", "country"),
        ("Riot police deployed", "deployed", "MOBILIZE", "Trujillo", "PER", "city"),
        ("The foreign minister will", "pay", "AGREE", "Lima", "PER", "city"),
        # the clause above or beside
        ("She drove", "curfew", "COERCE", "Hebron", "PSE", "city"),
        ("Soldiers stormed", "killing", "ASSAULT", "Bamako", "MLI", "city"),
        ("The minister flew", "meet", "CONSULT", "Algiers", "DZA", "city"),
        ("She visited", "consult", "CONSULT", "Ghana", "GHA", "country"),
        ("The last round", "talks", "CONSULT", "Oslo", "NOR", "city"),
        ("Police stopped", "stopped", "COERCE", "İzmir", "TUR", "city"),
        ("Troops attacked", "attacked", "ASSAULT", "Malakal", "SSD", "city"),
        ("Ten men", "protest", "PROTEST", "Malakal", "SSD", "city"),
        ("Seven people", "clashes", "ASSAULT", "Karachi", "PAK", "city"),
    ],
)
def test_what_the_act_takes_and_the_clauses_about_it_tell_its_place(
    beginning: str, trigger: str, event: str, name: str, country: str, precision: str
) -> None:
    place, reason = where(beginning, trigger, event)
    assert place is not None and reason is None
    assert (place.name, place.country, place.precision) == (name, country, precision)


def test_a_speaker_does_in_words_where_he_speaks() -> None:
    place, _ = where("He told a rally", "step", "CONCEDE", actors="He")
    assert place is not None and (place.country, place.name) == ("NGA", "Kano")
    place, _ = where("In Paris", "close", "SANCTION", actors="minister")
    assert place is not None and (place.country, place.name) == ("FRA", "Paris")


@pytest.mark.parametrize(
    ("beginning", "trigger", "before", "country", "name"),
    [
        ("Rebels killed three policemen in the southeast .", "killed", TURKEY, "TUR", "southeast"),
        ("Gunmen attacked", "attacked", INDIA, "IND", "northeastern state"),
        ("Soldiers arrested", "arrested", THAILAND, "THA", "side"),
        ("Police arrested", "arrested", KIWI, "NZL", "Stroud Lane"),
    ],
)
def test_a_part_without_a_state_is_of_the_state_that_the_report_is_on(
    beginning: str, trigger: str, before: str, country: str, name: str
) -> None:
    place, reason = where(beginning, trigger, "ASSAULT", before)
    assert place is not None and reason == OPEN
    assert (place.country, place.name) == (country, name)
    assert (place.id, place.lat, place.lon) == (None, None, None)


def test_a_report_on_several_states_gives_a_part_no_country() -> None:
    for beginning in ("Rebels killed three policemen in the southeast .", "Gunmen attacked"):
        trigger = beginning.split()[1]
        assert where(beginning, trigger, "ASSAULT", SEVERAL) == (None, NO_PLACE)


def test_of_two_sides_of_a_border_it_is_the_one_named() -> None:
    place, reason = where("Gunmen ambushed", "ambushed", "ASSAULT")
    assert place is not None and reason is None
    assert (place.country, place.precision) == ("KEN", "region")


def test_a_name_where_toponyms_stand_is_one_though_the_tagger_saw_a_person() -> None:
    place, _ = where("The guerrillas", "blew", "ASSAULT", names=(("Cali", "PER"),))
    assert place is not None and place.country == "COL"


def test_a_known_person_in_the_place_of_a_toponym_stays_one() -> None:
    _, tree = build(next(rows for text, rows in PARSED.items() if text.startswith("The guerr")))
    at = next(token.i for token in tree.tokens if token.text == "Cali")
    cali = Party("person.cali", "Cali", tree.span(at), "Cali", None, (), "person", "name")
    document, tree = build(next(r for t, r in PARSED.items() if t.startswith("The guerrillas")))
    tree = Tree.build(tree.sentence, tree.tokens, [Name(at, at + 1, "PER")])
    reading = replace(PLAIN, trigger=2, tokens=(2,))
    cast = Cast({(0, at): (cali,)})
    assert place_of(tree, reading, cast, PlaceIndex.load(), document)[0] is None


@pytest.mark.parametrize(
    ("beginning", "trigger", "event"),
    [
        ("Officials in", "accused", "ACCUSE"),
        ("The minister condemned", "condemned", "ACCUSE"),
        ("Norway welcomed", "welcomed", "SUPPORT"),
        ("Norway thanked", "cooperation", "COOPERATE"),
        ("He urged", "urged", "REQUEST"),
        ("He was convicted", "convicted", "SANCTION"),
        ("Since the 1993", "killed", "ASSAULT"),
        ("Before the envoy", "freed", "RETREAT"),
        ("The deal", "pulled", "RETREAT"),
        ("The minister said", "shelled", "ASSAULT"),
        ("Protesters", "killing", "ASSAULT"),
        ("Leaders", "shelled", "ASSAULT"),
        ("Rebels from", "attacked", "ASSAULT"),
    ],
)
def test_what_explains_dates_or_is_spoken_of_is_no_place(
    beginning: str, trigger: str, event: str
) -> None:
    assert where(beginning, trigger, event) == (None, NO_PLACE)


@pytest.mark.parametrize(
    ("beginning", "trigger", "event", "recipients"),
    [
        ("Militants fired rockets", "fired", "ASSAULT", "Israel"),
        ("Rebels fought", "fought", "ASSAULT", "Peru"),
        ("Norway 's war", "war", "ASSAULT", "Ukraine"),
        ("Eritrean forces", "withdraw", "RETREAT", "Ethiopia"),
    ],
)
def test_the_state_that_is_the_recipient_is_no_place(
    beginning: str, trigger: str, event: str, recipients: str
) -> None:
    assert where(beginning, trigger, event, recipients=recipients) == (None, PARTY_ONLY)


def test_airspace_is_a_place_even_of_the_state_that_is_entered() -> None:
    found, _ = where("A Norwegian plane", "entered", "MOBILIZE", recipients="Peruvian")
    assert found is not None
    assert found.country == "PER"


def test_where_a_doer_of_words_sits_is_not_where_they_were_said() -> None:
    assert where("The vote was praised", "praised", "SUPPORT") == (None, NO_PLACE)


def test_the_name_of_a_body_before_that_of_a_town_makes_no_longer_name() -> None:
    found, _ = where("The accession", "signed", "AGREE", actors="NATO")
    assert found is not None
    assert found.name == "Madrid"
