"""From the parsed sentences of a document to its readings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..lexicon import Lexicon
from ..lexicon.party_finder import Naming
from ..model import Document, Party, Reading, Rejection, Tree
from ..syntax.quotations import Quotations
from .acts.one_side import spoken_to
from .acts.operator_files import load_operators
from .codes.same_talk import with_medium
from .networks.propose import Proposer
from .networks.strangers import Strangers
from .parties.antecedents import refer_back
from .parties.at_home import from_abroad, with_home, with_own_crowd
from .parties.counterparts import as_pair, with_counterparts, with_partner, with_partners
from .parties.doers import held_by_those, with_captors, with_doer
from .parties.own_people import with_own_people
from .parties.releases import with_holders
from .parties.told_again import with_told_again
from .parties.victims import with_known_victims
from .tree_reader import TreeReader, TreeReadings
from .unfit import ALONE, NO_RECIPIENT, NOBODY
from .voice import Voice, author_of

NO_SIDE = "neither side named"
"""Why an act does not stand of which the words name nobody at all."""

NEAREST = 2
"""Sentences before and after in which the speaker of a running quotation is looked for."""


def read_tree(tree: Tree, cast: Naming, lexicon: Lexicon, document: Document) -> TreeReadings:
    """What the rules read in one parsed sentence that stands by itself."""
    return TreeReader(tree, cast, lexicon, document).by_rules()


def code_document(
    document: Document,
    trees: Mapping[int, Tree],
    cast: Naming,
    lexicon: Lexicon,
    proposer: Proposer | None = None,
) -> tuple[tuple[Reading, ...], tuple[Rejection, ...]]:
    """Read all parsed sentences of a document, in order.

    The rules read first; `proposer` then weighs what they read and proposes acts that none reads.
    A quotation that runs on from another sentence takes its speaker from there, and a judgement of
    an act told before takes its recipient.
    """
    readers = tree_readers(document, trees, cast, lexicon)
    read = {index: reader.by_rules() for index, reader in readers.items()}
    if proposer is not None:
        read = proposer.over(readers, read)
    readings: list[Reading] = []
    contacts: list[Reading] = []
    rejections: list[Rejection] = []
    for index, each in read.items():
        if each.is_empty:
            continue
        found = tuple(as_pair(reading, readings, lexicon.language) for reading in each.readings)
        if readers[index].runs_on and any(reading.said_by is None for reading in found):
            found = _spoken(found, readers, index)
        told = {reading.event for reading in found}
        met = {
            u: with_partner(u.reading, readings)
            if u.reason == ALONE
            else with_partners(u.reading, trees[index], contacts, lexicon.language)
            if u.reading.event not in told and _contacts((u.reading,), lexicon)
            else with_doer(u.reading, (*readings, *found))
            or held_by_those(u.reading, trees[index], readings, lexicon.language)
            or with_own_crowd(u.reading, trees[index], cast)
            for u in each.unfit
            if u.reason == NOBODY or (u.reason == ALONE and u.reading.event not in told)
        }
        met |= {
            u: from_abroad(u.reading, found, trees[index], cast, lexicon.language)
            for u in each.unfit
            if u.reason == NO_RECIPIENT.format(u.reading.event) and u.reading.event not in told
        }
        found = (*found, *(reading for reading in met.values() if reading is not None))
        found = tuple(sorted(found, key=lambda reading: reading.trigger)) if met else found
        readings.extend(found)
        contacts.extend(_contacts(found, lexicon))
        if met:
            each = replace(each, unfit=tuple(u for u in each.unfit if met.get(u) is None))
        rejections.extend(each.rejections(trees[index]))
    organs = load_operators(lexicon.language).organs
    functions = {index: reader.functions for index, reader in readers.items()}
    readings = with_medium(readings, trees, lexicon.language)
    readings = list(with_told_again(readings, functions, lexicon.language))
    readings = list(with_captors(readings, trees, lexicon.language))
    readings = list(with_holders(readings, trees, cast, lexicon.language))
    referred = refer_back(readings, trees, lexicon.language, organs)
    referred = with_known_victims(referred, trees, lexicon.language)
    referred = with_counterparts(referred, trees, lexicon.language, organs)
    referred = with_home(referred, trees, cast.home, cast.author, lexicon.language)
    coded = tuple(map(_to_others, with_own_people(referred, trees, cast, lexicon.language)))
    kept = tuple(each for each in coded if each.actors or each.recipients)
    rejections += (
        _sideless(each, trees[each.sentence])
        for each in coded
        if not (each.actors or each.recipients)
    )
    return kept, tuple(rejections)


def _to_others(reading: Reading) -> Reading:
    """The reading without a government's own nation as those to whom it speaks."""
    if reading.reciprocal or not reading.recipients:
        return reading
    others = spoken_to(reading.event, reading.actors, reading.recipients)
    return reading if others == reading.recipients else replace(reading, recipients=others)


def _sideless(reading: Reading, tree: Tree) -> Rejection:
    """An act that may be told without its doer, and names nobody whom it befell either."""
    return Rejection(tree.sentence.span, tree.span(reading.trigger), reading.entry, NO_SIDE)


def strangers_of(
    document: Document, trees: Mapping[int, Tree], cast: Naming, lexicon: Lexicon, by: Proposer
) -> Strangers:
    """What tells whose the phrases of a document are that no list and no rule knows."""
    readers = tree_readers(document, trees, cast, lexicon)
    _, strangers = by.look(readers, {index: each.by_rules() for index, each in readers.items()})
    return strangers


def tree_readers(
    document: Document,
    trees: Mapping[int, Tree],
    cast: Naming,
    lexicon: Lexicon,
) -> dict[int, TreeReader]:
    """What reads each parsed sentence of a document, by index."""
    quotations = Quotations(document)
    readers = {
        index: TreeReader(trees[index], cast, lexicon, document, quotations)
        for index in sorted(trees)
    }
    for index, reader in readers.items():
        heard = _speaker_near(index, readers) if True in reader.quoted else None
        reader.voice = Voice(heard, author_of(cast.author, trees[index].sentence.span))
    return readers


def _contacts(readings: Iterable[Reading], lexicon: Lexicon) -> list[Reading]:
    """The meetings, visits and calls among some readings, those still to come (AGREE) as well."""
    found = []
    for reading in readings:
        entry = lexicon.entry(reading.entry) if reading.event == "AGREE" else None
        if reading.event == "CONSULT" or (entry is not None and entry.code.event == "CONSULT"):
            found.append(reading)
    return found


def _spoken(
    found: tuple[Reading, ...],
    readers: Mapping[int, TreeReader],
    index: int,
) -> tuple[Reading, ...]:
    """Readings inside a quotation that runs on, said by whom a sentence near by names."""
    speaker, inside = _speaker_near(index, readers), readers[index].quoted
    return tuple(
        replace(reading, said_by=speaker)
        if reading.said_by is None and inside[reading.trigger]
        else reading
        for reading in found
    )


def _speaker_near(index: int, readers: Mapping[int, TreeReader]) -> Party | None:
    """The speaker named in a sentence near by: before it first, as reports have it."""
    near = [index - step for step in range(1, NEAREST + 1)]
    near += [index + step for step in range(1, NEAREST + 1)]
    for other in near:
        reader = readers.get(other)
        found = None if reader is None else reader.quoter()
        if found is not None:
            return found
    return None
