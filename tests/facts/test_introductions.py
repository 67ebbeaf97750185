"""Persons whom the text itself introduces: who, which office, of which state, and whether it is over.

A false introduction is worse than a missed one: the second table holds what must introduce nobody.
"""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.coder import Coder
from dragoman.model import Document, Office

DAY = date(2024, 3, 5)


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder()


def offices_of(coder: Coder, text: str) -> tuple[Office, ...]:
    document = Document.create(text, published=DAY, language="en")
    (coding,) = coder.code_batch([document])
    return coding.offices


def told(office: Office) -> str:
    over = " over" if office.former else ""
    code = " ".join(filter(None, (office.country, office.sector)))
    return f"{office.person} | {office.office.lower()} | {code}{over}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before the name, and what stands between
        ("Minister Delegate for Defence Abdellatif Tazi met his guests in Rabat.",
         "Abdellatif Tazi | minister delegate for defence | MAR GOV"),
        ("WTO Director General Jonas Berg visited Kyiv.",
         "Jonas Berg | director general | IGO"),
        ("Norway's interim defence minister Jonas Berg visited Kyiv.",
         "Jonas Berg | interim defence minister | NOR GOV"),
        ("Deputy Foreign Minister Li Guoming told reporters in Beijing that China had agreed.",
         "Li Guoming | deputy foreign minister | CHN GOV"),
        ("Interior Minister of Serbia Petar Ilic denied the claim.",
         "Petar Ilic | interior minister | SRB GOV"),
        ("The Serbian minister for European integration, Petar Ilic, denied the claim.",
         "Petar Ilic | minister for european integration | SRB GOV"),
        ("The head of Kenya's army, General Peter Mwangi, warned the rebels.",
         "Peter Mwangi | head | KEN MIL"),
        ("The Danish ambassador in Tehran, Mette Holm, was summoned.",
         "Mette Holm | ambassador | DNK GOV"),
        ("The UN special envoy for Yemen, Nils Bakke, arrived in Aden.",
         "Nils Bakke | un special envoy | UNO"),
        ("Hamas leader Omar Nasser rejected the offer.", "Omar Nasser | leader | PSE REB"),
        ("The country's top diplomat, Marta Olsen, said Norway would not attend the talks.",
         "Marta Olsen | top diplomat | NOR GOV"),
        # after the name
        ("Jonas Berg, the acting foreign minister of Norway, visited Kyiv.",
         "Jonas Berg | acting foreign minister | NOR GOV"),
        ("Anna Kovacs (foreign minister of Hungary) said that she would veto the plan.",
         "Anna Kovacs | foreign minister | HUN GOV"),
        ("Petar Ilic, 54, Serbia's interior minister, denied the claim.",
         "Petar Ilic | interior minister | SRB GOV"),
        ("Mette Holm, Denmark's ambassador to Iran, was summoned.",
         "Mette Holm | ambassador | DNK GOV"),
        ("Petar Ilic, Serbia's interior minister since 2019, met Croatian officials.",
         "Petar Ilic | interior minister | SRB GOV"),
        ("Karim Haddadi, who leads Algeria's ministry of energy, arrived in Cairo.",
         "Karim Haddadi | head of ministry of energy | DZA GOV"),
        ("Peter Mwangi, who now heads Kenya's intelligence service, warned the rebels.",
         "Peter Mwangi | head of intelligence service | KEN SPY"),
        # over
        ("Former Peruvian president Tomas Ugarte was arrested on Friday.",
         "Tomas Ugarte | president | PER GOV over"),
        ("Tomas Ugarte, a former Peruvian president, was arrested on Friday.",
         "Tomas Ugarte | president | PER GOV over"),
        ("Tomas Ugarte, Peru's president until 2019, was arrested on Friday.",
         "Tomas Ugarte | president | PER GOV over"),
        ("Tomas Ugarte, who was president of Peru from 2014 to 2019, was arrested on Friday.",
         "Tomas Ugarte | president | PER GOV over"),
        ("Former Hamas leader Omar Nasser rejected the offer.",
         "Omar Nasser | leader | PSE REB over"),
        ("The then interior minister of Serbia, Petar Ilic, signed it in 2012.",
         "Petar Ilic | interior minister | SRB GOV over"),
        ("Petar Ilic, until recently Serbia's interior minister, met Croatian officials.",
         "Petar Ilic | interior minister | SRB GOV over"),
        ("The text was signed with then Serbian president Petar Ilic in 2012, Croatia said.",
         "Petar Ilic | president | SRB GOV over"),
        ("Serbian officials greeted Denmark's ambassador to Chile Mette Holm in Lima.",
         "Mette Holm | ambassador | DNK GOV"),
        # coming and going
        ("Petar Ilic was named interior minister of Serbia on Monday.",
         "Petar Ilic | interior minister | SRB GOV"),
        ("Serbia named Petar Ilic interior minister on Monday.",
         "Petar Ilic | interior minister | SRB GOV"),
        ("Serbia's parliament elected Petar Ilic as prime minister on Monday.",
         "Petar Ilic | prime minister | SRB GOV"),
        ("Rosa Vidal, newly appointed as Chile's ambassador to Peru, presented her papers.",
         "Rosa Vidal | ambassador | CHL GOV"),
        ("Petar Ilic resigned as Serbia's interior minister on Monday.",
         "Petar Ilic | interior minister | SRB GOV over"),
        ("Petar Ilic stepped down as interior minister of Serbia on Monday.",
         "Petar Ilic | interior minister | SRB GOV over"),
        ("Serbia's interior minister, Petar Ilic, was sacked on Monday.",
         "Petar Ilic | interior minister | SRB GOV over"),
        ("Denmark's parliament removed Olaf Storm from his post as defence minister.",
         "Olaf Storm | defence minister | DNK GOV over"),
    ],
)  # fmt: skip
def test_an_introduction_is_read(coder: Coder, text: str, expected: str) -> None:
    assert expected in [told(office) for office in offices_of(coder, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Petar Ilic will be appointed interior minister of Serbia next week.",
        "Petar Ilic was not named interior minister of Serbia.",
        "Petar Ilic could have been elected president of Serbia, critics said.",
        "Petar Ilic accused the interior minister of Serbia of fraud.",
        "Petar Ilic, the brother of Serbia's interior minister, left.",
        "Petar Ilic, a critic of the Serbian president, was arrested.",
        "Petar Ilic met Serbia's interior minister, who resigned on Monday.",
        "The wife of Sweden's prime minister, Eva Lindqvist, met refugees.",
        "Olaf Storm, later prime minister of Denmark, was born in Aarhus.",
        "Olaf Storm, tipped as Denmark's next prime minister, called Berlin.",
        "Olaf Storm wants to become prime minister of Denmark.",
        "Nils Krag, who heads the EU's executive committee of farmers, called Tehran.",
    ],
)
def test_nobody_is_introduced(coder: Coder, text: str) -> None:
    assert [told(office) for office in offices_of(coder, text)] == []


def test_the_one_who_dismisses_does_not_leave(coder: Coder) -> None:
    text = "President Vera Milic dismissed Serbia's interior minister, Petar Ilic, on Monday."
    assert {told(office) for office in offices_of(coder, text)} == {
        "Vera Milic | president | SRB GOV",
        "Petar Ilic | interior minister | SRB GOV over",
    }


def test_who_leaves_one_office_keeps_the_other(coder: Coder) -> None:
    text = "Serbia's interior minister, Petar Ilic, resigned as party leader on Monday."
    rows = {office.office: office.former for office in offices_of(coder, text)}
    assert rows["interior minister"] is False


def test_two_holders_of_one_office_are_told_apart(coder: Coder) -> None:
    text = "The foreign ministers of Hungary and Poland, Anna Kovacs and Piotr Zielak, signed it."
    assert [told(office) for office in offices_of(coder, text)] == [
        "Anna Kovacs | foreign minister | HUN GOV",
        "Piotr Zielak | foreign minister | POL GOV",
    ]


def test_the_evidence_stands_in_the_text_and_the_day_is_that_of_the_change(coder: Coder) -> None:
    text = "Olaf Storm was sworn in as Denmark's prime minister on 4 March 2024."
    (office,) = offices_of(coder, text)
    assert text[office.span.start : office.span.end] == "Denmark's prime minister"
    assert office.as_of is not None and office.as_of.start == date(2024, 3, 4)


def test_what_was_learnt_holds_for_the_document(coder: Coder) -> None:
    text = (
        "Morocco's Minister Delegate for Defence, Abdellatif Tazi, received his guests on Monday. "
        "Tazi condemned Iran."
    )
    (coding,) = coder.code_batch([Document.create(text, published=DAY, language="en")])
    actors = {
        " ".join((party.country or "---", *party.sectors))
        for mention in coding.mentions
        for party in mention.actors
        if party.text == "Tazi"
    }
    assert actors == {"MAR GOV"}


@pytest.mark.parametrize(
    ("name", "sector"),
    [("Tony Blair", "GOV"), ("Hosni Mubarak", "GOV"), ("Jens Stoltenberg", "GOV")],
)
def test_a_former_party_is_elite_and_the_row_keeps_the_sector_of_the_office(
    coder: Coder, name: str, sector: str
) -> None:
    text = f"Former prime minister {name} criticised Iran on Monday."
    (coding,) = coder.code_batch([Document.create(text, published=DAY, language="en")])
    (office,) = coding.offices
    assert office.former and office.sector == sector
    (actor,) = {party for mention in coding.mentions for party in mention.actors}
    assert actor.sectors[0] == "ELI"


def test_after_all_known_offices_a_bare_name_is_elite(coder: Coder) -> None:
    text = "Boris Johnson criticised Iran on Monday."
    (coding,) = coder.code_batch([Document.create(text, published=DAY, language="en")])
    assert {party.sectors for mention in coding.mentions for party in mention.actors} == {
        ("ELI", "GOV")
    }
