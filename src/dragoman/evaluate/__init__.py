"""How right the coding is: gold in, figures out."""

from .acts import LEVELS, Act, Level
from .agreements import AgreementScores, GoldAgreement, read_agreements, score_agreements
from .coders import CoderAgreement, agreement, read_coded
from .details import Details, details
from .events import EventScores, Outcome, Scores, score_events
from .gold import GoldEvent, read_gold
from .mentions import MentionError, MentionScores, score_mentions
from .news import GoldAct, GoldSentence, read_sentences
from .pairs import GoldPair, PairScores, read_pairs, score_pairs

__all__ = [
    "LEVELS",
    "Act",
    "AgreementScores",
    "CoderAgreement",
    "Details",
    "EventScores",
    "GoldAct",
    "GoldAgreement",
    "GoldEvent",
    "GoldPair",
    "GoldSentence",
    "Level",
    "MentionError",
    "MentionScores",
    "Outcome",
    "PairScores",
    "Scores",
    "agreement",
    "details",
    "read_agreements",
    "read_coded",
    "read_gold",
    "read_pairs",
    "read_sentences",
    "score_agreements",
    "score_events",
    "score_mentions",
    "score_pairs",
]
