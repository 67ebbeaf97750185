"""The vocabulary: frozen, typed records that pass between the stages, and their Arrow schemas."""

from .coding import Coding
from .document import Document, Part, Reject, Span, stable_id
from .event import (
    STATUS_ORDER,
    Context,
    Count,
    CountKind,
    EventDate,
    EventMention,
    EventPlace,
    PlacePrecision,
    Precision,
    Reading,
    Rejection,
    Status,
)
from .facts import (
    Agreement,
    AgreementForm,
    AgreementParty,
    Office,
    Stage,
    StageName,
    Statement,
    StatementKind,
    Tie,
    TieKind,
)
from .pair import Ground, Pair, PairCoding
from .party import Party, PartyKind
from .sentence import Name, Sentence, Token, Tree

__all__ = [
    "STATUS_ORDER",
    "Agreement",
    "AgreementForm",
    "AgreementParty",
    "Coding",
    "Context",
    "Count",
    "CountKind",
    "Document",
    "EventDate",
    "EventMention",
    "EventPlace",
    "Ground",
    "Name",
    "Office",
    "Pair",
    "PairCoding",
    "Part",
    "Party",
    "PartyKind",
    "PlacePrecision",
    "Precision",
    "Reading",
    "Reject",
    "Rejection",
    "Sentence",
    "Span",
    "Stage",
    "StageName",
    "Statement",
    "StatementKind",
    "Status",
    "Tie",
    "TieKind",
    "Token",
    "Tree",
    "stable_id",
]
