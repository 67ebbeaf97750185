"""What a page has of mentions: sentence, document, entry, event, and what was rejected beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from ..analysis.copy import Copy
from ..lexicon import entry_sources
from ..model.schema import Row
from ..register import Condition

Text = tuple[str, str]
Sentence = tuple[str, str, tuple[int, ...]]
"""Document, part, and where in it the sentence begins and ends."""


def mention_pages(copy: Copy, numbers: Sequence[int]) -> list[Row]:
    """The pages of mentions by their numbers, in that order; each table is asked once for all."""
    rows = [json.loads(line) for line in copy.lines("mentions", numbers)]
    among = "(SELECT unnest(?::BIGINT[]))"
    held = copy.ask(
        "SELECT n, id, title, text FROM documents_rows WHERE n IN "
        f"(SELECT doc FROM mentions_acts WHERE n IN {among})",
        (numbers,),
    )
    texts = {key: (title or "", text or "") for _, key, title, text in held}
    papers = map(json.loads, copy.lines("documents", [each[0] for each in held]))
    documents = {row["id"]: row for row in papers}
    rejected = _rejected(copy, rows, texts)
    told = dict(
        copy.ask(
            "SELECT t.mention, e.id FROM told t JOIN events_acts e ON e.n = t.n "
            f"WHERE t.mention IN {among}",
            (numbers,),
        )
    )
    entries = entry_sources()
    return [
        {
            "mention": row,
            "sentence": sentence_of(row, texts.get(row["document"], ("", ""))),
            "document": documents.get(row["document"]) or copy.get("documents", row["document"]),
            "entry": {"id": row["entry"], "source": entries.get(row["entry"])},
            "rejected": rejected.get(_place(row), []),
            "event": told.get(n),
        }
        for n, row in zip(numbers, rows, strict=True)
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
