"""Whose a role, a town or some letters are: lists of states, envoys, rows of officers, joint statements."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actors.staging import Staged

DAY = date(2021, 6, 1)


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The police in Kenya and Tanzania arrested five men.", "police", ["KEN COP", "TZA COP"]),
        ("Portugal's U.N. ambassador, Antonio Lobo, met Chile's envoy.", "ambassador", ["PRT GOV"]),
        ("U.N. Ambassador Jane Doe rejected the plan.", "Ambassador", ["--- GOV"]),
        ("A Kenyan head of a U.N. survey mission drove to Lima.", "head", ["UNO"]),
        ("Afghanistan's Taliban-led government rejected the plan.", "government", ["AFG GOV"]),
        ("Coalition forces killed six militants in Iraq.", "forces", ["IGO MIL"]),
        ("South Korea accused North Korea. The North denied it.", "North", ["PRK"]),
        ("The minister praised U.S.-China talks.", "U.S.-China", ["USA", "CHN"]),
        ("Ecuador accused its neighbour of spying.", "neighbour", ["---"]),
        ("Ecuador warned its nuclear-armed rival.", "rival", ["---"]),
        ("Ecuador warned its neighbour Peru.", "neighbour", []),
        ("Georgian troops killed two ethnic Armenians.", "Armenians", ["--- CVL"]),
        ("Ethnic Albanian guerrillas attacked police.", "guerrillas", ["--- REB"]),
        ("Ethiopian soldiers killed six villagers near the Somali town of Baidoa.", "villagers", ["SOM CVL"]),
        ("Russian forces killed ten people in Mariupol.", "people", ["UKR CVL"]),
        ("Police arrested ten students in the western town of Kisumu.", "Police", ["KEN COP"]),
        ("President Joko Widodo met his deputy.", "deputy", ["IDN GOV"]),
        ("The rebel leader met his deputy.", "deputy", ["--- REB"]),
        ("Colonel Jim Orr of the British army slept.", "Orr", ["GBR MIL"]),
        ("Kenyan army spokesman Colonel Ali Ojo slept. The colonel left.", "colonel", ["KEN MIL"]),
        ("Swedish Lt. Gen. Karl Lund slept.", "Lund", ["SWE MIL"]),
        ("North and South Korea signed a pact.", "Korea", ["PRK", "KOR"]),
        ("The two Koreas signed a pact.", "Koreas", ["KOR", "PRK"]),
        ("South Korea and Peru signed a pact.", "Korea", ["KOR"]),
        ("North and South Sudan signed a pact.", "Sudan", ["SSD"]),
        ("Russian, Ukrainian negotiators meet in Lima", "negotiators", ["RUS GOV", "UKR GOV"]),
        ("U.S., Chinese officials meet in Lima", "officials", ["USA GOV", "CHN GOV"]),
        ("In Russia, Ukrainian negotiators met.", "negotiators", ["UKR GOV"]),
        ("The Ortega regime arrested two men in Nicaragua.", "regime", ["NIC GOV"]),
    ],
)  # fmt: skip
def test_the_words_about_a_role_say_whose_it_is(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text, published=DAY).codes(word, -1) == codes


def test_officers_of_one_row_are_of_one_state() -> None:
    row = "The Secretary met President Isaac Herzog, National Security Advisor Tal Bar, and Minister Ron Lev."
    staged = Staged(row, published=date(2024, 6, 1), outlet="US Department of State")
    assert [staged.codes(word) for word in ("Bar", "Lev")] == [["ISR GOV"], ["ISR GOV"]]
    two = Staged("Chile cheered. President Ole Lang of Norway and Prime Minister Ana Ruiz met.")
    assert two.codes("Ruiz") == ["--- GOV"]


def test_a_prince_in_a_statement_is_not_of_a_republic() -> None:
    staged = Staged(
        "The President thanked Jordan, and Crown Prince Hussein.", outlet="The White House"
    )
    assert staged.codes("Hussein") == ["JOR GOV"]


def test_letters_in_brackets_stand_for_the_body_before_them() -> None:
    staged = Staged("Iraqi Security Forces (ISF) clashed with rebels. The ISF arrested two men.")
    assert staged.codes("ISF", -1) == ["IRQ MIL"]
    other = Staged("Iraqi Security Forces (photo) left. The KMF arrested two men.")
    assert other.codes("KMF") == []


def test_a_town_is_a_party_only_where_something_is_done_to_it() -> None:
    assert Staged("Syrian troops attacked Aleppo on Monday.").codes("Aleppo") == ["SYR"]
    assert Staged("Syrian troops met rebels in Aleppo.").codes("Aleppo") == []
    # a tagger takes a bare name behind its verb for a person
    assert Staged("Russian forces shelled Kharkiv.").codes("Kharkiv") == ["UKR"]


def test_the_two_alone_are_the_two_who_met() -> None:
    staged = Staged(
        "Norwegian Minister Kari Lund met Chilean Minister Ana Ruiz. The two discussed trade."
    )
    assert staged.codes("two") == ["NOR GOV", "CHL GOV"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Joint Statement from the Leaders of Chile and Peru", "We condemn the attack on Kenya."),
        ("The Lima Principles", "We, the leaders of Chile and Peru, met. We condemn the attack."),
        (
            "The Lima Principles",
            "We, Chilean President Ana Ruiz and Peruvian Premier Juan Paz, met. We condemn the attack.",
        ),
        (
            "Lima Dialogue",
            "The following statement was released by the Governments of Chile and Peru. We condemn it.",
        ),
    ],
)
def test_many_who_give_out_a_statement_are_its_we(title: str, text: str) -> None:
    staged = Staged(text, title=title, outlet="The White House")
    assert sorted(staged.codes("We", -1)) == ["CHL GOV", "PER GOV"]


def test_who_blames_a_statement_does_not_give_it_out() -> None:
    staged = Staged(
        "The statement was condemned by Chile and Peru. We stand by it.", outlet="The White House"
    )
    assert staged.codes("We", -1) == ["USA GOV"]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        (
            "Joint Statement by Secretary of State Jane Doe and Peruvian Minister Juan Paz",
            "PER USA",
        ),
        (
            "Joint Statement by the Prime Minister of Chile and Peruvian Minister Juan Paz",
            "CHL PER",
        ),
        ("Joint Statement by Secretary Jane Doe Condemning the Danish Tariffs on Peru", "USA"),
        ("U.S.-Peru: Joint Press Release by the Department of State", "PER USA"),
        ("Joint Statement of the King of Jordan and the President of Peru", "JOR PER"),
    ],
)
def test_an_office_of_no_other_state_is_the_author_s_own(title: str, codes: str) -> None:
    staged = Staged("We condemn the attack.", title=title, outlet="The White House")
    assert sorted(code[:3] for code in staged.codes("We", -1)) == codes.split()


def test_a_shared_last_name_is_a_head_of_state_that_the_text_names() -> None:
    war = "Syrian troops attacked a town. Assad accused the rebels."
    assert Staged(war, published=DAY).codes("Assad") == ["SYR GOV"]
    assert Staged("Assad accused the rebels.", published=DAY).codes("Assad") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Turkish terrorists attacked a post.", "TUR REB"),
        ("Iraqi gunmen attacked a post.", "IRQ UAF"),
        ("Indian security forces killed a man.", "IND MIL"),
        ("Burmese pro-democracy activists met.", "MMR OPP"),
    ],
)
def test_sectors_of_armed_people_and_activists(text: str, code: str) -> None:
    staged = Staged(text)
    words = ("terrorists", "gunmen", "forces", "activists")
    word = next(word for word in words if word in text)
    assert staged.codes(word) == [code]


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Firms based in Peru sued Chile.", "Firms", ["PER BUS"]),
        ("An airline headquartered in Nairobi sued Uganda.", "airline", ["KEN BUS"]),
        ("Journalists based in the Philippines accused China.", "Journalists", ["PHL JRN"]),
        ("Rebels based in Rwanda attacked Uganda.", "Rebels", ["--- REB"]),
        ("Firms trading in Peru sued Chile.", "Firms", ["--- BUS"]),
    ],
)
def test_who_has_a_seat_in_a_state_is_of_it_but_fighters_are_guests(
    text: str, word: str, codes: list[str]
) -> None:
    shown = [f"{p.country or '---'} {p.sectors[0]}" for p in Staged(text).parties(word)]
    assert shown == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Chile thanked its allies.", "allies", ["---"]),
        ("Chile thanked its allies and closest partners.", "partners", ["---"]),
        ("Chile thanked its Peruvian allies.", "allies", ["PER"]),
        ("Chile thanked its Peruvian host.", "host", ["PER"]),
        ("Chile has its farmers to thank, and Peru has allies.", "allies", []),
    ],
)
def test_allies_are_never_of_whose_allies_they_are(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Chile's army met troops loyal to Peruvian President Ana Ruiz.", "troops", ["PER MIL"]),
        ("Chile's army met gunmen loyal to Peru's ousted president.", "gunmen", ["PER UAF"]),
        ("Chile's army met troops who were loyal.", "troops", ["CHL MIL"]),
        (
            "Chile's army met Peruvian President Ana Ruiz. Ruiz's troops fled.",
            "troops",
            ["PER MIL"],
        ),
    ],
)
def test_forces_are_of_whom_they_are_loyal_to(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kenya met former Chilean president Ana Ruiz, a negotiator for Peru. Ruiz sang.", ["CHL ELI GOV"]),
        ("Kenya met Ana Ruiz, Peru's negotiator. Ruiz, a former Chilean president, sang.", ["CHL ELI GOV"]),
        ("Kenya met former Chilean president Ana Ruiz, the premier of Peru. Ruiz sang.", ["PER GOV"]),
        ("Kenya met Ana Ruiz, a negotiator for Peru. Ruiz sang.", ["PER GOV"]),
    ],
)  # fmt: skip
def test_who_once_ruled_a_state_and_speaks_for_another_is_of_the_first(
    text: str, codes: list[str]
) -> None:
    assert Staged(text).codes("Ruiz", -1) == codes


def test_the_leader_of_something_unknown_is_not_of_the_body_before() -> None:
    text = (
        "The U.S. State Department named Ivan Petrov, the leader of Tormet. Petrov sang in Kenya."
    )
    assert Staged(text).codes("Petrov", -1) in ([], ["---"])


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The special counsel of the Chile inquiry warned Kenya.", "counsel", ["--- JUD"]),
        ("Negotiators at the Chile peace talks left.", "Negotiators", ["--- GOV"]),
        ("Officials in charge of Chile policy met Kenya's king.", "Officials", ["--- GOV"]),
        ("Lawyers in the Chile affair accused Kenya.", "Lawyers", ["--- JUD"]),
        ("The Kenyan judge of the Chile inquiry left.", "judge", ["KEN JUD"]),
        ("The head of the Chilean inquiry left.", "head", ["CHL GOV"]),
        ("The head of the U.S. inquiry left.", "head", ["USA GOV"]),
        ("Kenya's Chile envoy met the Omani king.", "envoy", ["KEN GOV"]),
        ("The Chile envoy of Kenya met the Omani king.", "envoy", ["KEN GOV"]),
        ("The Chile envoy met the Omani king.", "envoy", ["CHL GOV"]),
        ("The U.S. envoy met the Omani king.", "envoy", ["USA GOV"]),
        ("The BBC's Moscow correspondent criticised Chile.", "correspondent", ["GBR JRN"]),
        ("Kenya's former ambassador to Chile left.", "ambassador", ["KEN ELI GOV"]),
    ],
)
def test_what_something_is_about_owns_nobody(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text, published=DAY).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("Mali expelled Kenyan farmers, traders and herders.", "herders", ["KEN AGR"]),
        ("Mali expelled Kenyan soldiers and policemen.", "policemen", ["KEN COP"]),
        ("Kenyan soldiers and Malian policemen left.", "policemen", ["MLI COP"]),
        ("Kenyan troops and local militias seized a Malian town.", "militias", ["--- PRM"]),
        ("Leaders of opposition parties in Kenya warned Mali.", "Leaders", ["KEN PTY OPP"]),
        ("Doctors at a clinic in Khartoum warned Kenya.", "Doctors", ["SDN MED"]),
        ("France bombed Libyan-funded rebel groups with the police.", "groups", ["--- REB"]),
        ("Prosecutors in Chad charged Chadian-funded gangs.", "gangs", ["--- CRM"]),
    ],
)
def test_who_stands_beside_others_is_of_their_state(text: str, word: str, codes: list[str]) -> None:
    assert Staged(text).codes(word) == codes


@pytest.mark.parametrize(
    ("text", "word", "codes"),
    [
        ("The Maduro regime jailed a Greek bishop.", "regime", ["VEN GOV"]),
        ("The Maduro-Doe regime jailed a Greek bishop.", "regime", ["VEN GOV"]),
        ("The Kurdistan Workers Party (PKK) warned Kenya.", "Party", ["TUR REB"]),
        ("The Revolutionary Armed Forces (FARC) freed two Greeks.", "Forces", ["COL REB"]),
        ("The Kenyan Workers Party (PKK) warned Mali.", "Party", ["KEN PTY"]),
        ("The Awami League (BAL) warned Kenya. The BAL met a minister.", "BAL", ["BGD PTY"]),
    ],
)
def test_another_name_in_brackets_or_of_a_ruler_tells_whose(
    text: str, word: str, codes: list[str]
) -> None:
    assert Staged(text, published=date(2024, 6, 12)).codes(word, -1) == codes
