"""Contexts from cue words: of a sentence for its readings, of a document with spans.

Source: PLOVER manual, draft 2.0, "Contexts": read from the paragraph or document, several may hold.

A phrase under `none` shows that its words mean something else: *artificial intelligence* is no
spying, *the bank of the river* no bank. A cue inside such a phrase is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from ...data import data_path
from ...lexicon.inflect import noun_forms
from ...lexicon.own import Cues
from ...lexicon.read import load_yaml
from ...model import Context, Document, Sentence, Span

_WORD = re.compile(r"[\w$][\w’'$-]*", re.UNICODE)
_ENDS = re.compile("['’-]")
_OWNING = ("'s", "’s")
MOST_SPANS = 3
"""Spans kept for each context of a document: enough to show it."""
NONE = "none"
"""What the phrases are filed under in which a cue is none."""

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word to the phrases that begin with it, longest first, each with its context."""


@cache
def context_phrases(language: str = "en", own: Cues = ()) -> Phrases:
    """The shipped cue phrases and the user's own, by first word; plurals of the last word are added."""
    raw = [*load_yaml(data_path("cues", language, "contexts.yaml")).items(), *own]
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for context, phrases in raw:
        for phrase in phrases:
            *first, last = str(phrase).lower().split()
            for form in sorted(noun_forms(last)):
                words = (*first, form)
                index.setdefault(words[0], []).append((words, context))
    return {
        word: tuple(sorted(set(found), key=lambda p: (-len(p[0]), p)))
        for word, found in index.items()
    }


@lru_cache(maxsize=1024)
def cues_in(text: str, language: str = "en", own: Cues = ()) -> tuple[tuple[str, int, int], ...]:
    """Each cue of `text` as (context, start, end), offsets in the text.

    Remembered for a while: a sentence is asked for its readings, and again for its document.
    """
    hits = _hits(text, context_phrases(language, own))
    if not hits:
        return ()
    last = max(j for _, _, j in hits)
    spans = [match.span() for match in islice(_WORD.finditer(text), last + 1)]
    return tuple(_cues([(context, spans[i][0], spans[j][1]) for context, i, j in hits]))


def _words(text: str) -> list[str]:
    """The words of a text in small letters, without apostrophes and hyphens at their end."""
    small = text.lower()
    if len(small) != len(text):  # a letter that becomes two would part its word
        return [word.lower().rstrip("'’-") for word in _WORD.findall(text)]
    words: list[str] = _WORD.findall(small)
    return [word.rstrip("'’-") for word in words] if _ENDS.search(small) else words


def _hits(text: str, index: Phrases) -> list[tuple[str, int, int]]:
    """The phrases of `text` as (context, first word, last word), words by number."""
    words = _words(text)
    owned = "'" in text or "’" in text
    if not owned and index.keys().isdisjoint(words):
        return []
    starts = [(i, word) for i, word in enumerate(words) if word in index]
    if owned:
        owners = ((i, word) for i, word in enumerate(words) if word.endswith(_OWNING))
        starts += [(i, word[:-2]) for i, word in owners if word not in index]
        starts.sort()
    hits: list[tuple[str, int, int]] = []
    for i, word in starts:
        for phrase, context in index.get(word, ()):
            n = len(phrase)
            if n == 1 or tuple(words[i : i + n]) == phrase:
                hits.append((context, i, i + n - 1))
    return hits


def _cues(found: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The cues among phrases found, without those inside a phrase that means something else."""
    others = [(start, end) for context, start, end in found if context == NONE]
    for context, start, end in found:
        if context != NONE and not any(
            left <= start and end <= right and (left, right) != (start, end)
            for left, right in others
        ):
            yield context, start, end


def contexts_in(sentence: Sentence, language: str = "en", own: Cues = ()) -> tuple[str, ...]:
    """The contexts that the words of one sentence show, each once, in order."""
    return tuple(dict.fromkeys(context for context, _, _ in cues_in(sentence.text, language, own)))


@cache
def _has_contexts(language: str) -> bool:
    return data_path("cues", language, "contexts.yaml").is_file()


def contexts_of(
    document: Document, sentences: Sequence[Sentence], own: Cues = ()
) -> tuple[Context, ...]:
    """The contexts of a document with the words that show them, a few spans each."""
    language = document.language or "en"
    if not _has_contexts(language):
        return ()
    kept: dict[str, list[Context]] = {}
    for sentence in sentences:
        for context, start, end in cues_in(sentence.text, language, own):
            spans = kept.setdefault(context, [])
            if len(spans) < MOST_SPANS:
                base = sentence.start
                spans.append(Context(context, Span(base + start, base + end, sentence.part)))
    return tuple(context for spans in kept.values() for context in spans)
