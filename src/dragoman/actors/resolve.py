"""The resolving pass: from phrases to parties, with what the whole document says of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Document, Party, Sentence, Tree
from .cast import Cast, Introduction, Place
from .entry import ActorHit, Entry
from .index import ActorIndex
from .mention import Mention
from .phrases import PhraseReader
from .roles import Roles


@dataclass(frozen=True, slots=True)
class Person:
    """What the document says of a person: by the first mention that says it."""

    name: str
    country: str | None
    sectors: tuple[str, ...]
    office: str | None


def resolve(
    document: Document,
    sentences: tuple[Sentence, ...],
    hits: Mapping[int, tuple[ActorHit, ...]],
    trees: Mapping[int, Tree],
    index: ActorIndex,
) -> Cast:
    """Say for every phrase of the parsed sentences which parties it names."""
    roles = Roles.load()
    mentions: list[Mention] = []
    for number in sorted(trees):
        mentions.extend(PhraseReader(trees[number], hits.get(number, ()), roles).mentions())
    people = _people(mentions)
    parties: dict[Place, tuple[Party, ...]] = {}
    introductions: list[Introduction] = []
    for mention in mentions:
        found = _parties(mention, people)
        for head in mention.heads:
            if found:
                parties.setdefault((mention.sentence, head), found)
        if mention.person and mention.role and found:
            party = found[0]
            introductions.append(
                Introduction(
                    party.name,
                    mention.office or "",
                    party.country,
                    mention.sectors[0] if mention.sectors else None,
                    mention.former,
                    mention.span,
                    mention.sentence,
                    party,
                )
            )
    _pronouns(trees, parties)
    return Cast(parties, {}, tuple(introductions))


def _people(mentions: list[Mention]) -> dict[str, Person]:
    people: dict[str, Person] = {}
    for mention in mentions:
        if mention.person is None or mention.role is None:
            continue
        country, sectors = _owned(mention)
        last = mention.person.split()[-1]
        known = people.get(last)
        if known is None:
            people[last] = Person(mention.person, country, sectors, mention.office)
        else:
            people[last] = Person(
                max(known.name, mention.person, key=len),
                known.country or country,
                known.sectors or sectors,
                known.office or mention.office,
            )
    return people


def _owned(mention: Mention) -> tuple[str | None, tuple[str, ...]]:
    owner: Entry | None = mention.owners[0] if mention.owners else None
    if owner is None:
        return None, mention.sectors
    sectors = mention.sectors or owner.sectors or (("GOV",) if owner.kind == "state" else ())
    if owner.form == "organisation" and owner.sectors and mention.sectors[:1] == ("GOV",):
        sectors = owner.sectors
    return owner.country, sectors


def _parties(mention: Mention, people: Mapping[str, Person]) -> tuple[Party, ...]:
    if mention.person is not None:
        known = people.get(mention.person.split()[-1])
        if known is None:
            return ()
        via = mention.via if mention.owners else "coreference"
        return (
            Party(
                "person." + re.sub(r"\W+", "-", known.name.lower()).strip("-"),
                mention.text,
                mention.span,
                known.name,
                known.country,
                known.sectors,
                "person",
                via,
            ),
        )
    if mention.role is not None:
        if mention.role.kind == "acted" and not mention.owners:
            return ()
        kind = {"offices": "person", "institutions": "organisation"}.get(mention.role.kind, "group")
        found = []
        for owner in mention.owners or (None,):
            country = owner.country if owner else None
            sectors = ("ELI",) if mention.former else mention.sectors
            if owner and not sectors:
                sectors = owner.sectors or (("GOV",) if owner.kind == "state" else ())
            if not country and not sectors:
                continue
            code = ".".join((country or "---", *sectors[:1]))
            found.append(
                Party(
                    code,
                    mention.text,
                    mention.span,
                    mention.text,
                    country,
                    sectors,
                    kind,  # type: ignore[arg-type]
                    mention.via,
                )
            )
        return tuple(found)
    entry = mention.entries[0]
    return (
        Party(
            entry.id,
            mention.text,
            mention.span,
            entry.name,
            entry.country,
            entry.sectors,
            entry.kind,
            mention.via,
        ),
    )


def _pronouns(trees: Mapping[int, Tree], parties: dict[Place, tuple[Party, ...]]) -> None:
    """A first cut: the last person or state in subject position."""
    person: tuple[Party, ...] = ()
    state: tuple[Party, ...] = ()
    for number in sorted(trees):
        for token in trees[number].tokens:
            word = token.text.lower()
            here = parties.get((number, token.i), ())
            if token.upos == "PRON" and word in ("he", "she", "his", "her", "him") and person:
                parties[number, token.i] = person
            elif token.upos == "PRON" and word in ("it", "its") and state:
                parties[number, token.i] = state
            elif here and token.dep.startswith("nsubj"):
                if here[0].kind == "person":
                    person = here
                elif here[0].kind in ("state", "organisation"):
                    state = here
