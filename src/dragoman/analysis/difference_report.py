"""Differences of two codings as rows of CSV, as a summary by entry and type, and as a page."""

from __future__ import annotations

import csv
import html
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from dragoman.model.schema import Row

from .differences import Difference, Kind

COLUMNS = (
    "kind", "document", "input_id", "part", "sentence_start", "sentence_end",
    "entry_before", "entry_after", "reading_before", "reading_after",
    "fields", "explained_by", "why", "sentence",
)  # fmt: skip


@dataclass(slots=True)
class Group:
    """Differences of one sort: by kind, entries and types before and after."""

    kind: Kind
    entries: tuple[str, str]
    types: tuple[str, str]
    count: int = 0
    examples: list[Difference] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The entries and types in words: `own.sign SUPPORT` or `a SUPPORT -> b AGREE`."""
        sides = [" ".join(pair) for pair in zip(self.entries, self.types, strict=True) if any(pair)]
        return " -> ".join(dict.fromkeys(sides))


@dataclass(slots=True)
class Summary:
    """Differences counted as they come, with a few examples a group."""

    examples: int = 3
    documents: int = 0
    before: int = 0
    after: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    groups: dict[tuple[Kind, tuple[str, str], tuple[str, str]], Group] = field(default_factory=dict)

    def add(self, found: Iterable[Difference]) -> None:
        for each in found:
            key = (each.kind, each.entries, each.types)
            group = self.groups.setdefault(key, Group(*key))
            group.count += 1
            if len(group.examples) < self.examples:
                group.examples.append(each)
            self.kinds[each.kind] += 1
            self.reasons[each.explanation.by] += 1

    @property
    def unexplained(self) -> int:
        return self.reasons["nothing"]

    def sorted(self) -> list[Group]:
        """The groups, the most frequent first."""
        return sorted(self.groups.values(), key=lambda g: (-g.count, g.kind, g.label))

    def told(self) -> str:
        """The whole in one line."""
        return (
            f"{self.documents:,} documents, {self.before:,} readings before and {self.after:,} "
            f"after: {self.kinds['gained']:,} gained, {self.kinds['lost']:,} lost, "
            f"{self.kinds['changed']:,} changed; {self.unexplained:,} unexplained"
        )


def reading(row: Row | None) -> str:
    """A reading on one line, as golden cases write it: `RUS GOV > GEO  RETREAT/withdraw  negated`."""
    if row is None:
        return ""
    actors = ", ".join(map(_code, row["actors"])) or "---"
    who = actors
    if row["reciprocal"]:
        who = " + ".join(map(_code, row["actors"]))
    elif row["recipients"]:
        who = f"{actors} > {', '.join(map(_code, row['recipients']))}"
    what = "/".join((row["event"], "+".join(row["modes"]))).rstrip("/")
    told = [row["status"]] if row["status"] != "actual" else []
    if row["said_by"]:
        told.append(f"said by {_code(row['said_by'])}")
    return "  ".join((who, what, *told))


def _code(party: Row) -> str:
    return " ".join((party["country"] or "---", *(party["sectors"] or ())))


def csv_rows(found: Iterable[Difference]) -> Iterator[dict[str, object]]:
    """One mapping a difference, keys as in COLUMNS."""
    for each in found:
        row = each.row
        before, after = each.entries
        values = (
            each.kind, row["document"], row["input_id"], row["part"], *row["sentence"],
            before, after, reading(each.before), reading(each.after),
            " ".join(each.fields), each.explanation.by, each.explanation.why, each.sentence,
        )  # fmt: skip
        yield dict(zip(COLUMNS, values, strict=True))


def csv_writer(file: TextIO) -> csv.DictWriter[str]:
    """A writer of such rows, its header written."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    return writer


def marks(each: Difference) -> list[tuple[int, int, str]]:
    """The parts of the sentence: start, end (in code points of the sentence) and role, in order."""
    row = each.row
    first, last = row["sentence"]
    spans = [(*row["trigger"]["span"], "trigger")]
    for role in ("actors", "recipients"):
        spans += [(*party["span"], role.removesuffix("s")) for party in row[role] if party["span"]]
    found: list[tuple[int, int, str]] = []
    for start, end, role in sorted(spans):
        if first <= start < end <= last and (not found or start >= found[-1][1] + first):
            found.append((start - first, end - first, role))
    return found


def marked(each: Difference, signs: dict[str, tuple[str, str]]) -> str:
    """The sentence with its parts between signs, in plain text."""
    return "".join(
        text if role is None else f"{signs[role][0]}{text}{signs[role][1]}"
        for text, role in _pieces(each)
    )


def _pieces(each: Difference) -> Iterator[tuple[str, str | None]]:
    sentence, at = each.sentence or "", 0
    for start, end, role in marks(each):
        yield sentence[at:start], None
        yield sentence[start:end], role
        at = end
    yield sentence[at:], None


STYLE = """
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}
table{border-collapse:collapse;width:100%}td,th{padding:.25rem .5rem;text-align:left;
border-bottom:1px solid #ddd;vertical-align:top}td.n{text-align:right}
.gained{color:#176b2c}.lost{color:#a11}.changed{color:#7a4b00}
mark{background:#ffe9a8}mark.actor{background:#cfe8ff}mark.recipient{background:#f3d1f0}
details{margin:.5rem 0}blockquote{margin:.25rem 0 .25rem 1rem}code{font-size:13px}
.why{color:#555;font-size:13px}
"""


def page(summary: Summary, title: str) -> str:
    """A page by itself: no script, no address, every word of news escaped."""
    groups = summary.sorted()
    rows = "".join(
        f'<tr><td class="{g.kind}">{g.kind}</td><td class="n">{g.count:,}</td>'
        f"<td><details><summary>{_esc(g.label)}</summary>{''.join(map(_example, g.examples))}"
        "</details></td></tr>\n"
        for g in groups
    )
    reasons = ", ".join(
        f"{_esc(by if by != 'nothing' else 'unexplained')} {count:,}"
        for by, count in summary.reasons.most_common()
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{_esc(title)}</title><style>{STYLE}</style></head><body>\n"
        f"<h1>{_esc(title)}</h1>\n<p>{_esc(summary.told())}.</p>\n<p>Explained by: {reasons}.</p>\n"
        "<p>In examples: <mark>the act</mark>, <mark class=actor>actor</mark>, "
        "<mark class=recipient>recipient</mark>.</p>\n"
        f"<table><tr><th>what</th><th>readings</th><th>entry and type</th></tr>\n{rows}</table>\n"
        "</body></html>\n"
    )


def _example(each: Difference) -> str:
    words = "".join(
        _esc(text) if role is None else f'<mark class="{role}">{_esc(text)}</mark>'
        for text, role in _pieces(each)
    )
    sides = [reading(row) for row in (each.before, each.after)]
    told = " &rarr; ".join(f"<code>{_esc(side)}</code>" for side in sides if side)
    return (
        f"<blockquote>{words or '(the register holds no text)'}<br>{told}"
        f'<br><span class="why">{_esc(each.explanation.why)}; document '
        f"{_esc(each.row['input_id'] or each.row['document'])}</span></blockquote>"
    )


def _esc(text: str) -> str:
    return html.escape(text, quote=True)
