"""Who holds or held which office, as the document tells it.

Introductions ("the foreign minister of Chile, Ana Rojas") come from the actors stage; here the
verbs are added by which somebody comes into an office or leaves it ("was sworn in as president").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping

from ..actors import Cast
from ..lexicon.functions import Functions
from ..model import Document, EventDate, Office, Party, Span, Tree, stable_id
from ..temporal import date_of
from .words import raw, words

_OFFICE_DEPS = ("amod", "compound", "nmod:unmarked", "nmod:desc")


def offices(document: Document, trees: Mapping[int, Tree], cast: Cast) -> tuple[Office, ...]:
    """The offices of a document, each person and office once, in the order of the text."""
    found: dict[tuple[str, str, str | None, bool], Office] = {}
    for office in (*_changed(document, trees, cast), *_introduced(document, trees, cast)):
        key = (office.person, office.office.lower(), office.country, office.former)
        found.setdefault(key, office)
    return tuple(sorted(whole(found.values()), key=lambda o: (o.part == "body", o.span.start)))


def whole(offices: Collection[Office]) -> list[Office]:
    """The offices but those of a person that are told more fully elsewhere: "Secretary" of State.

    A fuller name has the words of the shorter one in a row. Each office gives the runs of its words
    that are as long as any name, and is looked up among them: a list of thousands is not compared
    all with all.
    """
    names = [office.office.lower().split(" ") for office in offices]
    lengths = sorted({len(name) for name in names})
    ranks = words("offices", "ranks")
    fuller: set[tuple[str, bool, str, str | None]] = set()
    for office, name in zip(offices, names, strict=True):
        for length in lengths[: bisect_left(lengths, len(name))]:
            for first in range(len(name) - length + 1):
                if first and first + length == len(name) and name[first - 1] in ranks:
                    continue  # the president is another office than the vice president
                run = " ".join(name[first : first + length])
                fuller.add((office.person, office.former, run, office.country))
                fuller.add((office.person, office.former, run, None))
    return [
        office
        for office, name in zip(offices, names, strict=True)
        if (office.person, office.former, " ".join(name), office.country) not in fuller
    ]


def _office(
    document: Document,
    held: tuple[str, str, str | None, str | None],
    former: bool,
    as_of: EventDate | None,
    span: Span,
) -> Office:
    person, office, country, sector = held
    key = stable_id("office", document.id, span.part, str(span.start), person, office, country)
    return Office(
        key, document.id, document.input_id, span.part, person, office, country, sector, former,
        as_of, span,
    )  # fmt: skip


def _introduced(document: Document, trees: Mapping[int, Tree], cast: Cast) -> Iterator[Office]:
    for each in cast.introductions:
        if not each.person or not each.office:
            continue
        said = each.span.of(document)
        if " and " in said and "," not in said and " and " not in each.office:
            continue  # "the Secretary and President Rojas": the first office is another's
        office, gone = each.office, each.former
        for prefix in words("offices", "former_prefixes"):
            if office.lower().startswith(prefix):
                office, gone = office[len(prefix) :], True
        as_of = None if gone else _report_day(document)
        if each.verb is not None and (tree := trees.get(each.sentence)) is not None:
            when, assumed = date_of(tree, each.verb, document)
            as_of = as_of if assumed else when
        held = (each.person, office, each.country, each.sector)
        yield _office(document, held, gone, as_of, each.span)


def _report_day(document: Document) -> EventDate | None:
    """A present office holds on the day of the report."""
    day = document.published
    return EventDate(day, day, "day", "", None) if day else None


def _changed(document: Document, trees: Mapping[int, Tree], cast: Cast) -> Iterator[Office]:
    language = document.language or "en"
    taking, leaving = words("offices", "taking", language), words("offices", "leaving", language)
    particles = raw("offices", language)["particles"]
    told = {(each.sentence, each.verb) for each in cast.introductions}
    for tree in trees.values():
        functions = Functions(tree)
        for token in tree.tokens:
            lemma = token.lemma.lower()
            if (lemma not in taking and lemma not in leaving) or not functions.is_verb(token.i):
                continue
            needed = particles.get(lemma)
            if needed and not any(
                tree.tokens[c].text.lower() in needed for c in tree.children[token.i]
            ):
                continue
            if _unreal(tree, token.i) or (tree.sentence.index, token.i) in told:
                continue
            person, head = _person(functions, cast, token.i), _office_head(functions, token.i, cast)
            if person is None or head is None:
                continue
            first = min((head, *(c for c in tree.dependents(head, *_OFFICE_DEPS) if c < head)))
            span = tree.span(first, head)
            if tree.text_of(span) in person.name or person.name in tree.text_of(span):
                continue  # a name and its office that the parser took for one
            when, assumed = date_of(tree, token.i, document)
            country = person.country or _country(tree, cast, head)
            sector = next((code for code in person.sectors if code != "ELI"), None)
            held = (person.name, tree.text_of(span), country, sector)
            yield _office(
                document, held, lemma in leaving, None if assumed else when,
                tree.span(min(first, token.i), max(head, token.i)),
            )  # fmt: skip


def _unreal(tree: Tree, verb: int) -> bool:
    """A modal, a negation or an infinitive: nobody has come or gone yet."""
    return any(
        tree.tokens[c].xpos in ("MD", "TO")
        or tree.tokens[c].lemma.lower() in words("speech", "unspoken")
        for c in tree.dependents(verb, "aux", "advmod", "mark")
    )


def _person(functions: Functions, cast: Cast, verb: int) -> Party | None:
    sentence = functions.tree.sentence.index
    lemma = functions.tree.tokens[verb].lemma.lower()
    # "The king dismissed the minister": who is dismissed is the object, in the active as well.
    moved = functions.passive(verb) or lemma in words("offices", "transitive")
    heads = functions.objects(verb) if moved else functions.subject(verb)
    for head in heads:
        for party in cast.at(sentence, head):
            if party.kind == "person" and party.name[:1].isupper():
                return party
    return None


def _office_head(functions: Functions, verb: int, cast: Cast) -> int | None:
    """The noun of the office: after "as", else the complement, else the object."""
    tree = functions.tree
    leaves = tree.tokens[verb].lemma.lower() in words("offices", "leaving")
    cases = words("offices", "cases_left" if leaves else "cases")
    for case, head in functions.obliques(verb):
        if case in cases and _is_office(tree, cast, head):
            return head
    for head in tree.dependents(verb, "xcomp", "obj"):
        if _is_office(tree, cast, head):
            return head
    return None


def _is_office(tree: Tree, cast: Cast, head: int) -> bool:
    """A common noun that the actors stage knows for a role of one person."""
    token = tree.tokens[head]
    if token.upos not in ("NOUN", "PROPN"):
        return False
    known = any(p.kind == "person" for p in cast.at(tree.sentence.index, head))
    return known or token.lemma.lower() in words("offices", "triage")


def _country(tree: Tree, cast: Cast, head: int) -> str | None:
    for child in tree.children[head]:
        for party in cast.at(tree.sentence.index, child):
            if party.kind == "state":
                return party.country
    return None
