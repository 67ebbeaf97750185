"""Read lexicon examples with the parser at hand and, until the real cast is there, a simple one.

DRAGOMAN_MODEL=/work/shared/models/en-start python tests/lexicon/harness.py [file-or-id-prefix ..]
... harness.py --text "Norway signed a treaty with Chile."     shows tree and readings
"""

from __future__ import annotations

import lzma
import os
import re
import sys
from functools import cache
from pathlib import Path

from dragoman.coding import code_tree
from dragoman.lexicon import Lexicon, format_reading, run_examples
from dragoman.model import Document, Party, PartyKind, Reading, Tree
from dragoman.syntax import Parser, split

SHARED = Path("/work/shared")
if (SHARED / "models/en-start").is_dir():
    os.environ.setdefault("DRAGOMAN_MODEL", str(SHARED / "models/en-start"))

ROLES = {
    "GOV": "minister president premier government ministry chancellor king queen cabinet official ambassador "
    "diplomat envoy secretary spokesman spokesperson spokeswoman administration delegation counterpart embassy "
    "authority leader governor negotiator mayor regime junta monarch vice-president",
    "MIL": "army troop troops soldier military force forces navy marine general commander warplane jet gunner pilot "
    "paratrooper commando frigate warship brigade battalion garrison serviceman peacekeeper artillery aircraft drone",
    "COP": "police policeman officer gendarme",
    "REB": "rebel militant insurgent guerrilla gunman militia fighter separatist jihadist",
    "LEG": "parliament senate lawmaker legislator senator deputy congress",
    "JUD": "court judge prosecutor tribunal",
    "OPP": "opposition dissident",
    "CVL": "protester demonstrator civilian villager citizen people activist journalist student worker farmer "
    "refugee migrant resident man woman child family teacher doctor nurse fisherman crowd miner striker union",
}
BODIES_OF = set(
    [
        "government",
        "ministry",
        "cabinet",
        "administration",
        "delegation",
        "embassy",
        "regime",
        "junta",
        "army",
        "navy",
        "military",
        "police",
    ]
)
ROLE_OF = {word: sector for sector, words in ROLES.items() for word in words.split()}
BODIES = {
    "un": "UNO",
    "nato": "IGO",
    "eu": "EUR",
    "united nations": "UNO",
    "european union": "EUR",
    "african union": "IGO",
    "hamas": "PSE",
    "hezbollah": "LBN",
    "taliban": "AFG",
    "security council": "UNO",
    "opec": "IGO",
    "asean": "IGO",
    "imf": "IGO",
    "world bank": "IGO",
    "arab league": "IGO",
}


@cache
def names() -> dict[str, str]:
    found: dict[str, str] = {}
    text = (
        lzma.open(SHARED / "data/actors/CountryInfo.120116.txt.xz")
        .read()
        .decode("utf-8", "replace")
    )
    for block in text.split("<Country>")[1:]:
        code = re.search(r"<ISO3166-alpha3>(\w{3})", block)
        name = re.search(r"<CountryName>([^<]+)", block)
        if not code or not name:
            continue
        words = [name[1]]
        for tag in ("Nationality", "Capital"):
            listed = re.search(rf"<{tag}>(.*?)</{tag}>", block, re.S)
            if listed:
                words += [w.strip().rstrip("_") for w in listed[1].split("\n")][:6]
        for word in words:
            word = word.split("[")[0].strip().strip("_").replace("_", " ").lower()
            if len(word) > 3:
                found.setdefault(word, code[1])
    found |= {
        "us": "USA",
        "u.s.": "USA",
        "america": "USA",
        "american": "USA",
        "washington": "USA",
        "uk": "GBR",
        "britain": "GBR",
        "british": "GBR",
        "russia": "RUS",
        "russian": "RUS",
        "moscow": "RUS",
        "syria": "SYR",
        "syrian": "SYR",
        "iran": "IRN",
        "iranian": "IRN",
        "kremlin": "RUS",
        "turkey": "TUR",
        "israel": "ISR",
        "israeli": "ISR",
        "palestinian": "PSE",
        "china": "CHN",
        "chinese": "CHN",
        "south korea": "KOR",
        "north korea": "PRK",
        "ukraine": "UKR",
        "ukrainian": "UKR",
        "mali": "MLI",
        "malian": "MLI",
        "chad": "TCD",
        "cuba": "CUB",
        "peru": "PER",
        "iraq": "IRQ",
        "oman": "OMN",
        "laos": "LAO",
        "united states": "USA",
        "serbia": "SRB",
        "serbian": "SRB",
        "japan": "JPN",
        "japanese": "JPN",
        "kosovo": "KOS",
        "moroccan": "MAR",
        "morocco": "MAR",
        "romania": "ROU",
        "congo": "COD",
        "congolese": "COD",
        "myanmar": "MMR",
        "burmese": "MMR",
        "kiev": "UKR",
        "kyiv": "UKR",
        "croatia": "HRV",
        "montenegro": "MNE",
        "south sudan": "SSD",
        "east timor": "TLS",
        "united kingdom": "GBR",
        "south africa": "ZAF",
        "bosnia": "BIH",
        "bosnian": "BIH",
        "zaire": "COD",
        "brussels": "EUR",
        "palestinians": "PSE",
        "togo": "TGO",
        "fiji": "FJI",
        "niger": "NER",
    }
    return found | BODIES


class SimpleCast:
    """Names of countries, their adjectives and capitals, and a few roles: no pronouns but its/their."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.memo: dict[int, tuple[Party, ...]] = {}

    def country(self, i: int) -> str | None:
        tokens = self.tree.tokens
        # a name of two words is one phrase: its head is either word
        low = tokens[i].text.lower()
        for j, k in ((i - 1, i), (i, i + 1)):
            if j >= 0 and k < len(tokens):
                two = f"{tokens[j].text} {tokens[k].text}".lower()
                if two in names():
                    return names()[two]
        if not tokens[i].text[0].isupper():
            return None
        for form in (low, low.removesuffix("s"), tokens[i].lemma.lower()):
            if form in names():
                return names()[form]
        return None

    def at(self, sentence: int, token: int) -> tuple[Party, ...]:
        if token not in self.memo:
            self.memo[token] = ()
            self.memo[token] = self._at(token)
        return self.memo[token]

    def _at(self, i: int) -> tuple[Party, ...]:
        tree, t = self.tree, self.tree.tokens[i]
        if (
            t.upos == "PRON"
            and t.lemma.lower() in ("its", "it", "he", "she", "they", "their", "his", "her")
            and t.i
        ):
            for s in tree.tokens:
                if (
                    s.dep.startswith("nsubj")
                    and s.i < i
                    and s.upos != "PRON"
                    and (found := self.at(0, s.i))
                ):
                    return found
            return ()
        role = ROLE_OF.get(t.lemma.lower()) or ROLE_OF.get(t.text.lower())
        country = self.country(i)
        if country is None and (role or t.upos == "PROPN"):
            for c in tree.children[i]:
                if tree.tokens[c].dep in (
                    "amod",
                    "compound",
                    "nmod:poss",
                    "nmod",
                    "flat",
                    "appos",
                    "nmod:desc",
                ):
                    if tree.tokens[c].dep == "nmod" and not any(
                        tree.tokens[g].text.lower() in ("of", "in", "from")
                        for g in tree.children[c]
                    ):
                        continue
                    for j in (c, *tree.children[c]):
                        country = country or self.country(j)
                    if not country and tree.tokens[c].upos == "PRON" and (own := self.at(0, c)):
                        country = own[0].country
                role = role or ROLE_OF.get(tree.tokens[c].lemma.lower())
        if country is None and role is None:
            return ()
        if country in ("UNO", "IGO", "EUR") and t.text in ("Union", "Nations", "Council"):
            role = None
        sectors = (role,) if role else ()
        span = tree.span(i)
        key = ".".join(filter(None, (country or f"unknown.{t.lemma.lower()}", role)))
        plural = t.xpos in ("NNS", "NNPS")
        single = role in ("GOV", "CVL", "COP", "MIL") and not plural
        kind: PartyKind = "person" if single and t.lemma.lower() not in BODIES_OF else "group"
        if not role:
            kind = "organisation" if country in ("UNO", "IGO", "EUR") else "state"
        return (Party(key, t.text, span, t.text, country, sectors, kind, "name"),)


def trees_of(text: str) -> list[Tree]:
    document = Document.create(text)
    return Parser.load().parse(split(document))


def read(text: str, lexicon: Lexicon | None = None) -> list[Reading]:
    document = Document.create(text)
    found: list[Reading] = []
    for tree in Parser.load().parse(split(document)):
        found += code_tree(tree, SimpleCast(tree), lexicon or Lexicon.load(), document)[0]
    return found


def show(text: str) -> None:
    document = Document.create(text)
    for tree in Parser.load().parse(split(document)):
        for t in tree.tokens:
            print(
                f"{t.i:3} {t.text:16} {t.lemma:14} {t.upos:6} {t.xpos:5} {t.dep:12} {t.head}  "
                f"{' '.join(p.code for p in SimpleCast(tree).at(0, t.i))}"
            )
        readings, rejections = code_tree(tree, SimpleCast(tree), Lexicon.load(), document)
        for reading in readings:
            print("  =", format_reading(reading), reading.entry, reading.operators)
        for r in rejections:
            print("  x", r.entry, r.reason, r.trigger.of(document))


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--text"]:
        for text in arguments[1:]:
            show(text)
        return
    lexicon = Lexicon.load()
    entries = [
        e
        for e in lexicon.entries
        if not arguments
        or any(
            e.id.startswith(a) or Path(e.origin).stem == a or e.origin.endswith(a)
            for a in arguments
        )
    ]
    count, failures = run_examples(entries, read)
    for failure in failures:
        print(failure)
    print(f"{count - len(failures)} of {count} examples of {len(entries)} entries read as expected")


if __name__ == "__main__":
    main(sys.argv[1:])
