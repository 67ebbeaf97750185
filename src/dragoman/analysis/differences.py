"""Two codings of one document beside each other: readings gained, lost and changed, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from dragoman.model.schema import Row

Kind = Literal["gained", "lost", "changed"]

COMPARED = (
    "event", "modes", "contexts", "cameo", "actors", "recipients", "reciprocal", "status", "also",
    "said_by", "date", "place", "counts", "entry", "operators", "confidence",
)  # fmt: skip
"""Columns in which one reading can differ from another; the first that differ are told first."""

RANKER = "ranker"
"""The entry of readings that no rule gave."""

LEAST = 0.005
"""Confidences nearer than this are the same."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one coding has of a document: rows of mentions and of rejections."""

    mentions: Sequence[Row]
    rejections: Sequence[Row]


@dataclass(frozen=True, slots=True)
class Words:
    """The document's own words, for the examples; None where they are not kept."""

    document: str
    input_id: str | None
    title: str | None
    text: str | None

    def of(self, row: Row) -> str | None:
        """The part that the spans of a row count in."""
        return self.title if row["part"] == "title" else self.text


@dataclass(frozen=True, slots=True)
class Entries:
    """How the entries of two lexicons differ; `known` is False where they cannot be compared.

    `forms` has for a word form the entries of the later lexicon that are new or edited and may read
    it. `differing` says in words what else differs between the two codings.
    """

    known: bool = False
    new: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gone_forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a reading differs: `by` is the sort of reason, `why` says it; entries stand beside it."""

    by: Literal[
        "entry", "rejection", "operator", "ranker", "confidence", "beside", "run", "nothing"
    ]
    why: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One reading that two codings do not share; `before` and `after` are rows of mentions."""

    kind: Kind
    before: Row | None
    after: Row | None
    fields: tuple[str, ...]
    explanation: Explanation
    sentence: str | None
    """The words of the sentence; None where the register does not hold them."""

    @property
    def row(self) -> Row:
        """The reading to show: the later one where there is one."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def entries(self) -> tuple[str, str]:
        """The entry before and after, empty where there is none."""
        return (
            self.before["entry"] if self.before else "",
            self.after["entry"] if self.after else "",
        )

    @property
    def types(self) -> tuple[str, str]:
        return (
            self.before["event"] if self.before else "",
            self.after["event"] if self.after else "",
        )


def differences(before: Side, after: Side, words: Words, entries: Entries) -> list[Difference]:
    """What differs between two codings of a document, in the order of the text."""
    old = {row["id"]: row for row in before.mentions}
    new = {row["id"]: row for row in after.mentions}
    pairs = [(old[key], new[key]) for key in old if key in new]
    lost = [row for key, row in old.items() if key not in new]
    gained = [row for key, row in new.items() if key not in old]
    pairs += list(_paired(lost, gained))
    differing = [(one, two, fields) for one, two in pairs if (fields := _differing(one, two))]
    told = _Told(before, after, lost, gained, [(a, b) for a, b, _ in differing], entries, words)
    found = [_made("changed", one, two, fields, told) for one, two, fields in differing]
    found += [_made("lost", row, None, (), told) for row in lost]
    found += [_made("gained", None, row, (), told) for row in gained]
    return sorted(
        found, key=lambda each: (each.row["part"] != "title", each.row["trigger"]["span"])
    )


def _paired(lost: list[Row], gained: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Lost and gained readings of the same words are one reading that changed; both lists shrink."""
    for alike in (_same_act, _same_words, _overlapping):
        for row in list(lost):
            other = next((each for each in gained if alike(row, each)), None)
            if other is not None:
                lost.remove(row)
                gained.remove(other)
                yield row, other


def _same_act(one: Row, other: Row) -> bool:
    return _same_words(one, other) and bool(one["event"] == other["event"])


def _same_words(one: Row, other: Row) -> bool:
    return bool(one["part"] == other["part"] and one["trigger"]["span"] == other["trigger"]["span"])


def _overlapping(one: Row, other: Row) -> bool:
    return one["part"] == other["part"] and _meet(one["trigger"]["span"], other["trigger"]["span"])


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _differing(one: Row, other: Row) -> tuple[str, ...]:
    return tuple(
        name
        for name in COMPARED
        if (
            abs(one[name] - other[name]) >= LEAST
            if name == "confidence"
            else _bare(one[name]) != _bare(other[name])
        )
    )


def _bare(value: Any) -> Any:
    """A value without what a register kept without text lacks."""
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name != "text"}
    return [_bare(part) for part in value] if isinstance(value, list | tuple) else value


def _made(
    kind: Kind, one: Row | None, other: Row | None, fields: tuple[str, ...], told: _Told
) -> Difference:
    row = other or one
    assert row is not None
    text = told.words.of(row)
    start, end = row["sentence"]
    return Difference(
        kind,
        one,
        other,
        fields,
        told.why(one, other, fields),
        None if text is None else text[start:end],
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """All there is to explain the differences of one document with."""

    before: Side
    after: Side
    lost: Sequence[Row]
    gained: Sequence[Row]
    changed: Sequence[tuple[Row, Row]]
    entries: Entries
    words: Words

    def why(self, one: Row | None, other: Row | None, fields: tuple[str, ...]) -> Explanation:
        if one is not None and other is not None:
            return self._changed(one, other, fields)
        if one is not None:
            return self._lost(one)
        assert other is not None
        return self._gained(other)

    def _changed(self, one: Row, other: Row, fields: tuple[str, ...]) -> Explanation:
        what = (
            ", ".join(name for name in fields if name not in ("entry", "operators"))
            or "nothing else"
        )
        if one["entry"] != other["entry"]:
            return Explanation("entry", f"{one['entry']} gives way to {other['entry']}: {what}")
        if one["operators"] != other["operators"]:
            names = (" ".join(row["operators"]) or "no operator" for row in (one, other))
            return Explanation("operator", f"{' gives way to '.join(names)}: {what}")
        if one["entry"] in self.entries.edited:
            return Explanation("entry", f"{one['entry']} was edited: {what}")
        if fields == ("confidence",):
            sure = f"{one['confidence']:.2f} before, {other['confidence']:.2f} after"
            beside = self._beside(other)
            why = f"{one['entry']} reads the same, {sure}" + (f": {beside}" if beside else "")
            return Explanation("confidence", why)
        if beside := self._beside(other):
            return Explanation("beside", f"{what}: {beside}")
        return self._otherwise(one["entry"], what)

    def _lost(self, row: Row) -> Explanation:
        entry = row["entry"]
        if entry in self.entries.gone:
            return Explanation("entry", f"{entry} is in the first lexicon alone")
        if entry in self.entries.edited:
            return Explanation("entry", f"{entry} was edited and reads this no more")
        if rejection := _rejection(row, self.after, self.before):
            told = f"{rejection['entry']}: {rejection['reason']}"
            return Explanation("rejection", f"considered and left out by {told}")
        if reader := self._reader(row, self.entries.forms):
            return Explanation(
                "entry", f"{reader} reads the word before {entry}, and gives no reading"
            )
        if beside := self._beside(row):
            return Explanation("ranker" if entry == RANKER else "beside", beside)
        return self._otherwise(entry, "read in the first alone")

    def _gained(self, row: Row) -> Explanation:
        entry = row["entry"]
        if entry in self.entries.new:
            return Explanation("entry", f"{entry} is in the second lexicon alone")
        if entry in self.entries.edited:
            return Explanation("entry", f"{entry} was edited and reads this now")
        if rejection := _rejection(row, self.before, self.after):
            told = f"{rejection['entry']}: {rejection['reason']}"
            return Explanation("rejection", f"was left out by {told}")
        if reader := self._reader(row, self.entries.gone_forms):
            return Explanation(
                "entry", f"{reader} read the word before {entry}, and gave no reading"
            )
        if beside := self._beside(row):
            return Explanation("ranker" if entry == RANKER else "beside", beside)
        return self._otherwise(entry, "read in the second alone")

    def _reader(self, row: Row, forms: dict[str, tuple[str, ...]]) -> str | None:
        """An entry of one lexicon alone that may read one of the words of the trigger's sentence.

        The trigger's own words come first: that entry was tried before the one of the reading.
        """
        text = self.words.of(row)
        if not forms or text is None:
            return None
        for start, end in (row["trigger"]["span"], row["sentence"]):
            for word in text[start:end].lower().split():
                if found := forms.get(word.strip(".,;:!?\"'“”‘’()")):
                    return found[0]
        return None

    def _beside(self, row: Row) -> str | None:
        """What else differs in the same sentence, then in the document: readings bear on each other."""
        others = [
            *(("is gained", each) for each in self.gained),
            *(("is lost", each) for each in self.lost),
        ]
        others += [
            ("is left out", each)
            for each in self.after.rejections
            if _key(each) not in {_key(one) for one in self.before.rejections}
        ]
        others += [
            ("is left out no more", each)
            for each in self.before.rejections
            if _key(each) not in {_key(one) for one in self.after.rejections}
        ]
        others += [
            (f"gives way to {new['entry']}", old)
            for old, new in self.changed
            if old["entry"] != new["entry"]
        ]
        others = [(verb, each) for verb, each in others if each is not row]
        for where in ("sentence", "document"):
            for verb, each in others:
                if where == "document" or (each["part"], each["sentence"]) == (
                    row["part"],
                    row["sentence"],
                ):
                    return f"{each['entry'] or 'a reading'} {verb} in the same {where}"
        return None

    def _otherwise(self, entry: str, what: str) -> Explanation:
        if self.entries.differing:
            return Explanation(
                "run", f"{entry}: {what}; the runs differ in {', '.join(self.entries.differing)}"
            )
        return Explanation("nothing", f"{entry}: {what}")


def _rejection(row: Row, where: Side, not_where: Side) -> Row | None:
    """The rejection of one coding at the words of a reading of the other; one that is new first."""
    known = {_key(each) for each in not_where.rejections}
    here = [
        each
        for each in where.rejections
        if each["part"] == row["part"] and _meet(each["trigger"], row["trigger"]["span"])
    ]
    here.sort(key=lambda each: (_key(each) in known, each["entry"] != row["entry"]))
    return here[0] if here else None


def _key(rejection: Row) -> tuple[object, ...]:
    return (
        rejection["part"], *rejection["trigger"], rejection["entry"], rejection["reason"]
    )  # fmt: skip
