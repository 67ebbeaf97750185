"""The agreements of a document: mentions of one agreement joined, with parties and stages.

"A defence cooperation agreement", "the memorandum", "the agreement with Chile" are one where head
noun, subject and parties do not contradict each other; a name of its own keeps an agreement apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..actors import Cast
from ..model import (
    Agreement,
    AgreementForm,
    AgreementParty,
    Document,
    EventDate,
    Party,
    Reading,
    Span,
    Stage,
    Tree,
    stable_id,
)
from ..places import PlaceIndex, place_of
from ..temporal import date_of
from .agreement_mention import Mention, mentions
from .agreement_side import PARTISAN_SECTORS, STATE_SECTORS
from .words import words

ALONE = ("ratified", "extended", "suspended", "withdrawn", "violated")
"""Stages that each party brings about for itself."""


@dataclass(slots=True)
class _Group:
    """Mentions of one agreement, as they are gathered."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def title(self) -> str | None:
        return next((m.title for m in self.mentions if m.title), None)

    @property
    def subject(self) -> str | None:
        return next((m.subject for m in self.mentions if m.subject), None)

    @property
    def form(self) -> AgreementForm:
        forms = [m.form for m in self.mentions if m.form is not None]
        return next((form for form in forms if form != "other"), "other")

    def sides(self) -> set[str]:
        return {
            party.country or party.id
            for m in self.mentions
            for party in (*m.parties, *(p for p, _ in m.joined))
        }

    @property
    def headline(self) -> bool:
        """Whether the title alone tells of it so far."""
        return all(m.span.part == "title" for m in self.mentions)

    def called(self, mention: Mention) -> bool:
        """Whether a mention before has the same noun."""
        noun = mention.tree[mention.noun].lemma
        return any(m.tree[m.noun].lemma == noun for m in self.mentions)

    def takes(self, mention: Mention) -> bool:
        """Whether the mention can be of this agreement."""
        last = self.mentions[-1] if self.mentions else None
        if last is not None and last.tree is mention.tree and last.noun == mention.noun:
            return True  # the same phrase, with another stage
        if mention.sequel and not any(m.sequel == mention.sequel for m in self.mentions):
            return False  # "a second memorandum" is not the one before it
        if any(m.tree is mention.tree and _inside(mention, m) for m in self.mentions):
            return False  # "a protocol to the treaty" names two
        sides = {party.country or party.id for party in mention.parties}
        own = self.sides()
        called = mention.title if not (mention.renames and not self.title) else None
        if (called or self.title) and not (self.headline and not self.title and sides & own):
            same = (mention.title or "").lower() == (self.title or "").lower()
            return same or self._short_for(mention) or self._taken_up(mention, sides, own)
        if mention.subject and self.subject and mention.subject != self.subject:
            return False
        form = mention.form
        if form not in (None, "other") and self.form not in ("other", form):
            return False
        if form == "ceasefire" and self.form == "other" and self.mentions:
            return False  # a truce beside a peace agreement is another
        if sides and own and not (sides <= own or own <= sides):
            return False
        if mention.definite or mention.form is None:
            return True
        if self.headline and (sides & own or not (sides and own)):
            return True  # the text tells anew what its title does
        # "a" brings a new one, unless it tells again of the same subject and parties
        return bool(mention.subject and mention.subject == self.subject and (sides & own))

    def _taken_up(self, mention: Mention, sides: set[str], own: set[str]) -> bool:
        """ "the deal" after "the Lima Accord": a noun that any agreement goes by, and nobody apart.

        What one party does alone (it ratifies, suspends) may be told of each in turn.
        """
        if mention.title or not mention.definite or mention.name or not self.mentions:
            return False
        loose = mention.tree[mention.noun].lemma.lower() in words("agreements", "loose")
        if not loose and not (mention.form == "treaty" and self.form in ("other", "treaty")):
            return False
        alone = mention.stage in ALONE and len(own) < 2
        return alone or not sides or not own or sides <= own or own <= sides

    def _short_for(self, mention: Mention) -> bool:
        """ "the treaty" after "the Treaty of Lima"."""
        if mention.title or not mention.definite or not self.mentions:
            return False
        noun = mention.tree[mention.noun].lemma.lower()
        title = self.title or ""
        plain = mention.name is None or mention.name.lower().startswith(f"{noun} with")
        return plain and noun.rstrip("s") in title.lower()


def _inside(mention: Mention, other: Mention) -> bool:
    """Whether a phrase stands in that of another mention of its sentence: "to the treaty"."""
    token = mention.tree[mention.noun]
    return token.head == other.noun and token.dep.startswith("nmod")


def agreements(
    document: Document, trees: Mapping[int, Tree], cast: Cast, readings: Sequence[Reading]
) -> tuple[Agreement, ...]:
    """The agreements of a document: named ones, and those with a party or a stage."""
    groups: list[_Group] = []
    language = document.language or "en"
    for _, tree in sorted(trees.items()):
        for mention in mentions(tree, cast, readings, language):
            takers = [g for g in reversed(groups) if g.takes(mention)]
            # "the agreement" is the one called so, rather than the truce told of since
            group = next((g for g in takers if g.called(mention)), takers[0] if takers else None)
            if group is None:
                if mention.form is None:
                    continue  # "the framework" takes up what was named before, or nothing
                group = _Group()
                groups.append(group)
            group.mentions.append(mention)
    made = (_agreement(group, document, cast) for group in groups)
    return tuple(each for each in made if each is not None)


def _agreement(group: _Group, document: Document, cast: Cast) -> Agreement | None:
    parties = _parties(group, document)
    stages = _stages(group, document, cast)
    if not (group.title or parties or stages):
        return None
    names = dict.fromkeys(m.name for m in group.mentions if m.name)
    evidence = tuple(dict.fromkeys(m.span for m in group.mentions))
    signatories = {p.name: p for m in group.mentions for p in m.signatories}
    first = evidence[0]
    return Agreement(
        stable_id("agreement", document.id, first.part, str(first.start), group.title),
        document.id,
        document.input_id,
        tuple(names) or tuple(dict.fromkeys(m.tree[m.noun].text for m in group.mentions)),
        group.subject,
        group.form,
        parties,
        tuple(signatories.values()),
        stages,
        evidence,
    )


def _parties(group: _Group, document: Document) -> tuple[AgreementParty, ...]:
    """Each party once; an official stands for the state; order and dates as the words tell them."""
    found: dict[str, AgreementParty] = {}
    peers = _peers(group.mentions)
    for mention in group.mentions:
        ordered = (*((p, None) for p in mention.parties), *mention.joined)
        left = _date(mention, document) if mention.leaving else None
        since = _date_at(mention.tree, mention.coming, document)
        for party, order in (*ordered, *((p, None) for p in mention.leaving)):
            side = _side(_uncapitalised(party, mention.tree))
            if side is None:
                continue
            # a rebel group is party beside the state that it fights
            key = side.country if side.kind == "state" and side.country else side.id
            if _head(side) in peers.get(key, ()):
                key = f"{key} {_head(side)}"
            known = found.get(key)
            order = order or (known.order if known else None)
            gone = left if party in mention.leaving else None
            come = since if party in mention.comers else None
            found[key] = AgreementParty(
                max(known.party, side, key=_telling) if known else side,
                come or (known.joined if known else None),
                gone or (known.left if known else None),
                order,
            )
    told = [each for each in found.values() if not _told_by(each.party, found.values())]
    return tuple(sorted(told, key=lambda p: p.order or 0))


def _peers(told: Iterable[Mention]) -> Mapping[str, frozenset[str]]:
    """People whom the lists know as of one kind and a phrase names as two: "herders and farmers"."""
    found: dict[str, frozenset[str]] = {}
    for mention in told:
        heads: dict[str, set[str]] = {}
        for party in mention.parties:
            if party.kind == "group" and not STATE_SECTORS & set(party.sectors):
                heads.setdefault(party.id, set()).add(_head(party))
        for key, several in heads.items():
            if len(several) > 1:
                found[key] = found.get(key, frozenset()) | several
    return found


def _head(party: Party) -> str:
    return party.name.lower().split()[-1] if party.name else ""


def _telling(party: Party) -> tuple[bool, int]:
    """How much the name of one party says: "guerrillas of the Lima Front" more than "rebels"."""
    return any(word[:1].isupper() for word in party.name.split()), len(party.name)


def _uncapitalised(party: Party, tree: Tree) -> Party:
    """A description at the head of a sentence begins with a capital that says nothing."""
    first = tree.tokens[0]
    starts = party.span.start == first.start and first.upos != "PROPN"
    if party.kind != "group" or not starts:
        return party
    return replace(party, name=party.name[:1].lower() + party.name[1:])


def _told_by(party: Party, others: Iterable[AgreementParty]) -> bool:
    """Whether a description, or one who signs for a movement, stands for another that is named.

    "The rebels" are the movement of their country that is named beside them.
    """
    if not party.country or party.kind not in ("group", "person"):
        return False
    kinds = ("organisation",) if party.kind == "group" else ("organisation", "group")
    return any(each.party.country == party.country and each.party.kind in kinds for each in others)


def _side(party: Party) -> Party | None:
    """The party itself, or the state for which an official acts; None for who cannot be party.

    A state bears its own name, whatever words stand for it ("their government").
    """
    acts = party.kind == "state" or bool(STATE_SECTORS & set(party.sectors))
    if party.kind == "group" and acts and not party.country:
        return None  # "the leaders" of nowhere
    if party.kind == "person" and not acts and PARTISAN_SECTORS & set(party.sectors):
        return party  # an opposition leader signs for nobody but their own
    if party.country and acts:
        country = PlaceIndex.load().name_of(party.country)
        if country is None:
            return party
        return Party(
            party.country, party.text, party.span, country, party.country, (), "state", party.via
        )
    if party.kind in ("state", "organisation"):
        return party
    return party if party.kind == "group" and party.sectors else None


def _date(mention: Mention, document: Document) -> EventDate | None:
    """The date that the words give; the report's own is not taken for a stage."""
    return _date_at(mention.tree, mention.act, document)


def _date_at(tree: Tree, act: int | None, document: Document) -> EventDate | None:
    if act is None:
        return None
    when, assumed = date_of(tree, act, document)
    if when is not None and not assumed:
        return when
    # "the war ended on Thursday as they signed it": at the time of the act above
    token = tree.tokens[act]
    language = document.language or "en"
    subjects = tree.dependents(act, "nsubj", "nsubj:pass")
    opening = (*tree.dependents(act, "mark", "advmod"),
               *(c for s in subjects for c in tree.dependents(s, "case", "mark")))  # fmt: skip
    marks = {tree.tokens[c].text.lower() for c in opening}
    if token.dep == "advcl" and marks & words("agreements", "while", language):
        when, assumed = date_of(tree, token.head, document)
        return None if assumed else when
    return None


def _stages(group: _Group, document: Document, cast: Cast) -> tuple[Stage, ...]:
    """Each stage with its date and place; the same stage told twice is one, filled from both."""
    found: dict[str, Stage] = {}
    for mention in group.mentions:
        if mention.stage is None or mention.act is None:
            continue
        place = None
        if mention.reading is not None:
            place, _ = place_of(mention.tree, mention.reading, cast, PlaceIndex.load(), document)
        when = _date(mention, document)
        first, last = sorted((mention.act, mention.noun))
        evidence: Span = mention.tree.span(first, last)
        known = found.get(mention.stage)
        if known is not None and known.date and when and known.date != when:
            found[f"{mention.stage} {when.start}"] = Stage(mention.stage, when, place, evidence)
            continue
        found[mention.stage] = Stage(
            mention.stage,
            when or (known.date if known else None),
            (known.place if known else None) or place,
            evidence if known is None or (when and not known.date) else known.evidence,
        )
    return tuple(_of_headline(stage, group, document) for stage in found.values())


def _of_headline(stage: Stage, group: _Group, document: Document) -> Stage:
    """A headline names no day: that on which the text has the agreement made is meant."""
    if stage.date is not None or stage.evidence.part != "title":
        return stage
    days = (_date_at(m.tree, m.making, document) for m in group.mentions)
    return replace(stage, date=next(filter(None, days), None))
