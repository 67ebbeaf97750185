"""How right the coding is: gold in, figures out."""

from .events import EventScores, Outcome, Scores, score_events
from .gold import GoldEvent, read_gold
from .pairs import Pair, PairScores, read_pairs, score_pairs

__all__ = [
    "EventScores",
    "GoldEvent",
    "Outcome",
    "Pair",
    "PairScores",
    "Scores",
    "read_gold",
    "read_pairs",
    "score_events",
    "score_pairs",
]
