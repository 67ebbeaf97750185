"""Words of the synthetic stream: invented, so that no report of a real paper stands in it."""

from __future__ import annotations

SYLLABLES = (
    *("ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to"),
    *("va", "we", "zi", "bro", "stu", "kal", "ner", "mis", "tol", "ruk"),
)

VERBS = {
    "ACCUSE": ("condemned", "blamed", "denounced"),
    "AGREE": ("promised help to", "pledged support to", "offered aid to"),
    "AID": ("sent supplies to", "delivered grain to", "relieved"),
    "ASSAULT": ("shelled", "attacked", "bombed"),
    "COERCE": ("detained envoys of", "seized a ship of", "raided offices of"),
    "CONCEDE": ("gave way to", "lifted a ban on", "eased the terms for"),
    "CONSULT": ("met", "received", "held talks with"),
    "COOPERATE": ("traded with", "exercised with", "worked with"),
    "MOBILIZE": ("massed troops near", "moved ships towards", "put forces on alert against"),
    "PROTEST": ("marched against", "rallied against", "demonstrated against"),
    "REJECT": ("refused terms of", "turned down", "defied"),
    "REQUEST": ("asked for talks with", "appealed to", "urged restraint on"),
    "RETREAT": ("withdrew from", "pulled back from", "released prisoners of"),
    "SANCTION": ("cut ties with", "expelled envoys of", "froze funds of"),
    "SUPPORT": ("praised", "signed a pact with", "thanked"),
    "THREATEN": ("threatened", "warned", "gave an ultimatum to"),
}

FILLER = (
    "Officials in {place} gave no details of it.",
    "A witness, {name}, spoke of a long day.",
    "Trade along the {thing} road went on as before.",
    "The office of {name} did not answer calls.",
    "It was the talk of the market at {place}.",
    "Rain fell on the {thing} hills in the evening.",
    "A spokesman for {name} asked for patience.",
    "Shops near the {thing} bridge stayed shut.",
)


def word(number: int) -> str:
    """An invented word for a number: another number, another word."""
    found = ""
    number += len(SYLLABLES)
    while number:
        number, rest = divmod(number, len(SYLLABLES))
        found = SYLLABLES[rest] + found
    return found


def name(number: int) -> str:
    """An invented name: the word with a capital letter."""
    return word(number).capitalize()
