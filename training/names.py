"""Read the names data into one scheme (PER, ORG, LOC) and hold out a fixed third of each file.

Mapping: UNER PER/ORG/LOC as they are; wikigold PER/ORG/LOC, MISC left out; re3d Person, Organisation and
Location where the span is a name (descriptions such as "the families of the victims" are left out, a leading
determiner is cut off); GUM `Entity=` person, organization and place whose head word is a proper noun.
Nationality words ("Israeli"), weapons, dates and quantities are no names here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conllu import Sentence, read_conllu

FILES = ("uner-ewt-dev.iob2", "wikigold.conll", "re3d-train.txt", "re3d-dev.txt")
SCHEME = {
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
    "PER": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
}
GUM_SCHEME = {"person": "PER", "organization": "ORG", "place": "LOC"}
DETERMINERS = {
    "the",
    "a",
    "an",
    "this",
    "these",
    "those",
    "that",
    "our",
    "its",
    "their",
    "his",
    "her",
    "some",
    "all",
}
TITLES = {
    "President", "Mr.", "Mrs.", "Ms.", "Dr.", "Prime", "Foreign",
    "Defence", "Defense", "Minister", "Secretary", "Senator", "Sen.", "Gov.",
    "Governor", "King", "Queen", "Professor", "Prof.", "General", "Gen.",
    "Colonel", "Col.", "Lt.", "Sir", "Lord", "Lady", "Ambassador",
    "Emperor", "Earl", "Tsar", "Chancellor", "State",
}  # fmt: skip
LINKS = {
    "of",
    "and",
    "for",
    "the",
    "&",
    "-",
    "de",
    "la",
    "al",
    "van",
    "von",
    "bin",
    "'s",
    "in",
    "on",
    "to",
}


@dataclass(frozen=True)
class NamedSentence:
    """Words of one sentence with a BIO tag each."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    text: str = ""


Span = tuple[int, int, str]


def to_tags(length: int, spans: list[Span]) -> tuple[str, ...]:
    """Write disjoint spans [start, end) as BIO tags; of overlapping spans the first given stands."""
    tags = ["O"] * length
    for start, end, label in spans:
        if any(tag != "O" for tag in tags[start:end]):
            continue
        tags[start:end] = [f"B-{label}"] + [f"I-{label}"] * (end - start - 1)
    return tuple(tags)


def to_spans(tags: tuple[str, ...]) -> list[Span]:
    """Read spans from BIO or IO tags."""
    spans: list[Span] = []
    start, label = -1, ""
    for i, tag in enumerate((*tags, "O")):
        prefix, _, kind = tag.partition("-")
        if start >= 0 and (prefix != "I" or kind != label):
            spans.append((start, i, label))
            start = -1
        if start < 0 and prefix in ("B", "I"):
            start, label = i, kind
    return spans


def _name_span(words: tuple[str, ...], span: Span) -> Span | None:
    """Cut determiners off a re3d span and keep it only if it is written like a name."""
    start, end, kind = span
    label = SCHEME.get(kind)
    while start < end and words[start].lower() in DETERMINERS:
        start += 1
    if label is None or start == end or (len(words[start]) == 1 and end - start == 1):
        return None
    last = next((i for i in range(start + 1, end) if words[i] in ("of", "for")), end) - 1
    capital = words[last][0].isupper() and words[start][0].isupper()
    while label == "PER" and start < end and words[start] in TITLES:
        start += 1
    named = capital and start < end and words[start] not in ("I", "We", "They", "He", "She")
    return (start, end, label) if named else None


def _read_columns(path: Path) -> Iterator[NamedSentence]:
    """Read the files with a word and a tag a line (wikigold, re3d)."""
    block: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        parts = line.split()
        if len(parts) >= 2:
            block.append((parts[0], parts[-1]))
        elif not parts and block:
            words = tuple(word for word, _ in block)
            spans = [_name_span(words, span) for span in to_spans(tuple(tag for _, tag in block))]
            if path.name.startswith("wikigold"):
                spans = [
                    (s, e, SCHEME[k])
                    for s, e, k in to_spans(tuple(t for _, t in block))
                    if k in SCHEME
                ]
            yield NamedSentence(words, to_tags(len(words), [span for span in spans if span]))
            block = []


def _read_uner(path: Path) -> Iterator[tuple[str, NamedSentence]]:
    """Read UNER's columns, with the document id of each sentence."""
    document, text = "", ""
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            document = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            text = line.partition("=")[2].strip()
        elif line and not line.startswith("#"):
            columns = line.split("\t")
            words.append(columns[1])
            tags.append(
                columns[2] if columns[2][:2] in ("B-", "I-") and columns[2][2:] in SCHEME else "O"
            )
        elif not line and words:
            yield (
                document,
                NamedSentence(tuple(words), to_tags(len(words), to_spans(tuple(tags))), text),
            )
            words, tags = [], []


def read_names(path: Path) -> tuple[list[NamedSentence], list[NamedSentence]]:
    """Return (train, held out) of one file; every third document, or block of 30 sentences, is held out."""
    train: list[NamedSentence] = []
    held: list[NamedSentence] = []
    if path.name.startswith("uner"):
        rows = list(_read_uner(path))
        order = {
            document: i
            for i, document in enumerate(dict.fromkeys(document for document, _ in rows))
        }
        for document, sentence in rows:
            (held if order[document] % 3 == 2 else train).append(sentence)
    else:
        for i, sentence in enumerate(_read_columns(path)):
            (held if (i // 30) % 3 == 2 else train).append(sentence)
    return train, held


def _gum_mentions(sentence: Sentence) -> Iterator[tuple[int, int, str, int]]:
    """Yield (start, end, kind, head) of the mentions that open and close in this sentence."""
    stack: dict[str, list[tuple[int, str, str]]] = {}
    for i, word in enumerate(sentence.words):
        field = next((part[7:] for part in word.misc.split("|") if part.startswith("Entity=")), "")
        for opening, body, closing in re.findall(r"(\(?)([^()]+)(\)?)", field):
            key, _, rest = body.partition("-")
            if opening:
                columns = rest.split("-")
                heads = next((c for c in columns[1:] if re.fullmatch(r"[\d,]+", c)), "1")
                stack.setdefault(key, []).append((i, columns[0], heads))
            if closing and stack.get(key):
                start, kind, heads = stack[key].pop()
                yield start, i + 1, kind, start + int(heads.split(",")[0]) - 1


def gum_names(sentence: Sentence) -> NamedSentence:
    """Names of one GUM sentence: mentions headed by a proper noun, cut to the words written as a name."""
    words = sentence.words
    found: list[Span] = []
    for start, end, kind, head in sorted(_gum_mentions(sentence), key=lambda m: (m[0], -m[1])):
        label = GUM_SCHEME.get(kind)
        if label is None or not start <= head < end or words[head].upos != "PROPN":
            continue
        first, last = head, head
        while (
            first > start
            and words[first - 1].upos == "PROPN"
            and words[first - 1].form not in TITLES
        ):
            first -= 1
        while last + 1 < end and (
            words[last + 1].upos == "PROPN"
            or (
                last + 2 < end
                and words[last + 1].form in LINKS
                and words[last + 2].form[0].isupper()
                and label != "PER"
            )
        ):
            last += 1
        while first < last and words[first].form in TITLES:
            first += 1
        if words[first].form not in TITLES:
            found.append((first, last + 1, label))
    forms = tuple(word.form for word in words)
    return NamedSentence(forms, to_tags(len(forms), found), sentence.text)


def training_names(data: Path) -> list[NamedSentence]:
    """All sentences with names that may be trained on, GUM's included."""
    rows = [row for name in FILES for row in read_names(data / "ner" / name)[0]]
    for sentence in read_conllu(data / "ud" / "en-train.conllu.xz"):
        if sentence.id.startswith("GUM"):
            rows.append(gum_names(sentence))
    return rows
