"""Who said what, in which words, where and to whom.

Direct words stand between marks and may run over sentences; they belong to the act of speech in
the sentence where they open or close, else to the last speaker of their paragraph. Indirect
words are the clause under the verb. A clause with a quotation in it is mixed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..actors import Cast
from ..coding.codes.contexts import cues_in
from ..data import data_path
from ..lexicon.own import Cues
from ..model import Context, Document, Part, Party, Span, Statement, StatementKind, Tree, stable_id
from ..temporal import date_of
from .called import Called, called
from .quotes import Quote, quotes
from .said_words import span_of_words
from .speech import Speech, speeches
from .venues import addressee, spoken_in, venues

FEWEST_WORDS = 3
"""Words of the shortest quotation that is a statement by itself: shorter ones are quoted terms."""

_ENDING = (".", "!", "?", "”", "’’", "''")
_LEADING = (*_ENDING, ",", ":", "\n", ")")


@dataclass(frozen=True, slots=True)
class _Act:
    """An act of speech in its document."""

    tree: Tree
    speech: Speech
    venues: tuple[str, ...]
    addressee: Party | None


def statements(
    document: Document, trees: Mapping[int, Tree], cast: Cast, cues: Cues = ()
) -> tuple[Statement, ...]:
    """The statements of a document in the order of the text, each speaker and span once.

    `cues` are words for contexts beside the shipped ones.
    """
    language = document.language or "en"
    found: dict[tuple[Span, str], Statement] = {}
    parts: tuple[Part, ...] = ("title", "body")
    for part in parts:
        own = [tree for _, tree in sorted(trees.items()) if tree.sentence.part == part]
        if not own:
            continue
        quoted = quotes(document.part(part))
        acts = _with_piece(list(_acts(own, cast, quoted, language)), language)
        names = [(tree, each) for tree in own for each in called(tree, cast, quoted, language)]
        taken = {quote for _, each in names for quote in each.quoted}
        for statement in (
            *_of_names(document, names, quoted, language),
            *_of_part(document, part, acts, tuple(q for q in quoted if q not in taken)),
        ):
            found.setdefault((statement.span, statement.speaker.id), statement)
    offices = _offices(cast)
    ordered = sorted(found.values(), key=lambda s: (s.part == "body", s.span.start, s.span.end))
    return tuple(
        replace(
            each,
            office=offices.get(each.speaker.id),
            contexts=_contexts(document, each.span, cues) if cues else each.contexts,
        )
        for each in _without_doubles(ordered)
    )


def _of_names(
    document: Document,
    names: Sequence[tuple[Tree, Called]],
    quoted: tuple[Quote, ...],
    language: str,
) -> Iterator[Statement]:
    """What somebody calls a thing, each a statement by itself."""
    for tree, each in names:
        speech = Speech(each.verb, each.lemma, each.speakers, (), each.span.start)
        told = each.span.of(document)
        where = tuple(v for v in venues(tree, each.verb, quoted, language) if v not in told)
        yield from _each(document, _Act(tree, speech, where, None), told, each.span, each.kind)


def _acts(
    trees: Sequence[Tree], cast: Cast, quoted: tuple[Quote, ...], language: str
) -> Iterator[_Act]:
    for tree in trees:
        for speech in speeches(tree, cast, language):
            if any(quote.holds(speech.position) for quote in quoted):
                continue
            where = venues(tree, speech.verb, quoted, language)
            to = addressee(tree, speech.verb, speech.lemma, cast, language)
            yield _Act(tree, speech, where, to)


def _with_piece(acts: Sequence[_Act], language: str) -> list[_Act]:
    """Give an act without a venue that of the speaker's last piece or speech in the document.

    Where there is none the town in which it is said stands; what is said next may be said elsewhere.
    """
    last: dict[str, tuple[str, ...]] = {}
    done = []
    for act in acts:
        speaker = act.speech.speakers[0].id
        if act.venues:
            last[speaker] = act.venues
        elif act.addressee is None and speaker in last:
            act = replace(act, venues=last[speaker])
        if not act.venues:
            act = replace(act, venues=spoken_in(act.tree, act.speech.verb, language))
        done.append(act)
    return done


def _offices(cast: Cast) -> Mapping[str, str]:
    """The present office of each person, the former one where no other is told."""
    found: dict[str, str] = {}
    for each in sorted(cast.introductions, key=lambda i: i.former):
        found.setdefault(each.party.id, each.office)
    return found


def _of_part(
    document: Document, part: Part, acts: Sequence[_Act], quoted: tuple[Quote, ...]
) -> Iterator[Statement]:
    text = document.part(part)
    direct: dict[int, list[tuple[int, Quote]]] = {}
    for quote in quoted:
        owner = _owner(text, quote, acts)
        if owner is not None:
            direct.setdefault(owner, []).append((owner, quote))
    for number, act in enumerate(acts):
        own = [quote for _, quote in direct.get(number, ())]
        whole = [quote for quote in own if _stands_alone(text, quote)]
        yield from _direct(document, part, act, whole)
        if not act.speech.said:
            continue
        indirect = span_of_words(act.tree, act.speech.said)
        if indirect is None or len(indirect[1].split()) < 2:
            continue
        span, words = indirect
        if any(_overlap(quote, span) > 0.6 * (span.end - span.start) for quote in whole):
            continue  # the clause is the quotation itself
        mixed = any(_overlap(quote, span) for quote in quoted)
        yield from _each(document, act, words, span, "mixed" if mixed else "indirect")


def _overlap(quote: Quote, span: Span) -> int:
    return max(0, min(quote.end, span.end) - max(quote.start, span.start))


def _stands_alone(text: str, quote: Quote) -> bool:
    """Whether a quotation is a statement: it opens a sentence or follows a comma, colon or verb."""
    if len(text[quote.start : quote.end].split()) < FEWEST_WORDS:
        return False
    before = text[max(0, quote.opens - 60) : quote.opens].rstrip('"“„« ')
    if not before or before.endswith(_LEADING) or text[quote.start].isupper():
        return True
    return text[quote.end - 1] in ",.!?"


def _owner(text: str, quote: Quote, acts: Sequence[_Act]) -> int | None:
    """The act that a quotation belongs to: in a sentence it touches, else before in its paragraph."""
    touching = [
        (abs(act.speech.position - quote.end) if act.speech.position >= quote.end else
         quote.start - act.speech.position, number)
        for number, act in enumerate(acts)
        if act.tree.sentence.start < quote.end + 2 and act.tree.sentence.end > quote.start - 2
    ]  # fmt: skip
    if touching:
        return min(touching)[1]
    starts = [act.speech.position for act in acts]
    before = bisect_right(starts, quote.start) - 1
    if before < 0:
        return None
    between = text[starts[before] : quote.start]
    if "\n\n" in between or len(between) > 1_500:
        return None
    # only a quotation that is a sentence of its own goes on: other marks in between are terms
    lead = text[max(0, quote.opens - 3) : quote.opens].rstrip(" “„«")
    return before if not lead or lead.endswith((*_ENDING, '"')) else None


def _direct(document: Document, part: Part, act: _Act, own: Sequence[Quote]) -> Iterator[Statement]:
    """One statement a quotation; the halves of a quotation that its verb cuts in two are one."""
    text = document.part(part)
    groups: list[list[Quote]] = []
    for quote in own:
        previous = groups[-1][-1] if groups else None
        broken = previous is not None and text[previous.end - 1] not in ".!?"
        if (
            previous is not None
            and broken
            and previous.end < act.speech.position < quote.start
            and text[quote.start].islower()
        ):
            groups[-1].append(quote)
        else:
            groups.append([quote])
    for group in groups:
        words = " ".join(text[quote.start : quote.end] for quote in group)
        span = Span(group[0].start, group[-1].end, part)
        yield from _each(document, act, words, span, "direct")


def _each(
    document: Document, act: _Act, words: str, span: Span, kind: StatementKind
) -> Iterator[Statement]:
    """One statement a speaker."""
    when, assumed = date_of(act.tree, act.speech.verb, document)
    for speaker in act.speech.speakers:
        yield Statement(
            id=stable_id(
                "statement", document.id, span.part, str(span.start), str(span.end), speaker.id
            ),
            document=document.id,
            input_id=document.input_id,
            part=span.part,
            speaker=speaker,
            office=None,
            words=words,
            span=span,
            kind=kind,
            venues=act.venues,
            addressee=act.addressee,
            contexts=_contexts(document, span),
            date=None if assumed else when,
        )


def _contexts(document: Document, span: Span, own: Cues = ()) -> tuple[Context, ...]:
    """Each context of the words once, with the words that show it."""
    language = document.language or "en"
    if not data_path("cues", language, "contexts.yaml").is_file():
        return ()
    found: dict[str, Context] = {}
    for context, start, end in cues_in(span.of(document), language, own):
        here = Span(span.start + start, span.start + end, span.part)
        found.setdefault(context, Context(context, here))
    return tuple(found.values())


def _without_doubles(ordered: Sequence[Statement]) -> Iterator[Statement]:
    """Without indirect words that lie in other words of the same speaker."""
    for each in ordered:
        if each.kind == "direct" or not any(
            other is not each
            and other.part == each.part
            and other.speaker.id == each.speaker.id
            and other.span.start <= each.span.start
            and other.span.end >= each.span.end
            and other.span != each.span
            for other in ordered
        ):
            yield each
