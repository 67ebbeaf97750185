"""What a page has of mentions: sentence, document, entry, event, and what was rejected beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ..analysis.copy import Copy
from ..errors import LookupFailed
from ..lexicon import entry_source
from ..model.schema import Row
from ..register import Condition

Text = tuple[str, str]
Sentence = tuple[str, str, tuple[int, ...]]
"""Document, part, and where in it the sentence begins and ends."""


def mention_pages(copy: Copy, rows: Sequence[Row]) -> list[Row]:
    """The pages of mentions that are at hand, in their order; each table is asked once for all."""
    papers = sorted({row["document"] for row in rows})
    texts, documents = copy.texts(papers), documents_of(copy, papers)
    rejected = _rejected(copy, rows, texts)
    told = dict(
        copy.ask(
            "SELECT mention, event FROM members_rows WHERE mention IN (SELECT unnest(?::VARCHAR[]))",
            ([row["id"] for row in rows],),
        )
    )
    return [
        {
            "mention": row,
            "sentence": sentence_of(row, texts.get(row["document"], ("", ""))),
            "document": documents.get(row["document"]) or copy.get("documents", row["document"]),
            "entry": _entry(row["entry"]),
            "rejected": rejected.get(_place(row), []),
            "event": told.get(row["id"]),
        }
        for row in rows
    ]


def sentence_of(row: Row, text: Text) -> Row:
    """The words of a mention's sentence, and where they stand."""
    start, end = row["sentence"]
    part = text[0] if row["part"] == "title" else text[1]
    return {"text": part[start:end], "start": start, "part": row["part"]}


def documents_of(copy: Copy, keys: Sequence[str]) -> Mapping[str, Row]:
    """Documents (without text) by id."""
    among = Condition("id IN (SELECT unnest(?::VARCHAR[]))", (list(keys),))
    return {row["id"]: row for row in copy.rows("documents", among)}


def _entry(name: str) -> Row:
    try:
        return {"id": name, "source": entry_source(name)}
    except LookupFailed:
        return {"id": name, "source": None}


def _place(row: Row) -> Sentence:
    return (row["document"], row["part"], tuple(row["sentence"]))


def _rejected(
    copy: Copy, rows: Sequence[Row], texts: Mapping[str, Text]
) -> dict[Sentence, list[Row]]:
    """What was rejected in the sentences of mentions, by sentence."""
    sentences = {_place(row) for row in rows}
    papers = sorted({document for document, _, _ in sentences})
    numbers = [
        n
        for n, *place in copy.ask(
            "SELECT n, document, part, sentence FROM rejections_rows "
            "WHERE document IN (SELECT unnest(?::VARCHAR[])) ORDER BY n",
            (papers,),
        )
        if (place[0], place[1], tuple(place[2])) in sentences
    ]
    found: dict[Sentence, list[Row]] = {}
    for line in copy.lines("rejections", numbers):
        each = json.loads(line)
        title, text = texts.get(each["document"], ("", ""))
        part = title if each["part"] == "title" else text
        start, end = each["trigger"]
        found.setdefault(_place(each), []).append(
            {
                "trigger": part[start:end],
                "span": each["trigger"],
                "entry": each["entry"],
                "reason": each["reason"],
            }
        )
    return found
