"""Commands of the codebook, of actor data and of accuracy."""

from __future__ import annotations

import json
import re
from pathlib import Path

from .desk import REPORT, ROOT, Desk, tries

TEXT = "Norway and Chile signed a treaty. The Chilean government condemned Norway."


@tries("lexicon test")
def _test(desk: Desk) -> None:
    assert re.fullmatch(r"[\d,]+ entries, [\d,]+ examples, 0 failures\n", desk.run("sign.").stdout)


@tries("lexicon lint")
def _lint(desk: Desk) -> None:
    assert re.fullmatch(r"[1-9][\d,]+ entries, 0 findings\n", desk.run().stdout)


@tries("lexicon show")
def _show(desk: Desk) -> None:
    assert "- id: sign.accord\n  predicate: {verb: [sign," in desk.run("sign.accord").stdout


@tries("lexicon why")
def _why_read(desk: Desk) -> None:
    told = desk.run(SENTENCE="Norway and Chile signed a fisheries treaty in Oslo.").stdout
    assert "NOR, CHL +  SUPPORT" in told and "entry sign.accord" in told


@tries("lexicon coverage")
def _unread(desk: Desk) -> None:
    assert "1 documents, 0 of them not read; " in desk.run(INPUT=desk.report).stdout


@tries("actors members --on")
def _members(desk: Desk) -> None:
    told = desk.run(DAY="2021-12-01").stdout
    assert "27 states on 2021-12-01" in told and "GBR" not in told
    assert "28 states on 2019-12-01" in desk.run(DAY="2019-12-01").stdout


@tries("actors who --on")
def _who(desk: Desk) -> None:
    told = desk.run(NAME="Angela Merkel", DAY="2010-06-01").stdout
    assert re.search("DEU GOV +head of government", told)
    assert "former head" in desk.run(NAME="Angela Merkel", DAY="2023-06-01").stdout


@tries("actors coverage")
def _leaders(desk: Desk) -> None:
    found = desk.rows("-f", "json")
    assert found and all(0.5 < float(row["share"]) <= 1 for row in found)


@tries("actors check")
def _check(desk: Desk) -> None:
    desk.dragoman("init", "own")
    assert re.match(r"[1-9]\d* names, .* no faults", desk.run(FILE="own/actors.csv").stdout)


@tries("actors build --out")
def _build(desk: Desk) -> None:
    pact = {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q245065"}}}}]}
    item = {"id": "Q1", "labels": {"en": {"value": "Tidal Pact"}}, "claims": pact}
    told = desk.run(DUMP=desk.write("dump.json", item), FILE="own.csv").stdout
    assert "1 of organisations, from 1 items" in told
    assert "Tidal Pact" in Path("own.csv").read_text(encoding="utf-8")


@tries("evaluate")
def _evaluate(desk: Desk) -> None:
    lines = (ROOT / "examples" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = desk.write("gold.jsonl", *(row for row in map(json.loads, lines) if row["document"] == REPORT))  # fmt: skip
    told = json.loads(desk.run(gold, "--inputs", desk.report, "--json").stdout)
    assert list(told) == ["event", "actor", "recipient"] and told["event"]["precision"] > 0.5


@tries("evaluate pairs")
def _evaluate_pairs(desk: Desk) -> None:
    head = "sentence_id\tmarked_sentence\tgold_root\tgold_penta\n"
    names = ("Chile", "Peru", "Sweden", "Kenya", "Ghana", "Japan", "Spain", "Italy")
    lines = (f"{n}\t<s>{at}</s> condemned <t>Norway</t>.\tACCUSE\t3\n" for n, at in enumerate(names))  # fmt: skip
    Path("pairs.tsv").write_text(head + "".join(lines), encoding="utf-8")
    told = json.loads(desk.run("pairs.tsv", "--json").stdout)
    assert 0 < told["pairs"] < 8 and told["accuracy"] == 1


def news_with_gold(desk: Desk) -> tuple[Path, str, Path]:
    """Gold of two sentences in the form of hand-coded news, and the news."""
    news = desk.write("news.jsonl", {"id": "n1", "title": "Chile and Norway", "text": TEXT})
    rows = []
    for words, kind, actor in (("Norway and", "SUPPORT", "CHL"), ("The", "ACCUSE", "CHL GOV")):
        start = TEXT.index(words)
        act = {"event": kind, "trigger": None, "reciprocal": kind == "SUPPORT"}
        act["actors"] = [{"code": actor, "span": None}]
        act["recipients"] = [{"code": "NOR", "span": None}]
        span = [start, TEXT.index(".", start) + 1]
        rows.append({"document": "n1", "part": "body", "span": span, "half": "development", "events": [act]})  # fmt: skip
    return desk.write("gold.jsonl", *rows), "--inputs", news


@tries("evaluate mentions")
def _evaluate_mentions(desk: Desk) -> None:
    told = json.loads(desk.run(*news_with_gold(desk), "--json").stdout)
    assert told["levels"]["all"]["f1"] == 1


@tries("evaluate surroundings")
def _surroundings(desk: Desk) -> None:
    told = json.loads(desk.run(*news_with_gold(desk), "--json").stdout)
    assert {"country", "sector", "date", "place"} <= set(told)


@tries("evaluate agreements")
def _evaluate_agreements(desk: Desk) -> None:
    told = json.loads(desk.run("--json").stdout)
    assert told["party"]["gold"] == 20 and told["party"]["f1"] > 0.5


STORIES = tuple(
    {"id": key, "title": key, "text": text}
    for key, text in (("s1", "Norway condemned Chile."), ("s2", "Norway denounced Chile."))
)


@tries("evaluate events")
def _evaluate_events(desk: Desk) -> None:
    one = {"story": "one", "half": "development", "part": "body", "trigger": [7, 16]}
    rows = [{**one, "document": key, "event": "ACCUSE", "cluster": "1"} for key in ("s1", "s2")]
    gold, news = desk.write("gold.jsonl", *rows), desk.write("news.jsonl", *STORIES)
    told = desk.run(gold, "--inputs", news).stdout
    assert "1 stories, 2 mentions that tell 1 happenings; 0 odd" in told


@tries("evaluate stories")
def _evaluate_stories(desk: Desk) -> None:
    rows = [{"group": "g", "half": "development", "document": key, "story": "a"} for key in ("s1", "s2")]  # fmt: skip
    gold, news = desk.write("gold.jsonl", *rows), desk.write("news.jsonl", *STORIES)
    assert "2 reports of 1 stories" in desk.run(gold, "--inputs", news).stdout


@tries("evaluate coders")
def _coders(desk: Desk) -> None:
    gold, *_ = news_with_gold(desk)
    told = desk.run(gold, gold).stdout
    assert "2 sentences coded by both" in told and "kappa" in told
